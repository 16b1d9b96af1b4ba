"""The request against real HTTP: the bytes sent, the texts of failures, the hidden token."""

import asyncio
import io
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import BodyPartReader, web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaPhoto
from telegram.error import (
    BadRequest,
    ChatMigrated,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.aiohttp_request import AiohttpRequest

TOKEN = "4242424242:AAF-party_branch-secret-0123456789ab"
MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": -1001, "type": "supergroup", "title": "支部"}}
Answer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


@dataclass
class Telegram:
    """A server on a free port that keeps its requests and answers as told."""

    url: str
    answer: Answer
    paths: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)


async def _form(request: web.BaseRequest) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = bytes(await part.read())
        fields[str(part.name)] = (part.filename, content) if part.filename else content.decode()
    return fields


def _says(result: Any, status: int = 200, **extra: Any) -> Answer:
    async def answer(_: web.BaseRequest) -> web.Response:
        return web.json_response({"ok": status == 200, "result": result, **extra}, status=status)

    return answer


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async def serve(request: web.BaseRequest) -> web.StreamResponse:
        server.paths.append(request.raw_path)
        server.types.append(request.content_type)
        if request.content_type == "application/json":
            server.bodies.append(await request.json())
        elif request.content_type.startswith("multipart/"):
            server.bodies.append(await _form(request))
        else:
            server.bodies.append(await request.read())
        return await server.answer(request)

    runner = web.ServerRunner(web.Server(serve, access_log=None), shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server = Telegram(f"http://{host}:{port}", _says(MESSAGE))
    yield server
    await runner.cleanup()


def _bot(telegram: Telegram, request: AiohttpRequest) -> Bot:
    url = f"{telegram.url}/bot"
    return Bot(
        TOKEN,
        base_url=url,
        base_file_url=f"{telegram.url}/file/bot",
        request=request,
        get_updates_request=request,
    )


async def test_a_board_goes_as_json_with_nothing_encoded_twice(telegram: Telegram) -> None:
    async with AiohttpRequest() as request:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("签到", callback_data="s:1")]])
        sent = await _bot(telegram, request).send_message(
            -1001, "<b>党员大会</b> 😀", parse_mode="HTML", reply_markup=keyboard
        )
    assert sent.message_id == 7
    assert telegram.paths == [f"/bot{TOKEN}/sendMessage"]
    assert telegram.types == ["application/json"]
    assert telegram.bodies == [
        {
            "chat_id": -1001,
            "text": "<b>党员大会</b> 😀",
            "parse_mode": "HTML",
            "reply_markup": {"inline_keyboard": [[{"text": "签到", "callback_data": "s:1"}]]},
        }
    ]


async def test_a_call_without_parameters_has_no_body(telegram: Telegram) -> None:
    telegram.answer = _says({"id": 42, "is_bot": True, "first_name": "支学"})
    async with AiohttpRequest() as request:
        assert (await _bot(telegram, request).get_me()).first_name == "支学"
    assert telegram.bodies == [b""]


async def test_updates_come_as_telegram_wrote_them(telegram: Telegram) -> None:
    telegram.answer = _says([{"update_id": 5, "newer_than_the_library": True}])
    async with AiohttpRequest() as request:
        url = f"{telegram.url}/bot{TOKEN}/getUpdates"
        assert await request.updates(url, 5, 25, ["message"]) == [
            {"update_id": 5, "newer_than_the_library": True}
        ]
        await request.updates(url, 6, -1, ["message"])
    assert telegram.bodies == [
        {"offset": 5, "timeout": 25, "allowed_updates": ["message"]},
        {"offset": 6, "timeout": 0, "allowed_updates": ["message"]},
    ]


async def test_a_file_keeps_its_chinese_name_and_every_byte(telegram: Telegram) -> None:
    content = bytes(range(256)) * 4096
    async with AiohttpRequest() as request:
        await _bot(telegram, request).send_document(
            -1001, InputFile(content, filename='签到"表\r\n.xlsx'), caption="三月 考勤"
        )
    assert telegram.types == ["multipart/form-data"]
    assert telegram.bodies == [
        {
            "chat_id": "-1001",
            "caption": "三月 考勤",
            "document": ("签到%22表%0D%0A.xlsx", content),
        }
    ]


async def test_a_file_on_disk_is_streamed_and_can_be_sent_again(
    telegram: Telegram, tmp_path: Path
) -> None:
    path = tmp_path / "学习资料.pdf"
    path.write_bytes(b"%PDF" + b"x" * 700_000)
    async with AiohttpRequest() as request:
        with path.open("rb") as handle:
            upload = InputFile(handle, read_file_handle=False)
            telegram.answer = _says(None, 429, parameters={"retry_after": 3})
            with pytest.raises(RetryAfter):
                await _bot(telegram, request).send_document(-1001, upload)
            telegram.answer = _says(MESSAGE)
            await _bot(telegram, request).send_document(-1001, upload)
    assert [body["document"] for body in telegram.bodies] == [
        ("学习资料.pdf", path.read_bytes())
    ] * 2


async def test_a_pipe_of_unknown_length_is_sent_too(telegram: Telegram) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    async with AiohttpRequest() as request:
        upload = InputFile(Pipe(b"streamed"), filename="a.bin", read_file_handle=False)
        await _bot(telegram, request).send_document(-1001, upload)
    assert telegram.bodies[0]["document"] == ("a.bin", b"streamed")


async def test_an_album_names_its_attachments(telegram: Telegram) -> None:
    telegram.answer = _says([MESSAGE, MESSAGE])
    async with AiohttpRequest() as request:
        await _bot(telegram, request).send_media_group(
            -1001, [InputMediaPhoto(b"first"), InputMediaPhoto(b"second", caption="合影")]
        )
    body = telegram.bodies[0]
    assert body["media"].count("attach://") == 2
    assert sorted(v[1] for v in body.values() if isinstance(v, tuple)) == [b"first", b"second"]


async def test_a_file_is_fetched_from_an_address_with_chinese_in_it(telegram: Telegram) -> None:
    async def answer(_: web.BaseRequest) -> web.Response:
        return web.Response(body=b"roster")

    telegram.answer = answer
    async with AiohttpRequest() as request:
        got = await request.retrieve(f"{telegram.url}/file/bot{TOKEN}/documents/花名册.csv")
    assert got == b"roster"
    assert telegram.paths[0].startswith(f"/file/bot{TOKEN}/documents/%E8")


@pytest.mark.parametrize(
    ("status", "extra", "error"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest),
        (400, {"parameters": {"migrate_to_chat_id": -1002}}, ChatMigrated),
        (404, {"description": "Not Found"}, InvalidToken),
        (429, {"parameters": {"retry_after": 5}}, RetryAfter),
        (502, {"description": "Bad Gateway"}, NetworkError),
        (302, {"description": "Found"}, NetworkError),
    ],
)
async def test_answers_of_telegram_become_the_errors_ptb_promises(
    telegram: Telegram, status: int, extra: dict[str, Any], error: type[Exception]
) -> None:
    telegram.answer = _says(None, status, **extra)
    async with AiohttpRequest() as request:
        with pytest.raises(error):
            await _bot(telegram, request).send_message(-1001, "签到")


async def test_a_redirect_never_carries_the_token_elsewhere(telegram: Telegram) -> None:
    async def answer(_: web.BaseRequest) -> web.Response:
        return web.Response(status=302, headers={"Location": f"{telegram.url}/elsewhere"})

    telegram.answer = answer
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError):
            await _bot(telegram, request).send_message(-1001, "签到")
    assert len(telegram.paths) == 1


async def test_a_silent_server_times_out_and_leaves_the_wire_usable(telegram: Telegram) -> None:
    silent = asyncio.Event()

    async def answer(_: web.BaseRequest) -> web.Response:
        await silent.wait()
        return web.Response()

    telegram.answer = answer
    async with AiohttpRequest(connections=1, read_timeout=0.05) as request:
        with pytest.raises(TimedOut):
            await _bot(telegram, request).send_message(-1001, "签到")
        telegram.answer = _says(MESSAGE)
        await _bot(telegram, request).send_message(-1001, "签到", read_timeout=None)
        silent.set()


async def test_a_full_pool_says_that_nothing_was_sent(telegram: Telegram) -> None:
    arrived, leave = asyncio.Event(), asyncio.Event()

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        arrived.set()
        await leave.wait()
        return await _says(MESSAGE)(request)

    telegram.answer = answer
    async with AiohttpRequest(connections=1, pool_timeout=0.01) as request:
        bot = _bot(telegram, request)
        first = asyncio.create_task(bot.send_message(-1001, "一"))
        await arrived.wait()
        with pytest.raises(TimedOut, match="not"):
            await bot.send_message(-1001, "二")
        waiting = asyncio.create_task(bot.send_message(-1001, "三", pool_timeout=None))
        leave.set()
        await asyncio.gather(first, waiting)
    assert [body["text"] for body in telegram.bodies] == ["一", "三"]


async def test_an_upload_nobody_reads_times_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/bot{TOKEN}/sendDocument"
        async with AiohttpRequest(media_write_timeout=0.05, read_timeout=None) as request:
            bot = Bot(TOKEN, base_url=url.partition(TOKEN)[0], request=request)
            with pytest.raises(TimedOut):
                await bot.send_document(-1001, InputFile(b"x" * 30_000_000, filename="影片.mp4"))


async def test_a_cancelled_request_gives_its_connection_back(telegram: Telegram) -> None:
    arrived, leave = asyncio.Event(), asyncio.Event()

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        arrived.set()
        await leave.wait()
        return await _says(MESSAGE)(request)

    telegram.answer = answer
    async with AiohttpRequest(connections=1) as request:
        bot = _bot(telegram, request)
        task = asyncio.create_task(bot.send_message(-1001, "一"))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        leave.set()
        await bot.send_message(-1001, "二")


def _everything_told(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)) + repr(error)


async def _dropped(request: web.BaseRequest) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def _garbled(request: web.BaseRequest) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    request.transport.close()
    return web.Response()


@pytest.mark.parametrize("answer", [_dropped, _garbled], ids=["dropped", "cut short"])
async def test_no_failure_tells_the_token(
    telegram: Telegram, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.answer = answer
    async with AiohttpRequest() as request:
        url = f"{telegram.url}/bot{TOKEN}/getMe"
        with pytest.raises(NetworkError) as told:
            await request.post(url)
    assert TOKEN not in _everything_told(told.value)
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "url",
    [
        f"http://127.0.0.1:1/bot{TOKEN}/getMe",
        f"ftp://127.0.0.1/bot{TOKEN}/getMe",
        f"http://[/bot{TOKEN}/getMe",
        f"http:///bot{TOKEN}/getMe",
        "http://127.0.0.1:99999/bot42:SHORT-secret/getMe",
        "telegram/bot42:SHORT-secret/getMe",
    ],
)
async def test_a_bad_address_is_a_network_error_without_the_token(url: str) -> None:
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError) as told:
            await request.post(url)
    assert "secret" not in _everything_told(told.value).replace("test_wire", "")


async def test_a_proxy_is_asked_for_the_whole_address(telegram: Telegram) -> None:
    async with AiohttpRequest(proxy=telegram.url) as request:
        await request.post("http://telegram.invalid/bot42:TEST/getMe")
    assert telegram.paths == ["http://telegram.invalid/bot42:TEST/getMe"]


async def test_it_opens_and_closes_as_often_as_one_likes(telegram: Telegram) -> None:
    request = AiohttpRequest(read_timeout=7)
    assert request.read_timeout == 7
    with pytest.raises(NetworkError, match="not initialized"):
        await request.post(f"{telegram.url}/bot42:TEST/getMe")
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        await request.post(f"{telegram.url}/bot42:TEST/getMe")
        await request.shutdown()
        await request.shutdown()


@pytest.mark.parametrize("wrong", [{"connections": 0}, {"proxy": "socks5://127.0.0.1:1080"}])
def test_settings_that_cannot_work_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"connection|http"):
        AiohttpRequest(**wrong)
