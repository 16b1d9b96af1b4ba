"""The doors of a material's check question, asked and answered privately."""

from data.models import Branch, Material, Member, Reading
from data.queries import receipt as receipts
from data.values.out import OutMessage
from handlers.reading import personal, rules, service, view
from handlers.reading.room import material_of, reader_of
from handlers.reading.service import Asks, Studied, Waits
from handlers.shared.access import meet
from handlers.shared.buttons import number, rows, tap
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

LETTERS = "ABCDEFGHIJKL"


def linked(turn: Turn) -> None:
    """The link from the group to the question."""
    meet(turn)
    show(turn)


def show(turn: Turn) -> None:
    """Asks the question, or says what else there is to do."""
    branch, member, reading = reader_of(turn)
    outcome = service.study(turn.session, turn.now, reading.id, turn.person.id)
    if not isinstance(outcome, Asks):
        _tell(turn, branch, reading, outcome)
        return
    receipts.open_for(turn.session, reading.id, member.id, turn.now)
    turn.toast("")
    turn.show(_question(turn, member, reading, material_of(turn, reading)))


def _tell(turn: Turn, branch: Branch, reading: Reading, outcome: Studied | Waits) -> None:
    """What a tap came to, as a toast and in the place of the question."""
    if isinstance(outcome, Waits):
        said = view.say_wait(turn.texts, outcome)
    else:
        said = view.say_studied(turn.texts, outcome)
    turn.toast(said)
    turn.show(personal.after(turn.texts, branch, reading, said))


def _question(turn: Turn, member: Member, reading: Reading, material: Material) -> OutMessage:
    order = rules.order(reading.id, member.id, len(material.options))
    mark = rules.mark_of(material.question, material.options)
    lines = [turn.texts("check-ask", title=reading.title, question=material.question), ""]
    lines += [
        turn.texts("check-option", letter=LETTERS[at], option=str(material.options[option]))
        for at, option in enumerate(order)
    ]
    buttons = [tap(LETTERS[at], "rd.q", reading.id, at, mark) for at in range(len(order))]
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, 4), (tap(turn.texts.plain("check-read-again"), "rd.o", reading.id),)
    )


def tapped_answer(turn: Turn) -> None:
    """An option was chosen; it is named by where it stood, never by whether it is right."""
    branch, member, reading = reader_of(turn)
    material = material_of(turn, reading)
    opening = receipts.opening(turn.session, reading.id, member.id)
    if opening is None or not material.question:
        raise Refusal("button-stale")
    mark = turn.deed.args[2] if len(turn.deed.args) > 2 else ""
    if mark != rules.mark_of(material.question, material.options):
        turn.toast(turn.texts.plain("check-changed"))
        turn.redraw(_question(turn, member, reading, material))
        return
    if opening.wait_until is not None and turn.now < opening.wait_until:
        left = view.say_span(turn.texts, opening.wait_until - turn.now)
        turn.toast(turn.texts.plain("check-wait", left=left))
        return
    order = rules.order(reading.id, member.id, len(material.options))
    at = number(turn.deed.args, 1)
    if at >= len(order):
        raise Refusal("button-unknown")
    if order[at] != material.answer:
        opening.wrong += 1
        pause = rules.wait_after(opening.wrong)
        opening.wait_until = turn.now + pause
        turn.toast(turn.texts.plain("check-wrong", left=view.say_span(turn.texts, pause)))
        return
    opening.passed_at, opening.wait_until = turn.now, None
    turn.session.flush()
    outcome = service.study(turn.session, turn.now, reading.id, turn.person.id)
    assert not isinstance(outcome, Asks)
    _tell(turn, branch, reading, outcome)
