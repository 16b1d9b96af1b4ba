"""Measures the speed claims: our bot beside bare ones, fed by one minimal server."""
