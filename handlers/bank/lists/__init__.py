"""The way into the bank: its lists, the search, what waits for a second look."""
