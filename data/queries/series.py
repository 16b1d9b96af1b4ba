"""Walks a series (专题): the next part to push, and the progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import BigInteger, Date, bindparam, func, or_, select
from sqlalchemy.orm import Session

from data.models import Feed, Material, Series, SeriesItem
from data.prepared import Prepared
from data.values import rich

PART = 2500
"""Most UTF-16 units of a part: one screen or two, with room in a message of 4,096 for its heading,
source and counts."""
SHORT = 800
"""A body of up to this many characters is one part, whatever its formatting: Telegram forgets
pieces of formatting beyond the hundredth, and each takes eight characters at least."""
WARNS_BEFORE = 3
"""Firings before the last part of a series at which the secretaries are told of its end."""


@dataclass(frozen=True, slots=True)
class Step:
    """The part of a series to push next.

    `number` of `numbers`: its place among all the parts that the series has today, from 1. `series`
    is the one it comes from: not the one asked for where that one passes on.
    """

    series: Series
    material: Material
    part: int
    parts: int
    number: int
    numbers: int
    place: int = 0
    """The place of the material in the series."""

    @property
    def left(self) -> int:
        """The number of parts after this one."""
        return self.numbers - self.number


@dataclass(frozen=True, slots=True)
class _Item:
    material_id: int
    place: int
    parts: int


def step(session: Session, series: Series, today: date) -> Step | None:
    """Returns the next part of a series and moves on; None at its end.

    `today` is the branch's local day, after whose end dates material is skipped. Items that the
    session has not flushed are not seen. At its end a series starts over or passes on as
    configured; series that pass on in a circle end.
    """
    found = _found(session, series, today)
    if found is None:
        return None
    walked = found.series
    if found.part + 1 < found.parts:
        walked.place, walked.part, walked.part_of = found.place, found.part + 1, found.material.id
    else:
        walked.place, walked.part, walked.part_of = found.place + 1, 0, None
    if found.number == 1:
        walked.warned = False
    return found


def peek(session: Session, series: Series, today: date) -> Step | None:
    """Returns what `step` would; nothing moves."""
    session.flush()
    return _found(session, series, today)


def _found(session: Session, series: Series, today: date) -> Step | None:
    visited: set[int] = set()
    walked: Series | None = series
    while walked is not None and walked.id not in visited:
        visited.add(walked.id)
        items = _items(session, walked.id, today)
        at = _next(items, walked)
        if at is None and walked.at_end == "again" and items:
            at = 0, 0
        if at is not None:
            return _step(session, walked, items, *at)
        walked = session.get(Series, walked.next_id or 0) if walked.at_end == "pass" else None
    return None


def progress(session: Session, series: Series, today: date) -> tuple[int, int]:
    """Counts the parts that have been pushed, and all the parts that the series has today."""
    session.flush()
    items = _items(session, series.id, today)
    total = sum(item.parts for item in items)
    at = _next(items, series)
    if at is None:
        return total, total
    return sum(item.parts for item in items[: at[0]]) + at[1], total


def start_over(series: Series) -> None:
    """Sets the series back to its beginning."""
    series.place, series.part, series.part_of, series.warned = 0, 0, None, False


def is_fed(session: Session, series_id: int) -> bool:
    """Tells whether a feed fills the series, so that its end is only a pause."""
    fed = select(Feed.id).where(Feed.series_id == series_id, Feed.next_check_at.is_not(None))
    return session.scalar(fed.limit(1)) is not None


@lru_cache(maxsize=2048)
def parts_of(body: str) -> tuple[str, ...]:
    """Splits a text into the parts in which it is pushed, at least one, which may be empty."""
    return tuple(rich.split(body, PART)) or ("",)


def _step(session: Session, series: Series, items: Sequence[_Item], index: int, part: int) -> Step:
    item = items[index]
    material = session.get_one(Material, item.material_id)
    before = sum(one.parts for one in items[:index])
    return Step(
        series=series,
        material=material,
        part=part,
        parts=item.parts,
        number=before + part + 1,
        numbers=sum(one.parts for one in items),
        place=item.place,
    )


def _next(items: Sequence[_Item], series: Series) -> tuple[int, int] | None:
    """Returns the index of the item to push next and its part.

    An item in progress goes on only if it is still at its place and has that part: material may
    have been edited, moved or retired meanwhile.
    """
    for index, item in enumerate(items):
        if item.place < series.place:
            continue
        if item.place > series.place or item.material_id != series.part_of:
            return index, 0
        if series.part < item.parts:
            return index, series.part
    return None


_today = bindparam("today", type_=Date())
ITEMS = Prepared(
    select(SeriesItem.material_id, SeriesItem.place, func.length(Material.body).label("size"))
    .join(Material, Material.id == SeriesItem.material_id)
    .where(
        SeriesItem.series_id == bindparam("of_series", type_=BigInteger()),
        Material.state == "ready",
        or_(Material.until.is_(None), Material.until >= _today),
    )
    .order_by(SeriesItem.place, SeriesItem.material_id)
)
"""Material that may be pushed on a day: approved, not retired, not past its end date."""


def _items(session: Session, series_id: int, today: date) -> list[_Item]:
    """Returns today's items of the series, in order; only long texts are fetched, for splitting."""
    rows = ITEMS.all(session, of_series=series_id, today=today)
    long = [row.material_id for row in rows if row.size > SHORT]
    bodies: dict[int, str] = {}
    if long:
        found = select(Material.id, Material.body).where(Material.id.in_(long))
        bodies = {row.id: row.body for row in session.execute(found)}
    return [
        _Item(row.material_id, row.place, len(parts_of(bodies[row.material_id])))
        if row.material_id in bodies
        else _Item(row.material_id, row.place, 1)
        for row in rows
    ]
