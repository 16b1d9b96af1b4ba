"""Points and hours: what they are awarded for, and how many."""
