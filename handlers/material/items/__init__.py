"""One material's page: look at it, plan it, push it, retire it."""
