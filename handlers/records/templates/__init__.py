"""A branch's own Word files, by which the documents of its records are made."""
