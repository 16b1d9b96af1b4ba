"""The past of a demonstration's branch: half a year, lived by the bot's own code."""
