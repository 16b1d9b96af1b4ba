"""Many pieces at once: which of them are new, and all of them stored in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.imports.material_draft import Piece
from data.models import Branch, Series
from data.queries import material as materials
from data.queries import series_items
from handlers.material import rules
from handlers.shared.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file left behind: material that is new, material there before, and how much of all
    that was put into a series."""

    new: tuple[int, ...]
    before: tuple[int, ...]
    placed: int


def known(session: Session, branch_id: int, pieces: Sequence[Piece]) -> int:
    """How many of the pieces the branch has already."""
    return len(materials.known_keys(session, branch_id, [piece.key for piece in pieces]))


def store(
    session: Session,
    now: datetime,
    branch: Branch,
    pieces: Sequence[Piece],
    series: Series | None,
    account_id: int | None,
) -> Stored:
    """Stores the pieces, ready to be pushed, and puts them at the end of a series in their order.

    What the branch has already is not stored again, and keeps its place in the series.
    """
    new: list[int] = []
    before: list[int] = []
    every: list[int] = []
    for piece in pieces:
        made = materials.add(
            session,
            branch_id=branch.id,
            title=piece.title,
            body=piece.html,
            link=piece.link,
            minutes=min(piece.minutes, rules.MOST_MINUTES),
            tags=list(piece.tags)[: rules.MOST_TAGS],
            until=piece.until,
            source=piece.source,
            origin="file",
            key=piece.key,
            added_by=account_id,
            added_at=now,
        )
        there = made or materials.of_key(session, branch.id, piece.key)
        assert there is not None
        (new if made else before).append(there.id)
        every.append(there.id)
    placed = 0
    if series is not None:
        if len(series_items.items(session, series.id)) + len(every) > rules.MOST_ITEMS:
            raise Refusal("series-full", most=rules.MOST_ITEMS)
        placed = series_items.append(session, series.id, every)
    return Stored(tuple(new), tuple(before), placed)
