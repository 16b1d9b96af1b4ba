"""Notices: written, checked, published, changed, withdrawn, and ended."""
