"""Works out what a member's own page shows, and what entries of points and hours are for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Contest, Material, Meeting, Member, Outside, Round, Streak, Topic
from data.queries import hours, memory, post_history as posts, study
from data.queries.memory import Known
from data.values.period import Period, PeriodKind
from data.values.rich import excerpt
from data.values.study import Figures, Span, account
from handlers.points.ranking.service import KINDS
from handlers.shared.feature import Todo
from handlers.shared.registry import registry_of
from handlers.shared.service import Texts, escape, today

LONGEST_CAUSE = 24
CAUSES = ("meeting", "reading", "note", "round", "streak", "topic", "contest", "outside")
_TABLES: dict[str, Any] = {
    "meeting": Meeting,
    "reading": Material,
    "note": Material,
    "round": Round,
    "topic": Topic,
    "contest": Contest,
    "outside": Outside,
}


@dataclass(frozen=True, slots=True)
class OwnStudy:
    """A member's study; `letter` names the period, minutes are those of the year."""

    branch: Branch
    member: Member
    letter: str
    period: Period
    figures: Figures
    early: int
    """Readings studied before they fall due."""
    minutes: int
    due_minutes: int
    run: int
    known: Known
    todos: list[Todo]


def own_study(
    session: Session, texts: Texts, branch: Branch, member: Member, letter: str, now: datetime
) -> OwnStudy:
    """Works out a member's study in the period that has this letter (`KINDS`)."""
    this_day = today(branch, now)
    period = Period.of(KINDS[letter], this_day)
    year = Period.of(PeriodKind.YEAR, this_day)
    span = Span(period.first, period.last)
    found = study.figures(session, branch, span, now, member.id)
    streak = session.get(Streak, member.id)
    held = posts.held(session, branch.id, member.id)[member.id]
    return OwnStudy(
        branch=branch,
        member=member,
        letter=letter,
        period=period,
        figures=found.get(member.id, Figures()),
        early=study.early(session, member.id, study.Bounds.of(span, branch.zone, now)),
        minutes=hours.total(session, member.id, year.first, year.last),
        due_minutes=account(member.post, held, Span(year.first, year.last)),
        run=streak.run if streak else 0,
        known=memory.known(session, member.id, now),
        todos=registry_of(session).todos(session, texts, branch, member, now),
    )


def say_causes(session: Session, texts: Texts, causes: Iterable[str]) -> dict[str, str]:
    """Says what causes of entries are in plain words; a thing that is gone keeps its sort."""
    every = [(cause, *_parts(cause)) for cause in causes]
    wanted: dict[str, set[int]] = defaultdict(set)
    for _, kind, ref_id in every:
        if kind in _TABLES:
            wanted[kind].add(ref_id)
    titles = {
        (kind, row.id): excerpt(escape(_title(texts, row)), LONGEST_CAUSE)
        for kind, ids in wanted.items()
        for row in session.scalars(select(_TABLES[kind]).where(_TABLES[kind].id.in_(ids)))
    }
    return {
        cause: texts.plain(f"cause-{kind}", title=titles.get((kind, ref_id), "none"))
        for cause, kind, ref_id in every
    }


def _parts(cause: str) -> tuple[str, int]:
    """Splits a cause, such as `reading:12:0~2`, into its kind and the id of its row."""
    kind, ref_id = cause.partition("~")[0].split(":")[:2]
    return kind, int(ref_id) if ref_id.isdigit() else 0


def _title(texts: Texts, row: Any) -> str:
    if isinstance(row, Meeting):
        return row.topic or texts.plain(f"kind-{row.kind}")
    if isinstance(row, Round):
        return str(row.asked.get("stem", ""))
    return str(row.title)
