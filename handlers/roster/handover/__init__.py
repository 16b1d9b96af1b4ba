"""The handover: the post of secretary passes to another member."""
