"""Files of material kept in the database as well: fetched beside the taps, thrown away at once."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Errand, Material
from data.queries import material as materials
from handlers.material import rules
from handlers.shared.context import Reply

ERRAND = "material-keep"
PAUSE = timedelta(seconds=3)


def keep_files(session: Session, now: datetime, material: Material) -> datetime:
    """Has the files of a material fetched that are not kept yet and that a bot can fetch, one
    after the other, and gives when the last is fetched: a person's own file must not wait."""
    kept = materials.kept(session, material.id)
    at = now
    for place, file in enumerate(material.files):
        if place not in kept and int(file["size"]) <= rules.LARGEST:
            data = {"file_id": file["file_id"], "material_id": material.id, "place": place}
            session.add(Errand(kind=ERRAND, data=data, try_at=at))
            at += PAUSE
    return at


def switch(session: Session, now: datetime, branch: Branch, on: bool) -> None:
    """Has the branch's files kept here too, or what is kept thrown away."""
    branch.keeps_files = on
    if not on:
        materials.throw_away(session, branch.id)
        return
    _, rows = materials.listed(session, branch.id, materials.Choice())
    for material in rows:
        now = keep_files(session, now, material)


def read(content: bytes, _about: dict[str, Any]) -> bytes | None:
    """The file as it is; None where Telegram did not give it."""
    return content or None


def finish(session: Session, _now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps the bytes, unless the branch does not want that any more."""
    material = session.get(Material, int(data["material_id"]))
    if read is None or material is None:
        return []
    place = int(data["place"])
    same = place < len(material.files) and material.files[place]["file_id"] == data["file_id"]
    if same and session.get_one(Branch, material.branch_id).keeps_files:
        materials.keep(session, material.id, place, read)
    return []
