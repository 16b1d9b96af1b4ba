"""Records of meetings: their entries in order, what was changed since, and Word templates."""

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
from data.store import upsert
from data.values.record import EntryKind, ParsedEntry, Vote
from data.values.standing import Post

MOST = 500
"""Entries of one meeting."""


def of(session: Session, meeting_id: int) -> Record | None:
    """The record of a meeting, if one was begun."""
    return session.get(Record, meeting_id)


def begin(
    session: Session, meeting: Meeting, by: int, now: datetime, host: str, recorder: str
) -> Record:
    """The record of a meeting; a new one takes place, agenda and times from the meeting."""
    session.execute(
        upsert(session, Record)
        .values(
            meeting_id=meeting.id,
            host=host,
            recorder=recorder,
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
    """Meetings that began or begin before a moment, the latest first, those under way before all;
    only those for which a member was named as recorder with `member_id`."""
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
    """The entries of a meeting's minutes in their order."""
    return session.scalars(
        select(Minute).where(Minute.meeting_id == meeting_id).order_by(Minute.place, Minute.id)
    ).all()


def many(session: Session, meeting_id: int) -> int:
    """How many entries there are."""
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
    """Writes an entry behind the others; what its writer types anew in the message, it says too."""
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
    """The entry that somebody typed in this private message."""
    typed = (Minute.by_account_id == by) & (Minute.message_id == message_id)
    return session.scalars(select(Minute).where(typed)).first()


def put(session: Session, row: Minute, said: ParsedEntry) -> None:
    """An entry says this now; a vote is held against who is there with voting rights, and keeps
    the numbers it had where no others are given."""
    row.kind, row.speaker, row.text = said.kind.value, said.speaker, said.text
    if said.kind is not EntryKind.VOTE:
        row.votes = {}
    if said.tally is not None:
        voters, present = voting(session, row.meeting_id)
        row.votes = Vote.of(said.tally, voters, present).as_json()


def voting(session: Session, meeting_id: int) -> tuple[int, int]:
    """How many have voting rights at a meeting, and how many of them came."""
    came = Attendance.status.in_(("present", "late"))
    query = select(func.count(), func.count().filter(came)).where(
        Attendance.meeting_id == meeting_id, Attendance.votes
    )
    voters, present = session.execute(query).one()
    return voters, present


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


def names(session: Session, meeting: Meeting) -> set[str]:
    """The names by which speakers are known: those on the meeting's list and on the roster."""
    listed = session.scalars(select(Attendance.name).where(Attendance.meeting_id == meeting.id))
    return {*listed, *(one.name for one in members.present(session, meeting.branch_id))}


def unwritten(rows: Sequence[Minute]) -> list[Minute]:
    """Dictated entries that nobody has typed yet."""
    return [row for row in rows if row.kind == EntryKind.VOICE]


def changes(session: Session, meeting_id: int, branch_id: int) -> list[tuple[RecordChange, str]]:
    """What was changed since a record was filed, the first one first, each with who did it."""
    rows = session.execute(
        select(RecordChange, Member.name)
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
    """Meetings that were held in a time (its end excluded), with their records."""
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
    """The branch's own templates, the one for all kinds of meetings first."""
    return session.scalars(
        select(RecordTemplate)
        .where(RecordTemplate.branch_id == branch_id)
        .order_by(RecordTemplate.kind)
    ).all()


def template(session: Session, branch_id: int, kind: str) -> RecordTemplate | None:
    """The branch's template for exactly this kind of meeting, "" for all."""
    return session.scalars(
        select(RecordTemplate).where(
            RecordTemplate.branch_id == branch_id, RecordTemplate.kind == kind
        )
    ).first()


def template_for(session: Session, branch_id: int, kind: str) -> bytes | None:
    """The Word file for a kind of meeting; None where ours is to be taken."""
    found = template(session, branch_id, kind) or template(session, branch_id, "")
    return found.content if found else None


def keep_template(
    session: Session, branch_id: int, kind: str, name: str, content: bytes, by: int, now: datetime
) -> None:
    """Puts a template in the place of the one before it."""
    row = template(session, branch_id, kind)
    if row is None:
        row = RecordTemplate(branch_id=branch_id, kind=kind)
        session.add(row)
    row.name, row.content, row.by_account_id, row.at = name, content, by, now
    session.flush()


def host(session: Session, branch_id: int) -> str:
    """Who leads meetings as a rule: the secretary; "" while the post is vacant."""
    found = members.with_posts(session, branch_id, (Post.SECRETARY,))
    return found[0].name if found else ""


def speakers(session: Session, meeting: Meeting) -> list[tuple[str, str]]:
    """Who may speak at a meeting, as a few characters for buttons and a name: those on its list,
    who came first, else the roster."""
    came = Attendance.status.in_(("present", "late", "observing"))
    listed = session.execute(
        select(Attendance.id, Attendance.name)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(~came, Attendance.guest_id.is_not(None), Attendance.member_id)
    ).all()
    if listed:
        return [(f"a{id_}", name) for id_, name in listed]
    return [(f"m{one.id}", one.name) for one in members.present(session, meeting.branch_id)]


def member_behind(session: Session, code: str) -> int | None:
    """The member behind such characters; None for somebody from outside the branch."""
    number = int(code[1:])
    if code[0] == "m":
        return number
    entry = session.get(Attendance, number)
    return entry.member_id if entry else None


def filed(session: Session, meeting_ids: Sequence[int]) -> set[int]:
    """Which of these meetings have a record that was filed."""
    return set(
        session.scalars(
            select(Record.meeting_id).where(
                Record.meeting_id.in_(meeting_ids), Record.filed_at.is_not(None)
            )
        )
    )


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Two rows of one person become one: who was named recorder stays it, and in what is not filed
    yet the person has one name."""
    source, target = (session.get_one(Member, one) for one in (source_id, target_id))
    mine = update(Record).where(Record.recorder_id == source_id)
    session.execute(mine.values(recorder_id=target_id))
    namesake = select(Member.id).where(
        Member.branch_id == source.branch_id, Member.name == source.name, Member.id != source_id
    )
    if session.scalars(namesake.limit(1)).first() is not None:
        return
    unfiled = (
        select(Record.meeting_id)
        .join(Meeting, Meeting.id == Record.meeting_id)
        .where(Meeting.branch_id == source.branch_id, Record.filed_at.is_(None))
        .scalar_subquery()
    )
    for table, name in ((Record, Record.host), (Record, Record.recorder), (Minute, Minute.speaker)):
        session.execute(
            update(table)
            .where(table.meeting_id.in_(unfiled), name == source.name)
            .values({name: target.name})
            .execution_options(synchronize_session="fetch")
        )
