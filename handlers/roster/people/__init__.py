"""People on the roster: lists, one person's page, and what can be changed about them."""
