"""Saves material, puts it into a series, retires it, and keeps its files."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Material, Plan
from data.queries import errand as errands, material as materials
from data.values.rhythm import Rhythm
from data.values.rhythm.kinds import OnDate
from handlers.material import rules
from handlers.material.series.service import append
from handlers.plan.plans import service as plans
from handlers.plan.rhythms.rules import LONGEST_TITLE
from handlers.shared.service import Refusal, today

KEEP = "material-keep"
"""The kind of errand that fetches a file to be kept."""
PLAN_KIND = "material"
"""The kind of plan that sends one material."""
EIGHT = 8 * 60
"""Minutes of the day at which what is sent the next morning goes out."""
PAUSE = timedelta(seconds=3)


def save(session: Session, now: datetime, branch: Branch, material: Material) -> None:
    """Makes proposed material ready to be pushed; raises Refusal for what is there already."""
    if material.state != "proposed":
        return
    if material.key.startswith("album:"):
        key = rules.key_of("", material.files)
        there = materials.of_key(session, branch.id, key)
        if there is not None:
            raise Refusal("material-there", title=there.title)
        material.key = key
    materials.approve(session, material)
    if branch.keeps_files:
        _keep_files(session, now, branch, material)


def put(
    session: Session, now: datetime, branch: Branch, material: Material, series_id: int
) -> None:
    """Puts material at the end of a series; what was not saved yet is saved with it."""
    save(session, now, branch, material)
    append(session, series_id, [material.id])


def must_be_ready(branch: Branch, material: Material, now: datetime) -> None:
    """Raises Refusal where material cannot be pushed."""
    if material.state != "ready":
        raise Refusal("button-stale")
    if material.until is not None and material.until < today(branch, now):
        raise Refusal("material-expired")


def plan_tomorrow(
    session: Session, now: datetime, branch: Branch, material: Material, by: int
) -> Plan:
    """Plans that the material is sent once, at eight the next morning."""
    day = today(branch, now) + timedelta(days=1)
    fields = {
        "kind": PLAN_KIND,
        "title": material.title[:LONGEST_TITLE],
        "data": {"material": material.id},
        "lead": 0,
        "rhythm": Rhythm(OnDate(day), (EIGHT,)).code(),
    }
    return plans.make(session, now, branch, fields, by)


def switch_state(material: Material, before: str, after: str) -> None:
    """Retires or restores material, if that was not done meanwhile."""
    if material.state == before:
        material.state = after


def _keep_files(session: Session, now: datetime, branch: Branch, material: Material) -> datetime:
    """Has the files of a material fetched that are not kept yet and that a bot can fetch, one
    after the other, and gives when the last is fetched: a person's own file must not wait."""
    kept = materials.kept(session, material.id)
    at = now
    for place, file in enumerate(material.files):
        if place not in kept and int(file["size"]) <= rules.LARGEST:
            data = {"file_id": file["file_id"], "material_id": material.id, "place": place}
            errands.add(session, at, KEEP, data, bot_id=branch.bot_id, branch_id=branch.id)
            at += PAUSE
    return at


def switch_keeping(session: Session, now: datetime, branch: Branch, on: bool) -> None:
    """Has the branch's files kept in the database too, or deletes what is kept."""
    branch.keeps_files = on
    if not on:
        materials.throw_away(session, branch.id)
        return
    _, rows = materials.listed(session, branch.id, materials.Choice())
    for material in rows:
        now = _keep_files(session, now, branch, material)
