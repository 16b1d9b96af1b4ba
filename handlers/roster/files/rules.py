"""Decides whether a file may be a roster, by its name and size."""

from data.values.filenames import said_by
from handlers.shared.context import FileIn

PREVIEW = "roster"
"""The kind of draft that holds a file until its import is confirmed."""
ERRAND = "roster-file"
LARGEST = 20 * 2**20
"""Bytes of a file that Telegram's cloud lets a bot fetch."""
TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
NO_TABLES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".mp4", ".mov", ".mp3", ".ogg")


def weigh(file: FileIn | None, *, has_roster: bool) -> int:
    """Weighs whether a file may be a roster, as `Taker.wants` says it: its name says so, or it is a
    table whose name says nothing else. The first table that a new branch is sent is its roster."""
    if file is None or file.kind != "document":
        return 0
    said = said_by(file.name)
    if said == "roster":
        return 2
    if said or not file.name.lower().endswith(TABLES):
        return 0
    return 1 if has_roster else 2


def is_no_table(file: FileIn) -> bool:
    """Whether a file is surely none that holds a list."""
    return not file.name or file.name.lower().endswith(NO_TABLES)
