"""One material's page: look, plan, push now, retire, put into a series, keep files."""

from data.models import Branch, Material, Member, Series
from data.queries import material as materials
from data.queries.series import Step, parts_of
from handlers.material import rules
from handlers.material.items import service, view
from handlers.material.items.forms import NEW_SERIES
from handlers.plan.plans.forms import begin_with, show_page as show_plan
from handlers.reading.pushes.service import preview, push
from handlers.reading.pushes.view import page as push_page
from handlers.shared import form_chat, quiet
from handlers.shared.access import row_of
from handlers.shared.refusal import refuse_asleep, refuse_none
from handlers.shared.router import Context, Right, Router, number, of

route = Router(ends=rules.TYPED)
MATERIAL = of(Material, Right.MATERIAL, gone="material-gone")
MOST_PARTS = 4
"""Parts of a long text that are shown."""


def _ready(
    ctx: Context, branch: Branch, member: Member, material: Material
) -> tuple[Branch, Member, Material]:
    service.must_be_ready(branch, material, ctx.now)
    return branch, member, material


def _sendable(
    ctx: Context, branch: Branch, member: Member, material: Material
) -> tuple[Branch, Member, Material]:
    """Saves what was sent just now, where it is to go out at once."""
    if material.state == "proposed" and not material.feed_id:
        service.save(ctx.session, ctx.now, branch, material)
    return _ready(ctx, branch, member, material)


READY = MATERIAL.then(_ready)
SENDABLE = MATERIAL.then(_sendable)


def _show(ctx: Context, branch: Branch, material: Material) -> None:
    ctx.show(view.page(ctx.session, ctx.texts, branch, material, ctx.now))


@route.button("mt.p", MATERIAL)
def show_page(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Shows a material's page."""
    _show(ctx, branch, material)


@route.button("mt.v", MATERIAL)
def look(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Shows the messages as they would be pushed; of a long text, the first parts."""
    parts = len(parts_of(material.body))
    for part in range(min(parts, MOST_PARTS)):
        step = None
        if parts > 1:
            walked = Series(branch_id=branch.id, name=material.title)
            step = Step(walked, material, part, parts, part + 1, parts)
        for message in preview(ctx.session, ctx.now, branch, material, step):
            ctx.reply(message)
    if parts > MOST_PARTS:
        ctx.reply(ctx.texts("material-look-more", many=parts))


@route.button("mt.s", MATERIAL)
def save(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Saves what was sent, so that it may be pushed."""
    _save(ctx, branch, material)
    _show(ctx, branch, material)


def _save(ctx: Context, branch: Branch, material: Material) -> None:
    service.save(ctx.session, ctx.now, branch, material)
    ctx.answer(ctx.plain("material-saved"))


@route.button("mt.sp", MATERIAL)
def save_and_plan(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Saves what was sent and goes on to the rhythm."""
    _save(ctx, branch, material)
    plan(ctx, branch, member, material)


@route.button("mt.t8", SENDABLE)
def plan_tomorrow(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Has the material sent to the group at eight the next morning."""
    made = service.plan_tomorrow(ctx.session, ctx.now, branch, material, ctx.person.id)
    ctx.answer(ctx.plain("plan-stored"))
    show_plan(ctx, branch, made)


@route.button("mt.pl", SENDABLE)
def plan(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Goes on to the rhythm of a plan."""
    begin_with(ctx, branch, member, "material", material.title, {"material": material.id})


@route.button("mt.go", SENDABLE)
def ask_push(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Asks once before a push, for everybody in the group sees it."""
    ctx.edit(view.ask_push(ctx.session, ctx.texts, branch, material, ctx.now))


@route.button("mt.gx", READY)
def push_now(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Pushes the material to the group."""
    refuse_asleep(branch)
    if quiet.asked(ctx, branch, "mt.gx", material.id):
        return
    with quiet.as_answered(ctx, branch):
        push(ctx.session, ctx.now, branch, material)
        ctx.answer(ctx.plain("material-push-done"))
    _show(ctx, branch, material)


@route.button("mt.rs", MATERIAL)
def show_push(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Shows who has studied the last push."""
    reading = refuse_none("button-stale", materials.last_push(ctx.session, material.id))
    ctx.show(push_page(ctx.session, ctx.texts, branch, reading, ctx.now))


@route.button("mt.r", MATERIAL)
def retire(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Retires the material: it is not pushed any more."""
    service.switch_state(material, "ready", "retired")
    ctx.answer(ctx.plain("material-retired-answer"))
    _show(ctx, branch, material)


@route.button("mt.b", MATERIAL)
def restore(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Restores the material."""
    service.switch_state(material, "retired", "ready")
    ctx.answer(ctx.plain("material-restored"))
    _show(ctx, branch, material)


@route.button("mt.sr", MATERIAL)
def ask_series(ctx: Context, _branch: Branch, _member: Member, material: Material) -> None:
    """Asks which series the material shall be put into."""
    ctx.edit(view.ask_series(ctx.session, ctx.texts, material, number(ctx.args, 1)))


@route.button("mt.sa", MATERIAL)
def put(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Puts the material into a series."""
    series = row_of(ctx.session, branch, Series, number(ctx.args, 1), "button-stale")
    service.put(ctx.session, ctx.now, branch, material, series.id)
    ctx.answer(ctx.plain("material-put", name=series.name[:60]))
    _show(ctx, branch, material)


route.button("mt.sn", MATERIAL)(form_chat.asking(NEW_SERIES, row="material"))


@route.button("mt.k", MATERIAL)
def show_kept(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Shows what is kept of the files, and whether the branch wants that."""
    ctx.edit(view.kept(ctx.session, ctx.texts, branch, material))


@route.button("mt.ks", MATERIAL)
def keep(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Has the branch's files kept from now on, or not any more."""
    on = number(ctx.args, 1) == 1
    if on != branch.keeps_files:
        service.switch_keeping(ctx.session, ctx.now, branch, on)
    ctx.answer(ctx.plain("material-keeps" if on else "material-keeps-not"))
    ctx.edit(view.kept(ctx.session, ctx.texts, branch, material))
