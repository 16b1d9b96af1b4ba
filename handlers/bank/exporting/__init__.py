"""The bank as files, all of it or a part."""
