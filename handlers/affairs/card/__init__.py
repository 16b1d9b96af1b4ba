"""The live card of a notice in the group."""
