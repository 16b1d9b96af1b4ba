"""Handlers that change a material: its page with all fields, minutes, note, end date."""

from datetime import timedelta

from data.models import Branch, Material
from data.values.out import OutMessage
from handlers.material import rules, view
from handlers.material.room import (
    ask_typed,
    enter_tapped,
    today,
)
from handlers.shared import daypicker
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.dates import say_date
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal

FIELDS = ("title", "source", "body", "minutes", "tags", "question")
"""What is typed."""
MONTHS = (1, 3)


def argument(ctx: Context) -> str:
    """The second argument of the tapped button."""
    return ctx.args[1] if len(ctx.args) > 1 else ""


def tapped_edit(ctx: Context) -> None:
    """修改: everything that can be changed."""
    branch, material = enter_tapped(ctx)
    ctx.answer("")
    show(ctx, branch, material)


def show(ctx: Context, branch: Branch, material: Material) -> None:
    """The page with a button for each field."""
    texts, one = ctx.texts, material.id
    known = view.facts(ctx.session, branch, material, ctx.now)
    days = texts.plain("edit-note-days", days=material.note_days)
    note = days if material.note_days else texts.plain("edit-note-none")
    ctx.show(
        OutMessage("\n".join(view.lines(texts, material, known))).with_buttons(
            (
                tap("−", "mt.m", one, 0),
                tap(texts.plain("edit-minutes", minutes=material.minutes), "mt.f", one, "minutes"),
                tap("+", "mt.m", one, 1),
            ),
            (
                tap(texts.plain("edit-title"), "mt.f", one, "title"),
                tap(texts.plain("edit-tags"), "mt.tg", one),
                tap(texts.plain("edit-until"), "mt.u", one),
            ),
            (tap(texts.plain("edit-question"), "mt.q", one), tap(note, "mt.no", one)),
            (
                tap(texts.plain("edit-source"), "mt.f", one, "source"),
                tap(texts.plain("edit-body"), "mt.f", one, "body"),
            ),
            (tap(texts.plain("back"), "mt.p", one),),
        )
    )


def tapped_minutes(ctx: Context) -> None:
    """A little less or more time."""
    branch, material = enter_tapped(ctx)
    up = number(ctx.args, 1) == 1
    material.minutes = rules.following_minutes(material.minutes, up)
    ctx.answer("")
    show(ctx, branch, material)


def tapped_note(ctx: Context) -> None:
    """Whether a note is asked for, and within how many days."""
    branch, material = enter_tapped(ctx)
    days = material.note_days
    later = [one for one in rules.NOTE_DAYS if one > days]
    material.note_days = later[0] if later else 0
    ctx.answer("")
    show(ctx, branch, material)


def tapped_field(ctx: Context) -> None:
    """A field will be typed."""
    branch, material = enter_tapped(ctx)
    field = argument(ctx)
    if field not in FIELDS:
        raise Refusal("button-unknown")
    shown = OutMessage(ctx.texts(f"edit-ask-{field}")).with_buttons(
        (tap(ctx.texts.plain("back"), "mt.e", material.id),)
    )
    ask_typed(ctx, branch, field, shown, material=material.id)


def tapped_until(ctx: Context) -> None:
    """The last day on which it may be pushed."""
    branch, material = enter_tapped(ctx)
    texts, one = ctx.texts, material.id
    month = f"{today(ctx, branch):%Y%m}"
    shown = OutMessage(texts("edit-ask-until", title=material.title)).with_buttons(
        tuple(
            tap(
                texts.plain("edit-until-months", many=many),
                "mt.ud",
                one,
                _after(ctx, branch, many),
            )
            for many in MONTHS
        ),
        (
            tap(texts.plain("edit-until-none"), "mt.ud", one, 0),
            tap(texts.plain("edit-until-calendar"), "mt.uc", one, month),
        ),
        (tap(texts.plain("back"), "mt.e", one),),
    )
    ask_typed(ctx, branch, "until", shown, material=one)


def _after(ctx: Context, branch: Branch, months: int) -> str:
    return f"{today(ctx, branch) + timedelta(days=round(months * 365.25 / 12)):%Y%m%d}"


def tapped_calendar(ctx: Context) -> None:
    """A month to choose the last day from."""
    branch, material = enter_tapped(ctx)
    month = daypicker.month_of(argument(ctx))
    year = int(month[:4])
    named = ctx.texts.plain(f"month-{int(month[4:])}")
    days = daypicker.day_rows(
        ctx.texts,
        month,
        today(ctx, branch),
        ("mt.ud", material.id),
        ("mt.uc", material.id),
        "mt.x",
    )
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("edit-until-month", year=str(year), month=named)).with_buttons(
            *days, (tap(ctx.texts.plain("back"), "mt.u", material.id),)
        )
    )


def tapped_day(ctx: Context) -> None:
    """The last day was chosen; 0 for none."""
    branch, material = enter_tapped(ctx)
    if argument(ctx) == "0":
        material.until = None
        ctx.answer("")
    else:
        day = daypicker.day_of(argument(ctx))
        if day < today(ctx, branch):
            raise Refusal("edit-until-past")
        material.until = day
        ctx.answer(ctx.texts.plain("edit-until-set", day=say_date(ctx.texts, day, day.year)))
    show(ctx, branch, material)


def tapped_nothing(ctx: Context) -> None:
    """A button that only fills its place in the calendar."""
    ctx.answer("")


TAPS: dict[str, Handler] = {
    "mt.e": tapped_edit,
    "mt.m": tapped_minutes,
    "mt.no": tapped_note,
    "mt.f": tapped_field,
    "mt.u": tapped_until,
    "mt.uc": tapped_calendar,
    "mt.ud": tapped_day,
    "mt.x": tapped_nothing,
}
