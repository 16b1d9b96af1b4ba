"""Writes, changes and moves entries of the minutes, and keeps who is recording which meeting."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Member, Minute, Record
from data.queries import draft as drafts, record as records
from data.values.names import clean_lines
from data.values.record import EntryKind, ParsedEntry, Tally, read_entry
from handlers.records.minutes import rules
from handlers.shared.service import Refusal, Right, may


@dataclass(frozen=True, slots=True)
class About:
    """A meeting with its record, and who acts; `entry` is one of its entries, 0 for none."""

    branch: Branch
    member: Member
    meeting: Meeting
    record: Record
    entry: int = 0


def check_recorder(session: Session, member: Member, meeting: Meeting) -> None:
    """Raises Refusal for who neither keeps the branch's records nor is named as recorder of this
    meeting, which ends as it is filed; and for a meeting that was cancelled."""
    if not may(member.post, Right.RECORDS):
        record = records.of(session, meeting.id)
        if record is None or record.recorder_id != member.id or record.filed_at is not None:
            raise Refusal("right-missing")
    if meeting.state == "cancelled":
        raise Refusal("record-cancelled")


def begun(
    session: Session, now: datetime, branch: Branch, member: Member, meeting: Meeting, by: int
) -> Record:
    """Returns the record of a meeting, and begins it where there is none: led by the secretary,
    written by who begins it."""
    host = records.host(session, branch.id)
    return records.begin(session, meeting, by, now, host or member, member)


def recording(session: Session, account_id: int, now: datetime) -> int:
    """Returns the meeting that a person is recording, 0 for none."""
    draft = drafts.current(session, account_id, rules.STEP, now)
    return int(draft.data["meeting"]) if draft else 0


def record_on(
    session: Session, account_id: int, now: datetime, meeting: Meeting, **data: object
) -> None:
    """Has what a person types from here on become entries of a meeting's minutes; `data` may say
    what the next one is."""
    about = {"meeting": meeting.id, **data}
    branch_id = meeting.branch_id
    drafts.begin(
        session, account_id, rules.STEP, now, branch_id=branch_id, awaits="entry", data=about
    )


def resume(session: Session, account_id: int, now: datetime) -> None:
    """Gives up what is being asked about a record; who was recording before is recording again."""
    draft = drafts.current(session, account_id, rules.ASKING, now)
    if draft is not None:
        meeting_id = int(draft.data["answers"]["resumes"])
        drafts.end(session, draft)
        record_again(session, account_id, now, meeting_id)


def record_again(session: Session, account_id: int, now: datetime, meeting_id: int) -> None:
    """Goes on recording a meeting, 0 for none."""
    if meeting_id:
        record_on(session, account_id, now, session.get_one(Meeting, meeting_id))


def understood(
    session: Session, meeting: Meeting, text: str, kind: EntryKind | None = None
) -> ParsedEntry:
    """Reads what somebody typed as an entry; raises Refusal for one that is empty, and for a vote
    in which more voted than were there with the right to."""
    said = read_entry(clean_lines(text), records.names(session, meeting), kind)
    if not said.text:
        raise Refusal("minutes-subject" if said.kind is EntryKind.VOTE else "minutes-empty")
    _check_tally(session, meeting, said)
    return said


def _check_tally(session: Session, meeting: Meeting, said: ParsedEntry) -> None:
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
    """Writes an entry anew; whose speech it is stays as it was where no name is in front."""
    kind = EntryKind(row.kind) if row.kind != EntryKind.VOICE else None
    said = understood(session, meeting, text, kind)
    if said.kind is EntryKind.SPEECH and not said.speaker:
        said = replace(said, speaker=row.speaker)
    records.put(session, row, said)
    session.flush()


def become(session: Session, meeting: Meeting, row: Minute, kind: EntryKind) -> None:
    """Makes an entry one of another kind; what a vote came to, or who spoke, is read anew from its
    text."""
    if row.kind == EntryKind.VOICE:
        raise Refusal("minutes-voice-first")
    said = read_entry(row.text, records.names(session, meeting), kind)
    _check_tally(session, meeting, said)
    speaker = said.speaker or (row.speaker if kind is EntryKind.SPEECH else "")
    records.put(session, row, ParsedEntry(kind, said.text or row.text, speaker, said.tally))
    session.flush()


def count(session: Session, meeting: Meeting, row: Minute, tally: Tally) -> None:
    """Gives a vote its numbers."""
    said = ParsedEntry(EntryKind.VOTE, row.text, tally=tally)
    _check_tally(session, meeting, said)
    records.put(session, row, said)
    session.flush()


def open_vote(session: Session, meeting: Meeting, minute_id: int, text: str) -> Minute | None:
    """Gives the vote that waits for its numbers these, if the text is nothing else."""
    row = session.get(Minute, minute_id)
    if row is None or row.meeting_id != meeting.id or row.kind != EntryKind.VOTE:
        return None
    said = read_entry(text, (), EntryKind.VOTE)
    if said.tally is None or said.text:
        return None
    count(session, meeting, row, said.tally)
    return row


def name_speaker(session: Session, row: Minute, name: str) -> None:
    """Says which of several people of one name spoke."""
    records.put(session, row, ParsedEntry(EntryKind.SPEECH, row.text, name))
    session.flush()


def take_back(session: Session, row: Minute) -> None:
    """Deletes an entry."""
    session.delete(row)
    session.flush()


def points_left(session: Session, meeting: Meeting, record: Record) -> list[tuple[int, str]]:
    """Finds the points of the agenda that were not come to yet, with their places in it."""
    rows = records.entries(session, meeting.id)
    done = {row.text for row in rows if row.kind == EntryKind.POINT}
    return [one for one in enumerate(rules.agenda(record.agenda)) if one[1] not in done]
