"""Fetches pages from the open internet and from nowhere else, within bounds of time and size."""

import asyncio
import socket
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import aiohttp
import structlog

from data.values.addresses import BadAddress, clean_address, is_open

log = structlog.get_logger()

SECONDS = 15
"""For everything together: names, connections, redirects, content."""
LARGEST = 5 * 2**20
"""Bytes of a page, unpacked."""
MOST_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGENT = "zhixue (feed reader)"


class Unfetched(Exception):  # noqa: N818 - it is an answer
    """A page that was not fetched: the key of a text and its values.

    "fetch-inside" (an address that is not on the open internet) · "fetch-slow" · "fetch-large"
    (limit: MB) · "fetch-redirects" · "fetch-status" (status) · "fetch-unreachable", and the keys
    of `BadAddress`. `gone` says that the page is said never to come back.
    """

    def __init__(self, key: str, **values: int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    @property
    def gone(self) -> bool:
        """Whether the page was taken down for good (410)."""
        return self.values.get("status") == 410


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: its content, or `unchanged`; and the validators to send next time."""

    content: bytes
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


class Gate:
    """Opens the sockets of one fetch. What is checked is the very address that is connected to, so
    that neither a name that changes its mind nor an odd notation leads inside."""

    def __init__(self, allows: Callable[[str], bool]) -> None:
        self.allows = allows
        self.refused = False

    def __call__(self, about: Any) -> socket.socket:
        """A socket for an address as `getaddrinfo` describes it; raises OSError for one inside."""
        family, kind, protocol, _, place = about
        if not self.allows(str(place[0]).partition("%")[0]):
            self.refused = True
            raise PermissionError("an address that is not on the open internet")
        return socket.socket(family, kind, protocol)


class Fetcher:
    """Fetches pages. `allows` says which IP addresses may be connected to, `clean` checks an
    address as it is written: other rules are for tests, whose server is on this machine."""

    def __init__(
        self,
        allows: Callable[[str], bool] = is_open,
        clean: Callable[[str], str] = clean_address,
    ) -> None:
        self.allows = allows
        self.clean = clean

    async def get(self, address: str, *, etag: str = "", modified: str = "") -> Page:
        """Fetches the page at an address; raises `Unfetched`.

        `etag` and `modified` are those of the last time: an unchanged page is not sent again.
        """
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip"}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        gate = Gate(self.allows)
        try:
            async with asyncio.timeout(SECONDS):
                return await self._follow(address, headers, gate)
        except TimeoutError:
            raise Unfetched("fetch-slow") from None
        except BadAddress as bad:
            raise Unfetched(bad.key) from None
        except (aiohttp.ClientError, OSError, ValueError, zlib.error) as error:
            log.info("fetch.failed", error=type(error).__name__)
            raise Unfetched("fetch-inside" if gate.refused else "fetch-unreachable") from None

    async def _follow(self, address: str, headers: Mapping[str, str], gate: Gate) -> Page:
        connector = aiohttp.TCPConnector(socket_factory=gate, force_close=True, use_dns_cache=False)
        # Without environment there is no proxy that would connect in our place.
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
        ) as client:
            for _ in range(MOST_REDIRECTS + 1):
                address = self.clean(address)
                async with client.get(address, headers=headers, allow_redirects=False) as answer:
                    if answer.status not in REDIRECTS:
                        return await _read(answer)
                    address = urljoin(address, answer.headers.get("Location", ""))
        raise Unfetched("fetch-redirects")


async def _read(answer: aiohttp.ClientResponse) -> Page:
    etag, modified = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
    if answer.status == 304:
        return Page(b"", etag, modified, unchanged=True)
    if answer.status != 200:
        raise Unfetched("fetch-status", status=answer.status)
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in {"identity", "", "gzip", "x-gzip"}:
        raise Unfetched("fetch-unreachable")
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in packing else None
    content = bytearray()
    async for chunk in answer.content.iter_chunked(64 * 1024):
        # Never more than one byte above the limit is unpacked, whatever a page promises.
        room = LARGEST + 1 - len(content)
        content += unpacker.decompress(chunk, room) if unpacker else chunk
        if len(content) > LARGEST:
            raise Unfetched("fetch-large", limit=LARGEST // 2**20)
    return Page(bytes(content), etag[:300], modified[:100])
