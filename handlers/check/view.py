"""What a study check looks like: a period's page, everybody in it, what the group sees."""

from collections.abc import Sequence
from datetime import datetime

from data.models import Branch
from data.values.lights import Light
from data.values.out import Button, OutMessage
from data.values.period import Period, PeriodKind
from data.values.study import Figures, Line
from handlers.check.report import One, Report, is_over
from handlers.points.rank_view import lessons
from handlers.shared.buttons import pages, tap
from handlers.shared.moments import local, say_dated
from handlers.shared.wording import Texts
from handlers.signin.view import say_names

SIGNS = {Light.GREEN: "🟢", Light.YELLOW: "🟡", Light.RED: "🔴", Light.NONE: "⚪"}
SHOWN = 12
"""Members on the first page, who needs a hand first."""
AT_ONCE = 6
KINDS = tuple(PeriodKind)
KINDS_OF_THINGS = ("meetings", "readings", "quizzes", "topics")


def title(texts: Texts, period: Period) -> str:
    """The period in words: 11月23–29日 of this week, a month, a quarter, a year by its name."""
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


def shares(texts: Texts, seen: Report) -> str:
    """The lines of the whole branch with their trends, those of which something was expected."""
    said = []
    for name in seen.lines:
        share = seen.whole[name].share
        if share is None:
            continue
        percent = round(share * 100)
        before = seen.before.get(name)
        rise = None if before is None else percent - round(before * 100)
        said.append(
            texts(
                "check-share",
                line=texts.plain(f"check-line-{name}"),
                percent=percent,
                rise=abs(rise or 0),
                way="none" if not rise else "up" if rise > 0 else "down",
            )
        )
    return texts.plain("check-between").join(said) or texts("check-nothing-yet")


def page(texts: Texts, branch: Branch, seen: Report, now: datetime) -> OutMessage:
    """A period: the whole with its trends, the lights, and who needs a hand first."""
    today = local(now, branch.zone).date()
    lights = texts(
        "check-lights",
        green=seen.many(Light.GREEN),
        yellow=seen.many(Light.YELLOW),
        red=seen.many(Light.RED),
    )
    rows = [row(texts, one, seen.lines) for one in seen.worst_first if one.light is not Light.NONE]
    more = [texts("check-more", many=len(rows) - SHOWN)] if len(rows) > SHOWN else []
    head = [texts("check-title", title=title(texts, seen.period)), _state(texts, branch, seen, now)]
    text = "\n".join(
        [*filter(None, head), "", shares(texts, seen), lights, "", *rows[:SHOWN], *more]
    )
    return OutMessage(text).with_buttons(
        _ways(texts, branch, seen),
        _turning(texts, branch, seen.period, over=is_over(seen.period, today)),
        _doing(texts, branch, seen, over=is_over(seen.period, today)),
    )


def _state(texts: Texts, branch: Branch, seen: Report, now: datetime) -> str:
    if seen.frozen is None:
        return ""
    return texts("check-frozen", when=say_dated(texts, seen.frozen.frozen_at, now, branch))


def _ways(texts: Texts, branch: Branch, seen: Report) -> tuple[Button, ...]:
    code = seen.period.code
    return (
        tap(texts.plain("check-everybody"), "ck.e", branch.id, code, 0),
        tap(texts.plain("check-picture"), "ck.i", branch.id, code),
        tap(texts.plain("check-file"), "ck.x", branch.id, code),
    )


def _turning(texts: Texts, branch: Branch, period: Period, *, over: bool) -> tuple[Button, ...]:
    """The period before, the next sort of period, the period after."""
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


def row(texts: Texts, one: One, lines: Sequence[str]) -> str:
    """One member: the light, the name, what was done of what was expected."""
    said = [
        texts(
            "check-figure",
            line=texts.plain(f"check-line-{name}"),
            figure=figure(name, getattr(one.figures, name)),
        )
        for name in lines
        if getattr(one.figures, name).expected
    ]
    return texts("check-row", sign=SIGNS[one.light], name=one.member.name, said=" ".join(said))


def figure(name: str, line: Line) -> str:
    """What was done of what was expected; hours in hours."""
    if name == "hours":
        return f"{lessons(line.done)}/{lessons(line.expected)}"
    return f"{line.done}/{line.expected}"


def everybody(texts: Texts, branch: Branch, seen: Report, at: int, now: datetime) -> OutMessage:
    """A button for each member, who needs a hand first."""
    code = seen.period.code
    buttons = [
        tap(f"{SIGNS[one.light]} {one.member.name}", "cp.m", one.member.id, code)
        for one in seen.worst_first
    ]
    text = "\n".join(
        filter(
            None,
            [
                texts("check-title", title=title(texts, seen.period)),
                _state(texts, branch, seen, now),
                texts("check-choose"),
            ],
        )
    )
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, at, "ck.e", branch.id, code, size=AT_ONCE, wide=2),
        (tap(texts.plain("back"), "ck.p", branch.id, code),),
    )


def corrections(texts: Texts, branch: Branch, period: Period, lines: Sequence[str]) -> OutMessage:
    """What changed since a period was filed."""
    text = "\n".join(
        [
            texts("check-title", title=title(texts, period)),
            texts("check-corrections-head" if lines else "check-corrections-none"),
            *lines,
        ]
    )
    return OutMessage(text).with_buttons(
        (tap(texts.plain("back"), "ck.p", branch.id, period.code),)
    )


def summary(texts: Texts, seen: Report, coming: Sequence[str]) -> OutMessage | None:
    """What the group sees: shares, progress, praise, what comes next, and nobody who is behind.
    None where nothing was expected."""
    if all(seen.whole[name].share is None for name in seen.lines):
        return None
    praise = []
    if seen.improved is not None:
        praise.append(texts("check-improved", name=seen.improved.name))
    if seen.best:
        names = say_names(texts, [one.name for one in seen.best[:3]])
        praise.append(texts("check-best", names=names, many=len(seen.best)))
    lines = [
        texts("check-title", title=title(texts, seen.period)),
        shares(texts, seen),
        *praise,
        *coming,
    ]
    return OutMessage("\n".join(lines), silent=True)


def details(texts: Texts, figures: Figures, lines: Sequence[str]) -> list[str]:
    """A line for each kind, for the page of one member."""
    return [
        texts(
            "check-detail",
            line=texts.plain(f"check-line-{name}"),
            figure=figure(name, line),
            made_up=line.made_up,
            leave=figures.leave if name == "meetings" else 0,
        )
        for name in lines
        for line in (getattr(figures, name),)
        if line.expected or line.done
    ]
