"""Documents of records: what stands in them, and making them beside the taps."""
