"""The board of a meeting: signing in, leave, opening and closing, the counts."""
