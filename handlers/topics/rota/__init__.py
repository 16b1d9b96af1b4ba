"""Speaking in turn: each week other members lead a discussion."""
