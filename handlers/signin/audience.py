"""Whom a meeting is for whose kind was said in a line."""

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import branch as branches
from data.values.standing import MeetingKind


def audience_in_line(
    session: Session, branch: Branch, planner: Member, kind: MeetingKind, line: str
) -> tuple[str, int]:
    """The audience (branch · committee · subgroup) and the subgroup's id, 0 for none: the one the
    line names, else the planner's own."""
    if kind is MeetingKind.COMMITTEE:
        return "committee", 0
    if kind is not MeetingKind.SUBGROUP:
        return "branch", 0
    groups = branches.subgroups(session, branch.id)
    named = [group.id for group in groups if group.name in line]
    group_id = named[0] if len(named) == 1 else planner.subgroup_id or 0
    return ("subgroup" if group_id else "branch"), group_id
