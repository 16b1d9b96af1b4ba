"""Matters: the list, a matter's page, and its steps."""

from data.models import Branch, Matter, Member
from data.queries import matter as matters
from handlers.affairs.matters import rules, service, view
from handlers.affairs.matters.forms import DROP, MATTER, SKIP, STEP
from handlers.affairs.notices.forms import FORM as NOTICE
from handlers.shared import form_chat
from handlers.shared.access import Right, may
from handlers.shared.names import cut
from handlers.shared.router import Context, Refusal, Router, named, number, of

route = Router(ends=(MATTER.kind, STEP.kind, SKIP.kind, DROP.kind))
KEEPING = of(Matter, Right.MATTERS, gone="matter-gone")


@route.button("ma.l", named())
def show_list(ctx: Context, branch: Branch, member: Member) -> None:
    """Lists the branch's matters."""
    found = matters.of_branch(ctx.session, branch.id)
    keeps = may(member.post, Right.MATTERS)
    page = number(ctx.args, 1)
    ctx.show(view.listing(ctx.session, ctx.texts, branch, found, page, keeps=keeps))


@route.button("ma.v", of(Matter, gone="matter-gone"))
def show_page(ctx: Context, branch: Branch, member: Member, matter: Matter) -> None:
    """Shows where a matter stands."""
    keeps = may(member.post, Right.MATTERS)
    ctx.show(view.page(ctx.session, ctx.texts, branch, matter, keeps=keeps))


route.button("ma.a", named(Right.MATTERS))(form_chat.asking(MATTER))
route.button("ma.x", KEEPING)(form_chat.asking(DROP, row="matter"))


def _step(
    ctx: Context, branch: Branch, member: Member, matter: Matter
) -> tuple[Branch, Member, Matter, str]:
    """Adds the step that a button names, where it is its turn."""
    step = ctx.arg(1)
    service.check_turn(ctx.session, branch, matter, step)
    return branch, member, matter, step


STEPPING = KEEPING.then(_step)


@route.button("ma.s", STEPPING)
def ask_step(ctx: Context, branch: Branch, member: Member, matter: Matter, step: str) -> None:
    """Asks what a step was."""
    form_chat.begin(ctx, STEP, branch, member, matter=matter.id, step=step)


@route.button("ma.k", STEPPING)
def ask_why(ctx: Context, branch: Branch, member: Member, matter: Matter, step: str) -> None:
    """Asks why a step is passed over."""
    form_chat.begin(ctx, SKIP, branch, member, matter=matter.id, step=step)


@route.button("ma.n", STEPPING)
def write_notice(ctx: Context, branch: Branch, member: Member, matter: Matter, step: str) -> None:
    """Begins the notice that publishes a matter's decision or its result."""
    if step not in rules.NOTICES or not may(member.post, Right.NOTICES):
        raise Refusal("right-missing")
    row = service.row_of(ctx.session, ctx.now, branch, matter, step, ctx.person.id)
    said: dict[str, object] = {"kind": rules.NOTICES[step], "step": row.id}
    if step == "result":
        decision = service.standing(ctx.session, branch, matter)["publish"].notice
        said["about"] = decision.id if decision else None
    title = ctx.plain(f"matter-title-{step}", title=matter.title)
    form_chat.begin(ctx, NOTICE, branch, member, title=cut(title, 100), **said)
