"""One question of the bank: looked at, changed, approved, asked now, put out of use."""
