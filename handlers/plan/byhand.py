"""Handlers that put a rhythm together by buttons: how often, which days, the hour, the minute."""

from data.models import Branch, Draft
from data.values.rhythm.kinds import Days
from handlers.plan import asking, asking_view, rules
from handlers.plan.progress import argument, fill, own
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal


def _own(ctx: Context, every: str = "") -> tuple[Branch, Draft]:
    """The draft of a button, which is of days of this sort."""
    branch, draft = own(ctx, "title")
    if every and (draft.data.get("own") or {}).get("every") != every:
        raise Refusal("button-stale")
    return branch, draft


def _with(draft: Draft, **values: object) -> None:
    fill(draft, own={**(draft.data.get("own") or {}), **values})


def tapped_by_hand(ctx: Context) -> None:
    """How often?"""
    _, draft = _own(ctx)
    draft.awaits = asking.AWAITS
    fill(draft, own={})
    ctx.edit(asking_view.ask_every(ctx.texts, draft))


def tapped_every(ctx: Context) -> None:
    """So often: which days of those?"""
    branch, draft = _own(ctx)
    every = argument(ctx)
    fill(draft, own={"every": every})
    match every:
        case "day" | "work":
            _ask_hour(ctx, draft)
        case "week":
            ctx.edit(asking_view.ask_weekdays(ctx.texts, draft))
        case "month":
            ctx.edit(asking_view.ask_month_day(ctx.texts, draft))
        case "nth":
            ctx.edit(asking_view.ask_nth(ctx.texts, draft))
        case "once":
            _ask_date(ctx, branch, draft, f"{local(ctx.now, branch.zone):%Y%m}")
        case _:
            raise Refusal("button-unknown")


def tapped_weekday(ctx: Context) -> None:
    """A day of the week is ticked or not."""
    _, draft = _own(ctx, "week")
    day = number(ctx.args, 1)
    if not 1 <= day <= 7:
        raise Refusal("button-unknown")
    ticked = set(draft.data["own"].get("weekdays", [])) ^ {day}
    _with(draft, weekdays=sorted(ticked))
    ctx.edit(asking_view.ask_weekdays(ctx.texts, draft))


def tapped_weekdays_done(ctx: Context) -> None:
    """Those days it is."""
    _, draft = _own(ctx, "week")
    if not draft.data["own"].get("weekdays"):
        raise Refusal("button-stale")
    _ask_hour(ctx, draft)


def tapped_month_day(ctx: Context) -> None:
    """A day of the month, or its last one."""
    _, draft = _own(ctx, "month")
    day = -1 if argument(ctx) == "last" else number(ctx.args, 1)
    if day != -1 and not 1 <= day <= 31:
        raise Refusal("button-unknown")
    _with(draft, day=day)
    _ask_hour(ctx, draft)


def tapped_nth(ctx: Context) -> None:
    """The first … last."""
    _, draft = _own(ctx, "nth")
    at = number(ctx.args, 1)
    if at >= len(rules.NTHS):
        raise Refusal("button-unknown")
    fill(draft, own={"every": "nth", "nth": rules.NTHS[at]})
    ctx.edit(asking_view.ask_nth_day(ctx.texts, draft))


def tapped_nth_day(ctx: Context) -> None:
    """Such a weekday, or working day."""
    _, draft = _own(ctx, "nth")
    day = 0 if argument(ctx) == "work" else number(ctx.args, 1)
    if "nth" not in draft.data["own"] or day > 7 or (day == 0 and argument(ctx) != "work"):
        raise Refusal("button-stale")
    _with(draft, weekday=day)
    _ask_hour(ctx, draft)


def tapped_month(ctx: Context) -> None:
    """A month of the calendar."""
    branch, draft = _own(ctx, "once")
    _ask_date(ctx, branch, draft, month_of(argument(ctx)))


def _ask_date(ctx: Context, branch: Branch, draft: Draft, month: str) -> None:
    ctx.edit(asking_view.ask_date(ctx.texts, draft, branch, month, ctx.now))


def tapped_date(ctx: Context) -> None:
    """The one day."""
    _, draft = _own(ctx, "once")
    _with(draft, date=day_of(argument(ctx)).isoformat())
    _ask_hour(ctx, draft)


def _days(draft: Draft) -> Days:
    days = rules.days_from(draft.data.get("own") or {})
    if days is None:
        raise Refusal("button-stale")
    return days


def _ask_hour(ctx: Context, draft: Draft) -> None:
    _days(draft)
    ctx.edit(asking_view.ask_hour(ctx.texts, draft, rules.HOURS, every=False))


def tapped_more_hours(ctx: Context) -> None:
    """All hours of the day."""
    _, draft = _own(ctx)
    _days(draft)
    ctx.edit(asking_view.ask_hour(ctx.texts, draft, range(24), every=True))


def tapped_hours_again(ctx: Context) -> None:
    """Back to the hour."""
    _, draft = _own(ctx)
    _ask_hour(ctx, draft)


def tapped_hour(ctx: Context) -> None:
    """The hour; which minute?"""
    _, draft = _own(ctx)
    _days(draft)
    hour = number(ctx.args, 1)
    if hour > 23:
        raise Refusal("button-unknown")
    _with(draft, hour=hour)
    ctx.edit(asking_view.ask_minute(ctx.texts, draft))


def tapped_minute(ctx: Context) -> None:
    """The minute: the rhythm is complete, unless months without such a day have to be asked."""
    branch, draft = _own(ctx)
    days, minute = _days(draft), number(ctx.args, 1)
    if "hour" not in draft.data["own"] or minute > 59:
        raise Refusal("button-stale")
    minutes = draft.data["own"]["hour"] * 60 + minute
    asking.put_together(ctx, branch, draft, rules.readings(days, (minutes,)))


def tapped_nothing(ctx: Context) -> None:
    """A button that only fills its place in the calendar."""
    ctx.answer("")


TAPS: dict[str, Handler] = {
    "p.o": tapped_by_hand,
    "p.e": tapped_every,
    "p.w": tapped_weekday,
    "p.wd": tapped_weekdays_done,
    "p.d": tapped_month_day,
    "p.n": tapped_nth,
    "p.nw": tapped_nth_day,
    "p.c": tapped_month,
    "p.dd": tapped_date,
    "p.h": tapped_hour,
    "p.hm": tapped_more_hours,
    "p.hb": tapped_hours_again,
    "p.m": tapped_minute,
    "p.x": tapped_nothing,
}
