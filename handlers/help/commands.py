"""Handlers that help: /start, /help, /privacy, /mydata."""

import json

from data.queries import branch as branches
from data.queries import member as members
from data.values.out import Button, OutFile, OutMessage
from handlers.help import mine
from handlers.shared.access import Right, branch_here, may
from handlers.shared.buttons import link
from handlers.shared.context import Context
from handlers.shared.identity import IDENTITY


def start(ctx: Context) -> None:
    """/start: hello, and the way on for whoever this is."""
    help_(ctx)


def help_(ctx: Context) -> None:
    """/help: what this person can do here."""
    if not ctx.private:
        branch = branches.of_chat(ctx.session, ctx.chat_id)
        if branch is not None:
            ctx.use_language(branch.language)
        ctx.reply_privately(OutMessage(ctx.texts("help-group" if branch else "branch-not-set-up")))
        return
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    if not branches.of_account(ctx.session, ctx.person.id):
        ctx.reply(
            OutMessage(ctx.texts("help-stranger")).with_buttons(
                (
                    Button(
                        ctx.texts.plain("help-add"),
                        url=f"https://t.me/{IDENTITY.username}?startgroup=new",
                    ),
                )
            )
        )
        return
    branch = branch_here(ctx)
    member = members.of(ctx.session, branch.id, ctx.person.id)
    if member is not None and may(member.post, Right.MEETINGS):
        ctx.reply(
            OutMessage(ctx.texts("help-secretary", name=branch.name)).with_buttons(
                (
                    Button(
                        ctx.texts.plain("branch-next-meeting"),
                        url=link(IDENTITY.username, "m", branch.id),
                    ),
                    Button(
                        ctx.texts.plain("branch-next-roster"),
                        url=link(IDENTITY.username, "r", branch.id),
                    ),
                    Button(
                        ctx.texts.plain("branch-next-plans"),
                        url=link(IDENTITY.username, "ps", branch.id),
                    ),
                )
            )
        )
        return
    ctx.reply(OutMessage(ctx.texts("help-member", name=branch.name)))


def privacy(ctx: Context) -> None:
    """/privacy: what is kept, why, and how to have it."""
    ctx.reply_privately(OutMessage(ctx.texts("privacy")))


def mydata(ctx: Context) -> None:
    """/mydata: hands a person everything that is kept about them, as a file."""
    if not ctx.private:
        ctx.reply_privately(OutMessage(ctx.texts("mydata-private")))
        return
    account = members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    facts = mine.everything(ctx.session, account)
    content = json.dumps(facts, ensure_ascii=False, indent=2).encode()
    ctx.reply(
        OutMessage(ctx.texts("mydata-here"), file=OutFile("document", "mydata.json", content))
    )
