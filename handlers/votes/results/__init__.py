"""Results: counted, and said on cards, in minutes and in notices."""
