"""Merges two rows of one person: what they answered, practised, played and doubted, and the points
and hours for all they did."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from data.models import (
    Answer,
    Branch,
    Contest,
    Hours,
    Meeting,
    Member,
    Memory,
    Player,
    PointEntry,
    Practice,
    QuestionReport,
    Round,
    Streak,
    Topic,
)
from data.queries import awards, hours, memory, points, streak
from data.values.points import ground

T = TypeVar("T", Answer, Player, Memory)


def carry(session: Session, source_id: int, target_id: int, now: datetime) -> None:
    """Moves everything of `source_id` to the other row; where only one can stay, it is the first
    answer, the better game, and one doubt about a question."""
    session.flush()
    rounds = _answers(session, source_id, target_id)
    _players(session, source_id, target_id)
    _reports(session, source_id, target_id)
    _streak(session, source_id, target_id)
    session.execute(
        update(Practice).where(Practice.member_id == source_id).values(member_id=target_id)
    )
    _memories(session, source_id, target_id, now)
    session.flush()
    _entries(session, source_id, target_id, rounds, now)


def _both(
    session: Session,
    kind: type[T],
    once: InstrumentedAttribute[int],
    source_id: int,
    target_id: int,
) -> list[tuple[T, T | None]]:
    """Returns the rows of the one, each with the other's that conflicts."""
    rows = session.scalars(select(kind).where(kind.member_id.in_([source_id, target_id]))).all()
    there = {getattr(row, once.key): row for row in rows if row.member_id == target_id}
    return [(row, there.get(getattr(row, once.key))) for row in rows if row.member_id == source_id]


def _answers(session: Session, source_id: int, target_id: int) -> set[int]:
    """Moves the answers; returns the rounds that `source_id` took part in."""
    rounds = set()
    for answer, kept in _both(session, Answer, Answer.round_id, source_id, target_id):
        rounds.add(answer.round_id)
        if kept is not None:
            later = max(answer, kept, key=lambda one: (one.right is None, one.at))
            session.delete(later)
            session.flush()
        if kept is None or later is kept:
            answer.member_id = target_id
    return rounds


def _players(session: Session, source_id: int, target_id: int) -> None:
    for player, kept in _both(session, Player, Player.contest_id, source_id, target_id):
        if kept is not None:
            worse = min(player, kept, key=lambda one: (one.points, one.answered, -one.id))
            session.delete(worse)
            session.flush()
        if kept is None or worse is kept:
            player.member_id = target_id


def _reports(session: Session, source_id: int, target_id: int) -> None:
    """Moves the doubts; one that the other has open too is closed with that one."""
    mine = select(QuestionReport).where(QuestionReport.member_id == source_id)
    doubted = select(QuestionReport.question_id).where(
        QuestionReport.member_id == target_id, QuestionReport.state == "open"
    )
    twice = mine.where(QuestionReport.state == "open", QuestionReport.question_id.in_(doubted))
    for report in session.scalars(twice).all():
        session.delete(report)
    session.flush()
    for report in session.scalars(mine).all():
        report.member_id = target_id


def _streak(session: Session, source_id: int, target_id: int) -> None:
    """Counts the streak anew from the answers of both."""
    member = session.get_one(Member, target_id)
    gone = delete(Streak).where(Streak.member_id.in_([source_id, target_id]))
    session.execute(gone)
    streak.count_anew(session, session.get_one(Branch, member.branch_id), [target_id])


def _memories(session: Session, source_id: int, target_id: int, now: datetime) -> None:
    """Merges what was saved and cleared by hand; the rest follows from the answers."""
    touched = []
    for row, kept in _both(session, Memory, Memory.question_id, source_id, target_id):
        touched.append(row.question_id)
        if kept is None:
            row.member_id = target_id
            continue
        kept.saved_at = min(filter(None, (row.saved_at, kept.saved_at)), default=None)
        kept.cleared_at = max(filter(None, (row.cleared_at, kept.cleared_at)), default=None)
        session.delete(row)
    session.flush()
    for question_id in touched:
        memory.rebuild(session, target_id, question_id, now)


def _entries(
    session: Session, source_id: int, target_id: int, answered: set[int], now: datetime
) -> None:
    """Merges points and hours: moves the entries of both, and then brings up to date whatever
    `source_id` had any for and the rounds they answered."""
    things = _grounds(session, source_id)
    for kept in (hours, points):
        kept.carry(session, source_id, target_id)
    branch = session.get_one(Branch, session.get_one(Member, target_id).branch_id)
    for material_id in sorted(things["note"]):
        awards.note(session, now, branch, target_id, material_id)
    for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(things["meeting"]))).all():
        awards.meeting(session, now, meeting)
    for topic in session.scalars(select(Topic).where(Topic.id.in_(things["topic"]))).all():
        awards.topic(session, now, topic)
    for contest in session.scalars(select(Contest).where(Contest.id.in_(things["contest"]))).all():
        awards.contest(session, now, contest)
    daily = select(Round).where(Round.id.in_(answered), Round.contest_id.is_(None))
    rounds = session.scalars(daily).all()
    for row in rounds:
        awards.round_(session, now, row)
    if rounds:
        first = min(row.posted_at for row in rounds).astimezone(ZoneInfo(branch.zone)).date()
        awards.streaks(session, now, branch, first)


def _grounds(session: Session, member_id: int) -> Mapping[str, set[int]]:
    """Returns what a member has entries for: sort of thing → ids."""
    found: dict[str, set[int]] = defaultdict(set)
    for kind in (PointEntry, Hours):
        for cause in session.scalars(select(kind.cause).where(kind.member_id == member_id)):
            sort, thing = ground(cause).split(":")[:2]
            found[sort].add(int(thing))
    return found
