"""Rosters as files: read, compared, imported, exported, and a template to fill in."""
