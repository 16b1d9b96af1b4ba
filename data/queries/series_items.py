"""The contents of a series (专题): its items in order, and the plans that walk it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, defer

from data.models import Material, Plan, Series, SeriesItem
from data.store import upsert

PLAN = "reading"
"""The kind of plan that walks a series; its data name it: {"series": id}."""


def of_branch(session: Session, branch_id: int) -> Sequence[Series]:
    """Returns the branch's series, the oldest first."""
    return session.scalars(
        select(Series).where(Series.branch_id == branch_id).order_by(Series.id)
    ).all()


def named(session: Session, branch_id: int, name: str) -> Series:
    """Returns the branch's series of that name, made if it is new."""
    session.execute(
        upsert(session, Series)
        .values(branch_id=branch_id, name=name)
        .on_conflict_do_nothing(index_elements=["branch_id", "name"])
    )
    return session.scalars(
        select(Series).where(Series.branch_id == branch_id, Series.name == name)
    ).one()


def is_there(session: Session, branch_id: int, name: str) -> bool:
    """Tells whether the branch has a series of that name."""
    found = select(Series.id).where(Series.branch_id == branch_id, Series.name == name)
    return session.scalar(found) is not None


def items(session: Session, series_id: int) -> list[tuple[SeriesItem, Material]]:
    """Returns the series' items and their material in order; the texts are not loaded."""
    rows = session.execute(
        select(SeriesItem, Material)
        .join(Material, Material.id == SeriesItem.material_id)
        .where(SeriesItem.series_id == series_id)
        .options(defer(Material.body))
        .order_by(SeriesItem.place, SeriesItem.material_id)
    )
    return [(item, material) for item, material in rows]


def holding(session: Session, material_id: int) -> Sequence[Series]:
    """Returns the series that hold a material."""
    return session.scalars(
        select(Series)
        .join(SeriesItem, SeriesItem.series_id == Series.id)
        .where(SeriesItem.material_id == material_id)
        .order_by(Series.id)
    ).all()


def last_place(session: Session, series_id: int) -> int:
    """Returns the place of the last item, at least one before the series' current place, so that
    the turn of an appended item still comes; 0 for an empty series at its beginning. Locks the
    series until the commit."""
    series = session.get_one(Series, series_id, with_for_update=True)
    last = session.scalar(
        select(func.max(SeriesItem.place)).where(SeriesItem.series_id == series_id)
    )
    return max(last or 0, series.place - 1)


def append(session: Session, series_id: int, material_ids: Iterable[int]) -> int:
    """Appends material to a series in this order and returns how many were not in it."""
    place = last_place(session, series_id)
    there = set(
        session.scalars(select(SeriesItem.material_id).where(SeriesItem.series_id == series_id))
    )
    fresh = [one for one in dict.fromkeys(material_ids) if one not in there]
    session.add_all(
        SeriesItem(series_id=series_id, material_id=one, place=place + at)
        for at, one in enumerate(fresh, 1)
    )
    if fresh:
        session.get_one(Series, series_id).warned = False
    session.flush()
    return len(fresh)


def move(session: Session, series_id: int, material_id: int, by: int) -> bool:
    """Swaps an item with its neighbour above (-1) or below (1); False where there is none."""
    order = [item for item, _ in items(session, series_id)]
    at = next((i for i, item in enumerate(order) if item.material_id == material_id), -1)
    if at < 0 or not 0 <= at + by < len(order):
        return False
    one, other = order[at], order[at + by]
    one.place, other.place = other.place, one.place
    return True


def remove(session: Session, series_id: int, material_id: int) -> None:
    """Removes a material from a series; it stays among the branch's material."""
    session.execute(
        delete(SeriesItem).where(
            SeriesItem.series_id == series_id, SeriesItem.material_id == material_id
        )
    )


def walkers(session: Session, series: Series) -> list[Plan]:
    """Returns the plans that walk a series."""
    plans = session.scalars(
        select(Plan).where(Plan.branch_id == series.branch_id, Plan.kind == PLAN).order_by(Plan.id)
    )
    return [plan for plan in plans if plan.data.get("series") == series.id]
