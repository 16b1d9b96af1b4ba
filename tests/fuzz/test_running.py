"""The running bot given what nobody sends: buttons, links, updates and paths at random, and it
goes on. Hypothesis makes them; the bot and its database are real."""

import re
from datetime import UTC
from typing import Any, TypeVar

import aiohttp
import pytest
from hypothesis import Phase, given, settings, strategies as st
from hypothesis.strategies import SearchStrategy

from bot.calendarpage import CalendarPage
from bot.codepage import CodePage
from bot.web import Web
from data.models import SetAside
from handlers.features import REGISTRY
from tests.fuzz import updates
from tests.town import Town, open_town

T = TypeVar("T")
MANY = 400
COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}\b", re.ASCII)
"""What Telegram marks as a command."""
ARGUMENT = st.one_of(
    st.integers(-2, 5).map(str), st.integers(0, 10**19).map(str), st.text(max_size=12),
    st.sampled_from(["", "0", "x", "none", "2026-11-27", "w2026-11-23", "²", "１", "all", "-1"]),
)  # fmt: skip
ARGUMENTS = st.lists(ARGUMENT, max_size=5)
BUTTONS = st.tuples(st.sampled_from(sorted(REGISTRY.buttons)), ARGUMENTS, st.booleans())
LINKS = st.tuples(st.sampled_from([*sorted(REGISTRY.links), "nothing"]), ARGUMENTS)
PATHS = st.one_of(
    st.builds("/code/{}-{}{}".format, ARGUMENT, ARGUMENT, st.sampled_from(["", ".json"])),
    st.builds("/calendar/{}.ics".format, ARGUMENT),
    st.sampled_from(["/code/1-%C3%A9", "/calendar/%00.ics", "/code/%2e%2e", "/calendar/..%2f.ics"]),
    st.text(max_size=30).map("/".__add__),
)


def some(strategy: SearchStrategy[T], many: int = MANY) -> list[T]:
    """Returns what Hypothesis makes of a strategy."""
    found: list[T] = []

    @settings(max_examples=many, database=None, deadline=None, phases=[Phase.generate])
    @given(strategy)
    def collect(one: T) -> None:
        found.append(one)

    collect()
    return found


class Sender:
    """Hands updates to the bot's intake as they are."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.number = 60_000_000

    async def send(self, **update: Any) -> None:
        self.number += 1
        await self.town.app.intake.take({"update_id": self.number, **update})

    def message(self, text: str, *, group: bool = False) -> dict[str, Any]:
        who = {"id": self.town.chen.id, "is_bot": False, "first_name": "陈静"}
        chat = {"id": who["id"], "type": "private", "first_name": "陈静"}
        if group:
            chat = {"id": self.town.group.id, "type": "supergroup", "title": "x"}
        command = COMMAND.match(text)
        length = command.end() if command else 0
        entities = [{"type": "bot_command", "offset": 0, "length": length}] if length else []
        said = {"message_id": 5, "date": 1, "chat": chat, "from": who, "text": text}
        return {**said, "entities": entities}


@pytest.fixture
async def sender(town: Town) -> Sender:
    await town.found()
    await town.enrol("王芳")
    await town.open_signin("学习会")
    return Sender(town)


async def failed(town: Town) -> list[str]:
    """Returns what no handler was ready for."""
    return [f"{one.error}: {one.body}"[:600] for one in await town.every(SetAside)]


async def test_any_button_that_is_forged_is_answered(sender: Sender) -> None:
    for verb, args, group in some(BUTTONS, 2 * MANY):
        message = sender.message("x", group=group)
        data = ":".join([verb, *args]).encode()[:64].decode("utf-8", "ignore")
        query = {"id": "7", "from": message["from"], "chat_instance": "1", "data": data}
        await sender.send(callback_query={**query, "message": message})
    assert await failed(sender.town) == []


async def test_any_link_that_is_forged_is_answered(sender: Sender) -> None:
    for verb, args in some(LINKS):
        payload = "_".join([verb, *args])[:64]
        await sender.send(message=sender.message(f"/start {payload}"))
    assert await failed(sender.town) == []


async def test_any_text_is_answered(sender: Sender) -> None:
    """Also as an answer to whatever step the text before began."""
    words = st.sampled_from([f"/{one}" for one in REGISTRY.commands] + sorted(REGISTRY.words))
    worded = st.builds("{} {}".format, words, st.text(max_size=40))
    for text in some(st.one_of(st.text(min_size=1, max_size=60), worded)):
        if text.strip():
            await sender.send(message=sender.message(text))
    assert await failed(sender.town) == []


async def test_any_update_is_taken_and_the_bot_goes_on(sender: Sender) -> None:
    for data in some(st.binary(min_size=3, max_size=12)):
        update = updates.made(data)
        if isinstance(update, dict) and "update_id" in update:
            update["update_id"] = sender.number = sender.number + 1
        await sender.town.app.intake.take(update)
    await sender.send(message=sender.message("/help"))
    await sender.town.tap(sender.town.people["王芳"], sender.town.board(), "✅ 签到")


async def test_any_path_has_an_answer_and_never_an_error(database_url: str) -> None:
    async with open_town(database_url, public_url="https://zhixue.example/") as town:
        store, now = town.app.store, lambda: town.now.astimezone(UTC)

        async def health() -> dict[str, object]:
            return {"ready": True}

        pages = {"/code": CodePage(store, now).serve, "/calendar": CalendarPage(store, now).serve}
        web = Web("127.0.0.1", 0, health, pages=pages)
        port = await web.start()
        try:
            async with aiohttp.ClientSession() as session:
                for path in some(PATHS):
                    for method in ("GET", "HEAD", "POST"):
                        url = f"http://127.0.0.1:{port}{path}"
                        async with session.request(method, url) as answer:
                            assert answer.status < 500, (method, path, answer.status)
        finally:
            await web.stop()
