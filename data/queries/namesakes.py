"""Keeps the notes that tell members of the same name apart."""

from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import Attendance, Member, Minute, Record, Subgroup
from data.values.namesakes import hints

NAMED = (
    (Record.host, Record.host_id),
    (Record.recorder, Record.recorder_id),
    (Minute.speaker, Minute.speaker_id),
)
"""The names in records, each with the member whose it is."""


def tell_apart(session: Session, branch_id: int, names: Collection[str]) -> None:
    """Sets the distinguishing notes of all who bear or bore one of these names in a branch, those
    who left too, and puts them into lists of meetings and records not filed yet."""
    session.flush()
    same = session.scalars(
        select(Member)
        .where(Member.branch_id == branch_id, Member.name.in_(names))
        .order_by(Member.id)
    ).all()
    if all(not one.hint for one in same) and len({one.name for one in same}) == len(same):
        return
    groups = select(Subgroup.id, Subgroup.name).where(Subgroup.branch_id == branch_id)
    found = hints(same, {row[0]: row[1] for row in session.execute(groups)})
    for one in same:
        hint = found.get(one.id, "")
        before = one.shown
        if hint == one.hint:
            continue
        one.hint = hint
        session.execute(
            update(Attendance)
            .where(Attendance.member_id == one.id, Attendance.name.in_({one.name, before}))
            .values(name=one.shown[:200])
        )
        rename(session, one, one.id)
    session.flush()


def rename(session: Session, member: Member, whose_id: int) -> None:
    """Puts a member's present name into the records not filed yet in which a row is named."""
    unfiled = select(Record.meeting_id).where(Record.filed_at.is_(None)).scalar_subquery()
    for name, whose in NAMED:
        session.execute(
            update(whose.class_)
            .where(whose == whose_id, whose.class_.meeting_id.in_(unfiled))
            .values({name: member.shown})
            .execution_options(synchronize_session="fetch")
        )
