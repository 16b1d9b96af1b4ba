"""Members' doubts about questions, and what becomes of them."""
