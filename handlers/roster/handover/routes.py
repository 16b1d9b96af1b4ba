"""/handover: the post of secretary passes to another member in one step."""

from data.models import Branch, Member
from data.values.out import OutMessage
from handlers.roster.handover import service, view
from handlers.roster.people import rules
from handlers.roster.people.forms import ENDS
from handlers.shared.router import Context, Right, Router, here, named, number, of

route = Router(ends=ENDS)
HANDING = named(Right.HANDOVER)


def _to_heir(
    _ctx: Context, branch: Branch, actor: Member, heir: Member
) -> tuple[Branch, Member, Member]:
    service.check_heir(actor, heir)
    return branch, actor, heir


HEIR = of(Member, Right.HANDOVER).then(_to_heir)


@route.command(
    "handover", here(Right.HANDOVER), words=("移交", "交接"), menus=("secretary",), link="ho"
)
def handover(ctx: Context, branch: Branch, actor: Member) -> None:
    """Asks to whom; a name after the command leads straight to the last question."""
    people, typed = service.heirs(ctx.session, branch, actor), ctx.text.strip()
    found = rules.find(people, typed) if typed else []
    people = [one for one in people if not found or one.id in found]
    if len(found) == 1:
        ctx.reply(view.sure(ctx.texts, branch, people[0]))
    else:
        ctx.reply(view.choice(ctx.texts, branch, people, 0))


@route.button("h.l", HANDING)
def list_heirs(ctx: Context, branch: Branch, actor: Member) -> None:
    """Turns to another page of members."""
    people = service.heirs(ctx.session, branch, actor)
    ctx.show(view.choice(ctx.texts, branch, people, number(ctx.args, 1)))


@route.button("h.c", HEIR)
def ask(ctx: Context, branch: Branch, _actor: Member, heir: Member) -> None:
    """Asks once more."""
    ctx.show(view.sure(ctx.texts, branch, heir))


@route.button("h.x", HANDING)
def cancel(ctx: Context, _branch: Branch, _actor: Member) -> None:
    """Gives the handover up."""
    ctx.show(OutMessage(ctx.texts("cancelled")))


@route.button("h.s", HEIR)
def offer(ctx: Context, branch: Branch, actor: Member, heir: Member) -> None:
    """Asks the chosen member to take the post over."""
    service.offer(ctx.session, ctx.now, branch, actor, heir)
    ctx.show(view.offered(ctx.texts, branch, heir))


@route.button("h.w", HANDING)
def withdraw(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Takes the offer back."""
    service.withdraw(ctx.session, branch)
    ctx.show(OutMessage(ctx.texts("handover-withdrawn")))


@route.button("h.y", named())
def accept(ctx: Context, branch: Branch, heir: Member) -> None:
    """Takes the post over."""
    actor = service.accept(ctx.session, ctx.now, branch, heir)
    ctx.edit(view.yours(ctx.texts, branch, actor))


@route.button("h.n", named())
def decline(ctx: Context, branch: Branch, heir: Member) -> None:
    """Leaves the post with who offered it."""
    actor = service.decline(ctx.session, ctx.now, branch, heir)
    ctx.edit(OutMessage(ctx.texts("handover-declined", before=actor.shown)))
