"""A plan in one line: /plans 工作日8点 支部工作入门, a rhythm and the title of what is pushed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Material, Series
from data.values.names import bare_title, clean_text
from data.values.rhythm import BadRhythm, Rhythm, parse_rhythm

MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says; a thing is a plan's kind and data."""

    kind: str
    title: str
    data: dict[str, Any]
    rhythm: Rhythm


def read_line(session: Session, text: str, now: datetime, branch: Branch) -> Line | None:
    """The plan a line says, the rhythm before the title or behind it; None where either cannot
    be read. The title is a series' or a material's, or the only one that contains the words."""
    words = clean_text(text).split()[:MOST_WORDS]
    zone = ZoneInfo(branch.zone)
    for size in range(len(words) - 1, 0, -1):
        for said, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            try:
                rhythm = parse_rhythm(" ".join(said), now, zone)
            except BadRhythm:
                continue
            found = _thing(session, branch.id, bare_title(" ".join(rest)))
            if found is not None:
                return Line(*found, rhythm)
    return None


def _thing(session: Session, branch_id: int, said: str) -> tuple[str, str, dict[str, Any]] | None:
    series = {
        row[1]: ("reading", row[1], {"series": row[0]})
        for row in session.execute(
            select(Series.id, Series.name).where(Series.branch_id == branch_id)
        )
    }
    material = {
        row[1]: ("material", row[1], {"material": row[0]})
        for row in session.execute(
            select(Material.id, Material.title)
            .where(Material.branch_id == branch_id, Material.state == "ready")
            .order_by(Material.id)
        )
    }
    if not said:
        return None
    for things in (series, material):
        if said in things:
            return things[said]
    alike = [things[name] for things in (series, material) for name in things if said in name]
    return alike[0] if len(alike) == 1 else None
