"""Make-up study, as a member does it: the text, the time it takes, a few questions."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, MakeUp, Material, Member, Reading
from data.queries import makeup
from data.queries import question as questions
from handlers.check import makeup_view
from handlers.check.makeup import done
from handlers.reading.rules import counts_from
from handlers.reading.view import all_files, say_span
from handlers.shared.access import member_of
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door, Todo
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Texts

AGENDA_MINUTES = 1
"""What a meeting's own agenda takes to read."""


def _own(turn: Turn) -> tuple[Branch, Member, MakeUp]:
    """The make-up study that a button names, of who acts, as long as it is open."""
    row = turn.session.get(MakeUp, number(turn.deed.args))
    branch, member = member_of(turn, row.branch_id if row else 0)
    if row is None or row.member_id != member.id:
        raise Refusal("button-unknown")
    if row.state != "open":
        raise Refusal("makeup-done-already")
    if not makeup.is_needed(turn.session, row):
        raise Refusal("makeup-not-needed")
    return branch, member, row


def _material(turn: Turn, row: MakeUp) -> Material | None:
    return turn.session.get(Material, row.material_id) if row.material_id else None


def tapped_open(turn: Turn) -> None:
    """开始补学: the text and what files belong to it; its time runs from here."""
    branch, _, row = _own(turn)
    row.opened_at = row.opened_at or turn.now
    _page(turn, branch, row, 0)
    material = _material(turn, row)
    for message in all_files(material) if material else ():
        turn.say(message)


def tapped_part(turn: Turn) -> None:
    """Another part of the text."""
    branch, _, row = _own(turn)
    _page(turn, branch, row, number(turn.deed.args, 1))


def _page(turn: Turn, branch: Branch, row: MakeUp, part: int) -> None:
    thing = makeup.thing_of(turn.session, row)
    turn.toast("")
    turn.show(makeup_view.page(turn.texts, branch, thing, row, _material(turn, row), part))


def tapped_read(turn: Turn) -> None:
    """学完了: after a plausible time the questions follow."""
    branch, _, row = _own(turn)
    if row.opened_at is None:
        raise Refusal("button-stale")
    left = counts_from(row.opened_at, _minutes(turn, row), branch.reading_share) - turn.now
    if left.total_seconds() > 0:
        raise Refusal("makeup-wait", left=say_span(turn.texts, left))
    _go_on(turn, branch, row)


def _minutes(turn: Turn, row: MakeUp) -> int:
    """What it takes to read: a pushed part has minutes of its own."""
    thing, material = makeup.thing_of(turn.session, row), _material(turn, row)
    if isinstance(thing, Reading):
        return thing.minutes
    return material.minutes if material else AGENDA_MINUTES


def _go_on(turn: Turn, branch: Branch, row: MakeUp, said: str = "") -> None:
    """The next question, or the end."""
    found = makeup.question(turn.session, row)
    turn.toast("")
    if found is None:
        done(turn.session, turn.now, row)
        turn.pokes.add("cards")
        turn.redraw(makeup_view.finished(turn.texts, branch, said))
        return
    asked = questions.as_value(turn.session, found)
    turn.redraw(makeup_view.question(turn.texts, row, asked, said))


def tapped_answer(turn: Turn) -> None:
    """An answer; a wrong one says why and asks again."""
    branch, _, row = _own(turn)
    if number(turn.deed.args, 1) != row.right or row.opened_at is None:
        raise Refusal("button-stale")
    found = makeup.question(turn.session, row)
    if found is None:
        _go_on(turn, branch, row)
        return
    asked = questions.as_value(turn.session, found)
    if (number(turn.deed.args, 2),) != asked.answer:
        turn.toast("")
        turn.redraw(makeup_view.wrong(turn.texts, row, asked))
        return
    row.right += 1
    turn.session.flush()
    _go_on(turn, branch, row, turn.texts("makeup-right"))


def tapped_question(turn: Turn) -> None:
    """The question once more."""
    branch, _, row = _own(turn)
    if row.opened_at is None:
        raise Refusal("button-stale")
    _go_on(turn, branch, row)


def todos(
    session: Session, texts: Texts, _branch: Branch, member: Member, _now: datetime
) -> list[Todo]:
    """A line for all that is to be made up for, with the way to the first."""
    found = makeup.open_of(session, member.id)
    if not found:
        return []
    text = texts("makeup-todo", many=len(found))
    return [Todo(text, tap(texts.plain("makeup-start"), "mu.o", found[0].id))]


TAPS: dict[str, Door] = {
    "mu.o": tapped_open,
    "mu.p": tapped_part,
    "mu.r": tapped_read,
    "mu.a": tapped_answer,
    "mu.q": tapped_question,
}
