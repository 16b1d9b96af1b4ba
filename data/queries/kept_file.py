"""Files of material that are kept here as well, in case Telegram loses them."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import KeptFile, Material


def contents(session: Session, branch_id: int, file_ids: Collection[str]) -> dict[str, bytes]:
    """Returns file id → bytes, of those of these files that the branch keeps."""
    return {
        material.files[place]["file_id"]: session.get_one(KeptFile, kept_id).content
        for kept_id, place, material in _of_branch(session, branch_id, file_ids)
    }


def renamed(session: Session, branch_id: int, before: str, after: str) -> None:
    """Renames a file that was sent anew: Telegram knows it under another id now."""
    for _, place, material in _of_branch(session, branch_id, {before}):
        files: list[Any] = [dict(file) for file in material.files]
        files[place]["file_id"] = after
        material.files = files


def _of_branch(
    session: Session, branch_id: int, file_ids: Collection[str]
) -> Iterator[tuple[int, int, Material]]:
    rows = session.execute(
        select(KeptFile.id, KeptFile.place, Material)
        .join(Material, Material.id == KeptFile.material_id)
        .where(Material.branch_id == branch_id)
    )
    for kept_id, place, material in rows.all():
        if place < len(material.files) and material.files[place]["file_id"] in file_ids:
            yield kept_id, place, material
