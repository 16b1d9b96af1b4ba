"""Reminders of readings and notes that are due."""
