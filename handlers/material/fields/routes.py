"""Changes a material: its page with all fields, minutes, note, tags, check question."""

from data.models import Branch, Draft, Material, Member
from data.queries import material as materials
from data.values.sent import tags_in
from handlers.material import rules
from handlers.material.fields import service, view
from handlers.material.fields.forms import FORM
from handlers.shared import form_chat, steps
from handlers.shared.buttons import number, sign
from handlers.shared.refusal import Refusal, refuse_empty, refuse_none
from handlers.shared.router import Context, Right, Router, of, step

route = Router(ends=rules.TYPED)
MATERIAL = of(Material, Right.MATERIAL, gone="material-gone")
FIELDS = ("title", "source", "body", "minutes")
"""Fields that are typed."""


@route.button("mt.e", MATERIAL)
def show_fields(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Shows everything that can be changed."""
    ctx.show(view.page(ctx.session, ctx.texts, branch, material, ctx.now))


@route.button("mt.m", MATERIAL)
def change_minutes(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Takes a little less or more time."""
    service.change_minutes(material, up=number(ctx.args, 1) == 1)
    show_fields(ctx, branch, member, material)


@route.button("mt.no", MATERIAL)
def change_note(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Switches whether a note is asked for, and within how many days."""
    service.change_note_days(material)
    show_fields(ctx, branch, member, material)


@route.button("mt.f", MATERIAL)
def change_field(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Asks for a field that is typed."""
    if ctx.arg(1) not in FIELDS:
        raise Refusal("button-unknown")
    form_chat.change(ctx, FORM, ctx.arg(1), branch, member, material=material.id)


route.button("mt.u", MATERIAL)(form_chat.asking(FORM, "until", row="material"))


@route.button("mt.tg", MATERIAL)
def show_tags(ctx: Context, branch: Branch, _member: Member, material: Material) -> None:
    """Shows the branch's tags; others can be typed."""
    page = view.tags(ctx.session, ctx.texts, material)
    steps.ask(ctx, branch, rules.TAGS, "tags", page, material=material.id)


@route.button("mt.tt", MATERIAL)
def switch_tag(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Puts a tag on or takes it off."""
    known = [*material.tags, *materials.tags(ctx.session, branch.id)]
    tag = refuse_none("button-stale", next((tag for tag in known if sign(tag) == ctx.arg(1)), None))
    service.switch_tag(material, tag)
    show_tags(ctx, branch, member, material)


@route.step(rules.TAGS, step(Right.MATERIAL))
def take_tags(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Puts typed tags on."""
    material = refuse_none("material-gone", ctx.session.get(Material, draft.data["material"]))
    typed = refuse_empty("material-typed-empty", tags_in(ctx.text))
    service.add_tags(material, typed)
    steps.answered(ctx, draft)
    show_tags(ctx, branch, member, material)


@route.button("mt.q", MATERIAL)
def show_question(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Shows the check question, or asks for one."""
    if material.question:
        ctx.edit(view.question(ctx.texts, material))
    else:
        change_question(ctx, branch, member, material)


@route.button("mt.qn", MATERIAL)
def change_question(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Asks for another check question."""
    form_chat.change(ctx, FORM, "question", branch, member, material=material.id)


@route.button("mt.qx", MATERIAL)
def drop_question(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Takes the check question away."""
    service.change(material, "question", ("", [], 0))
    ctx.answer(ctx.plain("edit-question-dropped"))
    show_fields(ctx, branch, member, material)
