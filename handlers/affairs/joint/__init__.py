"""Notices of joint work, published in the groups of several branches."""
