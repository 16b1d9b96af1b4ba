"""Opening and closing sign-in: by the clock, by the meeting's page, and by /signin."""
