"""The register of what a branch published (公开台账)."""
