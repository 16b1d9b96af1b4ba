"""Shared by stories about rosters: bring a file, claim a name, found a second branch."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Member
from sandbox import Chat, Message, Person
from tests.prepared import prepared
from tests.town import Town, labels

ROSTER = """姓名,党小组,身份,职务,备注
陈静,第一党小组,正式党员,书记,
王芳,第一党小组,正式党员,小组长,
李强,第一党小组,正式党员,,
赵敏,第二党小组,预备党员,组织委员,
周杰,第二党小组,入党积极分子,,
"""


async def send(town: Town, who: Person, content: str | bytes, name: str = "花名册.csv") -> None:
    """Has somebody send the bot a file privately."""
    body = content.encode() if isinstance(content, str) else content
    town.box.world.upload(who, town.box.world.private(who), "document", body, name)
    await town.settle()


@prepared
async def imported(town: Town, content: str = ROSTER) -> None:
    """Founds the branch with this roster."""
    await town.found()
    await send(town, town.chen, content)
    await town.tap(town.chen, town.last(town.chen), "确认导入")


async def into_names(town: Town, name: str) -> Person:
    """Has somebody open the list of names from the group."""
    who = town.person(name)
    await town.say(who, "/join")
    await town.follow(who, town.heard(who), "认领我的名字")
    if "不是" in labels(town.last(who)):
        await town.press(who, "不是")
    return who


async def asks_for(town: Town, name: str, label: str = "") -> Person:
    """Has somebody claim the name they are on the roster under (or another label)."""
    who = await into_names(town, name)
    await town.tap(who, town.last(who), label or name)
    await town.tap(who, town.last(who), "是我")
    return who


async def claimed(town: Town, *names: str) -> None:
    """Has these people claim their names and 陈静 confirm."""
    for name in names:
        await asks_for(town, name)
        await town.tap(town.chen, town.last(town.chen), "确认")


def member(session: Session, name: str) -> Member:
    """Returns the one member of that name."""
    return session.scalars(select(Member).where(Member.name == name)).one()


async def row(town: Town, name: str) -> Member:
    """Returns the one member of that name, as stored."""
    return await town.look(lambda session: member(session, name))


async def open_person(town: Town, name: str, viewer: Person | None = None) -> Message:
    """Has the secretary (or the viewer) open somebody's page; returns the message."""
    who = viewer or town.chen
    await town.say(who, f"/roster {name}", private=True)
    return town.last(who)


async def second_branch(town: Town) -> tuple[Chat, Person]:
    """Makes another group with a branch of its own, founded by 刘洋, with 何伟 on its roster."""
    other, liu = await town.second()
    await send(town, liu, "姓名,党小组\n刘洋,一组\n何伟,一组\n")
    await town.tap(liu, town.last(liu), "确认导入")
    return other, liu


def branch_of(session: Session, chat: Chat) -> Branch:
    """Returns the branch of a group."""
    return session.scalars(select(Branch).where(Branch.chat_id == chat.id)).one()
