"""The doors that help: /start, /help, /privacy, /mydata."""

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    Away,
    BankQuestion,
    Check,
    CheckLine,
    Claim,
    Contest,
    Contribution,
    Hours,
    LeadTurn,
    MakeUp,
    Material,
    Meeting,
    Member,
    Memory,
    Note,
    Opening,
    Outside,
    Player,
    PointEntry,
    Practice,
    QuestionReport,
    Reading,
    Receipt,
    Round,
    Streak,
    Talk,
    Topic,
)
from data.models.base import Base
from data.queries import branch as branches
from data.queries import member as members
from data.values.out import Button, OutFile, OutMessage
from handlers.shared.access import Right, branch_here, may
from handlers.shared.buttons import link
from handlers.shared.identity import IDENTITY
from handlers.shared.turn import Turn


def start(turn: Turn) -> None:
    """/start: hello, and the way on for whoever this is."""
    help_(turn)


def help_(turn: Turn) -> None:
    """/help: what this person can do here."""
    if not turn.deed.private:
        branch = branches.of_chat(turn.session, turn.deed.chat_id)
        if branch is not None:
            turn.speak(branch.language)
        turn.whisper(OutMessage(turn.texts("help-group" if branch else "branch-not-set-up")))
        return
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    if not branches.of_account(turn.session, turn.person.id):
        turn.say(
            OutMessage(turn.texts("help-stranger")).with_buttons(
                (
                    Button(
                        turn.texts.plain("help-add"),
                        url=f"https://t.me/{IDENTITY.username}?startgroup=new",
                    ),
                )
            )
        )
        return
    branch = branch_here(turn)
    member = members.of(turn.session, branch.id, turn.person.id)
    if member is not None and may(member.post, Right.MEETINGS):
        turn.say(
            OutMessage(turn.texts("help-secretary", name=branch.name)).with_buttons(
                (
                    Button(
                        turn.texts.plain("branch-next-meeting"),
                        url=link(IDENTITY.username, "m", branch.id),
                    ),
                    Button(
                        turn.texts.plain("branch-next-roster"),
                        url=link(IDENTITY.username, "r", branch.id),
                    ),
                    Button(
                        turn.texts.plain("branch-next-plans"),
                        url=link(IDENTITY.username, "ps", branch.id),
                    ),
                )
            )
        )
        return
    turn.say(OutMessage(turn.texts("help-member", name=branch.name)))


def privacy(turn: Turn) -> None:
    """/privacy: what is kept, why, and how to have it."""
    turn.whisper(OutMessage(turn.texts("privacy")))


def mydata(turn: Turn) -> None:
    """/mydata: hands a person everything that is kept about them, as a file."""
    if not turn.deed.private:
        turn.whisper(OutMessage(turn.texts("mydata-private")))
        return
    account = members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    mine = turn.session.scalars(select(Member).where(Member.account_id == account.id)).all()
    ids = [member.id for member in mine]
    attendance = turn.session.execute(
        select(Attendance, Meeting)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.member_id.in_(ids) | (Attendance.guest_id == account.id))
        .order_by(Meeting.starts_at)
    ).all()
    facts = {
        "account": _plain(account),
        "members": [_plain(member) for member in mine],
        "claims": [
            _plain(claim)
            for claim in turn.session.scalars(select(Claim).where(Claim.account_id == account.id))
        ],
        "attendance": [
            {**_plain(entry), "meeting": {"kind": m.kind, "topic": m.topic, "at": str(m.starts_at)}}
            for entry, m in attendance
        ],
        **_studies(turn.session, ids),
        **_quizzes(turn.session, ids, account.id),
        **_discussions(turn.session, ids),
        **_accounts(turn.session, ids),
        "materials": [
            {"title": title, "added_at": str(added_at)}
            for title, added_at in turn.session.execute(
                select(Material.title, Material.added_at)
                .where(Material.added_by == account.id)
                .order_by(Material.added_at)
            )
        ],
    }
    content = json.dumps(facts, ensure_ascii=False, indent=2).encode()
    turn.say(
        OutMessage(turn.texts("mydata-here"), file=OutFile("document", "mydata.json", content))
    )


def _studies(session: Session, ids: list[int]) -> dict[str, Any]:
    """What was read, opened and written by members, their hours, and when they were away."""
    facts: dict[str, Any] = {}
    for name, kind in (("readings", Receipt), ("openings", Opening)):
        rows = session.execute(
            select(kind, Reading.title)
            .join(Reading, Reading.id == kind.reading_id)
            .where(kind.member_id.in_(ids))
            .order_by(kind.at)
        )
        facts[name] = [{**_plain(row), "title": title} for row, title in rows]
    notes = session.execute(
        select(Note, Material.title)
        .join(Material, Material.id == Note.material_id)
        .where(Note.member_id.in_(ids))
        .order_by(Note.at)
    )
    facts["notes"] = [{**_plain(note), "title": title} for note, title in notes]
    hours = session.scalars(select(Hours).where(Hours.member_id.in_(ids)).order_by(Hours.at))
    facts["hours"] = [_plain(row) for row in hours]
    away = session.scalars(select(Away).where(Away.member_id.in_(ids)).order_by(Away.from_on))
    return {**facts, "away": [_plain(row) for row in away]}


def _quizzes(session: Session, ids: list[int], account_id: int) -> dict[str, Any]:
    """What members answered, in the group and in their own practice, what they remember, saved,
    doubted and played; and what the account answered before it had a name."""
    facts: dict[str, Any] = {}
    answers = session.execute(
        select(Answer, Round.asked)
        .join(Round, Round.id == Answer.round_id)
        .where(Answer.member_id.in_(ids) | (Answer.voter_id == account_id))
        .order_by(Answer.at)
    )
    facts["answers"] = [{**_plain(row), "question": asked.get("stem")} for row, asked in answers]
    for name, kind, order in (
        ("practice", Practice, Practice.at),
        ("memory", Memory, Memory.question_id),
        ("question_reports", QuestionReport, QuestionReport.at),
    ):
        rows = session.execute(
            select(kind, BankQuestion.stem)
            .join(BankQuestion, BankQuestion.id == kind.question_id)
            .where(kind.member_id.in_(ids))
            .order_by(order)
        )
        facts[name] = [{**_plain(row), "question": stem} for row, stem in rows]
    contests = session.execute(
        select(Player, Contest.title)
        .join(Contest, Contest.id == Player.contest_id)
        .where(Player.member_id.in_(ids))
        .order_by(Player.joined_at)
    )
    facts["contests"] = [{**_plain(row), "title": title} for row, title in contests]
    streaks = session.scalars(select(Streak).where(Streak.member_id.in_(ids)))
    return {**facts, "streaks": [_plain(row) for row in streaks]}


def _discussions(session: Session, ids: list[int]) -> dict[str, Any]:
    """What members said on topics, which they proposed, and their turns to lead."""
    said = session.execute(
        select(Contribution, Topic.title)
        .join(Topic, Topic.id == Contribution.topic_id)
        .where(Contribution.member_id.in_(ids))
        .order_by(Contribution.at)
    )
    own = Topic.proposed_by.in_(ids) | Topic.lead_id.in_(ids)
    led = LeadTurn.member_id.in_(ids)
    return {
        "contributions": [{**_plain(row), "topic": title} for row, title in said],
        "topics": [_plain(row) for row in session.scalars(select(Topic).where(own))],
        "lead_turns": [_plain(row) for row in session.scalars(select(LeadTurn).where(led))],
    }


def _accounts(session: Session, ids: list[int]) -> dict[str, Any]:
    """What members were given points for, their figures in checks, and what was entered, assigned
    or noted for them by others."""
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


def _plain(row: Base) -> dict[str, Any]:
    return {
        column.name: str(value)
        if isinstance(value := getattr(row, column.name), (datetime, date))
        else value
        for column in row.__table__.columns
    }
