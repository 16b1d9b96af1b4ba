"""Serves the chat page over HTTP: its files, its queries, its live events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from sandbox.crowd import Crowd
from sandbox.pageacts import chat_of, mark_read, perform, replied
from sandbox.pageview import event_json, message_json, state_json
from sandbox.values import Event, Json, NotAllowed, Person
from sandbox.world import World

NEWEST = 200
GLANCE = 0.5
BACKLOG = 2_000
FILE_MOST = 50 * 1024 * 1024
FILES_MOST = 10
PACE_MOST = 100.0
PAGE = Path(__file__).parent / "page"
SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/", "video/")
GUARD = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """Handlers for one world, and the crowd that its switch controls."""

    def __init__(self, world: World) -> None:
        self.crowd = Crowd(world)
        self._world = world
        self._moving: asyncio.Task[None] | None = None
        self._streams: set[asyncio.Task[None]] = set()

    def add_routes(self, application: web.Application) -> None:
        """Serves the page from this application."""
        routes = [
            web.get("/", self._index),
            web.get("/static/{name}", self._static),
            web.get("/page/state", _polite(self._state)),
            web.get("/page/messages", _polite(self._messages)),
            web.get("/page/events", _polite(self._events)),
            web.post("/page/act", _polite(self._act)),
            web.post("/page/upload", _polite(self._upload)),
            web.get("/page/file/{file_id}", self._file),
            web.post("/page/crowd", _polite(self._switch)),
        ]
        application.add_routes(routes)

    def close(self) -> None:
        """Ends the live streams and the crowd."""
        self.drop_streams()
        if self._moving is not None:
            self._moving.cancel()
        self.crowd.close()

    def drop_streams(self) -> None:
        """Breaks every live connection, as a network does; pages connect again by themselves."""
        for task in self._streams:
            task.cancel()

    def move_crowd(self, *, on: bool, pace: float | None = None) -> None:
        """Lets the members act, or rest."""
        self.crowd.switch(on=on, pace=pace)
        if on and self._moving is None:
            self._moving = asyncio.create_task(self.crowd.run())
        elif not on and self._moving is not None:
            self._moving.cancel()
            self._moving = None
        self._world.publish("chat")

    # files of the page

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html", headers=GUARD)

    async def _static(self, request: web.Request) -> web.StreamResponse:
        wanted = request.match_info["name"]
        known = {path.name: path for path in PAGE.iterdir() if path.is_file()}
        if wanted not in known:
            raise web.HTTPNotFound
        return web.FileResponse(known[wanted], headers=GUARD)

    # queries

    def _person(self, number: object) -> Person:
        try:
            person = self._world.people.get(int(str(number)))
        except ValueError:
            person = None
        if person is None or person.is_bot:
            raise NotAllowed("没有这个人")
        return person

    async def _state(self, request: web.Request) -> web.Response:
        named = request.query.get("me")
        people = [one for one in self._world.people.values() if not one.is_bot]
        if not people:
            raise NotAllowed("沙盒里还没有人")
        with suppress(NotAllowed):
            people.insert(0, self._person(named))
        acting, pace = self.crowd.acting, self.crowd.pace
        return _json(state_json(self._world, people[0], acting=acting, pace=pace))

    async def _messages(self, request: web.Request) -> web.Response:
        me = self._person(request.query.get("me"))
        chat = chat_of(self._world, me, {"chat": request.query.get("chat")})
        if not chat.sees(me):
            raise NotAllowed("不在这个群里")
        seen = self._world.messages(chat, me)
        thread = request.query.get("thread")
        if thread:
            seen = [one for one in seen if str(one.topic) == thread]
        mark_read(self._world, me, chat)
        return _json({"messages": [message_json(one, me) for one in seen[-NEWEST:]]})

    async def _act(self, request: web.Request) -> web.Response:
        given = await _body(request)
        return _json({"ok": True, **perform(self._world, self._person(given.get("me")), given)})

    async def _switch(self, request: web.Request) -> web.Response:
        given = await _body(request)
        pace = given.get("pace")
        if pace is not None and not (isinstance(pace, int | float) and 0 < pace <= PACE_MOST):
            raise NotAllowed("快慢要在 1 到 100 之间")
        self.move_crowd(on=given.get("on") is True, pace=pace)
        return _json({"ok": True, "acting": self.crowd.acting, "pace": self.crowd.pace})

    # files in messages

    async def _upload(self, request: web.Request) -> web.Response:
        given, files = await _form(request)
        me = self._person(given.get("me"))
        chat, kind = chat_of(self._world, me, given), str(given.get("kind") or "document")
        caption = str(given.get("caption") or "")
        if not files:
            raise NotAllowed("没有文件")
        if len(files) > 1:
            album = [(kind, content, name) for name, content in files]
            sent = self._world.album(me, chat, album, caption)
        else:
            name, content = files[0]
            reply = replied(self._world, me, given)
            thread = int(given["thread"]) if str(given.get("thread", "")).isdigit() else None
            sent = [
                self._world.upload(me, chat, kind, content, name, caption, reply, thread=thread)
            ]
        return _json({"ok": True, "messages": [message_json(one, me) for one in sent]})

    async def _file(self, request: web.Request) -> web.Response:
        media = self._world.files.get(request.match_info["file_id"])
        if media is None:
            raise web.HTTPNotFound
        shown = media.mime.startswith(SHOWN)
        place = "inline" if shown else "attachment"
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Content-Disposition": f"{place}; filename*=UTF-8''{quote(media.name, safe='')}",
            "Content-Type": media.mime if shown else "application/octet-stream",
        }
        return web.Response(body=media.content, headers=headers)

    # live

    async def _events(self, request: web.Request) -> web.StreamResponse:
        me = self._person(request.query.get("me"))
        backlog: asyncio.Queue[Json] = asyncio.Queue()

        def hear(event: Event) -> None:
            # A private chat has the person's id: the page shows the one with the first bot.
            own = event.chat is None or event.chat.bot in (None, self._world.bot)
            shape = event_json(event, me) if own else None
            if shape is None:
                return
            if backlog.qsize() >= BACKLOG:
                while not backlog.empty():
                    backlog.get_nowait()
                shape = {"type": "reset"}
            backlog.put_nowait(shape)

        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        self._world.listen(hear)
        self._watch(me, 1)
        task = asyncio.ensure_future(_stream(request, response, backlog))
        self._streams.add(task)
        try:
            await task
        except (ConnectionError, asyncio.CancelledError):
            task.cancel()
        finally:
            self._streams.discard(task)
            self._world.forget(hear)
            self._watch(me, -1)
        return response

    def _watch(self, person: Person, step: int) -> None:
        """Counts the windows that look through a person's eyes: the crowd leaves them alone."""
        self._world.viewers[person.id] += step
        self._world.bell.ring()


async def _stream(
    request: web.Request, response: web.StreamResponse, backlog: asyncio.Queue[Json]
) -> None:
    """Writes events as they come, until the page has gone."""
    await response.write(b": hello\n\n")
    while request.transport is not None and not request.transport.is_closing():
        try:
            shape = await asyncio.wait_for(backlog.get(), GLANCE)
        except TimeoutError:
            continue
        text = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
        await response.write(f"data: {text}\n\n".encode())


def _json(shape: Json) -> web.Response:
    return web.json_response(shape, dumps=lambda value: json.dumps(value, ensure_ascii=False))


def _polite(handler: Handler) -> Handler:
    """Turns what is not allowed into a sentence for the page to show."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NotAllowed as refusal:
            return _json({"ok": False, "error": f"{refusal}。"})

    return handle


async def _body(request: web.Request) -> Json:
    try:
        given = json.loads(await request.read())
    except ValueError:
        raise NotAllowed("读不懂这个请求") from None
    if not isinstance(given, dict):
        raise NotAllowed("读不懂这个请求")
    return given


async def _form(request: web.Request) -> tuple[Json, list[tuple[str, bytes]]]:
    """Reads the fields and the files of a multipart request, each file within Telegram's 50 MB."""
    given: Json = {}
    files: list[tuple[str, bytes]] = []
    if not request.content_type.startswith("multipart/"):
        raise NotAllowed("读不懂这个请求")
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name != "file":
            given[part.name or ""] = (await part.read_chunk(65_536)).decode("utf-8", "replace")
            continue
        content = bytearray()
        while chunk := await part.read_chunk(262_144):
            content += chunk
            if len(content) > FILE_MOST:
                raise NotAllowed("文件超过 50 MB，发不出去")
        files.append((part.filename or "文件", bytes(content)))
        if len(files) > FILES_MOST:
            raise NotAllowed(f"一次最多发 {FILES_MOST} 个文件")
    return given, files
