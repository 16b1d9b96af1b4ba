"""Changes records: freely until they are filed, then with a reason and on a trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Meeting, Minute, Record, RecordChange
from data.queries import audit, record as records, signin
from data.values.standing import Status
from handlers.records.filing import rules
from handlers.records.minutes import service as minutes
from handlers.records.minutes.rules import spoken
from handlers.records.minutes.service import About
from handlers.shared.service import Refusal, say_span, texts_in


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a record; see `rules.CHANGES`.

    `value` is the new text (of times two moments, joined by a bar), `entry` the entry it is about,
    `member` the member behind the name of a recorder.
    """

    what: str
    value: str = ""
    entry: int = 0
    member: int = 0


def gathered(session: Session, meeting: Meeting) -> dict[str, Any]:
    """Gathers who came and who did not, as JSON: the counts, the names, and the voting rights.

    What was made up since stays an absence: a record says how the meeting was.
    """
    found: dict[str, list[list[str]]] = {part: [] for part in rules.PARTS}
    for entry in signin.entries(session, meeting.id):
        status = Status(entry.status)
        if not entry.expected:
            if status in rules.CAME:
                found["observing"].append([entry.name, ""])
        elif status in rules.CAME:
            found["present"].append([entry.name, ""])
            if status is Status.LATE:
                found["late"].append([entry.name, ""])
        elif status is Status.LEAVE:
            found["leave"].append([entry.name, entry.reason])
        else:
            found["absent"].append([entry.name, ""])
    counts = {part: len(people) for part, people in found.items()}
    counts["expected"] = counts["present"] + counts["leave"] + counts["absent"]
    voters, present = records.voting(session, meeting.id)
    return {
        "counts": {**counts, "voters": voters, "voters_present": present},
        "names": found,
        "kind": meeting.kind,
        "topic": meeting.topic,
    }


def facts_of(session: Session, meeting: Meeting, record: Record | None) -> dict[str, Any]:
    """Returns who came as it was filed, else as it stands now."""
    filed = record is not None and record.filed_at is not None
    return record.facts if record is not None and filed else gathered(session, meeting)


def differ(session: Session, meeting: Meeting, record: Record) -> bool:
    """Whether the list of who came reads otherwise now than when the record was filed."""
    return bool(gathered(session, meeting)["names"] != record.facts.get("names"))


def change(
    session: Session, now: datetime, about: About, wanted: Change, by: int, why: str = ""
) -> None:
    """Makes a change; of a filed record it stays on the trail, with what was there before."""
    before = _said_now(session, about, wanted.what, wanted.entry)
    entry_id = _apply(session, now, about.meeting, about.record, wanted, by)
    session.flush()
    if about.record.filed_at is None:
        return
    session.add(
        RecordChange(
            meeting_id=about.meeting.id,
            what=wanted.what,
            before=before,
            after=_said_now(session, about, wanted.what, entry_id),
            why=why,
            by_account_id=by,
            at=now,
        )
    )
    audit.correction(session, now, about.branch.id, by, "record", about.meeting.id)
    session.flush()


def _said_now(session: Session, about: About, what: str, entry: int) -> str:
    """Says in the branch's plain words what a record holds; "" for what is not there."""
    record, texts = about.record, texts_in(about.branch.language)
    match what:
        case "time":
            return say_span(texts, record.starts_at, record.ends_at, None, about.branch)
        case "attendance":
            return rules.people(texts, record.facts)
        case "entry" | "added" | "removed":
            row = session.get(Minute, entry) if entry else None
            return spoken(texts, row) if row and row.meeting_id == about.meeting.id else ""
        case field:
            return str(getattr(record, field))


def _apply(
    session: Session, now: datetime, meeting: Meeting, record: Record, wanted: Change, by: int
) -> int:
    """Makes the change itself; returns the id of the entry it is about, 0 for none."""
    match wanted.what:
        case "time":
            start, end = wanted.value.split("|")
            record.starts_at, record.ends_at = map(datetime.fromisoformat, (start, end))
        case "attendance":
            record.facts = gathered(session, meeting)
        case "added":
            said = minutes.understood(session, meeting, wanted.value)
            return minutes.add(session, meeting, said, by, now).id
        case "entry":
            row = _row(session, meeting, wanted)
            minutes.rewrite(session, meeting, row, wanted.value)
            return row.id
        case "removed":
            session.delete(_row(session, meeting, wanted))
        case field:
            setattr(record, field, wanted.value)
            if field in {"host", "recorder"}:
                setattr(record, f"{field}_id", wanted.member or None)
    return 0


def _row(session: Session, meeting: Meeting, wanted: Change) -> Minute:
    row = session.get(Minute, wanted.entry)
    if row is None or row.meeting_id != meeting.id:
        raise Refusal("button-stale")
    return row


def check_fileable(now: datetime, meeting: Meeting, record: Record) -> None:
    """Refuses to file what is filed, and what is not over."""
    if record.filed_at is not None:
        raise Refusal("record-filed-already")
    if meeting.state == "open":
        raise Refusal("record-still-open")
    if meeting.starts_at > now:
        raise Refusal("record-not-held")


def file(session: Session, now: datetime, meeting: Meeting, record: Record, by: int) -> None:
    """Freezes a record: from here on it changes only with a reason."""
    check_fileable(now, meeting, record)
    record.facts = gathered(session, meeting)
    record.filed_by, record.filed_at = by, now
    session.flush()
