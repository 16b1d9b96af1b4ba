"""/start and /help, /privacy, and /mydata with everything that is kept about a person."""

import json

from data.queries import branch as branches, member as members, own_data
from data.values.out import Button, OutFile, OutMessage
from handlers.shared.access import Right, branch_here, may
from handlers.shared.buttons import link
from handlers.shared.links import IDENTITY
from handlers.shared.router import Context, Refusal, Router, anyone

route = Router()
NEXT = {"branch-next-meeting": "m", "branch-next-roster": "r", "branch-next-plans": "ps"}
"""What secretaries are offered: label → name of the link."""


@route.command("start", anyone())
@route.command("help", anyone(), words=("帮助", "幫助"), menus=("member", "group"))
def show_help(ctx: Context) -> None:
    """Says what this person can do here."""
    if not ctx.private:
        branch = branches.of_chat(ctx.session, ctx.chat_id)
        if branch is not None:
            ctx.use_language(branch.language)
        ctx.reply_privately(ctx.texts("help-group" if branch else "branch-not-set-up"))
        return
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    if not branches.of_account(ctx.session, ctx.person.id):
        add = f"https://t.me/{IDENTITY.username(ctx.bot_id)}?startgroup=new"
        ctx.reply(
            OutMessage(ctx.texts("help-stranger")).with_buttons(
                Button(ctx.plain("help-add"), url=add)
            )
        )
        return
    try:
        branch = branch_here(ctx)
    except Refusal as elsewhere:
        # Said, not raised: that they can be written to must not be taken back.
        ctx.reply(ctx.texts(elsewhere.key, **elsewhere.values))
        return
    member = members.of(ctx.session, branch.id, ctx.person.id)
    if member is None or not may(member.post, Right.MEETINGS):
        ctx.reply(ctx.texts("help-member", name=branch.name))
        return
    ways = (
        Button(ctx.plain(label), url=link(branch.bot_id, name, branch.id))
        for label, name in NEXT.items()
    )
    ctx.reply(OutMessage(ctx.texts("help-secretary", name=branch.name)).with_buttons(tuple(ways)))


@route.command("privacy", anyone(), words=("隐私", "隱私"), menus=("member",))
def privacy(ctx: Context) -> None:
    """Says what is kept, why, and how to have it."""
    ctx.reply_privately(ctx.texts("privacy"))


@route.command("mydata", anyone(), menus=("member",))
def mydata(ctx: Context) -> None:
    """Hands a person everything that is kept about them, as a file."""
    if not ctx.private:
        ctx.reply_privately(ctx.texts("mydata-private"))
        return
    account = members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    facts = own_data.everything(ctx.session, account)
    content = json.dumps(facts, ensure_ascii=False, indent=2).encode()
    ctx.reply(
        OutMessage(ctx.texts("mydata-here"), file=OutFile("document", "mydata.json", content))
    )
