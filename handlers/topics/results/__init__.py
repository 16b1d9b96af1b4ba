"""Results: the end of a discussion, who said what, the summary, and records in Word."""
