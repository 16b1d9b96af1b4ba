"""The entries behind the hours and points of a study check, by cause."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import Hours, Member, PointEntry
from data.values.study import Span


@dataclass(frozen=True, slots=True)
class For:
    """The subject of some entries: a rule (empty for hours), one cause of it (empty where all of
    the rule are together), and the first local day of any of them."""

    rule: str
    cause: str
    day: date


@dataclass(frozen=True, slots=True)
class Amounts:
    """The subjects of entries, by day, and (member, index among these) → sum; an entry and its
    corrections are one."""

    things: Sequence[For]
    worth: Mapping[tuple[int, int], int]


def hours(session: Session, branch_id: int, span: Span) -> Amounts:
    """Returns the minutes of a branch's members in a span of local days, cause by cause."""
    rows = session.execute(
        select(Hours.member_id, Hours.cause, Hours.day, Hours.minutes)
        .join(Member, Member.id == Hours.member_id)
        .where(Member.branch_id == branch_id, Hours.day.between(span.first, span.last))
    ).all()
    return _amounts((member, "", cause, day, worth) for member, cause, day, worth in rows)


def points(session: Session, branch_id: int, span: Span, most: int) -> Amounts:
    """Returns the points of a branch's members in a span of local days, cause by cause; rule by
    rule where there are more than `most` entries."""
    of = (PointEntry.branch_id == branch_id) & PointEntry.day.between(span.first, span.last)
    many = session.scalar(select(func.count()).select_from(PointEntry).where(of)) or 0
    if many > most:
        sums = select(
            PointEntry.member_id,
            PointEntry.code,
            func.min(PointEntry.day),
            func.sum(PointEntry.points),
        )
        found = session.execute(
            sums.where(of).group_by(PointEntry.member_id, PointEntry.code)
        ).all()
        return _amounts((member, code, "", day, int(worth)) for member, code, day, worth in found)
    rows = session.execute(
        select(
            PointEntry.member_id,
            PointEntry.code,
            PointEntry.cause,
            PointEntry.day,
            PointEntry.points,
        ).where(of)
    ).all()
    return _amounts(row for row in rows)


def _amounts(rows: Any) -> Amounts:
    """Sums up rows of (member, rule, cause, day, worth)."""
    first: dict[tuple[str, str], date] = {}
    sums: dict[tuple[int, tuple[str, str]], int] = defaultdict(int)
    for member, rule, cause, day, worth in rows:
        key = rule, cause.partition("~")[0]
        first[key] = min(day, first.get(key, day))
        sums[member, key] += worth
    order = sorted(first, key=lambda key: (first[key], key))
    place = {key: at for at, key in enumerate(order)}
    return Amounts(
        [For(*key, first[key]) for key in order],
        {(member, place[key]): worth for (member, key), worth in sums.items()},
    )
