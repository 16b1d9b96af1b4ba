"""Meetings: coming and past ones, and the plans that open, remind and close them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Member
from data.queries import plan as plans, roster
from data.queries.signin import in_audience

OPEN, REMIND, CLOSE, CODE = "meeting.open", "meeting.remind", "meeting.close", "meeting.code"


def of_branch(session: Session, meeting_id: int, branch_id: int) -> Meeting | None:
    """Returns a meeting by its id, if it is this branch's."""
    meeting = session.get(Meeting, meeting_id)
    return meeting if meeting is not None and meeting.branch_id == branch_id else None


def ahead(session: Session, branch_id: int, now: datetime, most: int = 20) -> Sequence[Meeting]:
    """Returns open and coming meetings, the next one first."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.branch_id == branch_id,
            (Meeting.state == "open") | ((Meeting.state == "planned") & (Meeting.ends_at > now)),
        )
        .order_by(Meeting.starts_at)
        .limit(most)
    ).all()


def between(
    session: Session, branch_id: int, first: datetime, last: datetime, most: int = 500
) -> Sequence[Meeting]:
    """Returns meetings of any state that start in a period (its end excluded), the first one
    first."""
    return session.scalars(
        select(Meeting)
        .where(Meeting.branch_id == branch_id, Meeting.starts_at >= first, Meeting.starts_at < last)
        .order_by(Meeting.starts_at)
        .limit(most)
    ).all()


def beside(
    session: Session, branch_id: int, start: datetime, end: datetime, but: int = 0
) -> Sequence[Meeting]:
    """Returns coming or open meetings that overlap this time, other than `but`."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.branch_id == branch_id,
            Meeting.state.in_(("planned", "open")),
            Meeting.starts_at < end,
            Meeting.ends_at > start,
            Meeting.id != but,
        )
        .order_by(Meeting.starts_at, Meeting.id)
    ).all()


def past(session: Session, branch_id: int, now: datetime, most: int = 20) -> Sequence[Meeting]:
    """Returns meetings that were held, the last one first."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.branch_id == branch_id,
            (Meeting.state == "closed") | ((Meeting.state == "planned") & (Meeting.ends_at <= now)),
        )
        .order_by(Meeting.starts_at.desc())
        .limit(most)
    ).all()


def is_small(meeting: Meeting) -> bool:
    """Tells whether a meeting is for a part of the branch only, which alone learns its details."""
    return meeting.audience != "branch"


def audience(session: Session, meeting: Meeting) -> list[Member]:
    """Returns the members that a meeting is for, in roster order."""
    found = session.scalars(
        select(Member)
        .where(Member.branch_id == meeting.branch_id, Member.left_on.is_(None))
        .order_by(Member.id)
    )
    return [one for one in found if in_audience(meeting, one.post, one.subgroup_id)]


def unreachable(session: Session, branch: Branch, members: Sequence[Member]) -> list[Member]:
    """Returns those of the members that the branch's bot cannot write to privately."""
    found = {one.id for one in roster.reachable(session, branch.bot_id, members)}
    return [one for one in members if one.account_id not in found]


def places(session: Session, branch_id: int, most: int = 4) -> list[str]:
    """Returns the branch's latest meeting places, each once."""
    rows = session.scalars(
        select(Meeting.place)
        .where(Meeting.branch_id == branch_id, Meeting.place != "")
        .order_by(Meeting.id.desc())
        .limit(30)
    )
    return list(dict.fromkeys(rows))[:most]


def schedule(session: Session, meeting: Meeting, now: datetime) -> None:
    """Sets or moves the plans of a meeting to match its row."""
    branch = session.get_one(Branch, meeting.branch_id)
    planned, held = meeting.state == "planned", meeting.state in {"planned", "open"}
    remind_at = meeting.starts_at - timedelta(minutes=branch.reminds_before)
    remind = planned and branch.reminds_before > 0 and remind_at > now
    for kind, due_at in (
        (REMIND, remind_at if remind else None),
        (OPEN, meeting.opens_at if planned else None),
        (CLOSE, meeting.closes_at if held else None),
    ):
        plans.set_once(session, meeting.branch_id, kind, meeting.id, due_at)
    if not held:
        plans.set_once(session, meeting.branch_id, CODE, meeting.id, None)
