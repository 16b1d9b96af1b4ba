"""What time says: the clock, due plans, delivery, live cards."""
