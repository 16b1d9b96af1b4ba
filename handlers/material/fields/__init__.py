"""Everything about a material that can be changed."""
