"""Pure values that all floors share."""
