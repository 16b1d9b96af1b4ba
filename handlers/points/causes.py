"""Says what entries of the ledgers are for: the meeting, the reading, the question by its name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Contest, Material, Meeting, Outside, Round, Topic
from data.values.rich import excerpt
from handlers.shared.texts import Texts, escape

LENGTH = 24
KINDS = ("meeting", "reading", "note", "round", "streak", "topic", "contest", "outside")
_TABLES: dict[str, Any] = {
    "meeting": Meeting,
    "reading": Material,
    "note": Material,
    "round": Round,
    "topic": Topic,
    "contest": Contest,
    "outside": Outside,
}


def kind_of(cause: str) -> str:
    """What sort of thing a cause names: the first word of it."""
    return cause.partition(":")[0]


def say(session: Session, texts: Texts, causes: Iterable[str]) -> dict[str, str]:
    """Cause → what it is for, in plain words; a thing that is gone keeps its sort."""
    wanted: dict[str, set[int]] = defaultdict(set)
    every = list(causes)
    for cause in every:
        if kind_of(cause) in _TABLES:
            wanted[kind_of(cause)].add(_number(cause))
    found: dict[tuple[str, int], str] = {}
    for kind, ids in wanted.items():
        table = _TABLES[kind]
        for row in session.scalars(select(table).where(table.id.in_(ids))):
            found[kind, row.id] = excerpt(escape(_title(texts, row)), LENGTH)
    return {
        cause: texts.plain(
            f"cause-{kind_of(cause)}", title=found.get((kind_of(cause), _number(cause)), "none")
        )
        for cause in every
    }


def _number(cause: str) -> int:
    """The id of the thing that a cause names."""
    said = cause.partition("~")[0].split(":")[1]
    return int(said) if said.isdigit() else 0


def _title(texts: Texts, row: Any) -> str:
    if isinstance(row, Meeting):
        return row.topic or texts.plain(f"kind-{row.kind}")
    if isinstance(row, Round):
        return str(row.asked.get("stem", ""))
    return str(row.title)
