"""Files of questions on their way into the bank: read, looked at, taken."""
