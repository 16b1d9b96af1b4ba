"""Pure decisions about records: what may be changed, how long it may be, how facts read."""

from collections.abc import Mapping
from typing import Any

from data.models import Meeting, Record
from data.values.names import clean_lines, clean_text
from data.values.standing import Status
from handlers.shared.refusal import Refusal, refuse_empty
from handlers.shared.texts import Texts

FIELDS = ("host", "recorder", "venue", "time", "agenda")
LONGEST = {"host": 100, "recorder": 100, "venue": 100, "agenda": 1500}
LONGEST_WHY = 200
CHANGES = (*FIELDS, "entry", "added", "removed", "attendance")
CAME = {Status.PRESENT, Status.LATE, Status.OBSERVING}
PARTS = ("present", "late", "leave", "absent", "observing")
STATES = ("filed", "open", "none")
"""States of a meeting's record: filed, begun, or not written."""
MOST_NAMES = 12
"""Names in a line."""


def state_of(record: Record | None) -> str:
    """Returns how far the record of a meeting is: one of `STATES`."""
    if record is None:
        return "none"
    return "filed" if record.filed_at is not None else "open"


def clean(field: str, text: str) -> str:
    """Cleans a typed value of a field; raises Refusal for one that is too long or empty."""
    value = refuse_empty(
        "record-typed-empty", clean_lines(text) if field == "agenda" else clean_text(text)
    )
    if len(value) > LONGEST[field]:
        raise Refusal("meeting-too-long", most=LONGEST[field], long=len(value))
    return value


def counted(texts: Texts, counts: Mapping[str, int], *, waits: bool = False) -> str:
    """Says the counts in a line; nobody is absent while the sign-in `waits` for them."""
    values: dict[str, Any] = {name: counts[name] for name in (*PARTS, "expected")}
    return texts.plain("record-counts", **values, waits="yes" if waits else "no")


def waits(meeting: Meeting) -> bool:
    """Whether people can still sign in."""
    return meeting.state != "closed"


def missing(texts: Texts, facts: Mapping[str, Any]) -> str:
    """Names who has not signed in yet: a few of many."""
    names = [name for name, _ in facts["names"]["absent"]]
    return texts.plain(
        "record-not-yet",
        names=texts.plain("between-names").join(names[:MOST_NAMES]),
        more=max(0, len(names) - MOST_NAMES),
    )


def people(texts: Texts, facts: Mapping[str, Any]) -> str:
    """Says the counts, and by name who was not simply there."""
    lines = [counted(texts, facts["counts"])]
    between = texts.plain("between-names")
    for part in ("late", "leave", "absent", "observing"):
        names = [name for name, _ in facts["names"][part]]
        if names:
            word = texts.plain(f"status-{part}")
            lines.append(texts.plain("record-people", status=word, names=between.join(names)))
    return "\n".join(lines)
