"""Keeps files of material in the database: fetched beside the taps, each by an errand."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Material
from data.queries import guard, material as materials
from data.values.kept import INFO, KeptRule
from data.values.out import OutMessage
from handlers.material.items.service import KEEP
from handlers.shared.context import Reply
from handlers.shared.dates import today
from handlers.shared.feature import Work
from handlers.shared.notify import WORD, notify_secretaries

FULL = "kept"
"""The warning that a branch's share of files is used up."""


def _finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps the bytes, unless the branch does not want that any more."""
    material = session.get(Material, int(data["material_id"]))
    if read is None or material is None:
        return []
    place = int(data["place"])
    same = place < len(material.files) and material.files[place]["file_id"] == data["file_id"]
    branch = session.get_one(Branch, material.branch_id)
    if not (same and branch.keeps_files):
        return []
    rule: KeptRule = session.info.get(INFO, KeptRule())
    if rule.has_room(len(read), *materials.amounts_kept(session, material)):
        materials.keep(session, material.id, place, read)
    else:
        _tell_full(session, now, branch)
    return []


def _tell_full(session: Session, now: datetime, branch: Branch) -> None:
    """Tells the secretaries, once a month, that files stay on Telegram alone."""
    month = today(branch, now).replace(day=1)
    if not guard.warned(session, branch.id, FULL, month):
        guard.note(session, branch.id, FULL, month, 1, now)
        notify_secretaries(
            session, now, branch, WORD, lambda texts: OutMessage(texts("material-kept-full"))
        )


ERRANDS = {KEEP: Work(read=lambda content, _: content or None, finish=_finish, asker=None)}
