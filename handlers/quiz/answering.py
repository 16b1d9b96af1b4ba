"""Answers to questions that are filled in: replies in the group, and typed privately."""

from data.models import Branch, Draft, Member, Round
from data.queries import card as cards
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import memory, result
from data.queries import round as rounds
from data.values.filling import LONGEST, fits
from handlers.quiz import answering_view
from handlers.quiz.grading import of_text
from handlers.quiz.rules import ROUND
from handlers.shared.access import meet, member_of
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

FILL = "round-fill"
"""The kind of step in which an answer is typed."""
SEEN = "👌"


def replied(ctx: Context, round_id: int) -> None:
    """A reply to the card in the group: the first that looks like an answer counts, and is
    acknowledged by a reaction, which says nothing of right or wrong.

    Talk under the card is left alone, and so is what was edited since: that would be a second try.
    """
    row = ctx.session.get(Round, round_id)
    incoming = ctx.incoming
    if row is None or incoming.edited or incoming.sender_chat or row.form != "text":
        return
    if not fits(row.asked["blanks"], incoming.text) or len(incoming.text) > LONGEST:
        return
    member = members.of(ctx.session, row.branch_id, ctx.person.id)
    if _is_late(ctx, row) or row.state in {"void", "lost"}:
        return
    if _take(ctx, row, member, incoming.text):
        ctx.react(SEEN)


def linked(ctx: Context) -> None:
    """作答 on the card: asks privately for the answer."""
    meet(ctx)
    branch, member, row = _named(ctx)
    answer = result.of_member(ctx.session, row.id, member.id)
    if answer is not None:
        ctx.reply(answering_view.again(ctx.texts, branch, row, answer))
        return
    drafts.begin(
        ctx.session,
        ctx.person.id,
        FILL,
        ctx.now,
        branch_id=branch.id,
        awaits="answer",
        data={"round": row.id},
    )
    ctx.reply(answering_view.ask(ctx.texts, row, late=_is_late(ctx, row)))


def _named(ctx: Context) -> tuple[Branch, Member, Round]:
    """The round that a link names, of a branch whose member the person is."""
    row = ctx.session.get(Round, number(ctx.args))
    branch, member = member_of(ctx, row.branch_id if row else 0)
    assert row is not None
    return branch, member, _answerable(row)


def _answerable(row: Round) -> Round:
    if row.form != "text" or row.contest_id is not None or row.state == "lost":
        raise Refusal("button-unknown")
    if row.state == "void":
        raise Refusal("fill-is-void")
    return row


def typed(ctx: Context, draft: Draft) -> None:
    """The answer was typed. After the closing it is practice, and is judged at once."""
    row = ctx.session.get(Round, int(draft.data["round"]))
    branch, member = member_of(ctx, row.branch_id if row else 0)
    assert row is not None
    text = ctx.text.strip()
    blanks = _answerable(row).asked["blanks"]
    if not fits(blanks, text):
        raise Refusal("fill-unlike", blanks=len(blanks))
    late = _is_late(ctx, row)
    if not _take(ctx, row, member, text):
        raise Refusal("fill-again")
    drafts.end(ctx.session, draft)
    if late:
        ctx.session.flush()
        memory.rebuild_late(ctx.session, row.id, member.id, ctx.now)
    answer = result.of_member(ctx.session, row.id, member.id)
    assert answer is not None
    ctx.reply(answering_view.taken(ctx.texts, branch, row, answer))


def tapped_cancel(ctx: Context) -> None:
    """No answer now."""
    drafts.drop(ctx.session, ctx.person.id, FILL)
    ctx.answer("")
    ctx.edit(answering_view.cancelled(ctx.texts))


def _is_late(ctx: Context, row: Round) -> bool:
    return row.state != "open" or ctx.now >= row.closes_at


def _take(ctx: Context, row: Round, member: Member | None, text: str) -> bool:
    """Writes an answer down; False where there is one already. A near miss that comes late waits
    for nobody: it is not right."""
    late = _is_late(ctx, row)
    right = of_text(row.asked, text)
    taken = rounds.fill_in(
        ctx.session,
        row,
        ctx.person.id,
        member_id=member.id if member else None,
        name="" if member else ctx.person.name,
        text=text[:LONGEST],
        right=bool(right) if late else right,
        late=late,
        now=ctx.now,
    )
    if taken:
        cards.mark(ctx.session, ROUND, row.id, ctx.now)
    return taken
