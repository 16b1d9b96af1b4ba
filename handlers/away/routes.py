"""Times of being away, reached from a person's page in the roster."""

from data.models import Away, Branch, Member
from handlers.away import service, view
from handlers.away.forms import FORM, show_spans
from handlers.shared import form_chat
from handlers.shared.dates import today
from handlers.shared.router import Context, Refusal, Right, Router, of

route = Router(ends=(FORM.kind,))


def _present(
    _ctx: Context, branch: Branch, actor: Member, member: Member
) -> tuple[Branch, Member, Member]:
    if member.left_on is not None:
        raise Refusal("away-left", name=member.shown)
    return branch, actor, member


def _with_member(
    ctx: Context, branch: Branch, _actor: Member, span: Away
) -> tuple[Branch, Member, Away]:
    return branch, ctx.session.get_one(Member, span.member_id), span


PRESENT = of(Member, Right.ROSTER).then(_present)
SPAN = of(
    Away, Right.ROSTER, branch_of=lambda s, span: s.get_one(Member, span.member_id).branch_id
).then(_with_member)


@route.button("aw.p", PRESENT)
def show_member(ctx: Context, branch: Branch, _actor: Member, member: Member) -> None:
    """Shows when a member is away."""
    show_spans(ctx, branch, member)


route.button("aw.f", PRESENT)(form_chat.asking(FORM, row="member"))


@route.button("aw.s", SPAN)
def show_span(ctx: Context, branch: Branch, member: Member, span: Away) -> None:
    """Shows one time, and what can be done about it."""
    ctx.edit(view.span(ctx.texts, member, span, today(branch, ctx.now)))


@route.button("aw.b", SPAN)
def come_back(ctx: Context, branch: Branch, member: Member, span: Away) -> None:
    """Ends a time with yesterday: the member is back."""
    service.end(ctx.session, ctx.now, branch, span)
    ctx.answer(ctx.plain("away-ended"))
    show_spans(ctx, branch, member)


@route.button("aw.d", SPAN)
def delete(ctx: Context, branch: Branch, member: Member, span: Away) -> None:
    """Deletes a time that was noted by mistake."""
    service.delete(ctx.session, ctx.now, branch, span)
    ctx.answer(ctx.plain("away-dropped"))
    show_spans(ctx, branch, member)
