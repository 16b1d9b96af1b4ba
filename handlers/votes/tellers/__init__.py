"""Tellers: they confirm the count; another stands in for one who cannot."""
