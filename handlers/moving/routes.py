"""The page of a move to this bot, and the button that begins it; both at the new bot."""

from data.models import Branch, Member
from data.values.out import OutMessage
from handlers.moving import service, view
from handlers.shared import access
from handlers.shared.links import IDENTITY
from handlers.shared.router import Context, Guard, Right, Router, number

route = Router()


def _find(ctx: Context) -> tuple[Branch, Member]:
    return access.enter(ctx, number(ctx.args), Right.SETTINGS, anywhere=True)


OF_ANY_BOT = Guard(_find, f"right {Right.SETTINGS.value}, at any bot", Right.SETTINGS)


@route.link("mv", OF_ANY_BOT)
def look(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows what a move to this bot would do."""
    found = service.outlook(ctx.session, branch, ctx.bot_id, IDENTITY.usernames)
    ctx.reply(view.page(ctx.texts, branch, found))


@route.button("mv.y", OF_ANY_BOT)
def go(ctx: Context, branch: Branch, _member: Member) -> None:
    """Begins the move."""
    service.begin(ctx.session, ctx.now, branch, ctx.bot_id, IDENTITY.usernames, by=ctx.person.id)
    ctx.edit(OutMessage(ctx.texts("move-begun")))
