"""Shows a study check: a period's page, everybody in it, the group's summary, corrections."""

from collections.abc import Sequence
from datetime import datetime

from data.models import Branch, Meeting, Member, Round
from data.queries.check_detail import Thing
from data.values.hours import lessons
from data.values.lights import Light, percent, rise
from data.values.period import Period, PeriodKind
from data.values.rich import excerpt
from data.values.study import Figures, Line
from handlers.check.period.service import Corrected, One, Report, is_over
from handlers.shared.texts import Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, pages, say_dated, say_names, tap

SIGNS = {Light.GREEN: "🟢", Light.YELLOW: "🟡", Light.RED: "🔴", Light.NONE: "⚪"}
SHOWN = 12
"""Members on the first page, who needs a hand first."""
AT_ONCE = 6
NAMED = 3
"""Names in a line of praise."""
MOST_CORRECTIONS = 30
LONGEST_TITLE = 24
KINDS = tuple(PeriodKind)
KINDS_OF_THINGS = ("meetings", "readings", "quizzes", "topics")


def title(texts: Texts, period: Period) -> str:
    """Says a period in words: 11月23–29日 of this week, a month, a quarter, a year by its name."""
    first, last = period.first, period.last
    return texts.plain(
        f"check-of-{period.kind}",
        year=str(first.year),
        month=str(first.month),
        day=str(first.day),
        quarter=str((first.month + 2) // 3),
        last_month=str(last.month),
        last_day=str(last.day),
        same="yes" if first.month == last.month else "no",
    )


def trend(share: float | None, before: float | None) -> dict[str, object]:
    """Returns how a share stands to the one of the period before, as texts take it: the percent of
    the rise or fall, and which way; none where there was nothing before."""
    by = rise(share, before) or 0
    return {"rise": abs(by), "way": "up" if by > 0 else "down" if by < 0 else "none"}


def shares(texts: Texts, seen: Report) -> str:
    """Says the lines of the whole branch with their trends, where something was expected."""
    said = [
        texts(
            "check-share",
            line=texts.plain(f"check-line-{name}"),
            percent=percent(share),
            **trend(share, seen.before.get(name)),
        )
        for name in seen.lines
        if (share := seen.whole[name].share) is not None
    ]
    return texts.plain("check-between").join(said) or texts("check-nothing-yet")


def page(texts: Texts, branch: Branch, seen: Report, now: datetime) -> OutMessage:
    """Shows a period: the whole with its trends, the lights, and who needs a hand first."""
    over = is_over(seen.period, branch, now)
    lights = texts(
        "check-lights",
        green=seen.many(Light.GREEN),
        yellow=seen.many(Light.YELLOW),
        red=seen.many(Light.RED),
    )
    rows = [row(texts, one, seen) for one in seen.worst_first if one.light is not Light.NONE]
    more = [texts("check-others", many=len(rows) - SHOWN)] if len(rows) > SHOWN else []
    meaning = ["", texts("check-meaning", green=seen.at.green, yellow=seen.at.yellow)]
    text = "\n".join(
        [
            *_head(texts, branch, seen, now),
            "",
            shares(texts, seen),
            *([lights, "", *rows[:SHOWN], *more, *meaning] if rows else ()),
        ]
    )
    return OutMessage(text).with_buttons(
        _ways(texts, branch, seen),
        _turning(texts, branch, seen.period, over=over),
        _doing(texts, branch, seen, over=over),
    )


def _head(texts: Texts, branch: Branch, seen: Report, now: datetime) -> list[str]:
    """Says the title, and whether the figures stay or are those of a period that still runs."""
    lines = [texts("check-title", title=title(texts, seen.period))]
    if seen.frozen is not None:
        when = say_dated(texts, seen.frozen.frozen_at, now, branch)
        lines.append(texts("check-frozen", when=when))
    elif "hours" in seen.lines and not is_over(seen.period, branch, now):
        lines.append(texts("check-so-far"))
    return lines


def _ways(texts: Texts, branch: Branch, seen: Report) -> tuple[Button, ...]:
    code = seen.period.code
    return (
        tap(texts.plain("check-everybody"), "ck.e", branch.id, code, 0),
        tap(texts.plain("check-picture"), "ck.i", branch.id, code),
        tap(texts.plain("check-file"), "ck.x", branch.id, code),
    )


def _turning(texts: Texts, branch: Branch, period: Period, *, over: bool) -> tuple[Button, ...]:
    """Offers the period before, the next sort of period, the period after."""
    kind = KINDS[(KINDS.index(period.kind) + 1) % len(KINDS)]
    other = Period.of(kind, period.last if over else period.first)
    after = (tap(texts.plain("check-after"), "ck.p", branch.id, period.after.code),)
    return (
        tap(texts.plain("check-before"), "ck.p", branch.id, period.before.code),
        tap(texts.plain(f"check-by-{kind}"), "ck.p", branch.id, other.code),
        *(after if over else ()),
    )


def _doing(texts: Texts, branch: Branch, seen: Report, *, over: bool) -> tuple[Button, ...]:
    code = seen.period.code
    remind = tap(texts.plain("check-remind-all"), "ck.r", branch.id, code)
    make_up = tap(texts.plain("makeup-assign"), "mk.l", branch.id, code, 0)
    if seen.frozen is not None:
        return (remind, make_up, tap(texts.plain("check-corrections"), "ck.c", branch.id, code))
    if over:
        return (remind, make_up, tap(texts.plain("check-freeze"), "ck.f", branch.id, code))
    return (remind, make_up, tap(texts.plain("check-year"), "cg.y", branch.id))


def row(texts: Texts, one: One, seen: Report) -> str:
    """Says of a member the light, the name, what was done of what was expected, the trend."""
    said = [
        texts(
            "check-figure",
            line=texts.plain(f"check-line-{name}"),
            figure=figure(name, getattr(one.figures, name)),
        )
        for name in seen.lines
        if getattr(one.figures, name).expected
    ]
    earlier = seen.earlier.get(one.member.id)
    return texts(
        "check-row",
        sign=SIGNS[one.light],
        name=one.member.shown,
        said=" ".join(said),
        **trend(one.mean, earlier.mean if earlier else None),
    )


def figure(name: str, line: Line) -> str:
    """Says what was done of what was expected; hours in hours."""
    if name == "hours":
        return f"{lessons(line.done)}/{lessons(line.expected)}"
    return f"{line.done}/{line.expected}"


def everybody(texts: Texts, branch: Branch, seen: Report, at: int, now: datetime) -> OutMessage:
    """Shows a page of the full table, who needs a hand first; each with a button to what stands
    behind it."""
    code, every = seen.period.code, seen.worst_first
    at = min(at, max(0, (len(every) - 1) // AT_ONCE))
    shown = every[at * AT_ONCE : (at + 1) * AT_ONCE]
    buttons = [
        tap(f"{SIGNS[one.light]} {one.member.shown}", "cp.m", one.member.id, code) for one in every
    ]
    rows = [row(texts, one, seen) for one in shown]
    text = "\n".join([*_head(texts, branch, seen, now), "", *rows, "", texts("check-choose")])
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, at, "ck.e", branch.id, code, size=AT_ONCE, wide=2),
        back_to(texts, "ck.p", branch.id, code),
    )


def summary(texts: Texts, seen: Report, coming: Sequence[str]) -> OutMessage | None:
    """Shows the group shares, progress, praise, what comes next, and nobody who is behind. None
    where nothing was expected."""
    if all(seen.whole[name].share is None for name in seen.lines):
        return None
    praise = [
        *_praise(texts, "check-improved", seen.improved),
        *_praise(texts, "check-best" if seen.all_done else "check-foremost", seen.best),
    ]
    lines = [
        texts("check-title", title=title(texts, seen.period)),
        shares(texts, seen),
        *praise,
        *coming,
    ]
    return OutMessage("\n".join(lines), silent=True)


def _praise(texts: Texts, key: str, who: Sequence[Member]) -> list[str]:
    """Makes a line with the first names; those hidden in the ranking are counted only."""
    if not who:
        return []
    named = [one.shown for one in who if not one.hides_rank][:NAMED]
    names = say_names(texts, named) if named else "none"
    more = "no" if len(named) == len(who) else "yes"
    return [texts(key, names=names, many=len(who), more=more)]


def details(texts: Texts, seen: Report, one: One) -> list[str]:
    """Makes a line for each kind with its light and trend, for the page of one member."""
    earlier = seen.earlier.get(one.member.id)
    return [
        texts(
            "check-detail",
            sign=SIGNS[seen.at.light(line.share)],
            line=texts.plain(f"check-line-{name}"),
            figure=figure(name, line),
            made_up=line.made_up,
            leave=one.figures.leave if name == "meetings" else 0,
            **trend(line.share, getattr(earlier.figures, name).share if earlier else None),
        )
        for name in seen.lines
        for line in (getattr(one.figures, name),)
        if line.expected or line.done
    ]


def titled(texts: Texts, thing: Thing) -> str:
    """Says the name of a meeting, reading, question or topic."""
    row = thing.row
    if isinstance(row, Meeting):
        return row.topic or texts.plain(f"kind-{row.kind}")
    text = str(row.asked.get("stem", "")) if isinstance(row, Round) else str(row.title)
    return excerpt(escape(text), LONGEST_TITLE)


def corrections(
    texts: Texts, branch: Branch, period: Period, found: Sequence[Corrected], now: datetime
) -> OutMessage:
    """Shows what changed since a period was filed: whose line, from what to what, when, why."""
    left = len(found) - MOST_CORRECTIONS
    more = [texts("check-more", many=left)] if left > 0 else []
    lines = [
        texts(
            "check-correction",
            name=one.member.shown,
            line=texts.plain(f"check-line-{one.name}"),
            before=_figure(one.name, one.before),
            after=_figure(one.name, one.after),
            when=_when(texts, branch, one, now) or "none",
            by=one.by or "none",
            reason=_why(texts, one) or "none",
        )
        for one in found[:MOST_CORRECTIONS]
    ]
    text = "\n".join(
        [
            texts("check-title", title=title(texts, period)),
            texts("check-corrections-head" if found else "check-corrections-none"),
            *lines,
            *more,
        ]
    )
    return OutMessage(text).with_buttons(back_to(texts, "ck.p", branch.id, period.code))


def correction_row(texts: Texts, branch: Branch, one: Corrected, now: datetime) -> tuple[str, ...]:
    """Makes the cells of a correction as `data.exports.check.CHANGED` names them."""
    return (
        one.member.shown,
        texts.plain(f"check-line-{one.name}"),
        _figure(one.name, one.before),
        _figure(one.name, one.after),
        _when(texts, branch, one, now),
        one.by,
        _why(texts, one),
    )


def _figure(name: str, figures: Figures) -> str:
    """Says a line as done of expected, right answers and points as a number."""
    value = getattr(figures, name)
    return figure(name, value) if isinstance(value, Line) else str(value)


def _when(texts: Texts, branch: Branch, one: Corrected, now: datetime) -> str:
    """Says when it changed; empty where no row tells."""
    return say_dated(texts, one.cause.at, now, branch) if one.cause else ""


def _why(texts: Texts, one: Corrected) -> str:
    """Says what did it and the reason that was given; empty where no row tells."""
    if one.cause is None:
        return ""
    said = texts.plain(f"check-why-{one.cause.why}") if one.cause.why else ""
    return texts.plain("check-why-of").join(filter(None, (said, one.cause.reason)))
