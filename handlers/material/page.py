"""Handlers of one material's page: look, plan, push now, retire, put into a series, keep files."""

from datetime import timedelta

from data.models import Branch, Draft, Material, Series
from data.queries import material as materials
from data.queries import series_items
from data.queries.series import Step, parts_of
from data.values.out import OutMessage
from handlers.material import keeping, rules, service, view
from handlers.material.room import (
    ask_typed,
    enter_for,
    enter_series,
    enter_tapped,
    today,
    typed_line,
)
from handlers.plan import steps
from handlers.reading.pushes.service import preview, push
from handlers.reading.pushes.view import page as push_page
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.dates import say_when
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered

MOST_PARTS = 4
"""Parts of a long text that are shown."""
LATELY = timedelta(hours=1)
"""So soon after a push of the same material, another one is asked about."""


def show(ctx: Context, branch: Branch, material: Material, *first: str) -> None:
    """Shows a material's page in the place of what was tapped, or as an answer."""
    known = view.facts(ctx.session, branch, material, ctx.now)
    ctx.show(view.page(ctx.texts, material, known, *first))


def tapped(ctx: Context) -> None:
    """A material's page, from a list or by 返回."""
    branch, material = enter_tapped(ctx)
    ctx.answer("")
    show(ctx, branch, material)


def tapped_look(ctx: Context) -> None:
    """看看: the messages as they would be pushed, privately; of a long text, the first parts."""
    branch, material = enter_tapped(ctx)
    ctx.answer("")
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


def tapped_plan(ctx: Context) -> None:
    """安排推送: on to the rhythm."""
    branch, material = _ready(ctx)
    ctx.answer("")
    steps.begin_with(ctx, branch, "material", material.title, {"material": material.id})


def _ready(ctx: Context) -> tuple[Branch, Material]:
    branch, material = enter_tapped(ctx)
    if material.state != "ready":
        raise Refusal("button-stale")
    if material.until is not None and material.until < today(ctx, branch):
        raise Refusal("material-expired")
    return branch, material


def tapped_push(ctx: Context) -> None:
    """立即推送: asked once, for everybody in the group sees it."""
    branch, material = _ready(ctx)
    known = view.facts(ctx.session, branch, material, ctx.now)
    last = known.usage.last_at
    text = ctx.texts("material-push-sure", title=material.title, branch=branch.name)
    if last is not None and ctx.now - last < LATELY:
        when = say_when(ctx.texts, last, ctx.now, branch)
        text = ctx.texts("material-push-again", title=material.title, when=when)
    ctx.answer("")
    ctx.edit(
        OutMessage(text).with_buttons(
            (
                tap(ctx.texts.plain("material-push"), "mt.gx", material.id),
                tap(ctx.texts.plain("back"), "mt.p", material.id),
            )
        )
    )


def tapped_pushed(ctx: Context) -> None:
    """It goes to the group."""
    branch, material = _ready(ctx)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    push(ctx.session, ctx.now, branch, material)
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("material-push-done"))
    show(ctx, branch, material)


def tapped_history(ctx: Context) -> None:
    """推送情况: who has studied the last push."""
    branch, material = enter_tapped(ctx)
    reading = materials.last_push(ctx.session, material.id)
    if reading is None:
        raise Refusal("button-stale")
    ctx.answer("")
    ctx.show(push_page(ctx.session, ctx.texts, branch, reading, ctx.now))


def tapped_retire(ctx: Context) -> None:
    """停用: it is not pushed any more."""
    _switch(ctx, "ready", "retired")
    ctx.answer(ctx.texts.plain("material-retired-answer"))


def tapped_restore(ctx: Context) -> None:
    """恢复."""
    _switch(ctx, "retired", "ready")
    ctx.answer(ctx.texts.plain("material-restored"))


def _switch(ctx: Context, before: str, after: str) -> None:
    branch, material = enter_tapped(ctx)
    if material.state == before:
        material.state = after
    show(ctx, branch, material)


def tapped_into(ctx: Context) -> None:
    """放进专题: which one."""
    branch, material = enter_tapped(ctx)
    page = number(ctx.args, 1)
    there = {series.id for series in series_items.holding(ctx.session, material.id)}
    every = series_items.of_branch(ctx.session, branch.id)
    free = [series for series in every if series.id not in there]
    buttons = [
        tap(series.name[: view.LABEL], "mt.sa", material.id, series.id)
        for series in free[page * view.A_PAGE : (page + 1) * view.A_PAGE]
    ]
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("material-into-which", title=material.title)).with_buttons(
            *view.column(ctx.texts, buttons, page, len(free), "mt.sr", material.id),
            (tap(ctx.texts.plain("series-new"), "mt.sn", material.id),),
            (tap(ctx.texts.plain("back"), "mt.p", material.id),),
        )
    )


def tapped_put(ctx: Context) -> None:
    """The series was chosen; what was not saved yet is saved with it."""
    branch, material = enter_tapped(ctx)
    _, series = enter_series(ctx, number(ctx.args, 1))
    if series.branch_id != branch.id:
        raise Refusal("button-stale")
    _put(ctx, branch, material, series.id)
    ctx.answer(ctx.texts.plain("material-put", name=series.name[:60]))
    show(ctx, branch, material)


def _put(ctx: Context, branch: Branch, material: Material, series_id: int) -> None:
    if len(series_items.items(ctx.session, series_id)) >= rules.MOST_ITEMS:
        raise Refusal("series-full", most=rules.MOST_ITEMS)
    service.save(ctx.session, ctx.now, branch, material)
    series_items.append(ctx.session, series_id, [material.id])
    ctx.pokes.add("errands")


def tapped_new_series(ctx: Context) -> None:
    """A new series for the material: its name will be typed."""
    branch, material = enter_tapped(ctx)
    page = OutMessage(ctx.texts("series-ask-name")).with_buttons(
        (tap(ctx.texts.plain("back"), "mt.sr", material.id, 0),)
    )
    ask_typed(ctx, branch, "series-for", page, material=material.id)


def typed_new_series(ctx: Context, draft: Draft) -> None:
    """The new series' name."""
    branch, material = enter_for(ctx, draft.data["material"])
    name = typed_line(ctx, rules.LONGEST_NAME)
    if series_items.is_there(ctx.session, branch.id, name):
        raise Refusal("series-name-taken", name=name)
    answered(ctx, draft)
    _put(ctx, branch, material, series_items.named(ctx.session, branch.id, name).id)
    show(ctx, branch, material, ctx.texts("material-put", name=name), "")


def tapped_kept(ctx: Context) -> None:
    """本地副本: what is kept of the files, and whether the branch wants that."""
    branch, material = enter_tapped(ctx)
    ctx.answer("")
    _show_kept(ctx, branch, material)


def _show_kept(ctx: Context, branch: Branch, material: Material) -> None:
    kept = materials.kept(ctx.session, material.id)
    large = sum(int(file["size"]) > rules.LARGEST for file in material.files)
    limit = rules.LARGEST // 2**20
    said = [ctx.texts("material-kept-about")]
    if branch.keeps_files:
        said.append(ctx.texts("material-kept-so", kept=len(kept), many=len(material.files)))
    else:
        said.append(ctx.texts("material-kept-off"))
    if large:
        said.append(ctx.texts("material-kept-large", many=large, limit=limit))
    key = "material-kept-stop" if branch.keeps_files else "material-kept-start"
    ctx.edit(
        OutMessage("\n".join(said)).with_buttons(
            (tap(ctx.texts.plain(key), "mt.ks", material.id, int(not branch.keeps_files)),),
            (tap(ctx.texts.plain("back"), "mt.p", material.id),),
        )
    )


def tapped_keep(ctx: Context) -> None:
    """The branch's files are kept here too from now on, or not any more."""
    branch, material = enter_tapped(ctx)
    on = number(ctx.args, 1) == 1
    if on != branch.keeps_files:
        keeping.switch(ctx.session, ctx.now, branch, on)
    ctx.pokes.add("errands")
    ctx.answer(ctx.texts.plain("material-keeps" if on else "material-keeps-not"))
    _show_kept(ctx, branch, material)


TAPS: dict[str, Handler] = {
    "mt.p": tapped,
    "mt.v": tapped_look,
    "mt.pl": tapped_plan,
    "mt.go": tapped_push,
    "mt.gx": tapped_pushed,
    "mt.rs": tapped_history,
    "mt.r": tapped_retire,
    "mt.b": tapped_restore,
    "mt.sr": tapped_into,
    "mt.sa": tapped_put,
    "mt.sn": tapped_new_series,
    "mt.k": tapped_kept,
    "mt.ks": tapped_keep,
}
