"""Collects everything that is kept about a person."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Answer,
    Attendance,
    AuditEntry,
    Away,
    BankQuestion,
    Check,
    CheckLine,
    Claim,
    Contact,
    Contest,
    Contribution,
    Hours,
    LeadTurn,
    MakeUp,
    Material,
    Meeting,
    Member,
    Memory,
    Minute,
    Note,
    Opening,
    Outside,
    Player,
    PointEntry,
    Practice,
    QuestionReport,
    Reading,
    Receipt,
    Record,
    RecordChange,
    Round,
    Streak,
    Talk,
    Topic,
)
from data.models.base import Base


def everything(session: Session, account: Account) -> dict[str, Any]:
    """Returns everything in the tables about an account and its members, as JSON values."""
    mine = session.scalars(select(Member).where(Member.account_id == account.id)).all()
    ids = [member.id for member in mine]
    attendance = session.execute(
        select(Attendance, Meeting)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.member_id.in_(ids) | (Attendance.guest_id == account.id))
        .order_by(Meeting.starts_at)
    ).all()
    return {
        "account": _plain(account),
        "bots": [
            _plain(row)
            for row in session.scalars(select(Contact).where(Contact.account_id == account.id))
        ],
        "members": [_plain(member) for member in mine],
        "claims": [
            _plain(claim)
            for claim in session.scalars(select(Claim).where(Claim.account_id == account.id))
        ],
        "attendance": [
            {**_plain(entry), "meeting": _meeting(meeting)} for entry, meeting in attendance
        ],
        **_studies(session, ids),
        **_quizzes(session, ids, account.id),
        **_discussions(session, ids),
        **_accounts(session, ids),
        **_minutes(session, mine, account.id),
        "audit": [
            _plain(row)
            for row in session.scalars(
                select(AuditEntry).where(AuditEntry.by_account_id == account.id)
            )
        ],
        "materials": [
            {"title": title, "added_at": str(added_at)}
            for title, added_at in session.execute(
                select(Material.title, Material.added_at)
                .where(Material.added_by == account.id)
                .order_by(Material.added_at)
            )
        ],
    }


def _studies(session: Session, ids: list[int]) -> dict[str, Any]:
    """Returns what members read, opened and wrote, their hours, and when they were away."""
    facts: dict[str, Any] = {
        "readings": _named(session, ids, Receipt, Receipt.reading_id, Reading.title),
        "openings": _named(session, ids, Opening, Opening.reading_id, Reading.title),
        "notes": _named(session, ids, Note, Note.material_id, Material.title),
    }
    hours = session.scalars(select(Hours).where(Hours.member_id.in_(ids)).order_by(Hours.at))
    facts["hours"] = [_plain(row) for row in hours]
    away = session.scalars(select(Away).where(Away.member_id.in_(ids)).order_by(Away.from_on))
    return {**facts, "away": [_plain(row) for row in away]}


def _quizzes(session: Session, ids: list[int], account_id: int) -> dict[str, Any]:
    """Returns what members answered in the group and in practice, remember, saved, doubted and
    played, and what the account answered before it had a name."""
    facts: dict[str, Any] = {}
    answers = session.execute(
        select(Answer, Round.asked, Round.state)
        .join(Round, Round.id == Answer.round_id)
        .where(Answer.member_id.in_(ids) | (Answer.voter_id == account_id))
        .order_by(Answer.at)
    )
    facts["answers"] = [
        {**_unjudged(row, state == "open"), "question": asked.get("stem")}
        for row, asked, state in answers
    ]
    for name, kind in (
        ("practice", Practice),
        ("memory", Memory),
        ("question_reports", QuestionReport),
    ):
        found = _named(session, ids, kind, kind.question_id, BankQuestion.stem, "question")
        facts[name] = found
    players = session.execute(
        select(Player, Contest.title, Contest.state)
        .join(Contest, Contest.id == Player.contest_id)
        .where(Player.member_id.in_(ids))
        .order_by(Player.id)
    )
    facts["contests"] = [
        {**_unjudged(row, state not in {"ended", "stopped"}), "title": title}
        for row, title, state in players
    ]
    streaks = session.scalars(select(Streak).where(Streak.member_id.in_(ids)))
    return {**facts, "streaks": [_plain(row) for row in streaks]}


def _discussions(session: Session, ids: list[int]) -> dict[str, Any]:
    """Returns what members said on topics, which they proposed, and their turns to lead."""
    own = Topic.proposed_by.in_(ids) | Topic.lead_id.in_(ids)
    led = LeadTurn.member_id.in_(ids)
    return {
        "contributions": _named(
            session, ids, Contribution, Contribution.topic_id, Topic.title, "topic"
        ),
        "topics": [_plain(row) for row in session.scalars(select(Topic).where(own))],
        "lead_turns": [_plain(row) for row in session.scalars(select(LeadTurn).where(led))],
    }


def _accounts(session: Session, ids: list[int]) -> dict[str, Any]:
    """Returns members' points, their figures in checks, and what others entered, assigned or noted
    for them."""
    checked = session.execute(
        select(CheckLine, Check)
        .join(Check, Check.id == CheckLine.check_id)
        .where(CheckLine.member_id.in_(ids))
        .order_by(Check.id)
    )
    facts: dict[str, Any] = {
        "checks": [
            {**_plain(row), "from": str(of.from_on), "until": str(of.until_on)}
            for row, of in checked
        ]
    }
    for name, kind in (
        ("points", PointEntry),
        ("outside", Outside),
        ("make_ups", MakeUp),
        ("talks", Talk),
    ):
        rows = session.scalars(select(kind).where(kind.member_id.in_(ids)).order_by(kind.id))
        facts[name] = [_plain(row) for row in rows]
    return facts


def _minutes(session: Session, mine: Sequence[Member], account_id: int) -> dict[str, Any]:
    """Returns what a person said by the minutes, the meetings they led or recorded, and their
    corrections of filed records."""
    facts: dict[str, Any] = {"speeches": [], "records": []}
    for member in mine:
        spoken = (
            select(Minute, Meeting)
            .join(Meeting, Meeting.id == Minute.meeting_id)
            .where(Minute.speaker_id == member.id)
        )
        facts["speeches"] += [
            {"text": row.text, "at": str(row.at), "meeting": _meeting(meeting)}
            for row, meeting in session.execute(spoken.order_by(Meeting.starts_at, Minute.place))
        ]
        kept = (
            select(Record, Meeting)
            .join(Meeting, Meeting.id == Record.meeting_id)
            .where((Record.host_id == member.id) | (Record.recorder_id == member.id))
        )
        facts["records"] += [
            {"host": row.host, "recorder": row.recorder, "meeting": _meeting(meeting)}
            for row, meeting in session.execute(kept.order_by(Meeting.starts_at))
        ]
    by_them = select(RecordChange).where(RecordChange.by_account_id == account_id)
    changes = session.scalars(by_them.order_by(RecordChange.id))
    return {**facts, "record_changes": [_plain(row) for row in changes]}


def _named(
    session: Session, ids: list[int], kind: Any, of: Any, called: Any, key: str = "title"
) -> list[dict[str, Any]]:
    """Returns the members' rows of a kind, each with the name of the thing it is about."""
    rows = session.execute(
        select(kind, called)
        .join(called.class_, called.class_.id == of)
        .where(kind.member_id.in_(ids))
        .order_by(*kind.__table__.primary_key)
    )
    return [{**_plain(row), key: name} for row, name in rows]


def _meeting(meeting: Meeting) -> dict[str, str]:
    return {"kind": meeting.kind, "topic": meeting.topic, "at": str(meeting.starts_at)}


def _unjudged(row: Base, under_way: bool) -> dict[str, Any]:
    """Returns a row's values; while its question or contest is under way, nothing of how right the
    answers are, which nobody is told before its end."""
    hidden = {"right", "points", "spent"} if under_way else set()
    return {name: value for name, value in _plain(row).items() if name not in hidden}


def _plain(row: Base) -> dict[str, Any]:
    return {
        column.name: str(value)
        if isinstance(value := getattr(row, column.name), (datetime, date))
        else value
        for column in row.__table__.columns
    }
