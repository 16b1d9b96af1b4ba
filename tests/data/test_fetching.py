"""Fetching from the open internet: refused addresses, under whatever name, and bounds."""

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from data.values.addresses import BadAddress, clean_address, is_open
from schedules import fetching
from schedules.fetching import Fetcher, Unfetched

Serve = Callable[[Callable[[web.Request], Awaitable[web.StreamResponse]]], Awaitable[str]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Serves every path of an address on this machine with a handler."""
    servers: list[TestServer] = []

    async def start(handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> str:
        app = web.Application()
        app.router.add_get("/{path:.*}", handler)
        servers.append(TestServer(app))
        await servers[-1].start_server()
        return str(servers[-1].make_url("/"))

    yield start
    for server in servers:
        await server.close()


def anywhere() -> Fetcher:
    """Makes a fetcher that may reach inside, for the bounds that are not about addresses."""
    return Fetcher(allows=lambda _: True, clean=lambda address: address)


async def refused(fetcher: Fetcher, address: str) -> Unfetched:
    with pytest.raises(Unfetched) as refusal:
        await fetcher.get(address)
    return refusal.value


async def hello(_request: web.Request) -> web.Response:
    return web.Response(text="secret of the inside")


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "2001:4860:4860::8888",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_open(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1",
        "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", "127.1", "0x7f.1", "2130706433", "localhost", "",
    ],
)  # fmt: skip
def test_addresses_inside_or_odd(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ftp://example.org/feed", "address-none"),
        ("file:///etc/passwd", "address-none"),
        ("localhost", "address-none"),
        ("http://2130706433/", "address-none"),
        ("http://[::1", "address-none"),
        ("http://example.org/a b", "address-none"),
        ("https://example.org/" + "a" * 1000, "address-none"),
        ("https://me:secret@example.org/", "address-login"),
        ("https://me@example.org/", "address-login"),
        ("http://example.org:22/", "address-port"),
        ("http://example.org:6379/", "address-port"),
    ],
)
def test_addresses_that_are_not_fetched_as_they_are_written(text: str, key: str) -> None:
    with pytest.raises(BadAddress) as bad:
        clean_address(text)
    assert bad.value.key == key


def test_an_address_gets_its_scheme_and_loses_its_fragment() -> None:
    assert clean_address(" example.org/feed?a=1#top ") == "https://example.org/feed?a=1"


INSIDE = ("127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "[fe80::1]")


@pytest.mark.parametrize("host", INSIDE)
async def test_no_connection_is_made_inside(host: str) -> None:
    assert (await refused(Fetcher(), f"http://{host}:8080/")).key == "fetch-inside"


async def test_a_name_that_leads_inside_is_refused(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = await serve(hello)
    port = int(address.rstrip("/").rpartition(":")[2])
    asked: list[str] = []

    async def names(_loop: Any, host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", names)
    inside = f"http://feeds.example.org:{port}/"
    assert (await refused(Fetcher(clean=lambda one: one), inside)).key == "fetch-inside"
    assert asked == ["feeds.example.org"]
    assert (await anywhere().get(inside)).content == b"secret of the inside"


async def test_a_name_that_changes_its_mind_is_checked_where_it_is_connected_to(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = await serve(hello)
    port = int(address.rstrip("/").rpartition(":")[2])
    answers = iter(["8.8.8.8", "127.0.0.1", "127.0.0.1", "127.0.0.1"])

    async def names(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", names)
    next(answers)  # an earlier lookup: the answer was fine then
    refusal = await refused(Fetcher(clean=lambda one: one), f"http://rebound.example.org:{port}/")
    assert refusal.key == "fetch-inside"


async def test_a_redirect_inside_is_refused(serve: Serve) -> None:
    target = await serve(hello)
    outside: list[str] = []

    async def away(_request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": target})

    start = await serve(away)
    first = True

    def allows(address: str) -> bool:
        nonlocal first
        outside.append(address)
        once, first = first, False
        return once or is_open(address)

    refusal = await refused(Fetcher(allows=allows, clean=lambda one: one), start)
    assert refusal.key == "fetch-inside"
    assert len(outside) == 2


async def test_a_redirect_to_another_scheme_is_refused(serve: Serve) -> None:
    async def away(_request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "file:///etc/passwd"})

    start = await serve(away)

    def clean(address: str) -> str:
        return address if address == start else clean_address(address)

    refusal = await refused(Fetcher(allows=lambda _: True, clean=clean), start)
    assert refusal.key == "address-none"


async def test_redirects_end(serve: Serve) -> None:
    asked: list[str] = []

    async def round_again(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=301, headers={"Location": f"/{len(asked)}"})

    assert (await refused(anywhere(), await serve(round_again))).key == "fetch-redirects"
    assert asked == ["/", "/1", "/2", "/3"]


async def test_a_page_that_never_ends_is_cut_off(serve: Serve) -> None:
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"x" * 65536)
            sent += 65536

    assert (await refused(anywhere(), await serve(endless))).key == "fetch-large"
    assert sent < 3 * fetching.LARGEST


class Counting:
    """An unpacker that counts the bytes it returned."""

    given = 0

    def __init__(self, *options: int) -> None:
        self.unpacker = zlib.decompressobj(*options)

    def decompress(self, chunk: bytes, most: int) -> bytes:
        made = self.unpacker.decompress(chunk, most)
        Counting.given += len(made)
        return made


async def test_a_page_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = gzip.compress(bytes(200 * 2**20))
    stand_in = SimpleNamespace(decompressobj=Counting, MAX_WBITS=zlib.MAX_WBITS, error=zlib.error)
    monkeypatch.setattr(fetching, "zlib", stand_in)

    async def bomb(_request: web.Request) -> web.Response:
        return web.Response(body=packed, headers={"Content-Encoding": "gzip"})

    assert (await refused(anywhere(), await serve(bomb))).key == "fetch-large"
    assert 0 < Counting.given <= fetching.LARGEST + 1


async def test_a_page_that_hangs_is_given_up(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    release = asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        await release.wait()
        return web.Response()

    assert (await refused(anywhere(), await serve(hang))).key == "fetch-slow"
    release.set()


async def test_no_cookie_and_no_login_is_sent(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, str]] = []

    async def cookies(request: web.Request) -> web.Response:
        seen.append(dict(request.headers))
        answer = web.Response(status=302 if len(seen) == 1 else 200, headers={"Location": "/b"})
        answer.set_cookie("name", "value")
        return answer

    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    await anywhere().get(await serve(cookies))
    assert len(seen) == 2
    assert not any({"Cookie", "Authorization", "Proxy-Authorization"} & set(one) for one in seen)


async def test_unchanged_pages_are_not_sent_again(serve: Serve) -> None:
    async def tagged(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(text="page", headers={"ETag": '"1"', "Last-Modified": "then"})

    address = await serve(tagged)
    first = await anywhere().get(address)
    assert (first.content, first.etag, first.modified) == (b"page", '"1"', "then")
    assert (await anywhere().get(address, etag=first.etag)).unchanged


@pytest.mark.parametrize(("status", "gone"), [(404, False), (410, True), (500, False)])
async def test_a_status_is_told(serve: Serve, status: int, gone: bool) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status)

    refusal = await refused(anywhere(), await serve(answer))
    assert (refusal.key, refusal.values, refusal.gone) == ("fetch-status", {"status": status}, gone)
