"""What the speed claims are measured with: our bot beside bare ones, fed by one minimal server."""
