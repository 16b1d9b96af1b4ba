"""Lists of material by state, tag and word."""
