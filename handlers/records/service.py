"""Records as they change: freely until they are filed, then with a reason and on a trail."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Minute, Record, RecordChange
from data.queries import record as records
from data.values.names import clean_lines, clean_text
from data.values.record import EntryKind, ParsedEntry, read_entry
from handlers.records import facts, rules
from handlers.shared.dates import say_span
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts


@dataclass(frozen=True, slots=True)
class Change:
    """What is to change about a record; see `rules.CHANGES`.

    `value` is the new text (of times two moments, joined by a bar), `entry` the entry it is about,
    `member` the member behind the name of a recorder.
    """

    what: str
    value: str = ""
    entry: int = 0
    member: int = 0

    def as_json(self) -> dict[str, Any]:
        """The change as JSON values; `from_json` gives it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> "Change":
        """The change that `as_json` wrote down."""
        return cls(**made)


def understood(
    session: Session, meeting: Meeting, text: str, kind: EntryKind | None
) -> ParsedEntry:
    """What somebody typed as an entry; raises Refusal for one that is empty, and for a vote in
    which more voted than were there with the right to."""
    said = read_entry(clean_lines(text), records.names(session, meeting), kind)
    if not said.text:
        raise Refusal("minutes-subject" if said.kind is EntryKind.VOTE else "minutes-empty")
    check_tally(session, meeting, said)
    return said


def check_tally(session: Session, meeting: Meeting, said: ParsedEntry) -> None:
    """Refuses a vote in which more voted than were there with the right to."""
    if said.tally is None:
        return
    voters, present = records.voting(session, meeting.id)
    if voters and said.tally.cast > present:
        raise Refusal("minutes-too-many", cast=said.tally.cast, present=present)


def add(
    session: Session,
    meeting: Meeting,
    said: ParsedEntry,
    by: int,
    now: datetime,
    message_id: int | None = None,
) -> Minute:
    """Writes an entry; raises Refusal where there are very many."""
    if records.many(session, meeting.id) >= records.MOST:
        raise Refusal("minutes-full", most=records.MOST)
    return records.add(session, meeting.id, said, by, now, message_id)


def rewrite(session: Session, meeting: Meeting, row: Minute, text: str) -> None:
    """An entry is typed anew; whose speech it is stays as it was where no name is in front."""
    kind = EntryKind(row.kind) if row.kind != EntryKind.VOICE else None
    said = understood(session, meeting, text, kind)
    if said.kind is EntryKind.SPEECH and not said.speaker:
        said = replace(said, speaker=row.speaker)
    records.put(session, row, said)


def clean(field: str, text: str) -> str:
    """A typed value of a field; raises Refusal for one that is too long or empty."""
    value = clean_lines(text) if field == "agenda" else clean_text(text)
    if not value:
        raise Refusal("record-typed-empty")
    if len(value) > rules.LONGEST[field]:
        raise Refusal("meeting-too-long", most=rules.LONGEST[field], long=len(value))
    return value


def change(
    session: Session,
    now: datetime,
    texts: Texts,
    branch: Branch,
    meeting: Meeting,
    record: Record,
    wanted: Change,
    by: int,
    why: str = "",
) -> None:
    """Makes the change; of a filed record it stays on the trail, with what was there before."""
    before = said_now(session, texts, branch, meeting, record, wanted)
    entry_id = _apply(session, now, meeting, record, wanted, by)
    session.flush()
    if record.filed_at is None:
        return
    after = Change(wanted.what, wanted.value, entry_id, wanted.member)
    session.add(
        RecordChange(
            meeting_id=meeting.id,
            what=wanted.what,
            before=before,
            after=said_now(session, texts, branch, meeting, record, after),
            why=why,
            by_account_id=by,
            at=now,
        )
    )
    session.flush()


def said_now(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, record: Record, about: Change
) -> str:
    """What a record says about something, in plain words; "" for what is not there."""
    match about.what:
        case "time":
            return say_span(texts, record.starts_at, record.ends_at, None, branch)
        case "attendance":
            return _attendance(texts, record.facts)
        case "entry" | "added" | "removed":
            row = session.get(Minute, about.entry) if about.entry else None
            return facts.spoken(texts, row) if row and row.meeting_id == meeting.id else ""
        case field:
            return str(getattr(record, field))


def _attendance(texts: Texts, filed: dict[str, Any]) -> str:
    """The counts, and by name whoever was not simply there."""
    lines = [facts.counted(texts, filed["counts"])]
    between = texts.plain("between-names")
    for part in ("late", "leave", "absent", "observing"):
        names = [name for name, _ in filed["names"][part]]
        if names:
            word = texts.plain(f"status-{part}")
            lines.append(texts.plain("record-people", status=word, names=between.join(names)))
    return "\n".join(lines)


def _apply(
    session: Session, now: datetime, meeting: Meeting, record: Record, wanted: Change, by: int
) -> int:
    """Makes the change itself; gives the id of the entry it is about, 0 for none."""
    match wanted.what:
        case "time":
            start, end = wanted.value.split("|")
            record.starts_at, record.ends_at = map(datetime.fromisoformat, (start, end))
        case "attendance":
            record.facts = facts.gathered(session, meeting)
        case "added":
            return add(
                session, meeting, understood(session, meeting, wanted.value, None), by, now
            ).id
        case "entry":
            row = _row(session, meeting, wanted)
            rewrite(session, meeting, row, wanted.value)
            return row.id
        case "removed":
            session.delete(_row(session, meeting, wanted))
        case field:
            setattr(record, field, wanted.value)
            if field == "recorder":
                record.recorder_id = wanted.member or None
    return 0


def _row(session: Session, meeting: Meeting, wanted: Change) -> Minute:
    row = session.get(Minute, wanted.entry)
    if row is None or row.meeting_id != meeting.id:
        raise Refusal("button-stale")
    return row


def become(session: Session, meeting: Meeting, row: Minute, kind: EntryKind) -> None:
    """An entry becomes one of another kind; what a vote came to, or who spoke, is read anew from
    its text."""
    if row.kind == EntryKind.VOICE:
        raise Refusal("minutes-voice-first")
    said = read_entry(row.text, records.names(session, meeting), kind)
    check_tally(session, meeting, said)
    speaker = said.speaker or (row.speaker if kind is EntryKind.SPEECH else "")
    records.put(session, row, ParsedEntry(kind, said.text or row.text, speaker, said.tally))


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
    record.facts = facts.gathered(session, meeting)
    record.filed_by, record.filed_at = by, now
    session.flush()
