"""Shows what became of each push to those who look after the material."""

from data.models import Branch, Member, Reading
from data.queries import reading as readings
from handlers.reading.pushes import view
from handlers.reading.rules import NOTE
from handlers.shared.router import Context, Right, Router, named, number, of

route = Router(ends=(NOTE,))


@route.button("rp.l", named(Right.MATERIAL))
def show_list(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the branch's last pushes."""
    found = readings.recent(ctx.session, branch.id, ctx.now)
    ctx.show(view.pushes(ctx.session, ctx.texts, branch, found, number(ctx.args, 1), ctx.now))


@route.button("rp.v", of(Reading, Right.MATERIAL))
def show_push(ctx: Context, branch: Branch, _member: Member, reading: Reading) -> None:
    """Shows one push."""
    ctx.show(view.page(ctx.session, ctx.texts, branch, reading, ctx.now))
