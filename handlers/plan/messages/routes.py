"""Routes of messages of the secretary's own: the message is sent, shown and kept.

It is no form: a message may be a text, a file, or an album that comes piece by piece.
"""

from data.models import Branch, Draft, Member
from data.queries import draft as drafts
from data.values.out import Button, OutMessage
from data.values.rich import first_line
from handlers.plan.messages import rules
from handlers.plan.plans import forms
from handlers.shared.access import Right, enter
from handlers.shared.forms import Answers, refuse_none
from handlers.shared.router import Context, Guard, Router, back_to, number, step, tap

route = Router()
STEP = "plan-message"


def choose(ctx: Context, branch: Branch, _member: Member, plan_id: int) -> None:
    """Asks for the message; `plan_id` is the plan that shall send another one, 0 for a new one."""
    draft = drafts.begin(
        ctx.session,
        ctx.person.id,
        STEP,
        ctx.now,
        branch_id=branch.id,
        awaits="message",
        data={"plan": plan_id},
    )
    draft.message_id = ctx.message_id if ctx.incoming.query_id else None
    ctx.show(OutMessage(ctx.texts("plan-ask-message")).with_buttons(_ways(ctx, draft)))


def _ways(ctx: Context, draft: Draft) -> tuple[Button, ...]:
    return (back_to(ctx.texts, "p.mb", draft.id), tap(ctx.plain("cancel"), "p.mx", draft.id))


@route.step(STEP, step(Right.PLANS))
@route.file(STEP, step(Right.PLANS))
def take(ctx: Context, _branch: Branch, _member: Member, draft: Draft) -> None:
    """Takes the message: a text, a file with a caption, or a piece of an album."""
    message, album = rules.taken(ctx.incoming), ctx.incoming.album
    if album and album == draft.data.get("album"):
        kept = rules.joined(OutMessage.from_json(draft.data["message"]), message)
        draft.data = {**draft.data, "message": kept.as_json()}
        return
    if draft.message_id:
        # The question is answered: its buttons would only lead back.
        ctx.delete(draft.message_id)
        draft.message_id = None
    draft.data = {**draft.data, "message": message.as_json(), "album": album}
    keep = tap(ctx.plain("plan-message-keep"), "p.mk", draft.id)
    if album:
        look = tap(ctx.plain("plan-message-look"), "p.ml", draft.id)
        shown = OutMessage(ctx.texts("plan-message-album"))
        ctx.reply(shown.with_buttons((keep, look), _ways(ctx, draft)))
        return
    ctx.reply(OutMessage(ctx.texts("plan-would-be")))
    ctx.reply(message)
    ctx.reply(OutMessage(ctx.texts("plan-message-here")).with_buttons(keep, _ways(ctx, draft)))


def _own(ctx: Context) -> tuple[Branch, Member, Draft]:
    draft = refuse_none(
        "button-stale", drafts.own(ctx.session, number(ctx.args), ctx.person.id, STEP, ctx.now)
    )
    branch, member = enter(ctx, draft.branch_id or 0, Right.PLANS)
    draft.message_id = ctx.message_id
    return branch, member, draft


OWN = Guard(_own, "who makes the plan, with right plans", Right.PLANS)


@route.button("p.ml", OWN)
def look(ctx: Context, _branch: Branch, _member: Member, draft: Draft) -> None:
    """Shows the album as it will look."""
    ctx.reply(rules.message_of(draft.data))


@route.button("p.mk", OWN)
def keep(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Keeps the message, and goes on with the plan."""
    message = rules.message_of(draft.data)
    title = first_line(message.text) or ctx.plain("plan-kind-message")
    answers = _ended(ctx, branch, member, draft)
    forms.chosen(ctx, answers, rules.KIND, title=title, data={"message": message.as_json()})


@route.button("p.mb", OWN)
def back(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Goes back to where the message was asked for."""
    forms.leave(ctx, _ended(ctx, branch, member, draft))


@route.button("p.mx", OWN)
def cancel(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Gives the plan up."""
    _ended(ctx, branch, member, draft)
    ctx.edit(OutMessage(ctx.texts("cancelled")))


def _ended(ctx: Context, branch: Branch, member: Member, draft: Draft) -> Answers:
    data = {"plan": draft.data["plan"]}
    drafts.end(ctx.session, draft)
    return Answers(ctx.session, ctx.now, ctx.texts, branch, member, data)
