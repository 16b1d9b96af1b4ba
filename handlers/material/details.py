"""What is typed about a material, and its tags and check question, which are shown back."""

from data.models import Branch, Draft, Material
from data.queries import material as materials
from data.values.check_question import BadQuestion, parse_check
from data.values.out import OutMessage
from data.values.rich import units
from data.values.sent import tags_in
from handlers.material import editing, rules
from handlers.material.room import ask_typed, enter_for, enter_tapped, typed_line
from handlers.shared.buttons import rows, sign, tap
from handlers.shared.context import Context
from handlers.shared.dates import read_day
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered

MOST_TAGS_SHOWN = 12


def typed(ctx: Context, draft: Draft) -> None:
    """What was typed for a field."""
    branch, material = enter_for(ctx, draft.data["material"])
    match draft.awaits:
        case "title":
            material.title = typed_line(ctx, rules.LONGEST_TITLE)
        case "source":
            material.source = typed_line(ctx, rules.LONGEST_SOURCE)
        case "body":
            _set_body(ctx, material)
        case "minutes":
            material.minutes = _minutes(ctx)
        case "tags":
            _add_tags(ctx, material)
        case "until":
            material.until = read_day(ctx.texts, typed_line(ctx, 40), ctx.now, branch)
        case _:
            _set_question(ctx, material)
    answered(ctx, draft)
    if draft.awaits == "tags":
        _show_tags(ctx, branch, material)
    elif draft.awaits == "question":
        _show_question(ctx, material)
    else:
        editing.show(ctx, branch, material)


def _set_body(ctx: Context, material: Material) -> None:
    long = units(ctx.incoming.html)
    if long > rules.LONGEST_BODY:
        raise Refusal("material-typed-long", most=rules.LONGEST_BODY, long=long)
    if not ctx.text.strip():
        raise Refusal("material-typed-empty")
    guessed = material.minutes == rules.minutes_of(material.body, material.link, material.files)
    material.body = ctx.incoming.html.strip()
    if guessed:
        material.minutes = rules.minutes_of(material.body, material.link, material.files)


def _minutes(ctx: Context) -> int:
    digits = "".join(char for char in typed_line(ctx, 20) if char.isdecimal())
    minutes = int(digits or 0)
    if not 1 <= minutes <= rules.MOST_MINUTES:
        raise Refusal("edit-minutes-bad", most=rules.MOST_MINUTES)
    return minutes


def tapped_tags(ctx: Context) -> None:
    """The branch's tags, each to be put on or taken off; others are typed."""
    branch, material = enter_tapped(ctx)
    ctx.answer("")
    _show_tags(ctx, branch, material)


def _show_tags(ctx: Context, branch: Branch, material: Material) -> None:
    known = list(dict.fromkeys([*material.tags, *materials.tags(ctx.session, branch.id)]))
    buttons = [
        tap(
            ctx.texts.plain("edit-tag-on" if tag in material.tags else "edit-tag-off", tag=tag),
            "mt.tt",
            material.id,
            sign(tag),
        )
        for tag in known[:MOST_TAGS_SHOWN]
    ]
    shown = OutMessage(ctx.texts("edit-ask-tags", title=material.title)).with_buttons(
        *rows(buttons), (tap(ctx.texts.plain("back"), "mt.e", material.id),)
    )
    ask_typed(ctx, branch, "tags", shown, material=material.id)


def tapped_tag(ctx: Context) -> None:
    """A tag is put on or taken off."""
    branch, material = enter_tapped(ctx)
    known = [*material.tags, *materials.tags(ctx.session, branch.id)]
    tag = next((tag for tag in known if sign(tag) == editing.argument(ctx)), None)
    if tag is None:
        raise Refusal("button-stale")
    if tag in material.tags:
        material.tags = [one for one in material.tags if one != tag]
    else:
        material.tags = [*material.tags, tag]
        _check_tags(material)
    _show_tags(ctx, branch, material)


def _add_tags(ctx: Context, material: Material) -> None:
    fresh = tags_in(ctx.text)
    if not fresh:
        raise Refusal("material-typed-empty")
    material.tags = list(dict.fromkeys([*material.tags, *fresh]))
    _check_tags(material)


def _check_tags(material: Material) -> None:
    if len(material.tags) > rules.MOST_TAGS:
        raise Refusal("edit-tags-many", most=rules.MOST_TAGS)


def tapped_question(ctx: Context) -> None:
    """The check question as it stands, or how to type one."""
    branch, material = enter_tapped(ctx)
    if material.question:
        ctx.answer("")
        _show_question(ctx, material)
        return
    _ask_question(ctx, branch, material)


def tapped_question_anew(ctx: Context) -> None:
    """Another check question will be typed."""
    branch, material = enter_tapped(ctx)
    _ask_question(ctx, branch, material)


def _ask_question(ctx: Context, branch: Branch, material: Material) -> None:
    shown = OutMessage(ctx.texts("edit-ask-question")).with_buttons(
        (tap(ctx.texts.plain("back"), "mt.e", material.id),)
    )
    ask_typed(ctx, branch, "question", shown, material=material.id)


def _set_question(ctx: Context, material: Material) -> None:
    try:
        made = parse_check(ctx.text)
    except BadQuestion as bad:
        raise Refusal(bad.key, **bad.values) from None
    material.question, material.answer = made.question, made.answer
    material.options = list(made.options)


def _show_question(ctx: Context, material: Material) -> None:
    lines = [ctx.texts("edit-question-shown", question=material.question)]
    lines += [
        ctx.texts(
            "edit-option-right" if at == material.answer else "edit-option",
            letter=chr(ord("A") + at),
            option=str(option),
        )
        for at, option in enumerate(material.options)
    ]
    one = material.id
    ctx.show(
        OutMessage("\n".join(lines)).with_buttons(
            (
                tap(ctx.texts.plain("edit-question-anew"), "mt.qn", one),
                tap(ctx.texts.plain("edit-question-drop"), "mt.qx", one),
            ),
            (tap(ctx.texts.plain("back"), "mt.e", one),),
        )
    )


def tapped_question_dropped(ctx: Context) -> None:
    """No check question any more."""
    branch, material = enter_tapped(ctx)
    material.question, material.options, material.answer = "", [], 0
    ctx.answer(ctx.texts.plain("edit-question-dropped"))
    editing.show(ctx, branch, material)


TAPS: dict[str, Handler] = {
    "mt.tg": tapped_tags,
    "mt.tt": tapped_tag,
    "mt.q": tapped_question,
    "mt.qn": tapped_question_anew,
    "mt.qx": tapped_question_dropped,
}
