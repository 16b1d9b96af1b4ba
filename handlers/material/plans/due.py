"""Pushes what plans are due for: the next part of a series, or a material."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Material, Plan, Series
from data.queries import series as walks, series_items
from handlers.material.plans import forms, service
from handlers.reading.pushes.service import preview, push
from handlers.shared.access import row_of
from handlers.shared.feature import Action, Plannable, Thing
from handlers.shared.refusal import Refusal, refuse_asleep, refuse_none
from handlers.shared.view import OutMessage, Texts, today

LATE = timedelta(hours=12)
"""A reading found due later than this is left to the next time."""


def walk_on(session: Session, now: datetime, plan: Plan) -> str:
    """Pushes the next part of a plan's series; at the end of the series the plan rests, and the
    secretaries are told, ahead of time as well."""
    branch = _awake(session, plan)
    series = _series(session, plan, branch)
    step = walks.step(session, series, today(branch, now))
    if step is None and walks.is_fed(session, series.id):
        raise Refusal("series-waits")
    if step is None:
        plan.paused = True
        service.tell_ended(session, now, branch, plan, series)
        return "series-ended"
    if step.series.id != series.id:
        service.rename(plan, series, step.series)
    push(session, now, branch, step.material, plan=plan, step=step)
    service.warn(session, now, branch, step)
    return ""


def _series(session: Session, plan: Plan, branch: Branch) -> Series:
    """Returns the series a plan walks, locked until the commit; raises Refusal where it is gone."""
    series_id = int(plan.data.get("series", 0))
    return row_of(session, branch, Series, series_id, "series-gone", lock=True)


def send_material(session: Session, now: datetime, plan: Plan) -> str:
    """Pushes a plan's material, as often as the plan is due."""
    branch = _awake(session, plan)
    push(session, now, branch, _material(session, now, plan, branch), plan=plan)
    return ""


def _material(session: Session, now: datetime, plan: Plan, branch: Branch) -> Material:
    """Returns what a plan pushes; raises Refusal where it may not be pushed on this day."""
    material_id = int(plan.data.get("material", 0))
    material = row_of(session, branch, Material, material_id, "material-gone")
    if material.state != "ready":
        raise Refusal("material-rests")
    if material.until is not None and material.until < today(branch, now):
        raise Refusal("material-over")
    return material


def _awake(session: Session, plan: Plan) -> Branch:
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    return branch


def preview_series(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """Shows the next part as it will be pushed; nothing moves."""
    branch = session.get_one(Branch, plan.branch_id)
    series = _series(session, plan, branch)
    step = refuse_none(
        "series-waits" if walks.is_fed(session, series.id) else "series-ended",
        walks.peek(session, series, today(branch, now)),
    )
    return preview(session, now, branch, step.material, step)


def preview_material(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """Shows the material as it will be pushed."""
    branch = session.get_one(Branch, plan.branch_id)
    return preview(session, now, branch, _material(session, now, plan, branch))


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


PLANNABLES = (
    Plannable(
        "reading",
        Action(walk_on, LATE),
        forms.SERIES,
        preview_series,
        service.starter,
        one_line=series_in_line,
    ),
    Plannable(
        "material",
        Action(send_material, LATE),
        forms.MATERIAL,
        preview_material,
        one_line=material_in_line,
    ),
)
