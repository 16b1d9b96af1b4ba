"""Material (学习资料): adding, finding, approving, and usage."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, delete, func, select
from sqlalchemy.orm import Session, defer

from data.models import KeptFile, Material, Reading, Receipt, Series, SeriesItem
from data.queries import series_items
from data.store import upsert


@dataclass(frozen=True, slots=True)
class Choice:
    """A selection of a branch's material: of these states, with this tag, from this feed, with this
    word in its title, source or text. Empty fields select everything."""

    states: tuple[str, ...] = ("ready",)
    tag: str = ""
    word: str = ""
    feed_id: int = 0
    added_by: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """The number of pushes of a material, the last push, and how many members have studied it."""

    pushes: int
    last_at: datetime | None
    studied: int


def add(session: Session, **values: Any) -> Material | None:
    """Stores a material; None where its branch has one with this key already."""
    made = session.execute(
        upsert(session, Material)
        .values(**values)
        .on_conflict_do_nothing(index_elements=["branch_id", "key"])
        .returning(Material.id)
    ).scalar()
    return session.get_one(Material, made) if made else None


def of_key(session: Session, branch_id: int, key: str) -> Material | None:
    """Returns the branch's material with this key, locked until the commit."""
    return session.scalars(
        select(Material)
        .where(Material.branch_id == branch_id, Material.key == key)
        .with_for_update()
    ).first()


def known_keys(session: Session, branch_id: int, keys: Sequence[str]) -> set[str]:
    """Returns those of the keys under which the branch has material."""
    return set(
        session.scalars(
            select(Material.key).where(Material.branch_id == branch_id, Material.key.in_(keys))
        )
    )


def listed(
    session: Session, branch_id: int, choice: Choice, *, start: int = 0, most: int | None = None
) -> tuple[int, Sequence[Material]]:
    """Counts a selection, and returns its material from `start` on, the newest first; texts are not
    loaded."""
    wanted = _wanted(session, branch_id, choice)
    total = session.scalar(select(func.count()).select_from(Material).where(*wanted)) or 0
    rows = session.scalars(
        select(Material)
        .where(*wanted)
        .options(defer(Material.body))
        .order_by(Material.added_at.desc(), Material.id.desc())
        .offset(start)
        .limit(most)
    ).all()
    return total, rows


def _wanted(session: Session, branch_id: int, choice: Choice) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [
        Material.branch_id == branch_id,
        Material.state.in_(choice.states),
    ]
    if choice.tag:
        # The two databases query JSON in different ways; a branch has some hundred rows.
        tagged = session.execute(select(Material.id, Material.tags).where(*wanted))
        wanted.append(Material.id.in_([one for one, tags in tagged if choice.tag in tags]))
    if choice.word:
        places = (Material.title, Material.source, Material.body)
        found = [place.icontains(choice.word, autoescape=True) for place in places]
        wanted.append(found[0] | found[1] | found[2])
    if choice.feed_id:
        wanted.append(Material.feed_id == choice.feed_id)
    if choice.added_by:
        wanted.extend((Material.added_by == choice.added_by, Material.origin == "sent"))
    return wanted


def counts(session: Session, branch_id: int) -> Counter[str]:
    """Counts the branch's materials by state."""
    rows = session.execute(
        select(Material.state, func.count().label("many"))
        .where(Material.branch_id == branch_id)
        .group_by(Material.state)
    )
    return Counter({row.state: row.many for row in rows})


def tags(session: Session, branch_id: int) -> list[str]:
    """Returns the tags of the branch's material, the most used first."""
    rows = session.scalars(
        select(Material.tags).where(Material.branch_id == branch_id, Material.state != "retired")
    )
    used = Counter(str(tag) for one in rows for tag in one)
    return sorted(used, key=lambda tag: (-used[tag], tag))


def approve(session: Session, material: Material) -> None:
    """Approves proposed material for pushing. Where a series has passed its place meanwhile, it
    moves to the end, or its turn would never come."""
    material.state = "ready"
    for item, series in session.execute(
        select(SeriesItem, Series)
        .join(Series, Series.id == SeriesItem.series_id)
        .where(SeriesItem.material_id == material.id, SeriesItem.place < Series.place)
    ):
        item.place = series_items.last_place(session, series.id) + 1


def usage(session: Session, material_id: int) -> Usage:
    """Returns the usage of a material."""
    pushes, last_at = session.execute(
        select(func.count(), func.max(Reading.posted_at)).where(Reading.material_id == material_id)
    ).one()
    studied = session.scalar(
        select(func.count(func.distinct(Receipt.member_id)))
        .join(Reading, Reading.id == Receipt.reading_id)
        .where(Reading.material_id == material_id)
    )
    return Usage(pushes, last_at, studied or 0)


def last_push(session: Session, material_id: int) -> Reading | None:
    """Returns the latest push of a material."""
    return session.scalars(
        select(Reading)
        .where(Reading.material_id == material_id)
        .order_by(Reading.posted_at.desc(), Reading.id.desc())
        .limit(1)
    ).first()


def kept(session: Session, material_id: int) -> set[int]:
    """Returns the indexes of a material's files that are kept here too."""
    return set(
        session.scalars(select(KeptFile.place).where(KeptFile.material_id == material_id)).all()
    )


def keep(session: Session, material_id: int, place: int, content: bytes) -> None:
    """Keeps the bytes of a material's file."""
    session.execute(
        upsert(session, KeptFile)
        .values(material_id=material_id, place=place, content=content)
        .on_conflict_do_update(index_elements=["material_id", "place"], set_={"content": content})
    )


def amounts_kept(session: Session, material: Material) -> tuple[int, int, int, int]:
    """Returns the number of files that a material's branch keeps, and the bytes of those of the
    person who added it, of the branch, and of all branches."""
    size = func.length(KeptFile.content)
    mine = Material.branch_id == material.branch_id
    theirs = mine & (Material.added_by == material.added_by)
    row = session.execute(
        select(
            func.count(case((mine, 1))),
            func.sum(case((theirs, size))),
            func.sum(case((mine, size))),
            func.sum(size),
        ).join(Material, Material.id == KeptFile.material_id)
    ).one()
    files, person, branch, everybody = (int(one or 0) for one in row)
    return files, person, branch, everybody


def throw_away(session: Session, branch_id: int) -> int:
    """Drops the bytes of all the branch's files and returns how many there were; they stay on
    Telegram."""
    own = select(Material.id).where(Material.branch_id == branch_id)
    gone = session.execute(
        delete(KeptFile).where(KeptFile.material_id.in_(own)).returning(KeptFile.id)
    ).all()
    return len(gone)
