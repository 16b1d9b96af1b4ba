"""Shared by stories about practice: a bank to practise from, and taps that answer."""

from collections.abc import Callable
from datetime import UTC
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Draft
from data.queries import question as bank
from data.values.question import Question
from sandbox import Answer, Message
from tests.stories.quiz_town import branch_of
from tests.town import Town


async def stock(town: Town, *questions: Question, state: str = "approved") -> list[int]:
    """Puts questions into the branch's bank and returns their ids."""

    def write(session: Session) -> list[int]:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        rows = [bank.store(session, branch.id, one, now, None, state) for one in questions]
        return [row.id for row in rows if row]

    return await town.app.store.write(write)


def page(town: Town, name: str = "王芳") -> Message:
    """Returns somebody's current page: the last message with buttons."""
    return next(m for m in reversed(town.told(town.person(name))) if m.keyboard)


async def sits(town: Town, label: str, name: str = "王芳") -> Message:
    """Has somebody open /quiz privately and choose what to practise."""
    await town.say(town.person(name), "/quiz", private=True)
    await town.press(town.person(name), label)
    return page(town, name)


async def asked(town: Town, name: str = "王芳") -> dict[str, Any]:
    """Returns somebody's current question, as shown to them, with the right indexes."""
    person = town.person(name).id
    found = select(Draft).where(Draft.account_id == person, Draft.kind == "practice")
    draft = await town.look(lambda s: s.scalars(found).one())
    return draft.data


async def answers(town: Town, name: str = "王芳", *, right: bool = True) -> Answer:
    """Has somebody answer their current choice question."""
    shown = (await asked(town, name))["asked"]
    place = next(at for at in range(len(shown["options"])) if (at in shown["answer"]) is right)
    return await town.press(town.person(name), shown["options"][place])


async def write(town: Town, work: Callable[[Session], None]) -> None:
    """Changes the database."""
    await town.app.store.write(work)
