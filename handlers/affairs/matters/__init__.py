"""Matters: what goes through "4+2", step by step."""
