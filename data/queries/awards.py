"""Awards points and hours: brings the entries for one thing up to date, whenever it changes."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    Branch,
    Contest,
    Contribution,
    Meeting,
    Note,
    Reading,
    Receipt,
    Round,
    Topic,
)
from data.queries import contest as contests, hours, points, streak
from data.values.hours import meeting_minutes
from data.values.points import Rule
from data.values.scoring import shared
from data.values.standing import Status

NOTE_LENGTH = 20
"""Fewest characters of a note that earns points."""
STREAK_DAYS = 7
PLACES = 3


def meeting(session: Session, now: datetime, row: Meeting) -> None:
    """Brings points and hours of a meeting up to date, once it is closed and whenever an entry is
    corrected.

    Its length counts for everybody who was there, on time or late, or made up for it; the excused
    and the absent get nothing.
    """
    if row.state != "closed":
        return
    branch = session.get_one(Branch, row.branch_id)
    found = session.execute(
        select(Attendance.member_id, Attendance.status).where(
            Attendance.meeting_id == row.id, Attendance.member_id.is_not(None)
        )
    ).all()
    by = {Status(status): {m for m, s in found if s == status and m} for _, status in found}
    on_time = by.get(Status.PRESENT, set())
    late = by.get(Status.LATE, set()) | by.get(Status.MADE_UP, set())
    there = on_time | late | by.get(Status.OBSERVING, set())
    day, cause = _day(row.starts_at, branch), f"meeting:{row.id}"
    worth = meeting_minutes(row.starts_at, row.ends_at)
    hours.settle(session, cause, dict.fromkeys(there, worth), day, now)
    points.settle(session, branch.id, Rule.SIGN_IN, cause, on_time, day, now)
    points.settle(session, branch.id, Rule.LATE, f"{cause}:late", late, day, now)


def reading(session: Session, now: datetime, reading_id: int, member_id: int, minutes: int) -> None:
    """Brings one member's points and hours for a reading up to date, in time or made up for.
    Existing hours for the same part stay as they are."""
    row = session.get_one(Reading, reading_id)
    branch = session.get_one(Branch, row.branch_id)
    studied = session.scalar(
        select(Receipt.at).where(Receipt.reading_id == reading_id, Receipt.member_id == member_id)
    )
    # The same part pushed again counts once.
    cause = hours.cause_of(row.material_id, row.part)
    who = {member_id} if studied else set()
    day = _day(now, branch)
    if studied:
        hours.enter(session, member_id, cause, minutes, day, now)
    points.settle(session, branch.id, Rule.READING, cause, who, day, now, only=member_id)


def note(session: Session, now: datetime, branch: Branch, member_id: int, material_id: int) -> None:
    """Brings one member's points for notes on a material up to date: once, for a note of some
    length."""
    written = session.scalar(
        select(
            exists().where(
                Note.member_id == member_id,
                Note.material_id == material_id,
                func.length(Note.text) >= NOTE_LENGTH,
            )
        )
    )
    cause, day = f"note:{material_id}", _day(now, branch)
    who = {member_id} if written else set()
    points.settle(session, branch.id, Rule.NOTE, cause, who, day, now, only=member_id)


def round_(session: Session, now: datetime, row: Round) -> None:
    """Brings the points for a question of the day up to date, once it is closed and whenever its
    key is corrected: for right answers in time, and none if it is void."""
    if row.contest_id is not None or row.state == "open":
        return
    branch = session.get_one(Branch, row.branch_id)
    right = select(Answer.member_id).where(
        Answer.round_id == row.id,
        Answer.right.is_(True),
        ~Answer.late,
        Answer.member_id.is_not(None),
    )
    who = set(session.scalars(right)) if row.state == "closed" else set()
    day = _day(row.posted_at, branch)
    points.settle(session, branch.id, Rule.ANSWER, f"round:{row.id}", _known(who), day, now)


def streaks(session: Session, now: datetime, branch: Branch, since: date) -> None:
    """Brings the points for each seventh day in a row with right answers up to date, from a local
    day on, because a key was corrected or a round made void."""
    reached, looked_at = streak.reached(session, branch, since, STREAK_DAYS)
    have = points.holding(session, branch.id, Rule.STREAK, since)
    wanted: dict[str, tuple[date, set[int]]] = {}
    for day in sorted({*reached, *have}):
        # Members who have left keep their points.
        who = reached.get(day, set()) | (have.get(day, set()) - looked_at)
        if who != have.get(day, set()):
            wanted[f"streak:{branch.id}:{day.isoformat()}"] = day, who
    # Reversals leave room below the caps, so they come first.
    for cause, (day, who) in wanted.items():
        points.settle(session, branch.id, Rule.STREAK, cause, who & have.get(day, set()), day, now)
    for cause, (day, who) in wanted.items():
        points.settle(session, branch.id, Rule.STREAK, cause, who, day, now)


def topic(session: Session, now: datetime, row: Topic) -> None:
    """Brings the points for speaking on a topic and for leading it up to date, once it is closed
    and whenever a contribution changes afterwards."""
    if row.state != "closed" or row.posted_at is None:
        return
    branch = session.get_one(Branch, row.branch_id)
    spoke = select(Contribution.member_id).where(
        Contribution.topic_id == row.id,
        Contribution.counts,
        Contribution.gone_at.is_(None),
        Contribution.member_id.is_not(None),
    )
    day, cause = _day(row.posted_at, branch), f"topic:{row.id}"
    who = _known(set(session.scalars(spoke)))
    points.settle(session, branch.id, Rule.SPEECH, cause, who, day, now)
    lead = {row.lead_id} if row.lead_id else set()
    points.settle(session, branch.id, Rule.LEAD, f"{cause}:lead", _known(lead), day, now)


def contest(session: Session, now: datetime, row: Contest) -> None:
    """Brings points and hours of a contest in the group up to date, once it has ended: everybody
    who answered anything took part, and places are shared. A duel earns nothing here."""
    if row.kind != "group" or row.ended_at is None:
        return
    branch = session.get_one(Branch, row.branch_id)
    found = contests.standings(session, row.id) if row.state == "ended" else []
    who = {one.member_id for one in found}
    places = shared({one.member_id: one.points for one in found})
    best = {member for member, place in places.items() if place <= PLACES}
    day, cause = _day(row.begins_at, branch), f"contest:{row.id}"
    worth = max(1, round(len(row.questions) * row.seconds / 60))
    hours.settle(session, cause, dict.fromkeys(who, worth), day, now)
    points.settle(session, branch.id, Rule.CONTEST, cause, who, day, now)
    points.settle(session, branch.id, Rule.PLACE, f"{cause}:place", best, day, now)


def _known(members: Iterable[int | None]) -> set[int]:
    return {member for member in members if member is not None}


def _day(moment: datetime, branch: Branch) -> date:
    return moment.astimezone(ZoneInfo(branch.zone)).date()
