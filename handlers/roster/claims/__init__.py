"""Claims: people ask for their names on the roster, and others confirm who they are."""
