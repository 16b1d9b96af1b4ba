"""Feeds that bring material into a series."""
