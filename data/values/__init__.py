"""Pure values that travel between floors."""
