"""The doors of one material's page: look, plan, push now, retire, put into a series, keep files."""

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
from handlers.reading.pages import show_push
from handlers.reading.pushing import preview, push
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door
from handlers.shared.moments import say_when
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered
from handlers.shared.turn import Turn

MOST_PARTS = 4
"""Parts of a long text that are shown."""
LATELY = timedelta(hours=1)
"""So soon after a push of the same material, another one is asked about."""


def show(turn: Turn, branch: Branch, material: Material, *first: str) -> None:
    """Shows a material's page in the place of what was tapped, or as an answer."""
    known = view.facts(turn.session, branch, material, turn.now)
    turn.show(view.page(turn.texts, material, known, *first))


def tapped(turn: Turn) -> None:
    """A material's page, from a list or by 返回."""
    branch, material = enter_tapped(turn)
    turn.toast("")
    show(turn, branch, material)


def tapped_look(turn: Turn) -> None:
    """看看: the messages as they would be pushed, privately; of a long text, the first parts."""
    branch, material = enter_tapped(turn)
    turn.toast("")
    parts = len(parts_of(material.body))
    for part in range(min(parts, MOST_PARTS)):
        step = None
        if parts > 1:
            walked = Series(branch_id=branch.id, name=material.title)
            step = Step(walked, material, part, parts, part + 1, parts)
        for message in preview(turn.session, turn.now, branch, material, step):
            turn.say(message)
    if parts > MOST_PARTS:
        turn.say(turn.texts("material-look-more", many=parts))


def tapped_plan(turn: Turn) -> None:
    """安排推送: on to the rhythm."""
    branch, material = _ready(turn)
    turn.toast("")
    steps.begin_with(turn, branch, "material", material.title, {"material": material.id})


def _ready(turn: Turn) -> tuple[Branch, Material]:
    branch, material = enter_tapped(turn)
    if material.state != "ready":
        raise Refusal("button-stale")
    if material.until is not None and material.until < today(turn, branch):
        raise Refusal("material-expired")
    return branch, material


def tapped_push(turn: Turn) -> None:
    """立即推送: asked once, for everybody in the group sees it."""
    branch, material = _ready(turn)
    known = view.facts(turn.session, branch, material, turn.now)
    last = known.usage.last_at
    text = turn.texts("material-push-sure", title=material.title, branch=branch.name)
    if last is not None and turn.now - last < LATELY:
        when = say_when(turn.texts, last, turn.now, branch)
        text = turn.texts("material-push-again", title=material.title, when=when)
    turn.toast("")
    turn.redraw(
        OutMessage(text).with_buttons(
            (
                tap(turn.texts.plain("material-push"), "mt.gx", material.id),
                tap(turn.texts.plain("back"), "mt.p", material.id),
            )
        )
    )


def tapped_pushed(turn: Turn) -> None:
    """It goes to the group."""
    branch, material = _ready(turn)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    push(turn.session, turn.now, branch, material)
    turn.pokes.add("outbox")
    turn.toast(turn.texts.plain("material-push-done"))
    show(turn, branch, material)


def tapped_history(turn: Turn) -> None:
    """推送情况: who has studied the last push."""
    branch, material = enter_tapped(turn)
    reading = materials.last_push(turn.session, material.id)
    if reading is None:
        raise Refusal("button-stale")
    turn.toast("")
    show_push(turn, branch, reading)


def tapped_retire(turn: Turn) -> None:
    """停用: it is not pushed any more."""
    _switch(turn, "ready", "retired")
    turn.toast(turn.texts.plain("material-retired-toast"))


def tapped_restore(turn: Turn) -> None:
    """恢复."""
    _switch(turn, "retired", "ready")
    turn.toast(turn.texts.plain("material-restored"))


def _switch(turn: Turn, before: str, after: str) -> None:
    branch, material = enter_tapped(turn)
    if material.state == before:
        material.state = after
    show(turn, branch, material)


def tapped_into(turn: Turn) -> None:
    """放进专题: which one."""
    branch, material = enter_tapped(turn)
    page = number(turn.deed.args, 1)
    there = {series.id for series in series_items.holding(turn.session, material.id)}
    every = series_items.of_branch(turn.session, branch.id)
    free = [series for series in every if series.id not in there]
    buttons = [
        tap(series.name[: view.LABEL], "mt.sa", material.id, series.id)
        for series in free[page * view.A_PAGE : (page + 1) * view.A_PAGE]
    ]
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("material-into-which", title=material.title)).with_buttons(
            *view.column(turn.texts, buttons, page, len(free), "mt.sr", material.id),
            (tap(turn.texts.plain("series-new"), "mt.sn", material.id),),
            (tap(turn.texts.plain("back"), "mt.p", material.id),),
        )
    )


def tapped_put(turn: Turn) -> None:
    """The series was chosen; what was not saved yet is saved with it."""
    branch, material = enter_tapped(turn)
    _, series = enter_series(turn, number(turn.deed.args, 1))
    if series.branch_id != branch.id:
        raise Refusal("button-stale")
    _put(turn, branch, material, series.id)
    turn.toast(turn.texts.plain("material-put", name=series.name[:60]))
    show(turn, branch, material)


def _put(turn: Turn, branch: Branch, material: Material, series_id: int) -> None:
    if len(series_items.items(turn.session, series_id)) >= rules.MOST_ITEMS:
        raise Refusal("series-full", most=rules.MOST_ITEMS)
    service.save(turn.session, turn.now, branch, material)
    series_items.append(turn.session, series_id, [material.id])
    turn.pokes.add("errands")


def tapped_new_series(turn: Turn) -> None:
    """A new series for the material: its name will be typed."""
    branch, material = enter_tapped(turn)
    page = OutMessage(turn.texts("series-ask-name")).with_buttons(
        (tap(turn.texts.plain("back"), "mt.sr", material.id, 0),)
    )
    ask_typed(turn, branch, "series-for", page, material=material.id)


def typed_new_series(turn: Turn, draft: Draft) -> None:
    """The new series' name."""
    branch, material = enter_for(turn, draft.data["material"])
    name = typed_line(turn, rules.LONGEST_NAME)
    if series_items.is_there(turn.session, branch.id, name):
        raise Refusal("series-name-taken", name=name)
    answered(turn, draft)
    _put(turn, branch, material, series_items.named(turn.session, branch.id, name).id)
    show(turn, branch, material, turn.texts("material-put", name=name), "")


def tapped_kept(turn: Turn) -> None:
    """本地副本: what is kept of the files, and whether the branch wants that."""
    branch, material = enter_tapped(turn)
    turn.toast("")
    _show_kept(turn, branch, material)


def _show_kept(turn: Turn, branch: Branch, material: Material) -> None:
    kept = materials.kept(turn.session, material.id)
    large = sum(int(file["size"]) > rules.LARGEST for file in material.files)
    limit = rules.LARGEST // 2**20
    said = [turn.texts("material-kept-about")]
    if branch.keeps_files:
        said.append(turn.texts("material-kept-so", kept=len(kept), many=len(material.files)))
    else:
        said.append(turn.texts("material-kept-off"))
    if large:
        said.append(turn.texts("material-kept-large", many=large, limit=limit))
    key = "material-kept-stop" if branch.keeps_files else "material-kept-start"
    turn.redraw(
        OutMessage("\n".join(said)).with_buttons(
            (tap(turn.texts.plain(key), "mt.ks", material.id, int(not branch.keeps_files)),),
            (tap(turn.texts.plain("back"), "mt.p", material.id),),
        )
    )


def tapped_keep(turn: Turn) -> None:
    """The branch's files are kept here too from now on, or not any more."""
    branch, material = enter_tapped(turn)
    on = number(turn.deed.args, 1) == 1
    if on != branch.keeps_files:
        keeping.switch(turn.session, turn.now, branch, on)
    turn.pokes.add("errands")
    turn.toast(turn.texts.plain("material-keeps" if on else "material-keeps-not"))
    _show_kept(turn, branch, material)


TAPS: dict[str, Door] = {
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
