"""What the workbook of a study check holds: the overview, every entry behind it, corrections."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from data.exports.check import LABELS, Book, Entries, Overview
from data.models import Branch
from data.queries import amounts
from data.queries.amounts import Amounts
from data.queries.check_detail import STATES, behind
from data.values.lights import Light, rise
from data.values.period import Period
from data.values.study import LINES, Span
from handlers.check import corrections, corrections_view, person_view, view
from handlers.check.report import One, Report, report
from handlers.points.own.service import say_causes
from handlers.shared.texts import Texts

MOST_POINTS = 100_000
"""Entries of points up to which each thing they are for has its column; more would take the
workbook longer than people wait."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the workbook holds, and its texts."""

    book: Book
    labels: dict[str, str]


def gathered(
    session: Session, texts: Texts, branch: Branch, period: Period, now: datetime
) -> Gathered:
    """The workbook of a period: the overview as it was filed where it was, what stands behind it
    now, and what changed in between."""
    seen = report(session, branch, period, now)
    span = Span(period.first, period.last)
    found = behind(session, branch, span, now)
    members = [(one.member.id, one.member.name) for one in seen.every]
    entries = [
        Entries(
            line=name,
            things=[
                (thing.id, person_view.titled(texts, thing), thing.day)
                for thing in found[name].things
            ],
            states=found[name].states,
            members=members,
        )
        for name in view.KINDS_OF_THINGS
    ]
    sums = {
        "hours": amounts.hours(session, branch.id, span),
        "points": amounts.points(session, branch.id, span, MOST_POINTS),
    }
    entries += [
        Entries(name, _columns(session, texts, made), made.worth, members, sums=True)
        for name, made in sums.items()
    ]
    changed = corrections.found(session, branch, period, now)
    return Gathered(
        Book(
            overview=[_overview(seen, one) for one in seen.every],
            entries=entries,
            changed=[corrections_view.row(texts, branch, one, now) for one in changed],
        ),
        _labels(texts),
    )


def _overview(seen: Report, one: One) -> Overview:
    earlier = seen.earlier.get(one.member.id)
    return Overview(
        name=one.member.name,
        figures=one.figures,
        lights={name: seen.at.light(getattr(one.figures, name).share).value for name in LINES},
        light=one.light.value,
        mean=one.mean,
        trend=rise(one.mean, earlier.mean if earlier else None),
    )


def _columns(session: Session, texts: Texts, made: Amounts) -> list[tuple[int, str, date | None]]:
    said = say_causes(session, texts, [one.cause for one in made.things if one.cause])
    columns: list[tuple[int, str, date | None]] = []
    for at, one in enumerate(made.things):
        rule = texts.plain(f"rule-{one.rule}") if one.rule else ""
        title = " ".join(filter(None, (rule, said.get(one.cause, ""))))
        columns.append((at, title, one.day if one.cause else None))
    return columns


def _labels(texts: Texts) -> dict[str, str]:
    labels = {key: texts.plain(f"check-sheet-{key}") for key in LABELS}
    labels |= {f"line-{name}": texts.plain(f"check-line-{name}") for name in (*LINES, "points")}
    labels |= {f"light-{one}": texts.plain(f"check-light-{one}") for one in Light}
    labels |= {f"state-{state}": texts.plain(f"check-state-{state}") for state in STATES}
    return labels | {f"unit-{one}": texts.plain(f"check-unit-{one}") for one in ("hours", "points")}
