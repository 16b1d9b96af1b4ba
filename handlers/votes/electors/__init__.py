"""The list of a vote: who is entitled, left out, helped, or wrote their opinion before."""
