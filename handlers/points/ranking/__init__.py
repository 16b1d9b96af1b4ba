"""/rank (排行): who has how many points or hours."""
