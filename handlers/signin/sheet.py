"""A meeting's attendance as an Excel file in the branch's language."""

from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.exports.attendance import (
    COLUMNS,
    COUNTS,
    AttendanceRow,
    MeetingFacts,
    attendance_book,
)
from data.models import Branch, Meeting
from data.queries import signin as entries
from data.values.out import OutFile, OutMessage
from data.values.standing import Standing, Status
from handlers.shared.dates import local, say_span
from handlers.shared.texts import Markup, Texts
from handlers.signin.view import title


def attendance_file(session: Session, texts: Texts, branch: Branch, meeting: Meeting) -> OutMessage:
    """The list of everybody, those who did nothing too, as a message with a file."""
    name, facts, rows = listed(session, texts, branch, meeting)
    return OutMessage(
        texts("attendance-file", title=Markup(title(texts, meeting))),
        file=OutFile("document", f"{name}.xlsx", attendance_book(facts, rows, labels(texts))),
    )


def listed(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting
) -> tuple[str, MeetingFacts, list[AttendanceRow]]:
    """What such a file is called, without its ending, and what stands in it."""
    rows = [
        AttendanceRow(
            name=entry.name,
            subgroup=entry.subgroup,
            standing=Standing(entry.standing),
            status=Status(entry.status),
            signed_at=entry.signed_at,
            remark=entry.reason,
            expected=entry.expected,
        )
        for entry in entries.entries(session, meeting.id)
    ]
    kind = texts.plain(f"kind-{meeting.kind}")
    facts = MeetingFacts(
        branch=branch.name,
        title=f"{kind} · {meeting.topic}" if meeting.topic else kind,
        span=say_span(texts, meeting.starts_at, meeting.ends_at, None, branch),
        place=meeting.place,
        starts_at=meeting.starts_at,
        zone=ZoneInfo(branch.zone),
    )
    day = local(meeting.starts_at, branch.zone).strftime("%Y-%m-%d")
    return texts.plain("sheet-file", day=day, kind=kind), facts, rows


def labels(texts: Texts) -> dict[str, str]:
    """The texts of the file."""
    said = {key: texts.plain(f"sheet-{key}") for key in ("sheet", "branch", "time", "place")}
    said |= {f"count-{name}": texts.plain(f"sheet-count-{name}") for name in COUNTS}
    said |= {f"column-{name}": texts.plain(f"sheet-column-{name}") for name in COLUMNS}
    said |= {f"standing-{s}": texts.plain(f"standing-{s}") for s in Standing}
    return said | {f"status-{s}": texts.plain(f"status-{s}") for s in Status}
