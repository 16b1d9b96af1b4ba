"""Reading and writing, one file a noun; plain functions that take a session and never commit."""
