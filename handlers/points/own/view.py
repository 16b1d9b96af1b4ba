"""Shows a member's own study: figures, what is to be done, a picture, entries."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from sqlalchemy.orm import Session

from data.exports.mine import Bar, my_picture
from data.models import Branch, Hours, Member, PointEntry
from data.queries import hours, points
from data.values.hours import lessons
from data.values.period import Period
from data.values.study import Line, Span
from handlers.points.own.service import OwnStudy, say_causes
from handlers.points.ranking.service import KINDS
from handlers.shared.view import Button, OutMessage, Texts, back_to, rows, say_date, tap, today

LINES = ("meetings", "readings", "quizzes", "topics")
MOST_TODOS = 3
"""Buttons for what is to be done; with the others eight in view."""
MOST_ENTRIES = 12
Entry = PointEntry | Hours


def page(texts: Texts, study: OwnStudy, now: datetime) -> OutMessage:
    """Shows the figures of a period, the year's hours, what is remembered and the todos."""
    todos = [texts("me-todo"), *(one.text for one in study.todos)]
    lines = [
        texts("me-title", name=study.member.shown, period=_period(texts, study, now)),
        "",
        *_figures(texts, study),
        "",
        *(todos if study.todos else [texts("me-nothing-todo")]),
    ]
    buttons = [one.button for one in study.todos if one.button][:MOST_TODOS]
    branch = study.branch.id
    ranking = tap(texts.plain("me-rank"), "pt.r", branch)
    # With it, eight buttons stay in view.
    language = (tap(texts.plain("menu-language"), "ln.p"),) if len(buttons) < 2 else ()
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, 2),
        tuple(_turn(texts, study, letter) for letter in KINDS),
        (
            tap(texts.plain("me-entries"), "pt.e", branch, study.letter, "p", 0),
            *((ranking,) if study.branch.ranking != "off" else ()),
            tap(texts.plain("me-picture"), "pt.i", branch, study.letter),
        ),
        language,
    )


def _turn(texts: Texts, study: OwnStudy, letter: str) -> Button:
    label = texts.plain(f"rank-in-{letter}")
    if letter == study.letter:
        label = texts.plain("chosen", label=label)
    return tap(label, "pt.m", study.branch.id, letter)


def _period(texts: Texts, study: OwnStudy, now: datetime) -> str:
    first, last = study.period.first, min(study.period.last, today(study.branch, now))
    return texts.plain(
        "me-period",
        name=texts.plain(f"rank-in-{study.letter}"),
        first=f"{first.month}.{first.day}",
        last=f"{last.month}.{last.day}",
    )


def _figures(texts: Texts, study: OwnStudy) -> list[str]:
    """Makes the lines of figures; a kind of which nothing was expected or done has none."""
    found = study.figures
    beside = {"meetings": found.leave, "readings": study.early}
    lines = [
        texts(
            f"me-{name}",
            done=line.done,
            expected=line.expected,
            made_up=line.made_up,
            leave=found.leave,
            early=study.early,
            right=round(100 * found.right / line.done) if line.done else 0,
        )
        for name in LINES
        if (line := _line(study, name)).expected or line.done or beside.get(name)
    ]
    done, due = lessons(study.minutes), lessons(study.due_minutes)
    lines = lines or [texts("me-no-figures")]
    lines.append(texts("me-sums", points=found.points, done=done, due=due))
    if study.run > 1:
        lines.append(texts("me-run", run=study.run))
    known = study.known
    if known.known + known.shaky:
        lines.append(texts("me-known", known=known.known, shaky=known.shaky, new=known.new))
    return lines


def _line(study: OwnStudy, name: str) -> Line:
    found = getattr(study.figures, name)
    assert isinstance(found, Line)
    return found


def caption(texts: Texts, study: OwnStudy) -> str:
    """Says in words what the picture shows."""
    period = texts.plain(f"rank-in-{study.letter}")
    heading = texts("me-caption", name=study.member.shown, period=period)
    return "\n".join([heading, *_figures(texts, study)])


def picture(texts: Texts, study: OwnStudy, now: datetime) -> Callable[[], bytes]:
    """Returns what draws the picture: a bar for each kind and one for the year's hours."""
    lines = [(name, _line(study, name)) for name in LINES]
    bars = [
        Bar(texts.plain(f"me-bar-{name}"), line.share, f"{line.done}/{line.expected}")
        for name, line in lines
    ]
    share = min(study.minutes / study.due_minutes, 1.0)
    figures = f"{lessons(study.minutes)}/{lessons(study.due_minutes)}"
    bars.append(Bar(texts.plain("me-bar-hours"), share, figures))
    points = texts.plain("points-amount", points=study.figures.points)
    return partial(my_picture, study.member.shown, _period(texts, study, now), bars, points)


def entries_page(
    session: Session,
    texts: Texts,
    branch: Branch,
    member: Member,
    letter: str,
    ledger: str,
    at: int,
    now: datetime,
) -> OutMessage:
    """Shows a page of a member's entries in a period with their sum, the latest first."""
    period = Period.of(KINDS[letter], today(branch, now))
    source = points.entries if ledger == "p" else hours.entries
    every: Sequence[Entry] = source(session, member.id, Span(period.first, period.last))
    last = max(0, (len(every) - 1) // MOST_ENTRIES)
    at = min(at, last)
    shown = every[at * MOST_ENTRIES : (at + 1) * MOST_ENTRIES]
    total = sum(map(_worth, every))
    heading = texts(
        "entries-title",
        ledger=ledger,
        period=texts.plain(f"rank-in-{letter}"),
        sum=str(total) if ledger == "p" else lessons(total),
    )
    lines = entry_lines(session, texts, branch, shown, now) or [texts("entries-none")]
    other = "h" if ledger == "p" else "p"
    turns = [
        tap(texts.plain(key), "pt.e", branch.id, letter, ledger, where)
        for key, where in (("back-page", at - 1), ("next-page", at + 1))
        if 0 <= where <= last
    ]
    return OutMessage("\n".join([heading, "", *lines])).with_buttons(
        tuple(turns),
        (
            back_to(texts, "pt.m", branch.id, letter),
            tap(texts.plain(f"entries-of-{other}"), "pt.e", branch.id, letter, other, 0),
        ),
    )


def entry_lines(
    session: Session, texts: Texts, branch: Branch, entries: Sequence[Entry], now: datetime
) -> list[str]:
    """Makes a line for each day and below it one for each entry, marked where it puts another
    right."""
    said = say_causes(session, texts, [one.cause for one in entries])
    this_year = today(branch, now).year
    lines = []
    for day, some in groupby(entries, key=lambda one: one.day):
        lines.append(texts("entries-day", day=say_date(texts, day, this_year)))
        lines += [
            texts(
                "entries-row",
                what=said[one.cause],
                worth=f"{_worth(one):+d}" if _worth(one) else "none",
                unit="minutes" if isinstance(one, Hours) else "points",
                sort="again" if "~" in one.cause else "first",
            )
            for one in some
        ]
    return lines


def _worth(entry: Entry) -> int:
    return entry.points if isinstance(entry, PointEntry) else entry.minutes
