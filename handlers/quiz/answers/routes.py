"""Routes of answers: replies to the card, answers typed privately, decisions on near misses."""

from data.models import Answer, Branch, Member, Round
from data.queries import draft as drafts, member as members, result
from data.values.filling import LONGEST, fits
from handlers.quiz.answers import service, view
from handlers.quiz.answers.service import NearMiss
from handlers.shared.access import Right, enter
from handlers.shared.router import Context, Guard, Refusal, Router, anyone, of, refuse_none

route = Router()
FILL = "round-fill"
"""The kind of step in which an answer is typed."""
SEEN = "👌"


def reply(ctx: Context, round_id: int) -> None:
    """Takes a reply to the card in the group: the first that looks like an answer counts, and is
    acknowledged by a reaction, which says nothing of right or wrong.

    Talk under the card is left alone, and so is what was edited since: that would be a second try.
    """
    row = ctx.session.get(Round, round_id)
    incoming = ctx.incoming
    if row is None or incoming.edited or incoming.sender_chat or row.form != "text":
        return
    if service.is_late(row, ctx.now):
        return
    if not fits(row.asked["blanks"], incoming.text) or len(incoming.text) > LONGEST:
        return
    member = members.of(ctx.session, row.branch_id, ctx.person.id)
    if service.fill_in(ctx.session, ctx.now, row, member, ctx.person, incoming.text):
        ctx.react(SEEN)


def _answerable(
    _ctx: Context, branch: Branch, member: Member, row: Round
) -> tuple[Branch, Member, Round]:
    if row.form != "text" or row.contest_id is not None or row.state == "lost":
        raise Refusal("button-unknown")
    if row.state == "void":
        raise Refusal("fill-is-void")
    return branch, member, row


def _of_step(ctx: Context) -> tuple[Branch, Member, Round]:
    assert ctx.draft is not None
    row = ctx.session.get(Round, int(ctx.draft.data["round"]))
    branch, member = enter(ctx, row.branch_id if row else 0)
    assert row is not None
    return branch, member, row


@route.link("qa", of(Round).then(_answerable))
def ask(ctx: Context, branch: Branch, member: Member, row: Round) -> None:
    """Asks privately for the answer, from 作答 on the card."""
    answer = result.of_member(ctx.session, row.id, member.id)
    if answer is not None:
        ctx.reply(view.again(ctx.texts, branch, row, answer))
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
    ctx.reply(view.ask(ctx.texts, row, late=service.is_late(row, ctx.now)))


@route.step(FILL, Guard(_of_step, "member").then(_answerable))
def take_typed(ctx: Context, branch: Branch, member: Member, row: Round) -> None:
    """Takes a typed answer. After the closing it is practice, and is judged at once."""
    text, blanks = ctx.text.strip(), row.asked["blanks"]
    if not fits(blanks, text):
        raise Refusal("fill-unlike", blanks=len(blanks))
    if not service.fill_in(ctx.session, ctx.now, row, member, ctx.person, text):
        raise Refusal("fill-again")
    drafts.drop(ctx.session, ctx.person.id, FILL)
    answer = result.of_member(ctx.session, row.id, member.id)
    assert answer is not None
    ctx.reply(view.taken(ctx.texts, branch, row, answer))


@route.button("qd.c", anyone())
def cancel(ctx: Context) -> None:
    """Gives up the person's own step, without an answer."""
    drafts.drop(ctx.session, ctx.person.id, FILL)
    ctx.edit(view.cancelled(ctx.texts))


def daily(
    _ctx: Context, branch: Branch, member: Member, row: Round
) -> tuple[Branch, Member, Round]:
    """Leaves out the rounds of contests."""
    if row.contest_id is not None:
        raise Refusal("button-stale")
    return branch, member, row


DAILY = of(Round, Right.BANK).then(daily)


def _waiting(ctx: Context, _branch: Branch, _member: Member, answer: Answer) -> tuple[NearMiss]:
    row = ctx.session.get_one(Round, answer.round_id)
    found = service.near_misses(ctx.session, [row])
    miss = refuse_none(
        "near-decided", next((one for one in found if one.answer.id == answer.id), None)
    )
    return (miss,)


WAITING = of(
    Answer,
    Right.BANK,
    branch_of=lambda session, answer: session.get_one(Round, answer.round_id).branch_id,
).then(_waiting)


@route.button("qd.n", DAILY)
def show_near_misses(ctx: Context, _branch: Branch, _member: Member, row: Round) -> None:
    """Shows the near misses of a question and those asked with it, one by one."""
    _next(ctx, row)


@route.button("qd.y", WAITING)
def accept(ctx: Context, miss: NearMiss) -> None:
    """Counts a wording as right (算对) for everybody who gave it."""
    service.accept(ctx.session, ctx.now, miss, ctx.person.id)
    _decided(ctx, miss, "near-accepted-answer")


@route.button("qd.x", WAITING)
def refuse(ctx: Context, miss: NearMiss) -> None:
    """Counts a wording as wrong (算错)."""
    service.refuse(ctx.session, ctx.now, miss)
    _decided(ctx, miss, "near-refused-answer")


def _decided(ctx: Context, miss: NearMiss, key: str) -> None:
    ctx.session.flush()
    ctx.answer(ctx.plain(key))
    _next(ctx, miss.row)


def _next(ctx: Context, row: Round) -> None:
    found = service.near_misses(ctx.session, result.together(ctx.session, row))
    if not found:
        ctx.show(view.none_left(ctx.texts, row))
        return
    miss = found[0]
    left = len(found) - 1
    ctx.show(view.near_miss(ctx.texts, miss.row, miss.answer.id, miss.answer.text, miss.many, left))
