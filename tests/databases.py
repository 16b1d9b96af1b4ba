"""Names the databases that the suite runs on."""

DATABASES = ("sqlite", "postgresql")
