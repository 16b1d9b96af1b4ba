"""What people say: one folder a feature."""
