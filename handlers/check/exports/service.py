"""Gathers what the workbook and the pictures of a study check show."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from data.exports.check import LABELS, Book, Entries, Overview
from data.exports.heatmap import Row
from data.exports.trend import Line
from data.models import Branch, Member
from data.queries import amounts
from data.queries.amounts import Amounts
from data.queries.check_detail import STATES, behind
from data.values.lights import Light, mean, rise, together
from data.values.period import Period, PeriodKind
from data.values.study import LINES, Span
from handlers.check.period import view
from handlers.check.period.service import One, Report, corrections, live, report
from handlers.points.own.service import say_causes
from handlers.shared.service import Texts, local_day

MOST_POINTS = 100_000
"""Entries of points up to which each thing they are for has its column; more would take the
workbook longer than people wait."""


WEEKS = 12
"""Weeks on the pictures of a week or a month."""
WEEKLY = LINES[:-1]


@dataclass(frozen=True, slots=True)
class Weeks:
    """The content of the pictures: labels of the weeks, mean shares of members, shares of lines."""

    title: str
    labels: list[str]
    rows: list[Row]
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The content of the workbook, and its texts."""

    book: Book
    labels: dict[str, str]


def workbook(
    session: Session, texts: Texts, branch: Branch, period: Period, now: datetime
) -> Gathered:
    """Gathers the workbook of a period: the overview as it was filed where it was, what stands
    behind it now, and what changed in between."""
    seen = report(session, branch, period, now)
    span = Span(period.first, period.last)
    found = behind(session, branch, span, now)
    members = [(one.member.id, one.member.shown) for one in seen.every]
    entries = [
        Entries(
            line=name,
            things=[
                (thing.id, view.titled(texts, thing), thing.day) for thing in found[name].things
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
    changed = corrections(session, branch, period, now)
    return Gathered(
        Book(
            overview=[_overview(seen, one) for one in seen.every],
            entries=entries,
            changed=[view.correction_row(texts, branch, one, now) for one in changed],
        ),
        _labels(texts),
    )


def _overview(seen: Report, one: One) -> Overview:
    earlier = seen.earlier.get(one.member.id)
    return Overview(
        name=one.member.shown,
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
    labels |= light_labels(texts)
    labels |= {f"state-{state}": texts.plain(f"check-state-{state}") for state in STATES}
    return labels | {f"unit-{one}": texts.plain(f"check-unit-{one}") for one in ("hours", "points")}


def light_labels(texts: Texts) -> dict[str, str]:
    """Returns the lights in the words of files, which are handed on to superiors."""
    return {f"light-{one}": texts.plain(f"check-light-{one}") for one in Light}


def weekly(session: Session, texts: Texts, branch: Branch, period: Period, now: datetime) -> Weeks:
    """Gathers the weeks of a period, or those up to it where it is short."""
    last = Period.of(PeriodKind.WEEK, min(period.last, now.date()))
    first = Period.of(PeriodKind.WEEK, period.first)
    if period.kind in (PeriodKind.WEEK, PeriodKind.MONTH):
        first = Period.of(PeriodKind.WEEK, last.first - timedelta(7 * (WEEKS - 1)))
    founded = Period.of(PeriodKind.WEEK, local_day(branch.created_at, branch.zone))
    weeks = [
        first if first.first >= founded.first else min(founded, last, key=lambda week: week.first)
    ]
    while weeks[-1].first < last.first:
        weeks.append(weeks[-1].after)
    members: dict[int, Member] = {}
    shares: list[dict[int, float | None]] = []
    whole: list[dict[str, float | None]] = []
    for week in weeks:
        every = live(session, branch, week, now)
        members |= {one.member.id: one.member for one in every}
        shares.append({one.member.id: mean(one.figures, WEEKLY) for one in every})
        sums = together([one.figures for one in every])
        whole.append({name: sums[name].share for name in WEEKLY})
    there = [members[one] for one in sorted(members) if members[one].left_on is None]
    return Weeks(
        title=texts.plain("check-weeks", title=view.title(texts, period), weeks=len(weeks)),
        labels=[f"{week.first.month}/{week.first.day}" for week in weeks],
        rows=[Row(one.shown, [week.get(one.id) for week in shares]) for one in there],
        lines=[
            Line(texts.plain(f"check-line-{name}"), [week[name] for week in whole])
            for name in WEEKLY
            if any(week[name] is not None for week in whole)
        ],
    )
