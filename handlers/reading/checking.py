"""Handlers of a material's check question, asked and answered privately."""

from data.models import Branch, Material, Member, Reading
from data.queries import receipt as receipts
from data.values.out import OutMessage
from handlers.reading import personal, rules, service, view
from handlers.reading.room import material_of, reader_of
from handlers.reading.service import Asks, Studied, Waits
from handlers.shared.access import meet
from handlers.shared.buttons import number, rows, tap
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

LETTERS = "ABCDEFGHIJKL"


def linked(ctx: Context) -> None:
    """The link from the group to the question."""
    meet(ctx)
    show(ctx)


def show(ctx: Context) -> None:
    """Asks the question, or says what else there is to do."""
    branch, member, reading = reader_of(ctx)
    outcome = service.study(ctx.session, ctx.now, reading.id, ctx.person.id)
    if not isinstance(outcome, Asks):
        _tell(ctx, branch, reading, outcome)
        return
    receipts.open_for(ctx.session, reading.id, member.id, ctx.now)
    ctx.answer("")
    ctx.show(_question(ctx, member, reading, material_of(ctx, reading)))


def _tell(ctx: Context, branch: Branch, reading: Reading, outcome: Studied | Waits) -> None:
    """What a tap came to, as an answer and in the place of the question."""
    if isinstance(outcome, Waits):
        said = view.say_wait(ctx.texts, outcome)
    else:
        said = view.say_studied(ctx.texts, outcome)
    ctx.answer(said)
    ctx.show(personal.after(ctx.texts, branch, reading, said))


def _question(ctx: Context, member: Member, reading: Reading, material: Material) -> OutMessage:
    order = rules.order(reading.id, member.id, len(material.options))
    mark = rules.mark_of(material.question, material.options)
    lines = [ctx.texts("check-ask", title=reading.title, question=material.question), ""]
    lines += [
        ctx.texts("check-option", letter=LETTERS[at], option=str(material.options[option]))
        for at, option in enumerate(order)
    ]
    buttons = [tap(LETTERS[at], "rd.q", reading.id, at, mark) for at in range(len(order))]
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, 4), (tap(ctx.texts.plain("check-read-again"), "rd.o", reading.id),)
    )


def tapped_answer(ctx: Context) -> None:
    """An option was chosen; it is named by where it stood, never by whether it is right."""
    branch, member, reading = reader_of(ctx)
    material = material_of(ctx, reading)
    opening = receipts.opening(ctx.session, reading.id, member.id)
    if opening is None or not material.question:
        raise Refusal("button-stale")
    mark = ctx.args[2] if len(ctx.args) > 2 else ""
    if mark != rules.mark_of(material.question, material.options):
        ctx.answer(ctx.texts.plain("check-changed"))
        ctx.edit(_question(ctx, member, reading, material))
        return
    if opening.wait_until is not None and ctx.now < opening.wait_until:
        left = view.say_span(ctx.texts, opening.wait_until - ctx.now)
        ctx.answer(ctx.texts.plain("check-wait", left=left))
        return
    order = rules.order(reading.id, member.id, len(material.options))
    at = number(ctx.args, 1)
    if at >= len(order):
        raise Refusal("button-unknown")
    if order[at] != material.answer:
        opening.wrong += 1
        pause = rules.wait_after(opening.wrong)
        opening.wait_until = ctx.now + pause
        ctx.answer(ctx.texts.plain("check-wrong", left=view.say_span(ctx.texts, pause)))
        return
    opening.passed_at, opening.wait_until = ctx.now, None
    ctx.session.flush()
    outcome = service.study(ctx.session, ctx.now, reading.id, ctx.person.id)
    assert not isinstance(outcome, Asks)
    _tell(ctx, branch, reading, outcome)
