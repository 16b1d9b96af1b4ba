"""Studying: opening a reading, its check question, and the tap that counts."""
