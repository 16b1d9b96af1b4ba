"""Keeps files of material in the database: fetched beside the taps, each by an errand."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Material
from data.queries import material as materials
from handlers.material.items.service import KEEP
from handlers.shared.context import Reply
from handlers.shared.feature import Work


def _finish(session: Session, _now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps the bytes, unless the branch does not want that any more."""
    material = session.get(Material, int(data["material_id"]))
    if read is None or material is None:
        return []
    place = int(data["place"])
    same = place < len(material.files) and material.files[place]["file_id"] == data["file_id"]
    if same and session.get_one(Branch, material.branch_id).keeps_files:
        materials.keep(session, material.id, place, read)
    return []


ERRANDS = {KEEP: Work(read=lambda content, _: content or None, finish=_finish, asker=None)}
