"""Shared by stories about discussions: a topic in the group, answers to it, its result."""

from datetime import UTC, date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Contribution, Member, Topic
from data.queries import topic as topics
from handlers.topics.discussion import service
from sandbox import Message
from tests.prepared import prepared
from tests.town import START, Town

TEN = START.replace(day=30, hour=10)
"""A Monday morning."""
FIRST, SECOND = date(2026, 12, 7), date(2026, 12, 14)
"""The Mondays of the weeks to come."""
MINE = "我觉得关键是把群众最常跑的那几件事先搬到一个窗口去办，办完再回访。"
OTHER = "窗口少了，人也少了，不如先把材料清单写明白，贴在门口让大家照着准备。"


@prepared
async def talking(town: Town, *names: str, admin: bool = False) -> None:
    """Founds a branch with 陈静 as its secretary and these members, on a Monday morning."""
    await town.found()
    if admin:
        town.box.world.promote_bot(town.group, town.chen)
    await town.enrol("陈静", post="secretary")
    await town.enrol(*(names or ("王芳", "李强", "赵敏")))
    await town.until(TEN)


def branch_of(session: Session, town: Town) -> Branch:
    """Returns the town's branch."""
    return session.scalars(select(Branch).where(Branch.chat_id == town.group.id)).one()


async def stocked(town: Town, *titles: str, **fields: Any) -> list[int]:
    """Puts topics into the stock and returns their ids."""

    def write(session: Session) -> list[int]:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        kind = fields.get("kind", "word")
        return [
            topics.add(session, branch.id, kind, title, now, None, body=fields.get("body", "")).id
            for title in titles
        ]

    return await town.app.store.write(write)


async def posted(town: Town, title: str = "一窗办成", **fields: Any) -> Message:
    """Posts a new topic to the group at once and returns its card."""
    (made,) = await stocked(town, title, **fields)

    def write(session: Session) -> None:
        branch = branch_of(session, town)
        service.post(session, town.now.astimezone(UTC), branch, session.get_one(Topic, made))

    await town.app.store.write(write)
    await town.settle()
    return card_of(town)


def card_of(town: Town) -> Message:
    """Returns the newest card of a topic."""
    return next(m for m in reversed(town.seen()) if m.keyboard and "ts.g" in str(m.keyboard))


async def answers(town: Town, name: str, text: str, to: Message | None = None) -> Message:
    """Has somebody answer the newest card (or this one) in the group."""
    said = town.box.world.say(town.person(name), town.group, text, reply_to=to or card_of(town))
    await town.settle()
    return said


async def kept(town: Town) -> list[tuple[str, bool, str]]:
    """Returns the table: name, whether it counts (and is not gone), why not."""

    def read(session: Session) -> list[tuple[str, bool, str]]:
        found = session.execute(
            select(Contribution, Member)
            .outerjoin(Member, Member.id == Contribution.member_id)
            .order_by(Contribution.id)
        )
        return [
            (member.name if member else row.name, row.counts and not row.gone_at, row.why_not)
            for row, member in found
        ]

    return await town.look(read)


async def topic(town: Town) -> Topic:
    """Returns the newest topic."""
    return (await town.every(Topic))[-1]


async def settings(town: Town, **values: Any) -> None:
    """Changes the branch's settings."""

    def write(session: Session) -> None:
        branch = branch_of(session, town)
        for name, value in values.items():
            setattr(branch, name, value)

    await town.app.store.write(write)


async def drawn(town: Town) -> Message:
    """Returns the newest card once it has been redrawn."""
    card = card_of(town)
    await town.wait(seconds=3)
    return card


def last(town: Town) -> Message:
    """Returns the last message of the bot in the group."""
    return town.seen()[-1]
