"""Holds files of material and what was read out of them, and stores many pieces at once."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.draft import Problem
from data.imports.material_draft import MaterialDraft, Piece
from data.models import Branch, Draft, Series
from data.queries import draft as drafts, errand as errands, material as materials, series_items
from data.values.names import clean_text
from handlers.material import rules
from handlers.material.series.service import append
from handlers.shared.context import FileIn, Incoming

ERRAND = "material-file"
ASKED = "material-asked"
"""The draft that holds a file whose use is asked for."""
DRAFT = "material-file"
"""The draft that holds what was read out of a file."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The material of a file that is new, that was there before, and how much of all was put into a
    series."""

    new: tuple[int, ...]
    before: tuple[int, ...]
    placed: int


def known(session: Session, branch_id: int, pieces: Sequence[Piece]) -> int:
    """Counts the pieces that the branch has already."""
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
    What the branch has already is not stored again, and keeps its place in the series."""
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
        placed = append(session, series.id, every)
    return Stored(tuple(new), tuple(before), placed)


def name_of(file: FileIn) -> str:
    """Returns a file's name as it is shown."""
    return clean_text(file.name)[:100]


def hold(
    session: Session,
    now: datetime,
    account_id: int,
    branch: Branch,
    incoming: Incoming | dict[str, Any],
) -> Draft:
    """Holds a file while its use is asked for."""
    held = incoming if isinstance(incoming, dict) else _written(incoming)
    return drafts.begin(session, account_id, ASKED, now, branch_id=branch.id, data=held)


def _written(incoming: Incoming) -> dict[str, Any]:
    assert incoming.file is not None
    return {"file": asdict(incoming.file), "text": incoming.text, "html": incoming.html}


def send_out(
    session: Session,
    now: datetime,
    branch: Branch,
    incoming: Incoming,
    language: str,
    progress: dict[str, Any],
) -> None:
    """Has a file read beside the taps; `progress` says meanwhile that it is."""
    assert incoming.file is not None
    data = {
        "file_id": incoming.file.file_id,
        "name": name_of(incoming.file),
        "deed": _written(incoming),
        "account_id": incoming.person.id,
        "branch_id": branch.id,
        "language": language,
        "progress": progress,
    }
    errands.add(session, now, ERRAND, data)


def keep(
    session: Session, now: datetime, account_id: int, branch: Branch, name: str, read: MaterialDraft
) -> Draft:
    """Keeps what was read out of a file until it is taken."""
    data = {
        "name": name,
        "series": 0,
        "new": "",
        "pieces": [
            asdict(one) | {"until": one.until and one.until.isoformat()} for one in read.pieces
        ],
        "problems": [asdict(one) for one in read.problems],
    }
    return drafts.begin(session, account_id, DRAFT, now, branch_id=branch.id, data=data)


def read_back(draft: Draft) -> MaterialDraft:
    """Returns what was read out of a file, from the draft's row."""
    pieces = []
    for one in draft.data["pieces"]:
        until = date.fromisoformat(one["until"]) if one["until"] else None
        pieces.append(Piece(**{**one, "until": until, "tags": tuple(one["tags"])}))
    return MaterialDraft(pieces, [Problem(**one) for one in draft.data["problems"]])


def series_of(session: Session, draft: Draft) -> Series | None:
    """Returns the series that was chosen for the pieces, if it is still there."""
    series = session.get(Series, draft.data["series"])
    return series if series is not None and series.branch_id == draft.branch_id else None


def choose(draft: Draft, series_id: int, new: str = "") -> None:
    """Has the pieces go into a series, into a new one of this name, or into none."""
    draft.data = {**draft.data, "series": series_id, "new": new}


def take(
    session: Session, now: datetime, branch: Branch, draft: Draft
) -> tuple[Stored, Series | None]:
    """Stores what was read out of a file, in the series that was chosen."""
    series = series_of(session, draft)
    if series is None and draft.data["new"]:
        series = series_items.named(session, branch.id, draft.data["new"])
    pieces = read_back(draft).pieces
    stored = store(session, now, branch, pieces, series, draft.account_id)
    drafts.end(session, draft)
    return stored, series
