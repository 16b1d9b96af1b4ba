"""Pushes of material to the group, and the pages of those who look after it."""
