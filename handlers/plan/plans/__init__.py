"""Plans: their list and pages, and how they are made."""
