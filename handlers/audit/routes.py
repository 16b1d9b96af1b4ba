"""The pages of the audit log, reached from the settings."""

from data.models import Branch, Member
from data.queries import audit
from handlers.audit import view
from handlers.shared.router import Context, Right, Router, named, number

route = Router()


@route.button("au.p", named(Right.SETTINGS))
def show(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows a page of the audit log, the newest entries first."""
    last = max(0, (audit.many(ctx.session, branch.id) - 1) // view.AT_ONCE)
    page = min(number(ctx.args, 1), last)
    found = audit.entries(ctx.session, branch.id, view.AT_ONCE, page * view.AT_ONCE)
    ctx.edit(view.page(ctx.session, ctx.texts, branch, found, (page, last), ctx.now))
