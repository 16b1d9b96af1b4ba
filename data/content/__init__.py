"""Data files that ship with the program, for branches to begin with."""
