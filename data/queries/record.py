"""Records of meetings: their entries in order, changes after filing, and Word templates."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from data.models import (
    Attendance,
    Meeting,
    Member,
    Minute,
    Record,
    RecordChange,
    RecordTemplate,
)
from data.queries import member as members
from data.queries.namesakes import NAMED, rename
from data.store import upsert
from data.values.namesakes import OPENS
from data.values.record import EntryKind, ParsedEntry, Vote
from data.values.standing import Post

MOST = 500
"""Most entries of one meeting."""


def of(session: Session, meeting_id: int) -> Record | None:
    """Returns the record of a meeting, if one was begun."""
    return session.get(Record, meeting_id)


def begin(
    session: Session, meeting: Meeting, by: int, now: datetime, host: Member, recorder: Member
) -> Record:
    """Returns the record of a meeting; a new one takes place, agenda and times from the meeting."""
    session.execute(
        upsert(session, Record)
        .values(
            meeting_id=meeting.id,
            host=host.shown,
            host_id=host.id,
            recorder=recorder.shown,
            recorder_id=recorder.id,
            venue=meeting.place,
            agenda=meeting.agenda,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            begun_by=by,
            begun_at=now,
            facts={},
        )
        .on_conflict_do_nothing()
    )
    return session.get_one(Record, meeting.id)


def recordable(
    session: Session, branch_id: int, until: datetime, member_id: int | None = None, most: int = 60
) -> Sequence[Meeting]:
    """Returns meetings that begin before a moment, those under way first, then the latest; with
    `member_id` only those for which this member was named as recorder."""
    query = (
        select(Meeting)
        .where(
            Meeting.branch_id == branch_id,
            Meeting.state != "cancelled",
            Meeting.starts_at <= until,
        )
        .order_by(Meeting.state != "open", Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(most)
    )
    if member_id is not None:
        query = query.join(Record, Record.meeting_id == Meeting.id)
        query = query.where(Record.recorder_id == member_id, Record.filed_at.is_(None))
    return session.scalars(query).all()


def entries(session: Session, meeting_id: int) -> Sequence[Minute]:
    """Returns the entries of a meeting's minutes in order."""
    return session.scalars(
        select(Minute).where(Minute.meeting_id == meeting_id).order_by(Minute.place, Minute.id)
    ).all()


def many(session: Session, meeting_id: int) -> int:
    """Counts the entries."""
    found = select(func.count()).select_from(Minute).where(Minute.meeting_id == meeting_id)
    return session.scalar(found) or 0


def add(
    session: Session,
    meeting_id: int,
    said: ParsedEntry,
    by: int,
    now: datetime,
    message_id: int | None = None,
) -> Minute:
    """Appends an entry; edits of the message by its writer change it too."""
    last = select(func.max(Minute.place)).where(Minute.meeting_id == meeting_id)
    row = Minute(
        meeting_id=meeting_id, place=(session.scalar(last) or 0) + 1, kind="", text="",
        speaker="", votes={}, file={}, by_account_id=by, at=now,
        message_id=message_id,
    )  # fmt: skip
    put(session, row, said)
    session.add(row)
    session.flush()
    return row


def written_in(session: Session, by: int, message_id: int) -> Minute | None:
    """Returns the entry that somebody typed in this private message."""
    typed = (Minute.by_account_id == by) & (Minute.message_id == message_id)
    return session.scalars(select(Minute).where(typed)).first()


def put(session: Session, row: Minute, said: ParsedEntry) -> None:
    """Changes an entry; a vote gets the present numbers of members with voting rights, and keeps
    its numbers where no others are given."""
    row.kind, row.speaker, row.text = said.kind.value, said.speaker, said.text
    meeting = session.get_one(Meeting, row.meeting_id) if said.speaker else None
    row.speaker_id = names(session, meeting).get(said.speaker) if meeting else None
    if said.kind is not EntryKind.VOTE:
        row.votes = {}
    if said.tally is not None:
        voters, present = voting(session, row.meeting_id)
        row.votes = Vote.of(said.tally, voters, present).as_json()


def voting(session: Session, meeting_id: int) -> tuple[int, int]:
    """Counts the members with voting rights at a meeting, those away included, and how many of them
    came."""
    came = Attendance.status.in_(("present", "late"))
    query = select(func.count(), func.count().filter(came)).where(
        Attendance.meeting_id == meeting_id, Attendance.votes
    )
    voters, present = session.execute(query).one()
    away = session.scalar(select(Meeting.voters_away).where(Meeting.id == meeting_id))
    return voters + (away or 0), present


def move(session: Session, row: Minute, by: int) -> bool:
    """Moves an entry one place up (-1) or down (1); False at the edge."""
    order = list(entries(session, row.meeting_id))
    at = order.index(row)
    if not 0 <= at + by < len(order):
        return False
    order[at], order[at + by] = order[at + by], order[at]
    for place, one in enumerate(order, 1):
        one.place = place
    session.flush()
    return True


def names(session: Session, meeting: Meeting) -> dict[str, int | None]:
    """Returns the names by which speakers are recognised, those on the meeting's list and on the
    roster, each with its member: None for visitors, and for a name that several bear."""
    bearers: defaultdict[str, set[int | None]] = defaultdict(set)
    listed = select(Attendance.name, Attendance.member_id).where(
        Attendance.meeting_id == meeting.id
    )
    for name, member_id in session.execute(listed):
        bearers[name].add(member_id)
    for one in members.present(session, meeting.branch_id):
        bearers[one.name].add(one.id)
        bearers[one.shown].add(one.id)
    return {name: next(iter(ids)) if len(ids) == 1 else None for name, ids in bearers.items()}


def unwritten(rows: Sequence[Minute]) -> list[Minute]:
    """Returns dictated entries that nobody has typed yet."""
    return [row for row in rows if row.kind == EntryKind.VOICE]


def changes(session: Session, meeting_id: int, branch_id: int) -> list[tuple[RecordChange, str]]:
    """Returns the changes to a record since it was filed, the first one first, each with who made
    it."""
    rows = session.execute(
        select(RecordChange, Member.shown)
        .outerjoin(
            Member,
            (Member.account_id == RecordChange.by_account_id) & (Member.branch_id == branch_id),
        )
        .where(RecordChange.meeting_id == meeting_id)
        .order_by(RecordChange.id)
    )
    return [(row[0], row[1] or "") for row in rows]


def held(
    session: Session, branch_id: int, first: datetime, last: datetime
) -> list[tuple[Meeting, Record | None]]:
    """Returns meetings that were held in a period (its end excluded), with their records."""
    rows = session.execute(
        select(Meeting, Record)
        .outerjoin(Record, Record.meeting_id == Meeting.id)
        .where(
            Meeting.branch_id == branch_id,
            Meeting.starts_at >= first,
            Meeting.starts_at < last,
            (Meeting.state == "closed") | Record.meeting_id.is_not(None),
            Meeting.state != "cancelled",
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return [(row[0], row[1]) for row in rows]


def templates(session: Session, branch_id: int) -> Sequence[RecordTemplate]:
    """Returns the branch's own templates, the one for all kinds of meetings first."""
    return session.scalars(
        select(RecordTemplate)
        .where(RecordTemplate.branch_id == branch_id)
        .order_by(RecordTemplate.kind)
    ).all()


def template(session: Session, branch_id: int, kind: str) -> RecordTemplate | None:
    """Returns the branch's template for exactly this kind of meeting, "" for all."""
    return session.scalars(
        select(RecordTemplate).where(
            RecordTemplate.branch_id == branch_id, RecordTemplate.kind == kind
        )
    ).first()


def template_for(session: Session, branch_id: int, kind: str) -> bytes | None:
    """Returns the Word file for a kind of meeting; None where ours applies."""
    found = template(session, branch_id, kind) or template(session, branch_id, "")
    return found.content if found else None


def keep_template(
    session: Session, branch_id: int, kind: str, name: str, content: bytes, by: int, now: datetime
) -> None:
    """Stores a template in place of the one before it."""
    row = template(session, branch_id, kind)
    if row is None:
        row = RecordTemplate(branch_id=branch_id, kind=kind)
        session.add(row)
    row.name, row.content, row.by_account_id, row.at = name, content, by, now
    session.flush()


def host(session: Session, branch_id: int) -> Member | None:
    """Returns the usual host of meetings: the secretary; None while the post is vacant."""
    found = members.with_posts(session, branch_id, (Post.SECRETARY,))
    return found[0] if found else None


def speakers(session: Session, meeting: Meeting) -> list[tuple[str, str]]:
    """Returns the possible speakers at a meeting, as a few characters for buttons and a name: those
    on its list, those present first, else the roster."""
    came = Attendance.status.in_(("present", "late", "observing"))
    listed = session.execute(
        select(Attendance.id, Attendance.name)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(~came, Attendance.guest_id.is_not(None), Attendance.member_id)
    ).all()
    if listed:
        return [(f"a{id_}", name) for id_, name in listed]
    return [(f"m{one.id}", one.shown) for one in members.present(session, meeting.branch_id)]


def namesakes(session: Session, meeting: Meeting, name: str) -> list[tuple[str, str]]:
    """Returns those of the possible speakers who are told apart by more than this name."""
    return [one for one in speakers(session, meeting) if one[1].startswith(f"{name}{OPENS}")]


def member_behind(session: Session, code: str) -> int | None:
    """Returns the member of such characters; None for somebody from outside the branch."""
    number = int(code[1:])
    if code[0] == "m":
        return number
    entry = session.get(Attendance, number)
    return entry.member_id if entry else None


def filed(session: Session, meeting_ids: Sequence[int]) -> set[int]:
    """Returns which of these meetings have a filed record."""
    return set(
        session.scalars(
            select(Record.meeting_id).where(
                Record.meeting_id.in_(meeting_ids), Record.filed_at.is_not(None)
            )
        )
    )


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Merges two rows of one person: who led, recorded and spoke follows the row, and records not
    filed yet use its name."""
    rename(session, session.get_one(Member, target_id), source_id)
    for _, whose in NAMED:
        mine = update(whose.class_).where(whose == source_id)
        session.execute(mine.values({whose: target_id}))
