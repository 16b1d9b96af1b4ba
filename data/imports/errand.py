"""Reads a roster file in a process of its own, which starts quickly for it imports nothing else."""

from typing import Any

from data.imports.roster import BadFile, RosterDraft, read_roster


def read_roster_file(
    content: bytes, about: dict[str, Any]
) -> RosterDraft | tuple[str, dict[str, str | int]]:
    """Returns the contents of a file, or the key and values of its fault; `about` has its
    "name"."""
    try:
        return read_roster(content, str(about["name"]))
    except BadFile as bad:
        return bad.key, bad.values
