"""Reads people's files into drafts and problems by row."""
