"""Plans that send a message of the secretary's own."""
