"""What is sent to the bot as material, until it is saved."""
