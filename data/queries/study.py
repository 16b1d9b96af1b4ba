"""Who studied what in a period: for all members of a branch at once, in a handful of statements."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from data.models import (
    Answer,
    Attendance,
    Away,
    Branch,
    Contribution,
    Hours,
    Meeting,
    Member,
    PointEntry,
    Reading,
    Receipt,
    Round,
    Topic,
)
from data.queries.reading import STUDYING
from data.queries.signin import CAME
from data.values.standing import Status
from data.values.study import Figures, Line, Presence, Span, duty

ANSWERED = Answer.right.is_not(None) | (Answer.text != "")
"""Not taken back; a near miss that waits to be judged is an answer."""
_other = aliased(Member)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A span as moments: from its first instant to its end, or to now where that is earlier."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, span: Span, zone: str, now: datetime) -> "Bounds":
        """The span in a branch's zone."""
        local = ZoneInfo(zone)
        first = datetime.combine(span.first, time(), local)
        after = datetime.combine(span.last + timedelta(1), time(), local)
        return cls(first.astimezone(UTC), min(after.astimezone(UTC), now))


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """Things of one kind: those that fell due, and the rows that say who did them."""

    thing: Any
    posted_at: Any
    fell: ColumnElement[bool]
    of: Any
    """Who did it."""
    to: Any
    """What they did."""
    done: ColumnElement[bool] = field(default_factory=true)
    late: Any = field(default_factory=false)
    right: Any = field(default_factory=false)
    often: bool = False
    """Whether one member may have several rows of one thing."""

    @property
    def table(self) -> Any:
        """The table of the things."""
        return self.thing.class_


@dataclass(slots=True)
class _Item:
    """Things of one kind that fell due in a period, and who did them."""

    days: dict[int, date]
    """Thing → the local day it was posted on, which decides of whom it is expected."""
    done: Mapping[int, tuple[int, int, int]] = field(default_factory=dict)
    """Member → how many, of them late, of them right."""
    each: Mapping[int, Mapping[int, tuple[bool, bool]]] = field(default_factory=dict)
    """Member who was not there all the time → thing → late, right."""


def scope(branch_id: int, span: Span) -> ColumnElement[bool]:
    """Whether the member of an enclosing query is looked at in a check of a span: on the roster on
    any day of it, and no guest. Who waits for tidying only where nobody is on a roster."""
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
    """The members a check of a span looks at, in the roster's order, and when they were there, as
    far back as `since`."""
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
    return {
        one.id: (one, Presence(one.joined_on, one.left_on, tuple(spans[one.id])))
        for one in session.scalars(found)
    }


def figures(
    session: Session, branch: Branch, span: Span, now: datetime, member_id: int | None = None
) -> dict[int, Figures]:
    """Member → what was expected of them in a span of local days and what they did, up to now.

    A meeting counts on its day, a reading on its last day (on that of its posting where it has
    none), a question and a discussion on the day they close. Expected is what was posted while the
    member was on the roster and not away; a meeting's expected were written down as it opened, and
    leave takes one out of them. Of one member only with `member_id`.
    """
    bounds = Bounds.of(span, branch.zone, now)
    kinds = kinds_of(branch, bounds)
    days = [_days(session, kind, branch.zone) for kind in kinds.values()]
    since = min((day for some in days for day in some.values()), default=span.first)
    found = members(session, branch.id, span, min(since, span.first), member_id)
    whole = Span(min(since, span.first), span.last)
    parts = [one for one, (_, presence) in found.items() if not presence.whole(whole)]
    items = [
        _item(session, kind, some, parts, member_id)
        for kind, some in zip(kinds.values(), days, strict=True)
    ]
    meetings, leave = _meetings(session, branch.id, bounds, member_id)
    minutes = _sums(session, branch.id, span, Hours, Hours.minutes, member_id)
    points = _sums(session, branch.id, span, PointEntry, PointEntry.points, member_id)
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
    """One member's line, and how many of it were right."""
    if not part:
        done, late, right = item.done.get(member_id, (0, 0, 0))
        return Line(done, len(item.days), late), right
    expected = {thing for thing, day in item.days.items() if presence.on(day)}
    mine = [flags for thing, flags in item.each.get(member_id, {}).items() if thing in expected]
    late = sum(late for late, _ in mine)
    return Line(len(mine), len(expected), late), sum(right for _, right in mine)


def _days(session: Session, kind: Kind, zone: str) -> dict[int, date]:
    """Thing → the local day it was posted on."""
    local = ZoneInfo(zone)
    rows = session.execute(select(kind.thing, kind.posted_at).where(kind.fell)).all()
    return {thing: posted_at.astimezone(local).date() for thing, posted_at in rows}


def kinds_of(branch: Branch, bounds: Bounds) -> dict[str, Kind]:
    """The kinds of things that fall due by themselves, by the names of their lines."""
    return {
        "readings": _readings(branch, bounds),
        "quizzes": _rounds(branch, bounds),
        "topics": _topics(branch, bounds),
    }


def _readings(branch: Branch, bounds: Bounds) -> Kind:
    # A deadline is the end of its day: one at midnight is that of the day before.
    by = and_(Reading.deadline_at > bounds.start, Reading.deadline_at <= bounds.end)
    without = and_(
        Reading.deadline_at.is_(None),
        Reading.posted_at >= bounds.start,
        Reading.posted_at < bounds.end,
    )
    return Kind(
        Reading.id,
        Reading.posted_at,
        and_(Reading.branch_id == branch.id, or_(by, without)),
        Receipt.member_id,
        Receipt.reading_id,
        late=Receipt.late,
    )


def _rounds(branch: Branch, bounds: Bounds) -> Kind:
    return Kind(
        Round.id,
        Round.posted_at,
        and_(
            Round.branch_id == branch.id,
            Round.contest_id.is_(None),
            Round.state == "closed",
            Round.closes_at >= bounds.start,
            Round.closes_at < bounds.end,
        ),
        Answer.member_id,
        Answer.round_id,
        done=and_(~Answer.late, ANSWERED),
        right=func.coalesce(Answer.right, false()),
    )


def _topics(branch: Branch, bounds: Bounds) -> Kind:
    return Kind(
        Topic.id,
        Topic.posted_at,
        and_(
            Topic.branch_id == branch.id,
            Topic.state == "closed",
            Topic.closed_at >= bounds.start,
            Topic.closed_at < bounds.end,
        ),
        Contribution.member_id,
        Contribution.topic_id,
        done=and_(Contribution.counts, Contribution.gone_at.is_(None)),
        often=True,
    )


def _item(
    session: Session, kind: Kind, days: dict[int, date], parts: list[int], only: int | None
) -> _Item:
    """Who did the things of a kind: counted, and one by one for the members in `parts`."""
    if not days:
        return _Item(days)
    of, to = kind.of, kind.to
    meant = [kind.fell, kind.done, of.is_not(None)]
    if only is not None:
        meant.append(of == only)
    # To tell things apart takes PostgreSQL three times as long as to count rows.
    many = func.count(to.distinct() if kind.often else to)
    late, right = (func.count(case((flag, 1))) for flag in (kind.late, kind.right))
    counted = select(of, many, late, right).join(kind.table, kind.thing == to)
    done = {
        member: (int(things), int(made_up), int(good))
        for member, things, made_up, good in session.execute(
            counted.where(*meant).group_by(of)
        ).all()
    }
    single: dict[int, dict[int, tuple[bool, bool]]] = defaultdict(dict)
    within = to.between(min(days), max(days))
    for at in range(0, len(parts), 500):
        some = select(of, to, kind.late, kind.right).where(of.in_(parts[at : at + 500]), within)
        for member, thing, made_up, good in session.execute(some.where(kind.done)).all():
            single[member][thing] = bool(made_up), bool(good)
    return _Item(days, done, single)


def _meetings(
    session: Session, branch_id: int, bounds: Bounds, only: int | None
) -> tuple[dict[int, Line], dict[int, int]]:
    """Member → attendance; and from how many meetings they were excused."""
    query = (
        select(Attendance.member_id, Attendance.status, func.count())
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Meeting.branch_id == branch_id,
            Meeting.state == "closed",
            Meeting.starts_at >= bounds.start,
            Meeting.starts_at < bounds.end,
            Attendance.expected,
            Attendance.member_id.is_not(None),
        )
        .group_by(Attendance.member_id, Attendance.status)
    )
    if only is not None:
        query = query.where(Attendance.member_id == only)
    lines: dict[Any, Line] = defaultdict(Line)
    leave: dict[Any, int] = {}
    for member, status, many in session.execute(query).all():
        if status == Status.LEAVE:
            leave[member] = many
            continue
        made_up = many if status == Status.MADE_UP else 0
        came = many if Status(status) in CAME else made_up
        lines[member] += Line(came, many, made_up)
    return lines, leave


def _sums(
    session: Session,
    branch_id: int,
    span: Span,
    table: type[Hours] | type[PointEntry],
    worth: Any,
    only: int | None,
) -> dict[int, int]:
    """Member → the sum of a ledger's entries in a span."""
    # One range of the index for each member: to group all rows by member takes twice as long.
    total = select(func.sum(worth)).where(
        table.member_id == Member.id, table.day.between(span.first, span.last)
    )
    query = select(Member.id, total.scalar_subquery()).where(Member.branch_id == branch_id)
    if only is not None:
        query = query.where(Member.id == only)
    return {member: int(worth or 0) for member, worth in session.execute(query).all()}


def early(session: Session, member_id: int, bounds: Bounds) -> int:
    """How many readings a member studied within some time that fall due only after it: they are
    counted when they do."""
    found = (
        select(func.count())
        .select_from(Receipt)
        .join(Reading, Reading.id == Receipt.reading_id)
        .where(
            Receipt.member_id == member_id,
            Receipt.at >= bounds.start,
            Receipt.at <= bounds.end,
            or_(Reading.deadline_at > bounds.end, Reading.posted_at >= bounds.end),
        )
    )
    return session.scalar(found) or 0
