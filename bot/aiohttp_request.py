"""The connection to Telegram: python-telegram-bot's requests carried by one aiohttp session."""

import asyncio
import json
import re
import time
from collections.abc import Iterator, Sequence
from typing import IO, Any, Final, cast
from urllib.parse import quote, urlsplit
from uuid import uuid4

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    TCPConnector,
)
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import Payload
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter
from yarl import URL

from bot import rawjson
from handlers.shared.failure import NotSent

# Telegram closes idle connections after about a minute; a new one costs two round trips more.
_KEEP_ALIVE_S: Final = 30.0
_CHUNK: Final = 256 * 1024
_JSON: Final = {"Content-Type": "application/json"}
_TOKEN: Final = re.compile(r"\d+(?::|%3A)[\w-]{30,}", re.IGNORECASE)
_UNSAFE_IN_NAME: Final = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A", "\0": "%00"})
_POOL_FULL: Final = (
    "Pool timeout: every connection to Telegram is busy. The request was *not* sent."
)


class NotSentInTime(NotSent, TimedOut):
    """A timeout before the whole request was on its way."""

    def __init__(self, message: str = "Timed out; the request was not sent.") -> None:
        NetworkError.__init__(self, message)


class AiohttpRequest(BaseRequest):
    """A request backend for `telegram.Bot`: JSON bodies, streamed uploads, no token in any error.

    `connections` is the most requests under way at once. The timeouts are seconds and `None`
    means never: `read_timeout` for a pause in the answer, `write_timeout` and
    `media_write_timeout` for a pause in sending an upload (a JSON body is always below what the
    transport buffers, so nothing waits there), `connect_timeout` for name, TCP and TLS together,
    `pool_timeout` for a free connection. `proxy` is an `http://` or `https://` address and may
    carry a name and password; proxies in the environment are ignored.

    Raises ValueError for fewer than one connection or a proxy of another kind.
    """

    __slots__ = (
        "_connect_timeout",
        "_connections",
        "_free",
        "_media_write_timeout",
        "_pool_timeout",
        "_proxy",
        "_read_timeout",
        "_session",
        "_timeout",
        "_urls",
        "_write_timeout",
        "succeeded_at",
    )

    def __init__(
        self,
        connections: int = 256,
        *,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
        proxy: str | None = None,
    ) -> None:
        if connections < 1:
            raise ValueError("a request needs at least one connection")
        if proxy is not None and urlsplit(proxy).scheme not in {"http", "https"}:
            raise ValueError("a proxy's address begins with http:// or https://")
        self._connections = connections
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._media_write_timeout = media_write_timeout
        self._proxy = proxy
        self._timeout = ClientTimeout(connect=connect_timeout, sock_read=read_timeout)
        self._urls: dict[str, URL] = {}
        self._free = asyncio.Semaphore(connections)
        self._session: ClientSession | None = None
        self.succeeded_at: float | None = None
        """When Telegram last did what it was asked, on a clock that never goes back."""

    @property
    def read_timeout(self) -> float | None:
        """The longest pause in an answer, in seconds, unless a call says otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session; does nothing where it is open."""
        if self._session is not None:
            return
        self._free = asyncio.Semaphore(self._connections)
        self._session = ClientSession(
            # Our semaphore counts the connections, so that waiting for one is a timeout of its own.
            connector=TCPConnector(limit=0, keepalive_timeout=_KEEP_ALIVE_S),
            cookie_jar=DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
            proxy=self._proxy,
        )

    async def shutdown(self) -> None:
        """Close the session and its connections; does nothing where it is closed."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def updates(
        self, url: str, offset: int, wait: int, allowed: Sequence[str]
    ) -> list[dict[str, Any]]:
        """Updates as Telegram sends them, unparsed, from the address of getUpdates.

        `offset` acknowledges all below it; `wait` is how many seconds Telegram may hold the poll,
        below 1 for none. The read timeout must be longer. Raises python-telegram-bot's errors.
        """
        said = {"offset": offset, "timeout": max(wait, 0), "allowed_updates": list(allowed)}
        parameters = [RequestParameter(name, value, None) for name, value in said.items()]
        try:
            found = await self.post(url, RequestData(parameters))
        except (KeyError, TypeError, AttributeError):
            found = None  # an answer of another shape, which the library takes for granted
        if not isinstance(found, list):
            raise NetworkError("The answer to getUpdates holds no list of updates.")
        return found

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Parse an answer; updates in it that are nested too deeply keep their id alone."""
        try:
            return BaseRequest.parse_json_payload(payload)
        except RecursionError:
            answer = rawjson.loads(payload)
        if isinstance(found := rawjson.within(answer, "result"), list):
            answer["result"] = [rawjson.whole(one) for one in found]
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request; return the HTTP status and the body as it came.

        Raises TimedOut when any timeout passed, NetworkError for every other failure on the way;
        both are NotSent too where the request cannot have reached Telegram whole. RuntimeError
        before `initialize` and after `shutdown`.
        """
        session = self._session
        if session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        failure: TelegramError
        body: bytes | Payload | None = None
        try:
            timeout = self._patience(read_timeout, connect_timeout)
            body, headers = self._body(request_data, write_timeout)
            await self._acquire(pool_timeout)
            try:
                async with session.request(
                    method,
                    self._url(url, method),
                    data=body,
                    headers=headers,
                    timeout=timeout,
                    # A redirect would carry the token to wherever it points.
                    allow_redirects=False,
                ) as response:
                    content = await response.read()
                    if response.ok:
                        self.succeeded_at = time.monotonic()
                    return response.status, content
            finally:
                self._free.release()
        except TelegramError as error:
            failure = error
        except TimeoutError as error:
            unsent = isinstance(error, ConnectionTimeoutError) or _unfinished(body)
            failure = NotSentInTime() if unsent else TimedOut()
        except (ClientError, OSError, ValueError) as error:
            unsent = isinstance(error, (ClientConnectorError, ValueError)) or _unfinished(body)
            text = f"aiohttp.{type(error).__name__}: {_hidden(str(error), url)}"
            failure = NotSent(text) if unsent else NetworkError(text)
        # Raised outside the handlers: a chained exception would show the address in a traceback.
        raise failure

    def _url(self, url: str, method: str) -> URL:
        """The parsed address; those of Bot API methods are few and kept, those of files are not."""
        known = self._urls.get(url)
        if known is None:
            known = URL(url)
            if method == "POST":
                self._urls[url] = known
        return known

    def _patience(self, read: ODVInput[float], connect: ODVInput[float]) -> ClientTimeout:
        if isinstance(read, DefaultValue) and isinstance(connect, DefaultValue):
            return self._timeout
        return ClientTimeout(
            connect=self._connect_timeout if isinstance(connect, DefaultValue) else connect,
            sock_read=self._read_timeout if isinstance(read, DefaultValue) else read,
        )

    def _body(
        self, data: RequestData | None, write_timeout: ODVInput[float]
    ) -> tuple[bytes | Payload | None, dict[str, str] | None]:
        if data is None:
            return None, None
        if data.contains_files:
            if isinstance(write_timeout, DefaultValue):
                write_timeout = self._media_write_timeout
            return _Upload(data, write_timeout), None
        parameters = data.parameters
        if not parameters:
            return None, None
        return json.dumps(parameters, separators=(",", ":")).encode("ascii"), _JSON

    async def _acquire(self, pool_timeout: ODVInput[float]) -> None:
        if not self._free.locked():
            await self._free.acquire()
            return
        if isinstance(pool_timeout, DefaultValue):
            pool_timeout = self._pool_timeout
        try:
            async with asyncio.timeout(pool_timeout):
                await self._free.acquire()
        except TimeoutError:
            raise NotSentInTime(_POOL_FULL) from None


class _Upload(Payload):
    """A multipart form whose files are read as they are sent.

    File handles are rewound first and left open, so that a refused call can be sent again.
    """

    _autoclose = True

    def __init__(self, data: RequestData, write_timeout: float | None) -> None:
        boundary = uuid4().hex
        super().__init__(None, content_type=f"multipart/form-data; boundary={boundary}")
        self._write_timeout = write_timeout
        self.written = False
        """Whether all of it was handed to the network: without that, no server can act on it."""
        self._segments = list(_segments(data, boundary))
        sizes = [_size(segment) for segment in self._segments]
        self._size = None if None in sizes else sum(cast("list[int]", sizes))

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:  # noqa: ARG002
        """Refused: an upload is never held in memory as text."""
        raise TypeError("an upload has no text")

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send every segment, each chunk within the write timeout."""
        self.written = False
        for segment in self._segments:
            if isinstance(segment, bytes):
                for start in range(0, len(segment), _CHUNK):
                    await self._send(writer, segment[start : start + _CHUNK])
                continue
            if segment.seekable():
                segment.seek(0)
            while chunk := await asyncio.to_thread(segment.read, _CHUNK):
                await self._send(writer, chunk)
        self.written = True

    async def write_with_length(
        self,
        writer: AbstractStreamWriter,
        content_length: int | None,  # noqa: ARG002
    ) -> None:
        """The same as `write`: the length announced is that of the segments."""
        await self.write(writer)

    async def _send(self, writer: AbstractStreamWriter, chunk: bytes) -> None:
        async with asyncio.timeout(self._write_timeout):
            await writer.write(chunk)


def _unfinished(body: object) -> bool:
    return isinstance(body, _Upload) and not body.written


def _segments(data: RequestData, boundary: str) -> Iterator[bytes | IO[bytes]]:
    opening = f'--{boundary}\r\nContent-Disposition: form-data; name="'
    for name, value in data.json_parameters.items():
        yield f'{opening}{name}"\r\n\r\n{value}\r\n'.encode(errors="replace")
    for name, (filename, content, mimetype) in cast("dict[str, Any]", data.multipart_data).items():
        # The name goes as browsers send it, in UTF-8: Telegram shows percent signs as they are.
        shown = filename.translate(_UNSAFE_IN_NAME)
        head = f'{opening}{name}"; filename="{shown}"\r\nContent-Type: {mimetype}\r\n\r\n'
        yield head.encode(errors="replace")
        yield content
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode()


def _size(segment: bytes | IO[bytes]) -> int | None:
    """The number of bytes, or None where it shows only at the end (a pipe)."""
    if isinstance(segment, bytes):
        return len(segment)
    return segment.seek(0, 2) if segment.seekable() else None


def _hidden(text: str, url: str) -> str:
    """An error's text without the request's path and without anything shaped like a token."""
    written = urlsplit(url).path.rpartition("/")[0]
    for path in {written, quote(written, safe="/:")} - {""}:
        text = text.replace(path, "/<token>")
    return _TOKEN.sub("<token>", text)
