"""The bot's own port: the webhook checks, bounds, commits before it answers in the body."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any, cast

import pytest
from aiohttp import ClientSession, web
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.web import HOOK, SECRET_HEADER, Hook, Web
from data.models import Attendance, Branch
from tests.town import Town, open_town, writer_held

SECRET = "a-secret_of-the-tests"


@pytest.fixture
async def hooked(database_url: str) -> AsyncIterator[Town]:
    """Opens a town whose bot is fed by the webhook, registered with the sandbox."""
    async with open_town(
        database_url, webhook_url="http://127.0.0.1", webhook_secret=SECRET
    ) as town:
        yield town


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


def at(town: Town, path: str) -> str:
    return f"http://127.0.0.1:{town.app.web.port}{path}"


def tap_of(town: Town, name: str, update_id: int) -> dict[str, Any]:
    board = town.board()
    return {
        "update_id": update_id,
        "callback_query": {
            "id": str(update_id),
            "from": {"id": town.people[name].id, "is_bot": False, "first_name": name},
            "chat_instance": "1",
            "data": board.keyboard[0][0].callback_data,
            "message": {
                "message_id": board.id,
                "date": 0,
                "chat": {"id": town.group.id, "type": "supergroup", "title": "第一党支部"},
            },
        },
    }


async def opened(town: Town) -> None:
    await town.found()
    await town.open_signin("学习会")


async def signed(town: Town) -> int:
    count = select(func.count(Attendance.id)).where(Attendance.signed_at.is_not(None))
    return await town.look(lambda s: s.scalar(count) or 0)


async def test_a_whole_sign_in_through_the_webhook(hooked: Town):
    await opened(hooked)
    answer = await hooked.tap(hooked.people["王芳"], hooked.board(), "签到")
    assert "第 1 位" in answer.text
    calls = [call.method for call in hooked.box.log if call.via == "http"]
    assert "answerCallbackQuery" not in calls, "the answer went in the response's body"


async def test_a_wrong_secret_is_refused_and_does_nothing(hooked: Town, http: ClientSession):
    await opened(hooked)
    for headers in ({}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: SECRET + "x"}):
        async with http.post(
            at(hooked, HOOK), json=tap_of(hooked, "李强", 5), headers=headers
        ) as response:
            assert response.status == 403
    assert await signed(hooked) == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"{}", 200),
        (b'{"update_id": "x"}', 200),
        (b'{"update_id": 9, "message": ' + b"[" * 2000 + b"]" * 2000 + b"}", 200),
        (b"[" * 200_000, 400),
        (b'{"update_id": 9, "strange": {}}', 200),
        (b'{"update_id": 9, "callback_query": {"id": "1"}}', 200),
        (b" " * 2_000_000, 413),
    ],
)
async def test_odd_bodies(hooked: Town, http: ClientSession, body: bytes, status: int):
    async with http.post(at(hooked, HOOK), data=body, headers={SECRET_HEADER: SECRET}) as response:
        assert response.status == status


async def test_a_body_without_a_length_is_bounded_too(hooked: Town, http: ClientSession):
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 65536

    async with http.post(
        at(hooked, HOOK), data=endless(), headers={SECRET_HEADER: SECRET}
    ) as response:
        assert response.status == 413


async def test_only_posts_are_taken(hooked: Town, http: ClientSession):
    async with http.get(at(hooked, HOOK), headers={SECRET_HEADER: SECRET}) as response:
        assert response.status == 405


async def test_200_means_committed(hooked: Town, http: ClientSession):
    await opened(hooked)
    async with writer_held(hooked.app.store):
        posting = asyncio.create_task(
            http.post(
                at(hooked, HOOK), json=tap_of(hooked, "李强", 5), headers={SECRET_HEADER: SECRET}
            )
        )
        await hooked.look(lambda _session: None)
        assert not posting.done()
    response = await posting
    answer = json.loads(await response.read())
    assert answer["method"] == "answerCallbackQuery"
    assert answer["callback_query_id"] == "5"
    assert await signed(hooked) == 1


async def test_a_second_delivery_is_answered_and_changes_nothing(hooked: Town, http: ClientSession):
    await opened(hooked)
    for _ in range(2):
        async with http.post(
            at(hooked, HOOK), json=tap_of(hooked, "李强", 5), headers={SECRET_HEADER: SECRET}
        ) as response:
            assert response.status == 200
            body = await response.read()
    again = json.loads(body)
    assert (again["method"], again["text"]) == ("answerCallbackQuery", "您 14:00 已经签到，第 1 位")
    assert await signed(hooked) == 1


async def test_health_says_what_is_missing(hooked: Town, http: ClientSession):
    async with http.get(at(hooked, "/healthz")) as response:
        facts = await response.json()
        assert response.status == 503
    assert facts["database"] is True
    assert facts["clock"] is False, "stories do not start the clock"
    hooked.app.clock.start()
    async with http.get(at(hooked, "/healthz")) as response:
        assert response.status == 200
        assert (await response.json())["ready"] is True
    await hooked.app.clock.stop()
    async with http.get(at(hooked, "/livez")) as response:
        assert response.status == 200


async def test_metrics_are_there(hooked: Town, http: ClientSession):
    async with http.get(at(hooked, "/metrics")) as response:
        text = await response.text()
    assert "zhixue_update_seconds_bucket" in text


async def test_unknown_paths_are_not_found(hooked: Town, http: ClientSession):
    odd = ("/code/1-é", "/code/1-%C3%A9", "/calendar/%00.ics", "/calendar/a%2Fb.ics", "/code/%00")
    for path in ("/", "/code/1-abc", "/code/x", "/../etc/passwd", "/code/" + "9" * 40, *odd):
        async with http.get(at(hooked, path)) as response:
            assert (response.status, await response.text()) == (404, "not found")
            assert response.headers["X-Content-Type-Options"] == "nosniff"
        async with http.post(at(hooked, path)) as response:
            assert response.status == 405


async def test_the_code_page_shows_the_code_of_the_moment(hooked: Town, http: ClientSession):
    from data.models import Meeting
    from handlers.signin.onsite import rules
    from handlers.signin.onsite.service import page_key

    await opened(hooked)

    def with_code(session: Session) -> tuple[int, str, str]:
        meeting = session.scalars(select(Meeting)).one()
        meeting.secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
        assert session.scalars(select(Branch)).one()
        return meeting.id, page_key(meeting), rules.code_at(meeting.secret, hooked.now)

    meeting_id, key, code = await hooked.app.store.write(with_code)
    async with http.get(at(hooked, f"/code/{meeting_id}-{key}")) as response:
        assert response.status == 200
        assert "学习会" in await response.text()
    async with http.get(at(hooked, f"/code/{meeting_id}-{key}.json")) as response:
        facts = await response.json()
    assert facts["code"] == code
    assert facts["present"] == "已到 0/1" or facts["present"].startswith("已签到")
    assert len(key) == 8
    assert facts["qr"].startswith("<svg")
    async with http.get(at(hooked, f"/code/{meeting_id}-{'0' * 24}.json")) as response:
        assert response.status == 404
    async with http.head(at(hooked, f"/code/{meeting_id}-{key}")) as response:
        assert (response.status, await response.read()) == (200, b"")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy


@pytest.fixture
async def hurried() -> AsyncIterator[Web]:
    """Opens a server that waits 0.05 seconds for a request."""

    async def well() -> dict[str, Any]:
        return {"ready": True}

    async def page(_request: web.BaseRequest) -> web.StreamResponse:
        raise RuntimeError("broken on purpose")

    hook = Hook(cast("Any", None), SECRET.encode())
    made = Web(
        "127.0.0.1",
        0,
        well,
        hooks={HOOK: hook},
        pages={"/code": page},
        inside=("127.0.0.1", 0),
        head_seconds=0.05,
        body_seconds=0.05,
    )
    await made.start()
    yield made
    await made.stop()


@pytest.mark.parametrize("sent", [b"", b"GET /livez HTTP/1.1\r\nHost: x\r\n", b"PO"])
async def test_a_request_that_does_not_arrive_is_closed(hurried: Web, sent: bytes):
    reader, writer = await asyncio.open_connection("127.0.0.1", hurried.port)
    writer.write(sent)
    async with asyncio.timeout(5):
        assert not await reader.read()
    writer.close()


async def test_a_body_that_does_not_arrive_is_answered_with_408(hurried: Web):
    reader, writer = await asyncio.open_connection("127.0.0.1", hurried.port)
    head = f"POST {HOOK} HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    async with asyncio.timeout(5):
        assert (await reader.readline()).startswith(b"HTTP/1.1 408")
    writer.close()


async def test_who_hangs_up_in_a_body_is_no_error(hurried: Web, caplog: pytest.LogCaptureFixture):
    _, writer = await asyncio.open_connection("127.0.0.1", hurried.port)
    head = f"POST {HOOK} HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
    writer.write(f"{head}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n".encode())
    (server,) = [runner.server for runner in hurried._runners[:1]]
    assert server is not None
    async with asyncio.timeout(5):
        while not server.connections:  # type: ignore[attr-defined]  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        writer.write(b"{")
        writer.transport.abort()
        while server.connections:  # type: ignore[attr-defined]  # noqa: ASYNC110
            await asyncio.sleep(0.001)
    assert not caplog.records


async def test_an_address_has_a_limit_of_connections(hurried: Web, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.web.MOST_PROXIED", 3)
    held = [await asyncio.open_connection("127.0.0.1", hurried.port) for _ in range(4)]
    with contextlib.suppress(ConnectionResetError):
        assert not await asyncio.wait_for(held[3][0].read(), 5)
    for _, writer in held:
        writer.close()


async def test_health_may_have_an_address_of_its_own(hurried: Web, http: ClientSession):
    assert hurried.inside is not None
    for path in ("/healthz", "/livez", "/metrics"):
        async with http.get(f"http://127.0.0.1:{hurried.inside[1]}{path}") as response:
            assert response.status == 200
        async with http.get(f"http://127.0.0.1:{hurried.port}{path}") as response:
            assert response.status == 404


async def test_a_page_that_fails_tells_nothing(hurried: Web, http: ClientSession):
    async with http.get(f"http://127.0.0.1:{hurried.port}/code/1") as response:
        assert (response.status, await response.text()) == (503, "try later")
