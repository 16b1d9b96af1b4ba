"""Study checks by plan."""
