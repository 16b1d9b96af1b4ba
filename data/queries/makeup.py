"""Make-up study (补学) for meetings and readings: missed, assigned, done and confirmed."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session

from data.models import (
    Attendance,
    BankQuestion,
    Branch,
    MakeUp,
    Material,
    Meeting,
    Member,
    Reading,
    Receipt,
)
from data.queries import choosing, study
from data.queries.due_item import kinds_of
from data.queries.study import Bounds
from data.values.question import QuestionKind
from data.values.speech import words
from data.values.standing import Status
from data.values.study import Span

QUESTIONS = 3
LOOKS_BACK = timedelta(days=90)
"""Readings pushed longer ago need no make-up any more."""
_POOL = 300
"""Questions searched for those that a button answers and that are about the text."""
_A_TEXT = 60
"""Characters from which a material's own text is enough to find questions about it."""
_MOST = 0.5
"""Share of a question's words that stand in a text which it is about."""
_ONE_TAP = (QuestionKind.SINGLE.value, QuestionKind.JUDGE.value)
_GIVEN = ("open", "done")
"""States of make-up study in progress."""
Thing = Meeting | Reading
"""What make-up study is for."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A meeting or a reading, and the number of members who missed it and have no make-up study for
    it in progress."""

    thing: Thing
    many: int

    @property
    def at(self) -> datetime:
        """When it took place or was posted."""
        return self.thing.starts_at if isinstance(self.thing, Meeting) else self.thing.posted_at


def missed(
    session: Session, branch: Branch, span: Span, now: datetime, member_id: int = 0
) -> list[Missed]:
    """Returns everything missed of what the check of a span of local days counts, the latest first;
    by one member only with `member_id`."""
    found = [
        *_meetings(session, branch, span, now, member_id),
        *_readings(session, branch, span, now, member_id),
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _meetings(
    session: Session, branch: Branch, span: Span, now: datetime, member_id: int
) -> list[Missed]:
    bounds = Bounds.of(span, branch.zone, now)
    query = (
        select(Meeting, func.count())
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Member, Member.id == Attendance.member_id)
        .where(
            Meeting.branch_id == branch.id,
            Meeting.state == "closed",
            Meeting.starts_at >= bounds.start,
            Meeting.starts_at < bounds.end,
            _absent(),
        )
        .group_by(Meeting.id)
    )
    if member_id:
        query = query.where(Member.id == member_id)
    return [Missed(meeting, many) for meeting, many in session.execute(query).all()]


def _absent() -> ColumnElement[bool]:
    """The condition of an entry: absent, still on the roster, and no make-up study in progress."""
    given = exists().where(
        MakeUp.meeting_id == Attendance.meeting_id,
        MakeUp.member_id == Attendance.member_id,
        MakeUp.state.in_(_GIVEN),
    )
    return (
        Attendance.expected
        & (Attendance.status == Status.ABSENT.value)
        & Member.left_on.is_(None)
        & ~given
    )


def _readings(
    session: Session, branch: Branch, span: Span, now: datetime, member_id: int
) -> list[Missed]:
    bounds = Bounds.of(span, branch.zone, now)
    kind = kinds_of(branch.id, bounds.start, bounds.end)["readings"]
    found = session.scalars(
        select(Reading).where(kind.fell, Reading.posted_at >= now - LOOKS_BACK)
    ).all()
    who = _unread(session, branch, found, member_id)
    return [Missed(one, len(who[one.id])) for one in found if who[one.id]]


def _unread(
    session: Session, branch: Branch, found: Collection[Reading], member_id: int
) -> dict[int, list[Member]]:
    """Returns reading → the members expected to read it who neither studied it nor have make-up
    study for it in progress, in the roster's order."""
    if not found:
        return {}
    zone = ZoneInfo(branch.zone)
    days = {one.id: one.posted_at.astimezone(zone).date() for one in found}
    span = Span(min(days.values()), max(days.values()))
    people = {
        one: (member, presence, presence.whole(span))
        for one, (member, presence) in study.members(
            session, branch.id, span, span.first, member_id or None
        ).items()
        if member.left_on is None
    }
    settled = _settled(session, list(days))
    return {
        reading: [
            member
            for one, (member, presence, always) in people.items()
            if one not in settled[reading] and (always or presence.on(day))
        ]
        for reading, day in days.items()
    }


def _settled(session: Session, readings: Sequence[int]) -> dict[int, set[int]]:
    """Returns reading → the members who studied it or have make-up study for it in progress."""
    read = select(Receipt.member_id, Receipt.reading_id).where(Receipt.reading_id.in_(readings))
    given = select(MakeUp.member_id, MakeUp.reading_id).where(
        MakeUp.reading_id.in_(readings), MakeUp.state.in_(_GIVEN)
    )
    made: dict[int, set[int]] = defaultdict(set)
    for query in (read, given):
        for member, reading in session.execute(query).all():
            made[reading or 0].add(member)
    return made


def who_missed(
    session: Session, branch: Branch, thing: Thing, member_id: int = 0
) -> Sequence[Member]:
    """Returns the members who missed a meeting or reading and have no make-up study for it in
    progress."""
    if isinstance(thing, Reading):
        return _unread(session, branch, [thing], member_id)[thing.id]
    query = (
        select(Member)
        .join(Attendance, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == thing.id, _absent())
        .order_by(Member.id)
    )
    if member_id:
        query = query.where(Member.id == member_id)
    return session.scalars(query).all()


def assign(
    session: Session,
    branch: Branch,
    thing: Thing,
    member: Member,
    material_id: int | None,
    by: int,
    now: datetime,
) -> MakeUp:
    """Assigns make-up study for a meeting or reading to a member: a material, and a few questions
    that one tap answers."""
    row = _row(session, thing, member.id) or MakeUp(branch_id=branch.id, member_id=member.id)
    if isinstance(thing, Reading):
        row.reading_id, material_id = thing.id, thing.material_id
    else:
        row.meeting_id = thing.id
    pool = choosing.next_for_member(session, member.id, branch.id, now, count=_POOL)
    askable = [one for one in pool if one.kind in _ONE_TAP]
    row.questions = [one.id for one in _about(session, material_id, askable)][:QUESTIONS]
    row.material_id, row.state, row.right = material_id, "open", 0
    row.assigned_by, row.assigned_at = by, now
    row.opened_at = row.done_at = row.confirmed_at = row.confirmed_by = None
    session.add(row)
    session.flush()
    return row


@lru_cache(maxsize=1_000)
def _said(text: str) -> frozenset[str]:
    return frozenset(words(text))


def _about(
    session: Session, material_id: int | None, pool: Sequence[BankQuestion]
) -> Sequence[BankQuestion]:
    """Returns the questions about a material: those most of whose words stand in it. All where its
    text is not known, as that of a link or a file."""
    material = session.get(Material, material_id or 0)
    text = f"{material.title}\n{material.body}" if material else ""
    if material is None or len(material.body) < _A_TEXT:
        return pool
    shares = {}
    for one in pool:
        said = _said(f"{one.stem} {one.explanation}")
        shares[one.id] = sum(word in text for word in said) / max(len(said), 2)
    return [one for one in pool if shares[one.id] >= _MOST]


def _row(session: Session, thing: Thing, member_id: int) -> MakeUp | None:
    of = MakeUp.reading_id if isinstance(thing, Reading) else MakeUp.meeting_id
    mine = select(MakeUp).where(MakeUp.member_id == member_id, of == thing.id)
    return session.scalars(mine).first()


def thing_of(session: Session, row: MakeUp) -> Thing:
    """Returns the meeting or reading to make up for."""
    if row.reading_id is not None:
        return session.get_one(Reading, row.reading_id)
    return session.get_one(Meeting, row.meeting_id)


def is_needed(session: Session, row: MakeUp) -> bool:
    """Tells whether there is still something to make up for: the attendance was not corrected
    meanwhile, and the reading was not studied anyway."""
    return session.scalar(select(MakeUp.id).where(MakeUp.id == row.id, _needed())) is not None


def _needed() -> ColumnElement[bool]:
    absent = exists().where(
        Attendance.meeting_id == MakeUp.meeting_id,
        Attendance.member_id == MakeUp.member_id,
        Attendance.status == Status.ABSENT.value,
    )
    read = exists().where(
        Receipt.reading_id == MakeUp.reading_id, Receipt.member_id == MakeUp.member_id
    )
    return or_(absent, and_(MakeUp.reading_id.is_not(None), ~read))


def question(session: Session, row: MakeUp) -> BankQuestion | None:
    """Returns the next question, passing over those retired since; None where all are answered."""
    while row.right < len(row.questions):
        found = session.get(BankQuestion, int(row.questions[row.right]))
        if found is not None and found.state == "approved" and found.kind in _ONE_TAP:
            return found
        row.right += 1
    return None


def open_of(session: Session, member_id: int) -> Sequence[MakeUp]:
    """Returns a member's open make-up study, the oldest first."""
    return session.scalars(
        select(MakeUp)
        .where(MakeUp.member_id == member_id, MakeUp.state == "open", _needed())
        .order_by(MakeUp.id)
    ).all()


def waiting(session: Session, branch_id: int) -> list[tuple[MakeUp, Member, Thing]]:
    """Returns finished make-up study that awaits confirmation, the oldest first."""
    found = session.execute(
        select(MakeUp, Member)
        .join(Member, Member.id == MakeUp.member_id)
        .where(MakeUp.branch_id == branch_id, MakeUp.state == "done", _needed())
        .order_by(MakeUp.done_at, MakeUp.id)
    ).all()
    return [(row, member, thing_of(session, row)) for row, member in found]


def confirmed(session: Session, member_id: int) -> dict[tuple[str, int], MakeUp]:
    """Returns a member's confirmed make-up study: (line of the check, thing) → the row."""
    rows = session.scalars(
        select(MakeUp).where(MakeUp.member_id == member_id, MakeUp.state == "confirmed")
    )
    return {
        ("readings", row.reading_id) if row.reading_id else ("meetings", row.meeting_id or 0): row
        for row in rows
    }


def entry(session: Session, row: MakeUp) -> Attendance | None:
    """Returns the attendance to make up for."""
    return session.scalars(
        select(Attendance).where(
            Attendance.meeting_id == row.meeting_id, Attendance.member_id == row.member_id
        )
    ).first()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves make-up study that only one has to the other row, as two rows of one person are
    merged."""
    for of in (MakeUp.meeting_id, MakeUp.reading_id):
        has = select(of).where(MakeUp.member_id == target_id, of.is_not(None))
        session.execute(
            update(MakeUp)
            .where(MakeUp.member_id == source_id, of.is_not(None), of.not_in(has))
            .values(member_id=target_id)
        )
