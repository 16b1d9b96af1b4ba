"""The doors that put a rhythm together by buttons: how often, which days, the hour, the minute."""

from data.models import Branch, Draft
from data.values.rhythm.kinds import Days
from handlers.plan import asking, asking_view, rules
from handlers.plan.progress import argument, fill, own
from handlers.shared.buttons import number
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.doors import Door
from handlers.shared.moments import local
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def _own(turn: Turn, every: str = "") -> tuple[Branch, Draft]:
    """The draft of a button, which is of days of this sort."""
    branch, draft = own(turn, "title")
    if every and (draft.data.get("own") or {}).get("every") != every:
        raise Refusal("button-stale")
    return branch, draft


def _with(draft: Draft, **values: object) -> None:
    fill(draft, own={**(draft.data.get("own") or {}), **values})


def tapped_by_hand(turn: Turn) -> None:
    """How often?"""
    _, draft = _own(turn)
    draft.awaits = asking.AWAITS
    fill(draft, own={})
    turn.redraw(asking_view.ask_every(turn.texts, draft))


def tapped_every(turn: Turn) -> None:
    """So often: which days of those?"""
    branch, draft = _own(turn)
    every = argument(turn)
    fill(draft, own={"every": every})
    match every:
        case "day" | "work":
            _ask_hour(turn, draft)
        case "week":
            turn.redraw(asking_view.ask_weekdays(turn.texts, draft))
        case "month":
            turn.redraw(asking_view.ask_month_day(turn.texts, draft))
        case "nth":
            turn.redraw(asking_view.ask_nth(turn.texts, draft))
        case "once":
            _ask_date(turn, branch, draft, f"{local(turn.now, branch.zone):%Y%m}")
        case _:
            raise Refusal("button-unknown")


def tapped_weekday(turn: Turn) -> None:
    """A day of the week is ticked or not."""
    _, draft = _own(turn, "week")
    day = number(turn.deed.args, 1)
    if not 1 <= day <= 7:
        raise Refusal("button-unknown")
    ticked = set(draft.data["own"].get("weekdays", [])) ^ {day}
    _with(draft, weekdays=sorted(ticked))
    turn.redraw(asking_view.ask_weekdays(turn.texts, draft))


def tapped_weekdays_done(turn: Turn) -> None:
    """Those days it is."""
    _, draft = _own(turn, "week")
    if not draft.data["own"].get("weekdays"):
        raise Refusal("button-stale")
    _ask_hour(turn, draft)


def tapped_month_day(turn: Turn) -> None:
    """A day of the month, or its last one."""
    _, draft = _own(turn, "month")
    day = -1 if argument(turn) == "last" else number(turn.deed.args, 1)
    if day != -1 and not 1 <= day <= 31:
        raise Refusal("button-unknown")
    _with(draft, day=day)
    _ask_hour(turn, draft)


def tapped_nth(turn: Turn) -> None:
    """The first … last."""
    _, draft = _own(turn, "nth")
    at = number(turn.deed.args, 1)
    if at >= len(rules.NTHS):
        raise Refusal("button-unknown")
    fill(draft, own={"every": "nth", "nth": rules.NTHS[at]})
    turn.redraw(asking_view.ask_nth_day(turn.texts, draft))


def tapped_nth_day(turn: Turn) -> None:
    """Such a weekday, or working day."""
    _, draft = _own(turn, "nth")
    day = 0 if argument(turn) == "work" else number(turn.deed.args, 1)
    if "nth" not in draft.data["own"] or day > 7 or (day == 0 and argument(turn) != "work"):
        raise Refusal("button-stale")
    _with(draft, weekday=day)
    _ask_hour(turn, draft)


def tapped_month(turn: Turn) -> None:
    """A month of the calendar."""
    branch, draft = _own(turn, "once")
    _ask_date(turn, branch, draft, month_of(argument(turn)))


def _ask_date(turn: Turn, branch: Branch, draft: Draft, month: str) -> None:
    turn.redraw(asking_view.ask_date(turn.texts, draft, branch, month, turn.now))


def tapped_date(turn: Turn) -> None:
    """The one day."""
    _, draft = _own(turn, "once")
    _with(draft, date=day_of(argument(turn)).isoformat())
    _ask_hour(turn, draft)


def _days(draft: Draft) -> Days:
    days = rules.days_from(draft.data.get("own") or {})
    if days is None:
        raise Refusal("button-stale")
    return days


def _ask_hour(turn: Turn, draft: Draft) -> None:
    _days(draft)
    turn.redraw(asking_view.ask_hour(turn.texts, draft, rules.HOURS, every=False))


def tapped_more_hours(turn: Turn) -> None:
    """All hours of the day."""
    _, draft = _own(turn)
    _days(draft)
    turn.redraw(asking_view.ask_hour(turn.texts, draft, range(24), every=True))


def tapped_hours_again(turn: Turn) -> None:
    """Back to the hour."""
    _, draft = _own(turn)
    _ask_hour(turn, draft)


def tapped_hour(turn: Turn) -> None:
    """The hour; which minute?"""
    _, draft = _own(turn)
    _days(draft)
    hour = number(turn.deed.args, 1)
    if hour > 23:
        raise Refusal("button-unknown")
    _with(draft, hour=hour)
    turn.redraw(asking_view.ask_minute(turn.texts, draft))


def tapped_minute(turn: Turn) -> None:
    """The minute: the rhythm is complete, unless months without such a day have to be asked."""
    branch, draft = _own(turn)
    days, minute = _days(draft), number(turn.deed.args, 1)
    if "hour" not in draft.data["own"] or minute > 59:
        raise Refusal("button-stale")
    minutes = draft.data["own"]["hour"] * 60 + minute
    asking.put_together(turn, branch, draft, rules.readings(days, (minutes,)))


def tapped_nothing(turn: Turn) -> None:
    """A button that only fills its place in the calendar."""
    turn.toast("")


TAPS: dict[str, Door] = {
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
