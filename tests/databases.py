"""Names the databases that the suite runs on, and what `--quick` leaves out of it."""

from pathlib import Path

import pytest

DATABASES = ("sqlite", "postgresql")
on_postgresql = pytest.mark.parametrize("new_database", ["postgresql"], indirect=True)
"""Runs a test on PostgreSQL alone: it is about several processes."""
STORIES = Path(__file__).parent / "stories"
FAULTS = Path(__file__).parent / "faults"
"""Stories of faults, of which each kind runs on PostgreSQL, too."""


def database_of(item: pytest.Item) -> str | None:
    """Returns the database a test runs on, if any."""
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("new_database") if callspec else None


def quick(item: pytest.Item) -> bool:
    """Tells whether `--quick` runs a test: all but the stories on PostgreSQL not marked `both`."""
    parts = item.path.parents
    told = STORIES in parts or FAULTS in parts
    story = told and item.get_closest_marker("both") is None
    return not story or database_of(item) != "postgresql"
