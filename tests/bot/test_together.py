"""Two processes decide about the same thing at the same moment: everybody is told what is stored.

Both transactions have begun, and see the same, before either goes on.
"""

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Connection, event, select, update
from sqlalchemy.orm import Session

from bot.app import App, build_app
from bot.limiter import FreeLimiter
from data.models import Attendance, Branch, CodeGuess, Meeting, Member, Outgoing, SetAside
from handlers.features import REGISTRY
from handlers.shared.context import Reply
from handlers.signin.onsite.rules import FREE_GUESSES, code_at
from sandbox import Person
from tests.databases import on_postgresql
from tests.stories.roster_town import claimed, imported
from tests.town import START, Town

Body = dict[str, Any]
NUMBERS = count(900_000_001)


@dataclass
class Two:
    """A town with two processes: the town's own, and one that takes only what tests hand to it."""

    town: Town
    apps: tuple[App, App]

    def tap(self, who: Person, data: str, chat_id: int | None = None) -> Body:
        """Makes a tap, privately or in a chat."""
        chat = {"id": chat_id, "type": "supergroup", "title": "x"} if chat_id else None
        message = {
            "message_id": 1, "date": 1, "chat": chat or {"id": who.id, "type": "private"},
        }  # fmt: skip
        query = {
            "id": str(next(NUMBERS)), "from": _sender(who), "data": data, "message": message,
            "chat_instance": "1",
        }  # fmt: skip
        return {"update_id": next(NUMBERS), "callback_query": query}

    def say(self, who: Person, text: str) -> Body:
        """Makes a private message."""
        message: Body = {
            "message_id": 1, "date": 1, "chat": {"id": who.id, "type": "private"},
            "from": _sender(who), "text": text,
        }  # fmt: skip
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {"update_id": next(NUMBERS), "message": message}

    async def at_once(self, *bodies: Sequence[Body]) -> list[list[Reply]]:
        """Hands updates to the first and to the second process; returns the replies to each."""
        barrier = threading.Barrier(2)
        first = set[App]()
        hooks = []
        for app in self.apps:

            def begun(connection: Connection, app: App = app) -> None:
                if app not in first:
                    first.add(app)
                    connection.exec_driver_sql("SELECT 1 FROM branch LIMIT 1")
                    barrier.wait(20)

            event.listen(app.store.writer, "begin", begun)
            hooks.append((app.store.writer, begun))
        try:
            tasks = [
                app.intake.take(body)
                for app, several in zip(self.apps, bodies, strict=True)
                for body in several
            ]
            return list(await asyncio.gather(*tasks))
        finally:
            for engine, hook in hooks:
                event.remove(engine, "begin", hook)


def _sender(who: Person) -> Body:
    return {"id": who.id, "is_bot": False, "first_name": who.full_name, "language_code": "zh-hans"}


def answers(replies: Sequence[Sequence[Reply]]) -> list[str]:
    """Returns the texts of the answers to taps."""
    return [one.text for several in replies for one in several if one.verb == "answer"]


@pytest.fixture
async def two(town: Town) -> AsyncIterator[Two]:
    async with _two(town) as made:
        yield made


@asynccontextmanager
async def _two(town: Town) -> AsyncIterator[Two]:
    other = build_app(town.app.settings, town.app.intake.now, FreeLimiter)
    await other.store.start()
    await other.connections[0].greet(other.store.info["registry"])
    yield Two(town, (town.app, other))
    await other.connections[0].application.shutdown()
    await other.store.stop()


async def open_meeting(town: Town, members: int) -> tuple[Meeting, list[Person]]:
    """Opens sign-in for a lecture with so many members besides 陈静."""
    await town.found()
    names = [f"党员{n:02}" for n in range(members)]
    await town.enrol("陈静", post="secretary")
    await town.enrol(*names)
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.until(START.replace(hour=15))
    return await town.only(Meeting), [town.people[name] for name in names]


@on_postgresql
async def test_who_is_told_present_while_sign_in_is_closed_is_stored_present(two: Two) -> None:
    meeting, people = await open_meeting(two.town, 24)
    taps = [two.tap(who, f"s.in:{meeting.id}", two.town.group.id) for who in people]
    replies = await two.at_once(taps, [two.tap(two.town.chen, f"m.cl:{meeting.id}")])
    stored = {row.name: row.status for row in await two.town.every(Attendance)}
    told = {
        who.full_name
        for who, several in zip(people, replies, strict=False)
        if any("✅" in text for text in answers([several]))
    }
    assert {name for name, status in stored.items() if status == "present"} == told
    assert len(answers(replies)) == 25


@on_postgresql
async def test_who_is_told_on_leave_while_sign_in_is_closed_is_stored_on_leave(two: Two) -> None:
    meeting, people = await open_meeting(two.town, 12)
    taps = [two.tap(who, f"s.lr:{meeting.id}:sick") for who in people]
    replies = await two.at_once(taps, [two.tap(two.town.chen, f"m.cl:{meeting.id}")])
    stored = {row.name: row.status for row in await two.town.every(Attendance)}
    told = {
        who.full_name
        for who, several in zip(people, replies, strict=False)
        if any("📝" in text for text in answers([several]))
    }
    assert {name for name, status in stored.items() if status == "leave"} == told
    assert len(answers(replies)) == 13


@on_postgresql
async def test_two_who_close_sign_in_make_one_report(two: Two) -> None:
    town = two.town
    meeting, _ = await open_meeting(town, 3)
    await town.enrol("王芳", post="deputy")
    known = len(await town.every(Outgoing))
    closers = (town.chen, town.people["王芳"])
    taps = [[two.tap(who, f"m.cl:{meeting.id}")] for who in closers]
    told = answers(await two.at_once(*taps))
    assert len(set(told)) == 2, "one of them is told that it is not open"
    kinds = Counter((row.kind, row.chat_id) for row in (await town.every(Outgoing))[known:])
    assert set(kinds.values()) <= {1}


@on_postgresql
async def test_two_handovers_at_once_make_one_secretary(two: Two) -> None:
    town = two.town
    await imported(town)
    await claimed(town, "王芳", "李强")
    heirs = [one for one in await town.every(Member) if one.name in {"王芳", "李强"}]
    await two.at_once(*([two.tap(town.chen, f"h.s:{one.id}")] for one in heirs))
    posts = Counter(one.post for one in await town.every(Member))
    assert posts["secretary"] == 1


@on_postgresql
async def test_of_two_free_claims_of_one_name_one_is_told_yes(two: Two) -> None:
    town = two.town
    await imported(town)
    await town.app.store.write(_free)
    wanted = next(one for one in await town.every(Member) if one.name == "李强")
    people = [town.person(name) for name in ("李强", "孙浩")]
    for who in people:
        await town.say(who, "/join")
        await town.follow(who, town.heard(who), "认领我的名字")
    told = answers(await two.at_once(*([two.tap(who, f"j.s:{wanted.id}")] for who in people)))
    assert sorted("认领成功" in text for text in told) == [False, True]
    bound = next(one for one in await town.every(Member) if one.name == "李强")
    assert bound.account_id in {who.id for who in people}


def _free(session: Session) -> None:
    session.execute(update(Branch).values(free_claims=True))


@on_postgresql
async def test_twelve_wrong_codes_at_once_are_all_counted(two: Two) -> None:
    town = two.town
    await town.found()
    await town.enrol("王芳")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.press(town.chen, "现场码：关")
    await town.press(town.chen, "现在开始签到")
    secret, fang = (await town.only(Meeting)).secret, town.people["王芳"]
    assert secret
    await town.tap(fang, town.board(), "✅ 签到")
    code = f"{(int(code_at(secret, town.now.astimezone(UTC))) + 1) % 10**6:06}"
    await town.say(fang, code, private=True)
    said = [two.say(fang, code) for _ in range(12)]
    replies = await two.at_once(said[:6], said[6:])
    (guess,) = await town.every(CodeGuess)
    assert guess.wrong == FREE_GUESSES, "then it has to wait, whichever process is asked"
    texts = Counter(one.message.text for several in replies for one in several if one.message)
    assert sum(texts.values()) == 12
    assert max(texts.values()) == 12 - (FREE_GUESSES - 2)


@on_postgresql
async def test_each_button_is_tapped_twice_at_once(two: Two) -> None:
    """From the register: two with every right, one at each process, and nobody is left without an
    answer, set aside, or given up because the other was quicker."""
    town = two.town
    meeting, _ = await open_meeting(town, 3)
    await town.enrol("王芳", post="deputy")
    await town.start(town.people["王芳"])
    people = (town.chen, town.people["王芳"])
    branch = await town.only(Branch)
    silent, wrote = [], set[str]()
    leaving = {code for code, one in REGISTRY.buttons.items() if one.asks_admin}
    for code in sorted(set(REGISTRY.buttons) - leaving):
        for number in {meeting.id, branch.id}:
            before = [app.store._wrote for app in two.apps]
            taps = [[two.tap(who, f"{code}:{number}")] for who in people]
            replies = await two.at_once(*taps)
            silent += [code for several in replies if not answers([several])]
            if [app.store._wrote for app in two.apps] != before:
                wrote.add(code)
    assert silent == []
    assert await town.every(SetAside) == []
    assert "m.cl" in wrote
    assert len(wrote) >= 20, sorted(wrote)


@on_postgresql
async def test_each_command_is_given_twice_at_once(two: Two) -> None:
    town = two.town
    await open_meeting(town, 3)
    await town.enrol("王芳", post="deputy")
    people = (town.chen, town.people["王芳"])
    for name in sorted(REGISTRY.commands):
        replies = await two.at_once(*([two.say(who, f"/{name}")] for who in people))
        assert all(replies), name
    assert await town.every(SetAside) == []
    members = await town.look(lambda s: s.scalars(select(Member.account_id)).all())
    assert len(members) == len(set(members)), "nobody became two members"
