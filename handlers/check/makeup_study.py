"""Make-up study, as a member does it: the text, the time it takes, a few questions."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, MakeUp, Material, Member, Reading
from data.queries import makeup
from data.queries import question as questions
from handlers.check import makeup_view
from handlers.check.makeup import done
from handlers.reading.pushes.view import all_files
from handlers.reading.rules import counts_from
from handlers.reading.study.view import say_span
from handlers.shared.access import member_of
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler, Todo
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts

AGENDA_MINUTES = 1
"""What a meeting's own agenda takes to read."""


def _own(ctx: Context) -> tuple[Branch, Member, MakeUp]:
    """The make-up study that a button names, of who acts, as long as it is open."""
    row = ctx.session.get(MakeUp, number(ctx.args))
    branch, member = member_of(ctx, row.branch_id if row else 0)
    if row is None or row.member_id != member.id:
        raise Refusal("button-unknown")
    if row.state != "open":
        raise Refusal("makeup-done-already")
    if not makeup.is_needed(ctx.session, row):
        raise Refusal("makeup-not-needed")
    return branch, member, row


def _material(ctx: Context, row: MakeUp) -> Material | None:
    return ctx.session.get(Material, row.material_id) if row.material_id else None


def tapped_open(ctx: Context) -> None:
    """开始补学: the text and what files belong to it; its time runs from here."""
    branch, _, row = _own(ctx)
    row.opened_at = row.opened_at or ctx.now
    _page(ctx, branch, row, 0)
    material = _material(ctx, row)
    for message in all_files(material) if material else ():
        ctx.reply(message)


def tapped_part(ctx: Context) -> None:
    """Another part of the text."""
    branch, _, row = _own(ctx)
    _page(ctx, branch, row, number(ctx.args, 1))


def _page(ctx: Context, branch: Branch, row: MakeUp, part: int) -> None:
    thing = makeup.thing_of(ctx.session, row)
    ctx.answer("")
    ctx.show(makeup_view.page(ctx.texts, branch, thing, row, _material(ctx, row), part))


def tapped_read(ctx: Context) -> None:
    """学完了: after a plausible time the questions follow."""
    branch, _, row = _own(ctx)
    if row.opened_at is None:
        raise Refusal("button-stale")
    left = counts_from(row.opened_at, _minutes(ctx, row), branch.reading_share) - ctx.now
    if left.total_seconds() > 0:
        raise Refusal("makeup-wait", left=say_span(ctx.texts, left))
    _go_on(ctx, branch, row)


def _minutes(ctx: Context, row: MakeUp) -> int:
    """What it takes to read: a pushed part has minutes of its own."""
    thing, material = makeup.thing_of(ctx.session, row), _material(ctx, row)
    if isinstance(thing, Reading):
        return thing.minutes
    return material.minutes if material else AGENDA_MINUTES


def _go_on(ctx: Context, branch: Branch, row: MakeUp, said: str = "") -> None:
    """The next question, or the end."""
    found = makeup.question(ctx.session, row)
    ctx.answer("")
    if found is None:
        done(ctx.session, ctx.now, row)
        ctx.pokes.add("cards")
        ctx.edit(makeup_view.finished(ctx.texts, branch, said))
        return
    asked = questions.as_value(ctx.session, found)
    ctx.edit(makeup_view.question(ctx.texts, row, asked, said))


def tapped_answer(ctx: Context) -> None:
    """An answer; a wrong one says why and asks again."""
    branch, _, row = _own(ctx)
    if number(ctx.args, 1) != row.right or row.opened_at is None:
        raise Refusal("button-stale")
    found = makeup.question(ctx.session, row)
    if found is None:
        _go_on(ctx, branch, row)
        return
    asked = questions.as_value(ctx.session, found)
    if (number(ctx.args, 2),) != asked.answer:
        ctx.answer("")
        ctx.edit(makeup_view.wrong(ctx.texts, row, asked))
        return
    row.right += 1
    ctx.session.flush()
    _go_on(ctx, branch, row, ctx.texts("makeup-right"))


def tapped_question(ctx: Context) -> None:
    """The question once more."""
    branch, _, row = _own(ctx)
    if row.opened_at is None:
        raise Refusal("button-stale")
    _go_on(ctx, branch, row)


def todos(
    session: Session, texts: Texts, _branch: Branch, member: Member, _now: datetime
) -> list[Todo]:
    """A line for all that is to be made up for, with the way to the first."""
    found = makeup.open_of(session, member.id)
    if not found:
        return []
    text = texts("makeup-todo", many=len(found))
    return [Todo(text, tap(texts.plain("makeup-start"), "mu.o", found[0].id))]


TAPS: dict[str, Handler] = {
    "mu.o": tapped_open,
    "mu.p": tapped_part,
    "mu.r": tapped_read,
    "mu.a": tapped_answer,
    "mu.q": tapped_question,
}
