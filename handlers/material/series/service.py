"""Makes and changes series; loads the starter series (支部工作入门) that ships."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from data.imports.starter import starter_about, starter_series
from data.models import Branch, Series, SeriesItem
from data.queries import material as materials, series_items
from handlers.material import rules
from handlers.shared.forms import Answers
from handlers.shared.refusal import Refusal


def has_starter(session: Session, branch_id: int) -> bool:
    """Tells whether the branch has every text of the starter series."""
    keys = [text.key for text in starter_series()]
    return len(materials.known_keys(session, branch_id, keys)) == len(keys)


def load_starter(session: Session, now: datetime, branch: Branch, account_id: int | None) -> Series:
    """Makes the branch's starter series whole: adds what is missing, changes nothing."""
    series = series_items.named(session, branch.id, starter_about().name)
    held = []
    for text in starter_series():
        values = {**asdict(text), "tags": list(text.tags), "options": list(text.options)}
        values["body"] = values.pop("html")
        material = materials.add(
            session,
            branch_id=branch.id,
            origin="starter",
            added_by=account_id,
            added_at=now,
            **values,
        ) or materials.of_key(session, branch.id, text.key)
        assert material is not None
        held.append(material.id)
    series_items.append(session, series.id, held)
    return series


def read_name(answers: Answers, text: str) -> str:
    """Reads a typed name for a series; raises Refusal for one that is taken."""
    name = rules.typed_line(text, rules.LONGEST_NAME)
    if series_items.is_there(answers.session, answers.branch.id, name):
        raise Refusal("series-name-taken", name=name)
    return name


def set_end(series: Series, at_end: str, following: Series | None = None) -> None:
    """Sets what happens at the end: stop, again, or pass on to another series."""
    series.at_end, series.next_id = at_end, following.id if following is not None else None
    series.warned = False


def delete(session: Session, series: Series) -> None:
    """Deletes a series; its material stays."""
    session.delete(series)
    session.flush()
    session.expire_all()


def start_from(series: Series, item: SeriesItem) -> None:
    """Has an item be the next to be pushed."""
    series.place, series.part, series.part_of = item.place, 0, None
    series.warned = False


def append(session: Session, series_id: int, material_ids: Sequence[int]) -> int:
    """Puts material at the end of a series, and returns how much was not in it; raises Refusal
    where the series is full."""
    if len(series_items.items(session, series_id)) + len(material_ids) > rules.MOST_ITEMS:
        raise Refusal("series-full", most=rules.MOST_ITEMS)
    return series_items.append(session, series_id, material_ids)
