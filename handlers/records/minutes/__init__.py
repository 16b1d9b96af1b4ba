"""Taking minutes: a mode in which everything typed becomes an entry."""
