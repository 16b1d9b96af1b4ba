"""Files in: drafts and problems by row."""
