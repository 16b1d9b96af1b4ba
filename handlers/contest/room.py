"""Where the page of who leads a contest hangs: one live message, the one opened last."""

from data.models import Branch, Contest
from data.queries import card as cards
from data.queries import outbox
from data.values.out import digest
from handlers.contest import page, rules
from handlers.shared.context import Context


def post_page(ctx: Context, branch: Branch, made: Contest) -> None:
    """Sends the page of a contest, which from here on is redrawn as the contest goes on."""
    shown = page.page(ctx.session, ctx.texts, branch, made, ctx.now)
    outbox.post(
        ctx.session,
        ctx.person.id,
        rules.PAGE,
        shown,
        ctx.now,
        branch_id=branch.id,
        urgent=True,
        card=(rules.PAGE, made.id),
    )
    ctx.pokes.add("outbox")


def show_page(ctx: Context, branch: Branch, made: Contest) -> None:
    """Puts the page of a contest in the place of the tapped message; it is redrawn from now on."""
    ctx.session.flush()
    shown = page.page(ctx.session, ctx.texts, branch, made, ctx.now)
    ctx.edit(shown)
    cards.adopt(
        ctx.session,
        branch.id,
        ctx.chat_id,
        rules.PAGE,
        made.id,
        ctx.message_id,
        digest(shown),
        ctx.now,
    )
