"""What secretaries plan of readings: a series walked part by part, or one material."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Draft, Material, Plan, Series
from data.queries import material as materials
from data.queries import series as walks
from data.queries import series_items
from data.values import rich
from data.values.out import Button, OutMessage
from handlers.material import starter as shipped
from handlers.plan import asking_view, steps
from handlers.plan.progress import own
from handlers.reading import due, pushing, rules
from handlers.shared.buttons import number, pages, tap
from handlers.shared.context import Context
from handlers.shared.feature import Action, Plannable, Starter, Thing
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, escape

LATE = timedelta(hours=12)
"""A reading found due later than this is left to the next time."""
LABEL = 40
AT_ONCE = 6


def choose_series(ctx: Context, branch: Branch, draft: Draft) -> None:
    """Asks which series the plan shall walk."""
    _list_series(ctx, branch, draft, 0)


def _list_series(ctx: Context, branch: Branch, draft: Draft, page: int) -> None:
    found = series_items.of_branch(ctx.session, branch.id)
    today = rules.local_day(ctx.now, branch.zone)
    buttons = [
        tap(_with_progress(ctx.session, ctx.texts, one, today), "rc.s", draft.id, one.id)
        for one in found
    ]
    _ask(ctx, draft, "choose-series" if found else "choose-no-series", buttons, page, "rc.sl")


def _with_progress(session: Session, texts: Texts, series: Series, today: Any) -> str:
    done, total = walks.progress(session, series, today)
    name = rich.excerpt(escape(series.name), LABEL)
    return texts.plain("choose-series-entry", name=name, done=done, total=total)


def _ask(ctx: Context, draft: Draft, key: str, buttons: list[Button], page: int, verb: str) -> None:
    """A page of things to push; where there is nothing, the starter series is at hand."""
    branch_id = draft.branch_id or 0
    load = () if shipped.is_loaded(ctx.session, branch_id) else (_load(ctx, draft),)
    ctx.answer("")
    ctx.show(
        OutMessage(ctx.texts(key)).with_buttons(
            *pages(ctx.texts, buttons, page, verb, draft.id, size=AT_ONCE, wide=1),
            load,
            asking_view.ways(ctx.texts, draft, "p.bk"),
        )
    )


def _load(ctx: Context, draft: Draft) -> Button:
    return tap(ctx.texts.plain("choose-starter"), "rc.st", draft.id)


def tapped_series_page(ctx: Context) -> None:
    """Another page of series."""
    branch, draft = own(ctx, "kind")
    _list_series(ctx, branch, draft, number(ctx.args, 1))


def tapped_series(ctx: Context) -> None:
    """The series was chosen."""
    branch, draft = own(ctx, "kind")
    series = ctx.session.get(Series, number(ctx.args, 1))
    if draft.data["kind"] != SERIES.kind or series is None or series.branch_id != branch.id:
        raise Refusal("button-stale")
    steps.chosen(ctx, draft, title=series.name, data={"series": series.id})


def tapped_starter(ctx: Context) -> None:
    """The series that ships is taken and chosen; a plan for one material chooses from it."""
    branch, draft = own(ctx, "kind")
    series = shipped.load(ctx.session, ctx.now, branch, ctx.person.id)
    ctx.session.flush()
    if draft.data["kind"] == SERIES.kind:
        steps.chosen(ctx, draft, title=series.name, data={"series": series.id})
    else:
        _list_material(ctx, branch, draft, 0)


def choose_material(ctx: Context, branch: Branch, draft: Draft) -> None:
    """Asks which material the plan shall push."""
    _list_material(ctx, branch, draft, 0)


def _list_material(ctx: Context, branch: Branch, draft: Draft, page: int) -> None:
    _, found = materials.listed(ctx.session, branch.id, materials.Choice(), most=200)
    buttons = [
        tap(rich.excerpt(escape(one.title), LABEL), "rc.m", draft.id, one.id) for one in found
    ]
    key = "choose-material" if found else "choose-no-material"
    _ask(ctx, draft, key, buttons, page, "rc.ml")


def tapped_material_page(ctx: Context) -> None:
    """Another page of material."""
    branch, draft = own(ctx, "kind")
    _list_material(ctx, branch, draft, number(ctx.args, 1))


def tapped_material(ctx: Context) -> None:
    """The material was chosen."""
    branch, draft = own(ctx, "kind")
    material = ctx.session.get(Material, number(ctx.args, 1))
    if draft.data["kind"] != MATERIAL.kind or material is None or material.branch_id != branch.id:
        raise Refusal("button-stale")
    steps.chosen(ctx, draft, title=material.title, data={"material": material.id})


def preview_series(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """The next part, as it will be pushed; nothing moves."""
    branch = session.get_one(Branch, plan.branch_id)
    series = due.series_of(session, plan, branch)
    step = walks.peek(session, series, rules.local_day(now, branch.zone))
    if step is None:
        raise Refusal("series-waits" if walks.is_fed(session, series.id) else "series-ended")
    return pushing.preview(session, now, branch, step.material, step)


def preview_material(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """The material, as it will be pushed."""
    branch = session.get_one(Branch, plan.branch_id)
    return pushing.preview(session, now, branch, due.material_of(session, now, plan, branch))


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter | None:
    """A reading on working-day mornings from the series that ships."""
    return Starter(
        title=texts.plain("reading-starter"),
        rhythm=texts.plain("reading-starter-rhythm"),
        prepare=_prepare,
    )


def _prepare(session: Session, now: datetime, branch: Branch, account_id: int) -> dict[str, Any]:
    series = shipped.load(session, now, branch, account_id)
    session.flush()
    return {"series": series.id}


def series_in_line(session: Session, _texts: Texts, branch: Branch, _said: str) -> dict[str, Thing]:
    """Finds the branch's series by their names."""
    found = series_items.of_branch(session, branch.id)
    return {one.name: Thing(one.name, {"series": one.id}) for one in found}


def material_in_line(
    session: Session, _texts: Texts, branch: Branch, said: str
) -> dict[str, Thing]:
    """Finds the branch's material by its title."""
    found = session.execute(
        select(Material.id, Material.title)
        .where(
            Material.branch_id == branch.id,
            Material.state == "ready",
            Material.title.contains(said, autoescape=True),
        )
        .order_by(Material.id)
    )
    return {title: Thing(title, {"material": id_}) for id_, title in found}


SERIES = Plannable(
    "reading",
    Action(due.walks_on, LATE),
    choose_series,
    preview_series,
    starter,
    one_line=series_in_line,
)
MATERIAL = Plannable(
    "material",
    Action(due.sends_material, LATE),
    choose_material,
    preview_material,
    one_line=material_in_line,
)
