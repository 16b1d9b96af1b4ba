"""What ships with the program for branches to begin with, as data files."""
