"""/me (我的学习): a member's own study, and where points and hours come from."""
