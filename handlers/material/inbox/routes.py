"""Takes what is sent to the bot as material, and saves or drops it.

What was sent is stored at once, as proposed material, so that nothing is lost while the secretary
is busy with something else. A live card gathers what comes together: an album, several forwards.
"""

from datetime import timedelta

from data.models import Branch, Material, Member
from data.queries import card as cards
from data.values.out import OutMessage
from handlers.material import rules
from handlers.material.inbox import service, view
from handlers.material.items.view import page
from handlers.shared.router import Context, Refusal, Right, Router, named, of, tap

route = Router(ends=rules.TYPED)
TOGETHER = timedelta(seconds=30)
"""Pieces that come so soon after each other share a card; later, the card is posted anew."""


def take(ctx: Context, branch: Branch, member: Member) -> None:
    """Takes what was sent as it is, and shows it on the member's card."""
    waiting = service.waiting(ctx.session, member)
    taken = service.take(ctx.session, ctx.now, branch, ctx.incoming, ctx.texts)
    if taken.before and taken.material.state != "proposed":
        first = (ctx.texts("material-before"), "")
        ctx.show(page(ctx.session, ctx.texts, branch, taken.material, ctx.now, *first))
        return
    card = cards.of(ctx.session, view.CARD, member.id)
    newest = max((one.added_at for one in waiting), default=None)
    soon = newest is not None and ctx.now - newest <= TOGETHER
    if soon and card is not None and cards.is_up(card):
        cards.mark(ctx.session, view.CARD, member.id, ctx.now)
    else:
        cards.put_up(ctx.session, branch.id, ctx.person.id, view.CARD, member.id, ctx.now)


@route.button("mt.n", of(Material, Right.MATERIAL, gone="material-gone"))
def drop(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Drops a piece that is not saved."""
    title, feed = material.title, material.feed_id
    service.drop(ctx.session, material)
    ctx.answer(ctx.plain("material-refused"))
    label = ctx.plain("back")
    back = tap(label, "fd.w", feed, 0) if feed else tap(label, "mt.h", branch.id)
    ctx.edit(OutMessage(ctx.texts("material-dropped", title=title)).with_buttons(back))


@route.button("mt.all", named(Right.MATERIAL))
def save_all(ctx: Context, branch: Branch, member: Member) -> None:
    """Saves all pieces."""
    pieces = service.save_all(ctx.session, ctx.now, branch, member)
    ctx.answer(ctx.plain("material-saved"))
    ctx.edit(view.saved(ctx.texts, branch, pieces))


@route.button("mt.j", named(Right.MATERIAL))
def merge(ctx: Context, branch: Branch, member: Member) -> None:
    """Puts texts that came as several messages together as one."""
    pieces = service.waiting(ctx.session, member)
    if not service.is_one_text(pieces):
        raise Refusal("button-stale")
    whole = service.merge(ctx.session, pieces)
    ctx.edit(page(ctx.session, ctx.texts, branch, whole, ctx.now))
