"""Leads from the group into the private chat, and keeps private pages out of the group."""

from data.values.out import Button, OutMessage
from handlers.shared.buttons import link
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal


def point_private(ctx: Context, verb: str, *args: object) -> None:
    """Tells the person, so that only they see it, where to go on: a deep link."""
    ctx.reply_privately(
        OutMessage(ctx.texts("go-private")).with_buttons(
            (Button(ctx.texts.plain("open-private"), url=link(IDENTITY.username, verb, *args)),)
        )
    )


def privately(handler: Handler) -> Handler:
    """Restricts a handler to the private chat: in a group only a forged button calls it, and what
    it shows would stand where everybody reads it."""

    def guarded(ctx: Context) -> None:
        if not ctx.private:
            raise Refusal("button-unknown")
        handler(ctx)

    return guarded
