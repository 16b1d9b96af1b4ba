"""Study material: adding, pages, series, files in bulk, feeds."""
