"""What making a plan looks like: the kinds, the rhythm by buttons, the whole before it stands."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from data.models import Branch, Draft, Plan
from data.values.out import Button, OutMessage
from data.values.rhythm import BadRhythm, Rhythm
from handlers.plan import rules, service
from handlers.shared.buttons import rows, tap
from handlers.shared.dates import local, say_when
from handlers.shared.daypicker import day_rows
from handlers.shared.refusal import Refusal
from handlers.shared.rhythms import say_rhythm
from handlers.shared.texts import Texts


def ways(texts: Texts, draft: Draft, verb: str, *args: object) -> tuple[Button, ...]:
    """Back, to the handler `verb`, and out."""
    return (
        tap(texts.plain("back"), verb, draft.id, *args),
        tap(texts.plain("cancel"), "p.no", draft.id),
    )


def ask_kind(texts: Texts, draft: Draft, kinds: Iterable[str]) -> OutMessage:
    """The first step: what is to be pushed."""
    buttons = [tap(texts.plain(f"plan-kind-{kind}"), "p.k", draft.id, kind) for kind in kinds]
    return OutMessage(texts("plan-ask-kind")).with_buttons(
        *rows(buttons, 2), (tap(texts.plain("cancel"), "p.no", draft.id),)
    )


def ask_rhythm(texts: Texts, draft: Draft) -> OutMessage:
    """When: the likeliest as buttons, any other by buttons or typed."""
    fields = draft.data
    likely = [
        tap(say_rhythm(texts, Rhythm.of(code)), "p.r", draft.id, at)
        for at, code in enumerate(rules.likely(fields["kind"]))
    ]
    key = "plan-ask-meeting-rhythm" if fields["kind"] == rules.MEETING else "plan-ask-rhythm"
    back = (
        (tap(texts.plain("back"), "p.v", fields["plan"]),)
        if fields["plan"]
        else ways(texts, draft, "p.k", fields["kind"])
    )
    return OutMessage(texts(key, title=fields["title"])).with_buttons(
        *rows(likely, 2 if texts.language != "en" else 1),
        (tap(texts.plain("plan-by-hand"), "p.o", draft.id),),
        back,
    )


def ask_choice(texts: Texts, draft: Draft, text: str) -> OutMessage:
    """One of the rhythms that may be meant."""
    choices = [
        (tap(say_rhythm(texts, Rhythm.of(code)), "p.ch", draft.id, at),)
        for at, code in enumerate(draft.data["choices"])
    ]
    return OutMessage(text).with_buttons(*choices, ways(texts, draft, "p.br"))


def ask_every(texts: Texts, draft: Draft) -> OutMessage:
    """By hand: how often."""
    buttons = [
        tap(texts.plain(f"plan-every-{one}"), "p.e", draft.id, one)
        for one in ("day", "work", "week", "month", "nth", "once")
    ]
    return OutMessage(texts("plan-ask-every")).with_buttons(
        *rows(buttons, 2), ways(texts, draft, "p.br")
    )


def ask_weekdays(texts: Texts, draft: Draft) -> OutMessage:
    """By hand: which days of the week; several may be ticked."""
    ticked = draft.data["own"].get("weekdays", [])
    buttons = [
        tap(_ticked(texts, texts.plain(f"weekday-{day}"), day in ticked), "p.w", draft.id, day)
        for day in range(1, 8)
    ]
    done = (tap(texts.plain("plan-days-done"), "p.wd", draft.id),) if ticked else ()
    return OutMessage(texts("plan-ask-weekdays")).with_buttons(
        *rows(buttons, 3), done, ways(texts, draft, "p.o")
    )


def _ticked(texts: Texts, label: str, on: bool) -> str:
    return texts.plain("plan-ticked", label=label) if on else label


def ask_month_day(texts: Texts, draft: Draft) -> OutMessage:
    """By hand: which day of the month."""
    days = [tap(str(day), "p.d", draft.id, day) for day in range(1, 32)]
    last = tap(texts.plain("plan-last-day"), "p.d", draft.id, "last")
    return OutMessage(texts("plan-ask-month-day")).with_buttons(
        *rows(days, 7), (last,), ways(texts, draft, "p.o")
    )


def ask_nth(texts: Texts, draft: Draft) -> OutMessage:
    """By hand: the first … last of what in the month."""
    places = [str(nth) if nth > 0 else "last" for nth in rules.NTHS]
    buttons = [
        tap(texts.plain(f"plan-place-{place}"), "p.n", draft.id, at)
        for at, place in enumerate(places)
    ]
    return OutMessage(texts("plan-ask-nth")).with_buttons(
        *rows(buttons, 3), ways(texts, draft, "p.o")
    )


def ask_nth_day(texts: Texts, draft: Draft) -> OutMessage:
    """By hand: which weekday that is, or a working day."""
    buttons = [tap(texts.plain("plan-work-day"), "p.nw", draft.id, "work")]
    buttons += [tap(texts.plain(f"weekday-{day}"), "p.nw", draft.id, day) for day in range(1, 8)]
    return OutMessage(texts("plan-ask-nth-day")).with_buttons(
        *rows(buttons, 3), ways(texts, draft, "p.e", "nth")
    )


def ask_date(texts: Texts, draft: Draft, branch: Branch, month: str, now: datetime) -> OutMessage:
    """By hand: the one day."""
    today = local(now, branch.zone).date()
    return OutMessage(texts("plan-ask-date")).with_buttons(
        *day_rows(texts, month, today, ("p.dd", draft.id), ("p.c", draft.id), "p.x"),
        ways(texts, draft, "p.o"),
    )


def ask_hour(texts: Texts, draft: Draft, hours: Iterable[int], *, every: bool) -> OutMessage:
    """By hand: the hour; the usual ones first, `every` one a tap further."""
    buttons = [
        tap(str(hour) if every else texts.plain("plan-hour", hour=str(hour)), "p.h", draft.id, hour)
        for hour in hours
    ]
    more = () if every else (tap(texts.plain("plan-more-hours"), "p.hm", draft.id),)
    return OutMessage(texts("plan-ask-hour")).with_buttons(
        *rows(buttons, 6 if every else 3),
        more,
        ways(texts, draft, "p.e", draft.data["own"]["every"]),
    )


def ask_minute(texts: Texts, draft: Draft) -> OutMessage:
    """By hand: the minute; any other can be typed."""
    hour = draft.data["own"]["hour"]
    buttons = [tap(f"{hour}:{minute:02}", "p.m", draft.id, minute) for minute in rules.MINUTES]
    return OutMessage(texts("plan-ask-minute")).with_buttons(
        *rows(buttons, 3), ways(texts, draft, "p.hb")
    )


def unclear(bad: BadRhythm) -> Refusal:
    """What to say about a rhythm that could not be taken as it was said."""
    values = {name: value for name, value in bad.values.items() if isinstance(value, (str, int))}
    return Refusal(bad.key, **values)


def confirm(texts: Texts, draft: Draft, branch: Branch, now: datetime) -> OutMessage:
    """The plan in plain words with its next dates, before it is stored."""
    fields: dict[str, Any] = draft.data
    rhythm = Rhythm.of(fields["rhythm"])
    dates = rules.ahead(rhythm, fields["lead"], now, branch.zone, branch.official_workdays)
    lines = [
        texts(
            "plan-confirm",
            title=fields["title"],
            kind=texts.plain(f"plan-kind-{fields['kind']}"),
            rhythm=say_rhythm(texts, rhythm),
        ),
        "",
        texts("plan-next-dates"),
        *(texts("plan-date", when=say_when(texts, at, now, branch)) for at in dates),
    ]
    if fields["lead"]:
        lines.append(texts("plan-lead", days=fields["lead"] // rules.DAY))
    if rules.unannounced(rhythm, dates, branch.zone, branch.official_workdays):
        lines.append(texts("plan-unannounced"))
    shift: tuple[Button, ...] = ()
    if rules.shiftable(rhythm):
        label = texts.plain("plan-shift-on" if rhythm.shift else "plan-shift-off")
        shift = (tap(label, "p.sf", draft.id),)
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain("plan-store"), "p.ok", draft.id),), shift, ways(texts, draft, "p.br")
    )


def ask_twin(texts: Texts, draft: Draft, branch: Branch, like: Plan, now: datetime) -> OutMessage:
    """There is such a plan already: asks once whether another is meant."""
    at = service.moment(like)
    when = say_when(texts, at, now, branch) if at else texts.plain("plan-none-ahead")
    return OutMessage(texts("plan-twin", title=like.title, when=when)).with_buttons(
        (tap(texts.plain("plan-twin-open"), "p.v", like.id),),
        (tap(texts.plain("plan-twin-anyway"), "p.ok", draft.id, "anyway"),),
        ways(texts, draft, "p.br"),
    )
