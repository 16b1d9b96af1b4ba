"""Attendance lists, their Excel files, and corrections."""
