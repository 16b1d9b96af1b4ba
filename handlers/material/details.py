"""What is typed about a material, and its tags and check question, which are shown back."""

from datetime import date
from zoneinfo import ZoneInfo

from data.models import Branch, Draft, Material
from data.queries import material as materials
from data.values.check_question import BadQuestion, parse_check
from data.values.instants import BadWhen, day_of
from data.values.out import OutMessage
from data.values.phrases import fold, phrases_in
from data.values.rich import units
from data.values.sent import tags_in
from handlers.material import editing, rules
from handlers.material.room import ask_typed, enter_for, enter_tapped, typed_line
from handlers.meeting.view import unclear
from handlers.shared.buttons import rows, tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered
from handlers.shared.turn import Turn

MOST_TAGS_SHOWN = 12


def typed(turn: Turn, draft: Draft) -> None:
    """What was typed for a field."""
    branch, material = enter_for(turn, draft.data["material"])
    match draft.awaits:
        case "title":
            material.title = typed_line(turn, rules.LONGEST_TITLE)
        case "source":
            material.source = typed_line(turn, rules.LONGEST_SOURCE)
        case "body":
            _set_body(turn, material)
        case "minutes":
            material.minutes = _minutes(turn)
        case "tags":
            _add_tags(turn, material)
        case "until":
            material.until = typed_day(turn, branch)
        case _:
            _set_question(turn, material)
    answered(turn, draft)
    if draft.awaits == "tags":
        _show_tags(turn, branch, material)
    elif draft.awaits == "question":
        _show_question(turn, material)
    else:
        editing.show(turn, branch, material)


def _set_body(turn: Turn, material: Material) -> None:
    long = units(turn.deed.html)
    if long > rules.LONGEST_BODY:
        raise Refusal("material-typed-long", most=rules.LONGEST_BODY, long=long)
    if not turn.deed.text.strip():
        raise Refusal("material-typed-empty")
    guessed = material.minutes == rules.minutes_of(material.body, material.link, material.files)
    material.body = turn.deed.html.strip()
    if guessed:
        material.minutes = rules.minutes_of(material.body, material.link, material.files)


def _minutes(turn: Turn) -> int:
    digits = "".join(char for char in typed_line(turn, 20) if char.isdecimal())
    minutes = int(digits or 0)
    if not 1 <= minutes <= rules.MOST_MINUTES:
        raise Refusal("edit-minutes-bad", most=rules.MOST_MINUTES)
    return minutes


def typed_day(turn: Turn, branch: Branch) -> date:
    """The day that was typed; raises Refusal where none is meant."""
    zone = ZoneInfo(branch.zone)
    said = typed_line(turn, 40)
    try:
        phrases = phrases_in(fold(said))
        day = day_of(phrases[0], said, turn.now, zone) if len(phrases) == 1 else None
    except BadWhen as bad:
        raise unclear(turn.texts, bad, turn.now, branch) from None
    if day is None:
        raise Refusal("edit-until-bad")
    return day


def tapped_tags(turn: Turn) -> None:
    """The branch's tags, each to be put on or taken off; others are typed."""
    branch, material = enter_tapped(turn)
    turn.toast("")
    _show_tags(turn, branch, material)


def _show_tags(turn: Turn, branch: Branch, material: Material) -> None:
    known = list(dict.fromkeys([*material.tags, *materials.tags(turn.session, branch.id)]))
    buttons = [
        tap(
            turn.texts.plain("edit-tag-on" if tag in material.tags else "edit-tag-off", tag=tag),
            "mt.tt",
            material.id,
            rules.sign(tag),
        )
        for tag in known[:MOST_TAGS_SHOWN]
    ]
    shown = OutMessage(turn.texts("edit-ask-tags", title=material.title)).with_buttons(
        *rows(buttons), (tap(turn.texts.plain("back"), "mt.e", material.id),)
    )
    ask_typed(turn, branch, "tags", shown, material=material.id)


def tapped_tag(turn: Turn) -> None:
    """A tag is put on or taken off."""
    branch, material = enter_tapped(turn)
    known = [*material.tags, *materials.tags(turn.session, branch.id)]
    tag = next((tag for tag in known if rules.sign(tag) == editing.argument(turn)), None)
    if tag is None:
        raise Refusal("button-stale")
    if tag in material.tags:
        material.tags = [one for one in material.tags if one != tag]
    else:
        material.tags = [*material.tags, tag]
        _check_tags(material)
    _show_tags(turn, branch, material)


def _add_tags(turn: Turn, material: Material) -> None:
    fresh = tags_in(turn.deed.text)
    if not fresh:
        raise Refusal("material-typed-empty")
    material.tags = list(dict.fromkeys([*material.tags, *fresh]))
    _check_tags(material)


def _check_tags(material: Material) -> None:
    if len(material.tags) > rules.MOST_TAGS:
        raise Refusal("edit-tags-many", most=rules.MOST_TAGS)


def tapped_question(turn: Turn) -> None:
    """The check question as it stands, or how to type one."""
    branch, material = enter_tapped(turn)
    if material.question:
        turn.toast("")
        _show_question(turn, material)
        return
    _ask_question(turn, branch, material)


def tapped_question_anew(turn: Turn) -> None:
    """Another check question will be typed."""
    branch, material = enter_tapped(turn)
    _ask_question(turn, branch, material)


def _ask_question(turn: Turn, branch: Branch, material: Material) -> None:
    shown = OutMessage(turn.texts("edit-ask-question")).with_buttons(
        (tap(turn.texts.plain("back"), "mt.e", material.id),)
    )
    ask_typed(turn, branch, "question", shown, material=material.id)


def _set_question(turn: Turn, material: Material) -> None:
    try:
        made = parse_check(turn.deed.text)
    except BadQuestion as bad:
        raise Refusal(bad.key, **bad.values) from None
    material.question, material.answer = made.question, made.answer
    material.options = list(made.options)


def _show_question(turn: Turn, material: Material) -> None:
    lines = [turn.texts("edit-question-shown", question=material.question)]
    lines += [
        turn.texts(
            "edit-option-right" if at == material.answer else "edit-option",
            letter=chr(ord("A") + at),
            option=str(option),
        )
        for at, option in enumerate(material.options)
    ]
    one = material.id
    turn.show(
        OutMessage("\n".join(lines)).with_buttons(
            (
                tap(turn.texts.plain("edit-question-anew"), "mt.qn", one),
                tap(turn.texts.plain("edit-question-drop"), "mt.qx", one),
            ),
            (tap(turn.texts.plain("back"), "mt.e", one),),
        )
    )


def tapped_question_dropped(turn: Turn) -> None:
    """No check question any more."""
    branch, material = enter_tapped(turn)
    material.question, material.options, material.answer = "", [], 0
    turn.toast(turn.texts.plain("edit-question-dropped"))
    editing.show(turn, branch, material)


TAPS: dict[str, Door] = {
    "mt.tg": tapped_tags,
    "mt.tt": tapped_tag,
    "mt.q": tapped_question,
    "mt.qn": tapped_question_anew,
    "mt.qx": tapped_question_dropped,
}
