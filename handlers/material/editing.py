"""The doors that change a material: its page with all fields, minutes, note, end date."""

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
from handlers.shared.doors import Door
from handlers.shared.moments import say_date
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

FIELDS = ("title", "source", "body", "minutes", "tags", "question")
"""What is typed."""
MONTHS = (1, 3)


def argument(turn: Turn) -> str:
    """The second argument of the tapped button."""
    return turn.deed.args[1] if len(turn.deed.args) > 1 else ""


def tapped_edit(turn: Turn) -> None:
    """修改: everything that can be changed."""
    branch, material = enter_tapped(turn)
    turn.toast("")
    show(turn, branch, material)


def show(turn: Turn, branch: Branch, material: Material) -> None:
    """The page with a button for each field."""
    texts, one = turn.texts, material.id
    known = view.facts(turn.session, branch, material, turn.now)
    days = texts.plain("edit-note-days", days=material.note_days)
    note = days if material.note_days else texts.plain("edit-note-none")
    turn.show(
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


def tapped_minutes(turn: Turn) -> None:
    """A little less or more time."""
    branch, material = enter_tapped(turn)
    up = number(turn.deed.args, 1) == 1
    material.minutes = rules.following_minutes(material.minutes, up)
    turn.toast("")
    show(turn, branch, material)


def tapped_note(turn: Turn) -> None:
    """Whether a note is asked for, and within how many days."""
    branch, material = enter_tapped(turn)
    days = material.note_days
    later = [one for one in rules.NOTE_DAYS if one > days]
    material.note_days = later[0] if later else 0
    turn.toast("")
    show(turn, branch, material)


def tapped_field(turn: Turn) -> None:
    """A field will be typed."""
    branch, material = enter_tapped(turn)
    field = argument(turn)
    if field not in FIELDS:
        raise Refusal("button-unknown")
    shown = OutMessage(turn.texts(f"edit-ask-{field}")).with_buttons(
        (tap(turn.texts.plain("back"), "mt.e", material.id),)
    )
    ask_typed(turn, branch, field, shown, material=material.id)


def tapped_until(turn: Turn) -> None:
    """The last day on which it may be pushed."""
    branch, material = enter_tapped(turn)
    texts, one = turn.texts, material.id
    month = f"{today(turn, branch):%Y%m}"
    shown = OutMessage(texts("edit-ask-until", title=material.title)).with_buttons(
        tuple(
            tap(
                texts.plain("edit-until-months", many=many),
                "mt.ud",
                one,
                _after(turn, branch, many),
            )
            for many in MONTHS
        ),
        (
            tap(texts.plain("edit-until-none"), "mt.ud", one, 0),
            tap(texts.plain("edit-until-calendar"), "mt.uc", one, month),
        ),
        (tap(texts.plain("back"), "mt.e", one),),
    )
    ask_typed(turn, branch, "until", shown, material=one)


def _after(turn: Turn, branch: Branch, months: int) -> str:
    return f"{today(turn, branch) + timedelta(days=round(months * 365.25 / 12)):%Y%m%d}"


def tapped_calendar(turn: Turn) -> None:
    """A month to choose the last day from."""
    branch, material = enter_tapped(turn)
    month = daypicker.month_of(argument(turn))
    year = int(month[:4])
    named = turn.texts.plain(f"month-{int(month[4:])}")
    days = daypicker.day_rows(
        turn.texts,
        month,
        today(turn, branch),
        ("mt.ud", material.id),
        ("mt.uc", material.id),
        "mt.x",
    )
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("edit-until-month", year=str(year), month=named)).with_buttons(
            *days, (tap(turn.texts.plain("back"), "mt.u", material.id),)
        )
    )


def tapped_day(turn: Turn) -> None:
    """The last day was chosen; 0 for none."""
    branch, material = enter_tapped(turn)
    if argument(turn) == "0":
        material.until = None
        turn.toast("")
    else:
        day = daypicker.day_of(argument(turn))
        if day < today(turn, branch):
            raise Refusal("edit-until-past")
        material.until = day
        turn.toast(turn.texts.plain("edit-until-set", day=say_date(turn.texts, day, day.year)))
    show(turn, branch, material)


def tapped_nothing(turn: Turn) -> None:
    """A button that only fills its place in the calendar."""
    turn.toast("")


TAPS: dict[str, Door] = {
    "mt.e": tapped_edit,
    "mt.m": tapped_minutes,
    "mt.no": tapped_note,
    "mt.f": tapped_field,
    "mt.u": tapped_until,
    "mt.uc": tapped_calendar,
    "mt.ud": tapped_day,
    "mt.x": tapped_nothing,
}
