"""/check: a period of the branch, everybody in it, filing it, what was corrected since."""
