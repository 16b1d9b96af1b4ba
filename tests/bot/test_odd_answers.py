"""Answers of another shape than Telegram's manual says: python-telegram-bot raises bare errors."""

import asyncio
from datetime import UTC

import pytest
from sqlalchemy.orm import Session
from structlog.testing import capture_logs
from telegram.error import NetworkError

from bot.app import App
from bot.service import serve
from data.models import Branch, Outgoing
from data.queries import outbox
from data.values.out import OutMessage
from handlers.shared.context import Reply
from sandbox import Sandbox
from tests.town import TOKEN, Town, settings_of

ME = {"id": 42, "first_name": "支学", "username": "zhixue_bot"}


@pytest.mark.parametrize("odd", [ME, "支学", [1]], ids=["without is_bot", "a text", "a list"])
async def test_the_start_says_that_getme_is_odd_and_waits(database_url: str, odd: object) -> None:
    async with Sandbox(TOKEN) as box:
        box.faults.order("odd", "getMe", result=odd)
        stop, started = asyncio.Event(), list[App]()

        def ready(app: App) -> None:
            started.append(app)
            stop.set()

        with capture_logs() as said:
            await asyncio.wait_for(serve(settings_of(database_url, box.url), stop, ready), 20)
    assert started
    [warning] = [one for one in said if one["event"] == "telegram.unreadable"]
    assert "answers nothing that can be read" in warning["why"]
    assert TOKEN not in str(said)


async def test_dates_in_milliseconds_lose_no_reply_behind(town: Town) -> None:
    """The message with the odd answer is there, and is not sent again."""
    await town.found()
    sender, chat = town.app.connections[0].sender, town.group
    odd = {"message_id": 1, "date": 1_800_000_000_000, "chat": {"id": chat.id, "type": "group"}}
    town.box.faults.order("odd", "sendMessage", result=odd)
    before = len(town.seen())
    said = ("一", "二", "三")
    await sender.send_replies([Reply("send", chat.id, message=OutMessage(text)) for text in said])
    assert [message.text for message in town.seen()[before:]] == list(said)


@pytest.mark.parametrize("odd", [None, {}, "sent", {"message_id": "x"}])
async def test_an_odd_answer_holds_up_nothing_of_the_outbox(town: Town, odd: object) -> None:
    await town.found()
    town.box.faults.order("odd", "sendMessage", result=odd)
    now, branch = town.now.astimezone(UTC), await town.only(Branch)

    def write(session: Session) -> None:
        for text in ("一", "二"):
            message = OutMessage(text)
            outbox.post(session, town.group.id, "test", message, now, branch_id=branch.id)

    await town.app.store.write(write)
    await town.settle()
    assert [message.text for message in town.seen()[-2:]] == ["一", "二"]
    states = [row.state for row in await town.every(Outgoing)]
    assert "waiting" not in states
    assert "sending" not in states


@pytest.mark.parametrize("odd", [None, {}, "updates", 7])
async def test_an_odd_answer_to_a_poll_ends_no_polling(town: Town, odd: object) -> None:
    await town.found()
    town.box.faults.order("odd", "getUpdates", result=odd)
    fetch = town.app.poller.fetch
    with pytest.raises(NetworkError, match="no list of updates"):
        await fetch(0, -1)
    assert await fetch(0, -1) == []
