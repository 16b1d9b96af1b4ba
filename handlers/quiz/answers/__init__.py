"""Answers to daily questions, and the near misses among them."""
