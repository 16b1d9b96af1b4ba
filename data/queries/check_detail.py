"""The details behind the figures of a study check: every thing of a period, and who did it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Branch, Meeting
from data.queries import study
from data.queries.due_item import Kind, kinds_of
from data.queries.study import Bounds
from data.values.standing import Status
from data.values.study import Presence, Span

DONE, LATE, WRONG, MISSED, LEAVE = "done", "late", "wrong", "missed", "leave"
MADE_UP = "made_up"
"""The outcomes of a thing: done · done late · answered wrong · not done · excused · made up for,
which includes a reading studied late."""
STATES = (DONE, LATE, WRONG, MISSED, LEAVE, MADE_UP)


@dataclass(frozen=True, slots=True)
class Thing:
    """A meeting, reading, question or topic: its row's id, its own row, the local day it was
    posted on."""

    id: int
    row: Any
    day: date


@dataclass(frozen=True, slots=True)
class Behind:
    """The things of one line in order, and their outcomes: (member, thing) → state, for those it
    was expected of."""

    things: Sequence[Thing]
    states: Mapping[tuple[int, int], str]


def behind(
    session: Session, branch: Branch, span: Span, now: datetime, member_id: int | None = None
) -> dict[str, Behind]:
    """Returns by line everything that the figures of a span of local days count; for one member
    only with `member_id`."""
    bounds = Bounds.of(span, branch.zone, now)
    kinds = kinds_of(branch.id, bounds.start, bounds.end)
    found = {name: _things(session, kind, branch.zone) for name, kind in kinds.items()}
    since = min((one.day for some in found.values() for one in some), default=span.first)
    people = study.members(session, branch.id, span, min(since, span.first), member_id)
    presence = {one: there for one, (_, there) in people.items()}
    made = {"meetings": _meetings(session, branch, bounds, member_id)}
    for name, kind in kinds.items():
        made[name] = _behind(session, kind, found[name], presence, member_id)
    return made


def _things(session: Session, kind: Kind, zone: str) -> list[Thing]:
    local = ZoneInfo(zone)
    rows = session.scalars(select(kind.table).where(kind.fell).order_by(kind.posted_at)).all()
    return [Thing(row.id, row, row.posted_at.astimezone(local).date()) for row in rows]


def _behind(
    session: Session,
    kind: Kind,
    things: Sequence[Thing],
    presence: Mapping[int, Presence],
    only: int | None,
) -> Behind:
    meant = [kind.fell, kind.done, kind.of.is_not(None)]
    if only is not None:
        meant.append(kind.of == only)
    rows = select(kind.of, kind.to, kind.late, kind.right).join(kind.table, kind.thing == kind.to)
    done = {
        (member, thing): (bool(late), bool(right))
        for member, thing, late, right in session.execute(rows.where(*meant)).all()
    }
    asks = kind.table.__tablename__ == "round"
    states = {}
    days = sorted(thing.day for thing in things)
    for member, there in presence.items():
        always = bool(days) and there.whole(Span(days[0], days[-1]))
        for thing in things:
            if always or there.on(thing.day):
                states[member, thing.id] = _state(done.get((member, thing.id)), asks=asks)
    return Behind(things, states)


def _state(done: tuple[bool, bool] | None, *, asks: bool) -> str:
    if done is None:
        return MISSED
    late, right = done
    if asks:
        return DONE if right else WRONG
    return MADE_UP if late else DONE


def _meetings(session: Session, branch: Branch, bounds: Bounds, only: int | None) -> Behind:
    local = ZoneInfo(branch.zone)
    held = select(Meeting).where(
        Meeting.branch_id == branch.id,
        Meeting.state == "closed",
        Meeting.starts_at >= bounds.start,
        Meeting.starts_at < bounds.end,
    )
    rows = session.scalars(held.order_by(Meeting.starts_at, Meeting.id)).all()
    query = select(Attendance.member_id, Attendance.status, Attendance.meeting_id).where(
        Attendance.meeting_id.in_(held.with_only_columns(Meeting.id)),
        Attendance.expected,
        Attendance.member_id.is_not(None),
    )
    if only is not None:
        query = query.where(Attendance.member_id == only)
    became = {
        Status.PRESENT: DONE,
        Status.LATE: LATE,
        Status.MADE_UP: MADE_UP,
        Status.LEAVE: LEAVE,
    }
    states = {
        (member or 0, meeting): became.get(Status(status), MISSED)
        for member, status, meeting in session.execute(query).all()
    }
    asked = {meeting for _, meeting in states}
    things = [
        Thing(row.id, row, row.starts_at.astimezone(local).date())
        for row in rows
        if row.id in asked
    ]
    return Behind(things, states)
