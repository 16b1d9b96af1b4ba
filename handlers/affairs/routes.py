"""/affairs (党务公开): what is published now, and everything that was."""

from data.models import Branch, Member
from handlers.affairs import view
from handlers.shared.access import Right, may
from handlers.shared.router import Context, Router, here, named

route = Router()


@route.command(
    "affairs",
    here(),
    words=("党务公开", "黨務公開", "公示", "公开", "公開"),
    menus=("member", "secretary", "group"),
    link="af",
)
@route.button("af.h", named())
def show_home(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows what is published now."""
    keeps = may(member.post, Right.NOTICES)
    ctx.show(view.home(ctx.session, ctx.texts, branch, member, ctx.now, keeps=keeps))
