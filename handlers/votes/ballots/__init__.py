"""Ballots: filled in privately, cast once, by their voter or by a helper of their choice."""
