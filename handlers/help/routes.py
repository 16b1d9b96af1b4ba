"""/start and /help: what a person can do here."""

from data.queries import branch as branches, member as members
from data.values.out import Button, OutMessage
from handlers.shared.access import Right, branch_here, may, use_own_language
from handlers.shared.links import IDENTITY
from handlers.shared.router import Context, Refusal, Router, anyone, refuse_none
from handlers.shared.view import Rows, link, rows, tap

route = Router()
NEXT = {"branch-next-meeting": "m", "branch-next-roster": "r", "branch-next-plans": "ps"}
"""What secretaries are offered: label → name of the link."""
SUBJECTS = (
    *("meeting", "study", "quiz", "talk", "mine"),
    *("meetings", "material", "bank", "topics", "checks", "people"),
)
"""The subjects of the help: those of members, then those of secretaries."""
OF_MEMBERS = 5


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
    _show(ctx)


@route.button("hp.m", anyone())
def show_again(ctx: Context) -> None:
    """Goes back to the first page of the help."""
    _show(ctx)


@route.button("hp.g", anyone())
def show_group(ctx: Context) -> None:
    """Shows what there is to one subject."""
    use_own_language(ctx)
    pages = {one: ctx.texts(f"help-page-{one}") for one in SUBJECTS}
    page = refuse_none("button-unknown", pages.get(ctx.arg(0)))
    ctx.show(OutMessage(page).with_buttons(tap(ctx.plain("back"), "hp.m")))


def _subjects(ctx: Context, first: int, end: int | None) -> Rows:
    """Offers a part of the subjects."""
    every = [tap(ctx.plain(f"help-group-{one}"), "hp.g", one) for one in SUBJECTS]
    return rows(every[first:end], 3)


def _show(ctx: Context) -> None:
    if not branches.of_account(ctx.session, ctx.person.id):
        add = f"https://t.me/{IDENTITY.username(ctx.bot_id)}?startgroup=new"
        ctx.show(
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
        text = ctx.texts("help-member", name=branch.name)
        ctx.show(OutMessage(text).with_buttons(*_subjects(ctx, 0, OF_MEMBERS)))
        return
    ways = (
        Button(ctx.plain(label), url=link(branch.bot_id, name, branch.id))
        for label, name in NEXT.items()
    )
    text = ctx.texts("help-secretary", name=branch.name)
    ctx.show(OutMessage(text).with_buttons(tuple(ways), *_subjects(ctx, OF_MEMBERS, None)))
