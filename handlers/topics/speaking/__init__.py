"""/speak: contributions that are written privately and posted by the bot."""
