"""Discussions in the group: the card of a topic and what is said in answer to it."""
