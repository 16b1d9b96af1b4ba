"""One member in a study check: figures, reminders, talks."""
