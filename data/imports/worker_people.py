"""Reads rosters; `data.imports.worker` runs it separately."""

from typing import Any

from data.imports.plain import as_plain
from data.imports.roster import roster_in
from data.imports.sheet import Limits


def roster(content: bytes, limits: dict[str, int], *, name: str) -> dict[str, Any]:
    """Returns the people in a roster file."""
    return {"read": as_plain(roster_in(content, name, Limits(**limits)))}
