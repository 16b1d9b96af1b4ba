"""Question banks in files of any usual kind."""
