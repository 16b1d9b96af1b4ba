"""Shared by stories about votes: a branch at its general meeting, and votes as 陈静 prepares."""

from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import Ballot, Branch, Elector, Meeting, Member, Vote
from sandbox import Answer, Message, Person
from tests.town import Town, labels

SEVEN = ("陈静", "王芳", "李强", "赵敏", "周杰", "孙浩", "刘梅")
THIRTY = tuple(f"党员{one:02}" for one in range(1, 31))


async def gathered(town: Town, *names: str, come: tuple[str, ...] | None = None) -> Meeting:
    """Founds a branch with 陈静 as its secretary and these full members (seven), all of whom opened
    the private chat, at a general meeting to which these (all) came."""
    people = names or SEVEN
    await town.found()
    await town.enrol("陈静", post="secretary")
    others = [one for one in people if one != "陈静"]
    await town.enrol(*others)
    for name in others:
        await town.start(town.person(name))
    await town.open_signin("支部党员大会")
    for name in people if come is None else come:
        await town.tap(town.person(name), town.board(), "签到")
    return await town.only(Meeting)


async def signs(town: Town, name: str) -> None:
    """Has somebody sign in on the meeting's board."""
    board = next(m for m in reversed(town.seen()) if any("签到" in one for one in labels(m)))
    await town.tap(town.person(name), board, "签到")


async def prepares(town: Town, kind: str = "表决", *answers: str, by: Person | None = None) -> Vote:
    """Has somebody prepare a vote; an answer that begins with = is typed, others are tapped."""
    who = by or town.chen
    await town.say(who, "/vote", private=True)
    await town.press(who, "准备一项")
    await town.press(who, kind)
    for one in answers:
        if one.startswith("="):
            await town.say(who, one[1:], private=True)
        else:
            await town.press(who, one)
    await town.press(who, "就这样")
    return await vote(town)


async def opens(town: Town, kind: str = "表决", *answers: str) -> Vote:
    """Has 陈静 prepare a vote and open it."""
    await prepares(town, kind, *answers)
    await town.press(town.chen, "核对名单")
    await town.press(town.chen, "名单无误")
    return await vote(town)


async def motion(town: Town, how: str = "🔒 无记名", title: str = "通过年度工作计划") -> Vote:
    """Opens a motion in the meeting."""
    return await opens(town, "表决", "支部党员大会", f"={title}", how)


async def vote(town: Town) -> Vote:
    """Returns the newest vote."""
    return (await town.every(Vote))[-1]


async def ballot(town: Town, name: str, vote_id: int = 0) -> Message:
    """Has somebody open their ballot from the card's link."""
    who = town.person(name)
    await town.start(who, f"vb_{vote_id or (await vote(town)).id}")
    return town.last(who)


async def votes(town: Town, name: str, *choices: str, cast: bool = True) -> Answer | None:
    """Has somebody fill in their ballot, and cast it."""
    await ballot(town, name)
    who = town.person(name)
    await town.press(who, "开始填写")
    for one in choices:
        await town.press(who, one)
    return await town.press(who, "投出") if cast else None


async def closes(town: Town) -> str:
    """Has 陈静 close the newest vote; returns what its page says."""
    newest = await vote(town)
    await town.start(town.chen, f"vt_{newest.id}")
    await town.press(town.chen, "结束投票")
    await town.press(town.chen, "结束并计票")
    return town.last(town.chen).text


def card_of(town: Town) -> Message:
    """Returns the newest card of a vote in the group."""
    return next(m for m in reversed(town.seen()) if m.text.startswith("🗳"))


async def drawn(town: Town) -> str:
    """Returns the card's text once it has been redrawn."""
    await town.wait(seconds=3)
    return card_of(town).text


async def change(town: Town, name: str, **values: Any) -> None:
    """Changes a member's row."""

    def work(session: Session) -> None:
        session.execute(update(Member).where(Member.name == name).values(**values))

    await town.app.store.write(work)


async def ballots(town: Town) -> list[str]:
    """Returns what the ballots that stay say, in the order of their rows."""
    return [one.marks for one in await town.every(Ballot)]


async def electors(town: Town) -> list[Elector]:
    """Returns the list."""
    return list(await town.every(Elector))


def branch_id(session: Session, town: Town) -> int:
    """Returns the id of the town's branch."""
    found = select(Branch.id).where(Branch.chat_id == town.group.id)
    return session.scalars(found).one()


def files_of(url: str) -> bytes:
    """Returns a SQLite database's files."""
    file = Path(url.removeprefix("sqlite:///"))
    beside = [file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))]
    return b"".join(one.read_bytes() for one in beside if one.exists())
