"""Members' study in a period: for all members of a branch at once, in a handful of statements."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Date,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from data.models import (
    Attendance,
    Away,
    Branch,
    Hours,
    Meeting,
    Member,
    Moment,
    PointEntry,
    Reading,
    Receipt,
)
from data.prepared import Prepared
from data.queries import post_history as posts
from data.queries.due_item import KINDS
from data.queries.reading import STUDYING
from data.queries.signin import CAME
from data.values.standing import Status
from data.values.study import Figures, Line, Presence, Span, duty

_other = aliased(Member)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A span as moments: from its first instant to its end, or to now if that is earlier."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, span: Span, zone: str, now: datetime) -> "Bounds":
        """Makes the bounds of a span in a branch's zone."""
        local = ZoneInfo(zone)
        first = datetime.combine(span.first, time(), local)
        after = datetime.combine(span.last + timedelta(1), time(), local)
        return cls(first.astimezone(UTC), min(after.astimezone(UTC), now))


@dataclass(slots=True)
class _Item:
    """Things of one kind that fell due in a period, and who did them."""

    days: dict[int, date]
    """Thing → the local day it was posted on, which decides who is expected to do it."""
    done: Mapping[int, tuple[int, int, int]] = field(default_factory=dict)
    """Member → the number done, of them late, of them right."""
    each: Mapping[int, Mapping[int, tuple[bool, bool]]] = field(default_factory=dict)
    """Member who was not there all the time → thing → late, right."""


def scope(branch_id: int, span: Span) -> ColumnElement[bool]:
    """Tells whether the member of an enclosing query belongs to a check of a span: on the roster on
    any day of it, and no guest; members awaiting tidying only if nobody is on a roster."""
    return and_(
        Member.branch_id == branch_id,
        STUDYING,
        Member.joined_on <= span.last,
        or_(Member.left_on.is_(None), Member.left_on > span.first),
        or_(Member.listed, ~exists().where(_other.branch_id == branch_id, _other.listed)),
    )


def members(
    session: Session, branch_id: int, span: Span, since: date, member_id: int | None = None
) -> dict[int, tuple[Member, Presence]]:
    """Returns the members in a check of a span, in the roster's order, and their presence, as far
    back as `since`."""
    found = select(Member).where(scope(branch_id, span)).order_by(Member.id)
    gone = (
        select(Away.member_id, Away.from_on, Away.until_on)
        .join(Member, Member.id == Away.member_id)
        .where(Member.branch_id == branch_id, Away.from_on <= span.last)
        .where(or_(Away.until_on.is_(None), Away.until_on >= since))
        .order_by(Away.from_on)
    )
    if member_id is not None:
        found, gone = found.where(Member.id == member_id), gone.where(Member.id == member_id)
    spans = defaultdict(list)
    for of, first, last in session.execute(gone).all():
        spans[of].append((first, last))
    held = posts.held(session, branch_id, member_id)
    return {
        one.id: (one, Presence(one.joined_on, one.left_on, tuple(spans[one.id]), held[one.id]))
        for one in session.scalars(found)
    }


def figures(
    session: Session, branch: Branch, span: Span, now: datetime, member_id: int | None = None
) -> dict[int, Figures]:
    """Returns member → what was expected of them in a span of local days and what they did, up to
    now.

    A meeting counts on its day, a reading on its last day (on that of its posting where it has
    none), a question and a discussion on the day they close. Whatever was posted while the member
    was on the roster and not away is expected; for a meeting that was recorded as it opened, and
    leave takes a member out. For one member only with `member_id`.
    """
    session.flush()
    bounds = Bounds.of(span, branch.zone, now)
    asked = {"of_branch": branch.id, "start": bounds.start, "end": bounds.end}
    if member_id is not None:
        asked["of_member"] = member_id
    days = [_days(session, name, branch.zone, asked) for name in KINDS]
    since = min((day for some in days for day in some.values()), default=span.first)
    found = members(session, branch.id, span, min(since, span.first), member_id)
    whole = Span(min(since, span.first), span.last)
    parts = [one for one, (_, presence) in found.items() if not presence.whole(whole)]
    items = [
        _item(session, name, some, parts, asked) for name, some in zip(KINDS, days, strict=True)
    ]
    meetings, leave = _meetings(session, asked)
    minutes = _sums(session, "hours", span, asked)
    points = _sums(session, "points", span, asked)
    made = {}
    for one, (member, presence) in found.items():
        (readings, _), (quizzes, right), (topics, _) = (
            _line(item, one, presence, one in parts) for item in items
        )
        made[one] = Figures(
            meetings=meetings.get(one, Line()),
            readings=readings,
            quizzes=quizzes,
            topics=topics,
            hours=Line(minutes.get(one, 0), duty(member.post, presence, span)),
            leave=leave.get(one, 0),
            right=right,
            points=points.get(one, 0),
        )
    return made


def _line(item: _Item, member_id: int, presence: Presence, part: bool) -> tuple[Line, int]:
    """Returns one member's line, and how many of it were right."""
    if not part:
        done, late, right = item.done.get(member_id, (0, 0, 0))
        return Line(done, len(item.days), late), right
    expected = {thing for thing, day in item.days.items() if presence.on(day)}
    mine = [flags for thing, flags in item.each.get(member_id, {}).items() if thing in expected]
    late = sum(late for late, _ in mine)
    return Line(len(mine), len(expected), late), sum(right for _, right in mine)


def _days(session: Session, name: str, zone: str, asked: dict[str, Any]) -> dict[int, date]:
    """Returns thing → the local day it was posted on."""
    local = ZoneInfo(zone)
    rows = _fell(name).all(session, **asked)
    return {row.thing: row.posted_at.astimezone(local).date() for row in rows}


@cache
def _fell(name: str) -> Prepared:
    kind = KINDS[name]
    return Prepared(
        select(kind.thing.label("thing"), kind.posted_at.label("posted_at")).where(kind.fell)
    )


def _item(
    session: Session, name: str, days: dict[int, date], parts: list[int], asked: dict[str, Any]
) -> _Item:
    """Returns who did the things of a kind: counted, and one by one for the members in `parts`."""
    if not days:
        return _Item(days)
    first, last = min(days), max(days)
    rows = _counted(name, one="of_member" in asked).all(session, **asked, first=first, last=last)
    done = {row.member: (int(row.many), int(row.late), int(row.good)) for row in rows}
    single: dict[int, dict[int, tuple[bool, bool]]] = defaultdict(dict)
    kind = KINDS[name]
    for at in range(0, len(parts), 500):
        some = select(kind.of, kind.to, kind.late, kind.right).where(
            kind.of.in_(parts[at : at + 500]), kind.to.between(first, last), kind.done
        )
        for member, thing, made_up, good in session.execute(some).all():
            single[member][thing] = bool(made_up), bool(good)
    return _Item(days, done, single)


@cache
def _counted(name: str, *, one: bool) -> Prepared:
    """Counts the things of a kind that each member did, how many of them late, how many right."""
    kind = KINDS[name]
    # PostgreSQL takes three times as long to tell things apart as to count rows.
    many = func.count(kind.to.distinct() if kind.often else kind.to)
    late, right = (func.count(case((flag, 1))) for flag in (kind.late, kind.right))
    query = (
        select(kind.of.label("member"), many.label("many"), late.label("late"), right.label("good"))
        .join(kind.table, kind.thing == kind.to)
        .where(kind.fell, kind.done, kind.of.is_not(None))
        .group_by(kind.of)
    )
    if one:  # without this condition on the things, everything somebody ever did is read
        within = kind.to.between(bindparam("first"), bindparam("last"))
        query = query.where(kind.of == bindparam("of_member"), within)
    return Prepared(query)


def _meetings(session: Session, asked: dict[str, Any]) -> tuple[dict[int, Line], dict[int, int]]:
    """Returns member → attendance; and the number of meetings from which each was excused."""
    lines: dict[int, Line] = defaultdict(Line)
    leave: dict[int, int] = {}
    for row in _came(one="of_member" in asked).all(session, **asked):
        if row.status == Status.LEAVE:
            leave[row.member] = row.many
            continue
        made_up = row.many if row.status == Status.MADE_UP else 0
        came = row.many if Status(row.status) in CAME else made_up
        lines[row.member] += Line(came, row.many, made_up)
    return lines, leave


@cache
def _came(*, one: bool) -> Prepared:
    """Counts each member's entries at meetings, by status."""
    query = (
        select(
            Attendance.member_id.label("member"),
            Attendance.status,
            func.count().label("many"),
        )
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Meeting.branch_id == bindparam("of_branch"),
            Meeting.state == "closed",
            Meeting.starts_at >= bindparam("start", type_=Moment()),
            Meeting.starts_at < bindparam("end", type_=Moment()),
            Attendance.expected,
            Attendance.member_id.is_not(None),
        )
        .group_by(Attendance.member_id, Attendance.status)
    )
    if one:
        query = query.where(Attendance.member_id == bindparam("of_member"))
    return Prepared(query)


def _sums(session: Session, name: str, span: Span, asked: dict[str, Any]) -> dict[int, int]:
    """Returns member → the sum of a ledger's entries in a span."""
    rows = _ledger(name, one="of_member" in asked).all(
        session, **asked, first=span.first, last=span.last
    )
    return {row.member: int(row.worth or 0) for row in rows}


@cache
def _ledger(name: str, *, one: bool) -> Prepared:
    table: Any = Hours if name == "hours" else PointEntry
    worth = Hours.minutes if name == "hours" else PointEntry.points
    # One range of the index for each member: grouping all rows by member takes twice as long.
    total = select(func.sum(worth)).where(
        table.member_id == Member.id,
        table.day.between(bindparam("first", type_=Date()), bindparam("last", type_=Date())),
    )
    query = select(Member.id.label("member"), total.scalar_subquery().label("worth")).where(
        Member.branch_id == bindparam("of_branch")
    )
    if one:
        query = query.where(Member.id == bindparam("of_member"))
    return Prepared(query)


def early(session: Session, member_id: int, bounds: Bounds) -> int:
    """Counts the readings a member studied in a period that fall due only after it: they are
    counted when they do."""
    session.flush()
    row = _EARLY.first(session, of_member=member_id, start=bounds.start, end=bounds.end)
    return row.many if row else 0


_EARLY = Prepared(
    select(func.count().label("many"))
    .select_from(Receipt)
    .join(Reading, Reading.id == Receipt.reading_id)
    .where(
        Receipt.member_id == bindparam("of_member"),
        Receipt.at.between(bindparam("start", type_=Moment()), bindparam("end", type_=Moment())),
        or_(
            Reading.deadline_at > bindparam("end", type_=Moment()),
            Reading.posted_at >= bindparam("end", type_=Moment()),
        ),
    )
)
