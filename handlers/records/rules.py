"""Pure decisions about records: what may be changed, how long it may be, who records."""

from data.values.record import EntryKind

STEP = "minutes"
"""The kind of step in which everything typed becomes an entry."""
TYPED = "record-typed"
"""The kind of step in which one thing about a record is typed."""
TEMPLATE = "record-template"
"""The kind of step that waits for a branch's own template."""

FIELDS = ("host", "recorder", "venue", "time", "agenda")
LONGEST = {"host": 100, "recorder": 100, "venue": 100, "agenda": 1500}
LONGEST_WHY = 200
PEOPLE = frozenset({"host", "recorder"})
"""Fields that name somebody, who can be chosen from a list."""
CHANGES = (*FIELDS, "entry", "added", "removed", "attendance")
KINDS = (EntryKind.NOTE, EntryKind.SPEECH, EntryKind.RESOLUTION, EntryKind.VOTE)
"""What a written entry may become."""


def others(kind: str) -> list[EntryKind]:
    """What an entry could be instead: three at the most, a row of buttons."""
    return [one for one in KINDS if one != kind][:3]


def agenda(text: str) -> list[str]:
    """The points of an agenda, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def played(seconds: int) -> tuple[int, int]:
    """Minutes and seconds of something dictated."""
    return divmod(max(seconds, 0), 60)
