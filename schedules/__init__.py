"""Does what is due: the clock, plans, delivery, live cards, errands."""
