"""Which of their branches a person's private chat is about."""

from data.models import Branch
from data.queries import branch as branches
from data.queries import member as members
from data.values.out import OutMessage
from handlers.roster.room import speak_own
from handlers.shared.access import branch_here
from handlers.shared.buttons import number, rows, tap
from handlers.shared.context import Context
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal


def command(ctx: Context) -> None:
    """/branch: the branches to choose from."""
    here = branch_here(ctx)
    if not ctx.private:
        point_private(ctx, "br")
        return
    _choice(ctx, here)


def linked(ctx: Context) -> None:
    """The link from the group."""
    _choice(ctx, branch_here(ctx))


def _choice(ctx: Context, here: Branch) -> None:
    mine = branches.of_account(ctx.session, ctx.person.id)
    if len(mine) == 1:
        ctx.reply(OutMessage(ctx.texts("roster-branch-only", branch=here.name)))
        return
    buttons = [tap(one.name, "r.br", one.id) for one in mine]
    ctx.show(
        OutMessage(ctx.texts("roster-branch-choose", branch=here.name)).with_buttons(
            *rows(buttons, 1)
        )
    )


def tapped(ctx: Context) -> None:
    """A branch was chosen."""
    branch = ctx.session.get(Branch, number(ctx.args))
    if branch is None or members.of(ctx.session, branch.id, ctx.person.id) is None:
        raise Refusal("member-unknown")
    account = members.meet(
        ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=ctx.private
    )
    account.branch_id = branch.id
    speak_own(ctx, branch)
    ctx.answer("")
    ctx.show(OutMessage(ctx.texts("roster-branch-chosen", branch=branch.name)))
