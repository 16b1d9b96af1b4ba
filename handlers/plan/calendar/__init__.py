"""The calendar: meetings and pushes to come, as a picture, a text, a file and an address."""
