"""Shared by stories about questions: a bank in the branch, a round in the group, votes."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Answer, BankQuestion, Branch, Member, Plan, Round
from data.queries import question as bank
from data.values.question import Question, QuestionKind
from handlers.plan.plans import service as plans
from handlers.quiz.daily.rules import Options
from handlers.quiz.results.service import Regraded, regrade
from handlers.quiz.rounds.service import ask
from sandbox import Message
from tests.prepared import prepared
from tests.town import START, Town

EIGHT = START.replace(day=30, hour=8)
"""A Monday morning."""


@prepared
async def members(town: Town, *names: str) -> None:
    """Founds a branch with 陈静 as its secretary and these members, on a Monday morning."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol(*(names or ("王芳", "李强", "赵敏")))
    await town.until(EIGHT)


def branch_of(session: Session, town: Town) -> Branch:
    """Returns the town's branch."""
    return session.scalars(select(Branch).where(Branch.chat_id == town.group.id)).one()


def single(stem: str = "支部党员大会一般多久召开一次？", **more: Any) -> Question:
    """Makes a single-choice question whose second option is right."""
    options = ("每月一次", "每季度一次", "每半年一次", "每年一次")
    fields: dict[str, Any] = {"options": options, "answer": (1,), **more}
    return Question(kind=QuestionKind.SINGLE, stem=stem, **fields)


def poll_of(town: Town) -> Message:
    """Returns the newest poll in the group."""
    return next(m for m in reversed(town.seen()) if m.poll)


async def vote(town: Town, name: str, *places: int, poll: Message | None = None) -> None:
    """Has somebody answer the newest poll (or this one); no index takes the answer back."""
    await town.vote(name, poll or poll_of(town), *places)


def fill(stem: str = "党支部每年召开____组织生活会。", *blanks: str, **more: Any) -> Question:
    """Makes a question to fill in; each blank's wordings are separated by bars."""
    accepted = tuple(tuple(blank.split("|")) for blank in blanks or ("1次|至少1次",))
    return Question(kind=QuestionKind.FILL, stem=stem, blanks=accepted, **more)


async def put(town: Town, *questions: Question) -> list[int]:
    """Puts approved questions into the branch's bank and returns their ids."""

    def write(session: Session) -> list[int]:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        ids = bank.store_all(session, branch.id, questions, now, None, "approved")
        return [ids[one.key] for one in questions]

    return await town.app.store.write(write)


async def asks(town: Town, question: Question, hours: int = 4) -> Message:
    """Asks a question in the group at once; returns its poll or card."""
    (question_id,) = await put(town, question)

    def write(session: Session) -> None:
        row = session.get_one(BankQuestion, question_id)
        now = town.now.astimezone(UTC)
        branch = branch_of(session, town)
        ask(session, now, branch, row, closes_at=now + timedelta(hours=hours))

    await town.app.store.write(write)
    await town.settle()
    return town.seen()[-1]


async def planned(town: Town, rhythm: str = "B 1200", **options: Any) -> None:
    """Has 陈静 plan questions in this rhythm."""
    fields = {
        "kind": "question", "title": "今日一题", "data": Options(**options).data(), "lead": 0,
        "rhythm": rhythm,
    }  # fmt: skip

    def write(session: Session) -> Plan:
        now = town.now.astimezone(UTC)
        return plans.make(session, now, branch_of(session, town), fields, town.chen.id)

    await town.app.store.write(write)


async def answers(town: Town) -> dict[str, tuple[bool | None, bool]]:
    """Returns the answers to the newest round: name → right, late."""

    def read(session: Session) -> dict[str, tuple[bool | None, bool]]:
        last = session.scalars(select(Round.id).order_by(Round.id.desc()).limit(1)).one()
        found = session.execute(
            select(Answer, Member.name)
            .outerjoin(Member, Member.id == Answer.member_id)
            .where(Answer.round_id == last)
        )
        return {name or one.name: (one.right, one.late) for one, name in found}

    return await town.look(read)


def result_of(town: Town) -> Message:
    """Returns the newest result in the group."""
    return next(m for m in reversed(town.seen()) if "答案" in m.text and not m.poll)


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """Returns a moment of the week that begins on Monday, the 30th of November; day 0 is that
    Monday."""
    return (EIGHT + timedelta(days=day)).replace(hour=hour, minute=minute)


async def correct(town: Town, question_id: int, after: Question) -> Regraded:
    """Changes the bank's question to this one, and judges all answers again."""

    def write(session: Session) -> Regraded:
        row, now = session.get_one(BankQuestion, question_id), town.now.astimezone(UTC)
        bank.change(session, row, after, now, town.chen.id)
        return regrade(session, now, row)

    done = await town.app.store.write(write)
    await town.wait(seconds=4)
    return done
