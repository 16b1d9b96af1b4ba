"""Series of material: their pages, their order, their end."""
