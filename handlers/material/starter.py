"""The starter series (支部工作入门) that ships with the program, put among a branch's material."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from data.imports.starter import starter_about, starter_series
from data.models import Branch, Series
from data.queries import material as materials
from data.queries import series_items


def is_loaded(session: Session, branch_id: int) -> bool:
    """Whether the branch has every text of it."""
    keys = [text.key for text in starter_series()]
    return len(materials.known_keys(session, branch_id, keys)) == len(keys)


def load(session: Session, now: datetime, branch: Branch, account_id: int | None) -> Series:
    """The branch's starter series, made whole: what is missing is added, nothing is changed."""
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
