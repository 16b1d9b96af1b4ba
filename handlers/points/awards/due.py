"""Awards points and hours for what happens in the other features."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import awards
from handlers.shared.dates import local
from handlers.shared.events import (
    AttendanceChanged,
    ContestScored,
    ContributionsChanged,
    NotesChanged,
    ReadingStudied,
    RoundFinal,
    Subscribers,
)

on = Subscribers()


@on(AttendanceChanged)
def award_attendance(session: Session, now: datetime, event: AttendanceChanged) -> None:
    """Awards coming to a meeting, or making up for it."""
    awards.meeting(session, now, event.meeting)


@on(ReadingStudied)
def award_reading(session: Session, now: datetime, event: ReadingStudied) -> None:
    """Awards studying a reading."""
    awards.reading(session, now, event.reading_id, event.member_id, event.minutes)


@on(NotesChanged)
def award_note(session: Session, now: datetime, event: NotesChanged) -> None:
    """Awards notes on a material."""
    member = session.get_one(Member, event.member_id)
    branch = session.get_one(Branch, member.branch_id)
    awards.note(session, now, branch, member.id, event.material_id)


@on(RoundFinal)
def award_answers(session: Session, now: datetime, event: RoundFinal) -> None:
    """Awards right answers to a question of the day, and the runs of days from its day on."""
    awards.round_(session, now, event.round)
    if event.round.contest_id is None:
        branch = session.get_one(Branch, event.round.branch_id)
        day = local(event.round.posted_at, branch.zone).date()
        awards.streaks(session, now, branch, day)


@on(ContributionsChanged)
def award_contributions(session: Session, now: datetime, event: ContributionsChanged) -> None:
    """Awards speaking on a topic, and leading it."""
    awards.topic(session, now, event.topic)


@on(ContestScored)
def award_contest(session: Session, now: datetime, event: ContestScored) -> None:
    """Awards taking part in a contest, and the first places."""
    awards.contest(session, now, event.contest)
