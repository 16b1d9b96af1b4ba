"""Notes (笔记、心得): a member's own, and those handed in at the secretary's request."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from data.models import Material, Member, Note, Reading


def add(
    session: Session,
    member: Member,
    material_id: int,
    text: str,
    now: datetime,
    handed_in: int | None = None,
) -> Note:
    """Stores a note; `handed_in` is the reading whose request it answers, None for a private
    one."""
    note = Note(
        material_id=material_id, reading_id=handed_in, member_id=member.id, text=text, at=now
    )
    session.add(note)
    session.flush()
    return note


def own_materials(session: Session, member_id: int) -> Sequence[Any]:
    """Returns the materials a member has notes on, the last written first: id, title, number of
    notes."""
    return session.execute(
        select(Material.id, Material.title, func.count().label("many"))
        .join(Note, Note.material_id == Material.id)
        .where(Note.member_id == member_id)
        .group_by(Material.id, Material.title)
        .order_by(func.max(Note.at).desc(), Material.id)
    ).all()


def own(session: Session, member_id: int, material_id: int) -> Sequence[Note]:
    """Returns a member's notes on a material, the last written first."""
    return session.scalars(
        select(Note)
        .where(Note.member_id == member_id, Note.material_id == material_id)
        .order_by(Note.at.desc(), Note.id.desc())
    ).all()


def handed_in(session: Session, reading_id: int) -> Sequence[tuple[Note, Member]]:
    """Returns the notes handed in for a reading with their writers, in the order they came."""
    return session.execute(
        select(Note, Member)
        .join(Member, Member.id == Note.member_id)
        .where(Note.reading_id == reading_id)
        .order_by(Note.at, Note.id)
    ).all()


def asked_for(session: Session, branch_id: int, material_id: int) -> Reading | None:
    """Returns the last push of a material in a branch that asked for a note."""
    return session.scalars(
        select(Reading)
        .where(
            Reading.branch_id == branch_id,
            Reading.material_id == material_id,
            Reading.note_due_at.is_not(None),
        )
        .order_by(Reading.posted_at.desc(), Reading.id.desc())
        .limit(1)
    ).first()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves the notes to the other row, as two rows of one person are merged."""
    session.execute(update(Note).where(Note.member_id == source_id).values(member_id=target_id))
