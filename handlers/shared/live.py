"""Live messages: what is shown now, and redrawn by the clock whenever its row changes."""

from data.models import Branch
from data.queries import card as cards, outbox
from data.values.out import OutMessage, digest
from handlers.shared.context import Context


def show_live(ctx: Context, branch: Branch, kind: str, ref_id: int, shown: OutMessage) -> None:
    """Puts a message in the place of the tapped one, as the live card of a kind and its row."""
    ctx.edit(shown)
    cards.adopt(
        ctx.session, branch.id, ctx.chat_id, kind, ref_id, ctx.message_id, digest(shown), ctx.now
    )


def post_live(ctx: Context, branch: Branch, kind: str, ref_id: int, shown: OutMessage) -> None:
    """Sends a message privately, as the live card of a kind and its row."""
    outbox.post(
        ctx.session,
        ctx.person.id,
        kind,
        shown,
        ctx.now,
        branch_id=branch.id,
        urgent=True,
        card=(kind, ref_id),
    )
    ctx.pokes.add("outbox")
