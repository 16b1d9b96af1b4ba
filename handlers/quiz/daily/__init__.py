"""The daily question: its plan, its pages and what the clock does for it."""
