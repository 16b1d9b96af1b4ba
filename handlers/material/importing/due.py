"""Reads files of material beside the taps, by an errand each."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.material import BadFile, read_material
from data.imports.material_draft import MaterialDraft
from data.models import Branch
from handlers.material.importing import service, view
from handlers.shared.access import Right
from handlers.shared.context import Reply
from handlers.shared.feature import Asker, Work
from handlers.shared.view import texts_in


def _read(content: bytes, about: dict[str, Any]) -> MaterialDraft | tuple[str, dict[str, Any]]:
    """Reads what a file says, or gives the key and values of what is wrong with it."""
    try:
        return read_material(content, str(about["name"]))
    except BadFile as bad:
        return bad.key, bad.values


def _finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps what was read as a step in progress and shows what it would add."""
    texts = texts_in(str(data["language"]))
    account_id = int(data["account_id"])
    branch = session.get_one(Branch, int(data["branch_id"]))
    name = str(data["name"])
    if isinstance(read, MaterialDraft):
        draft = service.keep(session, now, account_id, branch, name, read)
        known = service.known(session, branch.id, read.pieces)
        message = view.preview(texts, draft, read, known, None)
    else:
        key, values = read or ("bulk-unfetched", {})
        draft = service.hold(session, now, account_id, branch, data["deed"])
        message = view.bad_file(texts, draft, name, key, values)
    return [Reply("send", chat_id=account_id, message=message)]


ASKER = Asker(Right.MATERIAL, "branch_id", "account_id", "material-not-yours")
ERRANDS = {service.ERRAND: Work(read=_read, finish=_finish, asker=ASKER)}
