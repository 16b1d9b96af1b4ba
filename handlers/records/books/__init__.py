"""/records (台账): the books of a period."""
