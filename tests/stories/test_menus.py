"""The menus of commands, in the group, privately, and for those with a post."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session
from telegram import (
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from data.models import Branch, Member
from data.queries import menu
from handlers.features import COMMANDS
from schedules.menus import Menus
from tests.town import Person, Town


def menus(town: Town) -> Menus:
    """Returns the clock's job for menus, run by the story."""
    return Menus(town.app.store, town.app.bot, COMMANDS, lambda: town.now)


async def menu_of(town: Town, person: Person) -> list[str]:
    """Returns the commands set for somebody's private chat."""
    scope = BotCommandScopeChat(person.id)
    return [c.command for c in await town.app.bot.get_my_commands(scope=scope)]


async def test_the_secretary_gets_a_menu_of_her_own_once(town: Town) -> None:
    await town.found()
    assert await menus(town).run() == 1
    assert await menu_of(town, town.chen) == [
        "meeting", "minutes", "check", "plans", "question", "topic", "contest", "attendance",
        "roster", "material", "bank", "records", "hours", "insight", "affairs", "vote", "settings",
        "handover", "me", "read", "quiz", "mistakes", "speak", "leave", "makeup", "rank", "duel",
        "calendar", "join", "branch", "help", "language", "privacy", "mydata",
    ]  # fmt: skip
    assert await menus(town).run() == 0, "nothing is set twice"


async def test_members_keep_everybodys_menu(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.start(town.people["王芳"])
    await menus(town).run()
    assert await menu_of(town, town.people["王芳"]) == []


async def test_the_former_holder_of_a_post_loses_the_menu(town: Town) -> None:
    await town.found()
    await menus(town).run()

    def demote(session: object) -> None:
        for member in session.query(Member):  # type: ignore[attr-defined]
            member.post = "none"

    await town.app.store.write(demote)
    assert await menus(town).run() == 1
    assert await menu_of(town, town.chen) == []


async def test_telegram_out_of_reach_is_tried_again(town: Town) -> None:
    await town.found()
    town.box.faults.order("status", "setMyCommands", status=502)
    assert await menus(town).run() == 0
    assert await menus(town).run() == 1


async def test_members_find_the_likeliest_first_in_the_group_and_privately(town: Town) -> None:
    await town.found()
    await town.app.introduce()

    async def names(scope: BotCommandScope) -> list[str]:
        return [one.command for one in await town.app.bot.get_my_commands(scope=scope)]

    assert await names(BotCommandScopeAllGroupChats()) == [
        "signin", "me", "read", "quiz", "topic", "speak", "leave", "affairs", "vote", "rank",
        "duel", "calendar", "join", "help", "setup",
    ]  # fmt: skip
    assert await names(BotCommandScopeAllPrivateChats()) == [
        "me", "read", "question", "quiz", "mistakes", "topic", "speak", "leave", "makeup",
        "affairs", "vote", "rank", "duel", "calendar", "join", "branch", "help", "language",
        "privacy", "mydata",
    ]  # fmt: skip


async def marks(town: Town) -> int:
    """Counts the contacts that are marked to be looked at."""
    return len(await town.look(lambda s: menu.marked(s, 42)))


async def test_only_what_changed_is_looked_at(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", "李强")
    await town.start(town.people["王芳"])
    await menus(town).run()
    assert await marks(town) == 0
    wang = town.people["王芳"].id

    def change(**values: object) -> Callable[[Session], None]:
        def write(session: Session) -> None:
            for member in session.scalars(select(Member).where(Member.account_id == wang)):
                for name, value in values.items():
                    setattr(member, name, value)

        return write

    await town.app.store.write(change(note="新来的", chased_on=town.now.date()))
    assert await marks(town) == 0, "the menu does not depend on it"
    await town.app.store.write(change(post="publicity"))
    assert await marks(town) == 1
    assert await menus(town).run() == 1
    assert await menu_of(town, town.people["王芳"]) != []
    await town.app.store.write(change(left_on=town.now.date()))
    assert await menus(town).run() == 1
    assert await menu_of(town, town.people["王芳"]) == []
    assert await marks(town) == 0


async def test_a_branch_of_another_bot_gives_no_menu_here(town: Town) -> None:
    await town.found()
    await menus(town).run()

    def move(session: Session) -> None:
        session.scalars(select(Branch)).one().bot_id = 43

    await town.app.store.write(move)
    assert await menus(town).run() == 1
    assert await menu_of(town, town.chen) == []
