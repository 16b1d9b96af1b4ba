"""Rounds: questions asked in the group, of a day or of a contest."""
