"""Plays Telegram for the measurement: only hands out taps and notes their answers."""

import asyncio
import random
import re
import time
from collections import deque
from collections.abc import Callable
from itertools import count, islice
from urllib.parse import unquote, urlsplit

_FIELD = rb'%s"?\s*(?:[=:]\s*"?|\r\n(?:[^\r\n]+\r\n)*\r\n)'
_LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d+)", re.IGNORECASE)
_OFFSET = re.compile(_FIELD % b"offset" + rb"(-?\d+)")
_WAIT = re.compile(_FIELD % b"timeout" + rb"(\d+)")
_ANSWERED = re.compile(_FIELD % b"callback_query_id" + rb"(\d+)")
_HOOK = re.compile(_FIELD % b"url" + rb'([^"&\r\n]+)')
_CHAT = re.compile(_FIELD % b"chat_id" + rb"(-?\d+)")
_AT_ONCE = re.compile(_FIELD % b"max_connections" + rb"(\d+)")

BATCH = 100
CONNECTIONS = 40
"""Connections that Telegram opens to a webhook that names no number."""


def _response(result: bytes) -> bytes:
    body = b'{"ok":true,"result":' + result + b"}"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


_ME = (
    '{"id":42,"is_bot":true,"first_name":"支学","username":"zhixue_bot","can_join_groups":true,'
    '"can_read_all_group_messages":false,"supports_inline_queries":false}'
).encode()
_MESSAGE = (
    '{"message_id":4321,"date":1,"chat":{"id":-1,"type":"supergroup","title":"支部"}}'.encode()
)
_POLL = (
    b'{"message_id":%d,"date":1,"chat":{"id":-1,"type":"supergroup","title":"x"},'
    b'"poll":{"id":"%d","question":"?",'
    b'"options":[{"persistent_id":"1","text":"x","voter_count":0}],'
    b'"total_voter_count":0,"is_closed":false,'
    b'"is_anonymous":false,"type":"quiz","allows_multiple_answers":false,'
    b'"allows_revoting":false,"members_only":false}}'
)
_TRUE = _response(b"true")
_KNOWN = {
    b"getMe": _response(_ME),
    b"getMyCommands": _response(b"[]"),
    b"getWebhookInfo": _response(
        b'{"url":"","has_custom_certificate":false,"pending_update_count":0}'
    ),
    b"sendMessage": _response(_MESSAGE),
    b"editMessageText": _response(_MESSAGE),
}


class Telegram:
    """Hands out updates by polling or webhook; `answered` has the time of each tap's answer.

    `waiting` holds (id, JSON) of unacknowledged updates. Times are `perf_counter` seconds.
    `arrived` are the messages sent, each with its time of arrival and its chat; each takes `way`
    seconds, and so does its answer, both drawn between the two numbers. With `acknowledging` an
    update counts as answered once it is acknowledged. `polled` is called with each poll that
    arrives, by the id it gets.
    """

    def __init__(
        self, way: tuple[float, float] = (0.0, 0.0), *, acknowledging: bool = False
    ) -> None:
        self.way = way
        self.acknowledging = acknowledging
        self.arrived: list[tuple[float, int]] = []
        self.polled: Callable[[str], None] = lambda _: None
        self._numbers = count(4_500)
        self.under_way: set[asyncio.Future[None]] = set()
        self._random = random.Random(30)
        self.waiting: deque[tuple[int, bytes]] = deque()
        self.due: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        self.ready = asyncio.Event()
        self.all_answered = asyncio.Event()
        self.hook: tuple[str, int, bytes] | None = None
        self.secret = b"bench-secret"
        self._polls: list[tuple[_Api, int]] = []
        self._posts: list[asyncio.Task[None]] = []
        self._unsent: deque[tuple[int, bytes]] = deque()
        self._idle: deque[asyncio.Event] = deque()
        self._server: asyncio.Server | None = None

    async def start(self) -> str:
        """Listens on a free port; returns the address."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Api(self), "127.0.0.1", 0, backlog=1024)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        """Closes all connections."""
        for post in self._posts:
            post.cancel()
        await asyncio.gather(*self._posts, return_exceptions=True)
        if self._server is not None:
            self._server.close()

    def hand_out(self, updates: list[tuple[int, bytes]]) -> None:
        """Makes these updates due now: polls get them, the webhook has them sent."""
        now = time.perf_counter()
        self.all_answered.clear()
        for number, _ in updates:
            self.due[number] = now
        if self.hook is not None:
            self._unsent.extend(updates)
            for _ in range(min(len(updates), len(self._idle))):
                self._idle.popleft().set()
            return
        self.waiting.extend(updates)
        polls, self._polls = self._polls, []
        for poll, offset in polls:
            self.poll(poll, offset, 0)

    def note(self, number: int) -> None:
        """Notes that an update was answered."""
        if number in self.due and number not in self.answered:
            self.answered[number] = time.perf_counter()
            if len(self.answered) == len(self.due):
                self.all_answered.set()

    def count(self, many: int) -> None:
        """Notes that a bot that answers nothing is done with so many more updates, taken to be the
        oldest."""
        for number in list(islice(self.due, len(self.answered), len(self.answered) + many)):
            self.note(number)

    async def take(self, api: "_Api", said: bytes) -> None:
        """Takes a message: on its way, here, and its answer on the way back."""
        await asyncio.sleep(self._random.uniform(*self.way))
        chat = _CHAT.search(said)
        self.arrived.append((time.perf_counter(), int(chat[1]) if chat else 0))
        await asyncio.sleep(self._random.uniform(*self.way))
        api.write(_KNOWN[b"sendMessage"])

    def take_poll(self, api: "_Api") -> None:
        """Takes a poll of any kind."""
        number = next(self._numbers)
        api.write(_response(_POLL % (number, number)))
        self.polled(str(number))

    def poll(self, poll: "_Api", offset: int, wait: float) -> None:
        """Answers getUpdates, or keeps it until something is due."""
        while self.waiting and self.waiting[0][0] < offset:
            number, _ = self.waiting.popleft()
            if self.acknowledging:
                self.note(number)
        if not self.waiting and wait > 0:
            self._polls.append((poll, offset))
            self.ready.set()
            return
        batch = [body for (_, body), _ in zip(self.waiting, range(BATCH), strict=False)]
        poll.write(_response(b"[" + b",".join(batch) + b"]"))

    def forget(self, poll: "_Api") -> None:
        """Forgets the request of a bot that closed the connection."""
        self._polls = [(known, offset) for known, offset in self._polls if known is not poll]

    def set_hook(self, body: bytes) -> None:
        """Takes the bot's webhook: opens as many connections as it asked for."""
        found = _HOOK.search(body)
        url = urlsplit(unquote(found[1].decode())) if found else None
        if url is None or url.hostname is None or url.port is None:
            return
        self.hook = url.hostname, url.port, url.path.encode()
        asked = _AT_ONCE.search(body)
        count = int(asked[1]) if asked else CONNECTIONS
        self._posts = [asyncio.create_task(self._deliver(asyncio.Event())) for _ in range(count)]

    async def _deliver(self, gate: asyncio.Event) -> None:
        """Runs one connection to the webhook: one update in flight."""
        assert self.hook is not None
        host, port, path = self.hook
        head = (
            b"POST %b HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            b"X-Telegram-Bot-Api-Secret-Token: %b\r\nContent-Length: " % (path, self.secret)
        )
        reader, writer = await _connected(host, port)
        self.ready.set()
        while True:
            while not self._unsent:
                self._idle.append(gate)
                await gate.wait()
                gate.clear()
            number, body = self._unsent.popleft()
            writer.write(b"%b%d\r\n\r\n%b" % (head, len(body), body))
            answer = await reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(answer)
            content = await reader.readexactly(int(length[1])) if length else b""
            if not answer.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"the webhook said {answer[:60]!r}")
            if self.acknowledging:
                self.note(number)
            elif content and (answered := _ANSWERED.search(content)):
                self.note(int(answered[1]))


async def _connected(host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    for _ in range(200):
        try:
            return await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.05)
    raise RuntimeError("the webhook does not listen")


class _Api(asyncio.Protocol):
    """One connection of the bot: requests in, ready-made answers out."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.buffer = b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remembers the way back."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Forgets its poll."""
        self.telegram.forget(self)

    def data_received(self, data: bytes) -> None:
        """Answers every whole request."""
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            found = _LENGTH.search(self.buffer, 0, end + 2)
            size = end + 4 + (int(found[1]) if found else 0)
            if len(self.buffer) < size:
                return
            request, self.buffer = self.buffer[:size], self.buffer[size:]
            self._answer(request, end)

    def write(self, response: bytes) -> None:
        """Sends an answer, if the connection is still open."""
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(response)

    def _answer(self, request: bytes, end: int) -> None:
        target = request[: request.find(b"\r\n")].split(b" ")[1]
        method = target.partition(b"?")[0].rpartition(b"/")[2]
        said = target + b"\n" + request[end + 4 :]
        telegram = self.telegram
        if method.lower() == b"getupdates":
            offset, wait = _OFFSET.search(said), _WAIT.search(said)
            telegram.poll(self, int(offset[1]) if offset else 0, int(wait[1]) if wait else 0)
            return
        if method == b"sendMessage":
            task = asyncio.ensure_future(telegram.take(self, said))
            telegram.under_way.add(task)
            task.add_done_callback(telegram.under_way.discard)
            return
        if method == b"sendPoll":
            telegram.take_poll(self)
            return
        self.write(_KNOWN.get(method, _TRUE))
        if method == b"answerCallbackQuery":
            if found := _ANSWERED.search(said):
                telegram.note(int(found[1]))
        elif method == b"setWebhook":
            telegram.set_hook(said)
