"""Results of daily questions, and their corrections."""
