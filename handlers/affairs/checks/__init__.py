"""Checks of what is to be published: private numbers, and what nobody can read."""
