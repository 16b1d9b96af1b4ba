"""Rhythms as people choose or type them."""
