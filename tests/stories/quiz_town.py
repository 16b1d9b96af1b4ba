"""What several stories about questions do: a bank in the branch, a round in the group, votes."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.sandbox import Message
from data.models import Branch
from data.values.question import Question, QuestionKind
from tests.town import START, Town

EIGHT = START.replace(day=30, hour=8)
"""A Monday morning."""


async def members(town: Town, *names: str) -> None:
    """A branch with 陈静 as its secretary and these members, on a Monday morning."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol(*(names or ("王芳", "李强", "赵敏")))
    await town.until(EIGHT)


def branch_of(session: Session, town: Town) -> Branch:
    """The town's branch."""
    return session.scalars(select(Branch).where(Branch.chat_id == town.group.id)).one()


def single(stem: str = "支部党员大会一般多久召开一次？", **more: Any) -> Question:
    """A single-choice question whose second option is right."""
    options = ("每月一次", "每季度一次", "每半年一次", "每年一次")
    fields: dict[str, Any] = {"options": options, "answer": (1,), **more}
    return Question(kind=QuestionKind.SINGLE, stem=stem, **fields)


def poll_of(town: Town) -> Message:
    """The newest poll in the group."""
    return next(m for m in reversed(town.seen()) if m.poll)


async def vote(town: Town, name: str, *places: int, poll: Message | None = None) -> None:
    """Somebody answers the newest poll (or this one); no place takes the answer back."""
    await town.vote(name, poll or poll_of(town), *places)
