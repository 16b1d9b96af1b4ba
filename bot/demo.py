"""The demonstration: a Telegram on this machine, the real bot against it over HTTP, a chat page."""

import asyncio
import fcntl
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

import xlsxwriter
from pydantic import SecretStr
from rich.console import Console
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot import logs
from bot.app import App, build_app
from bot.limiter import FreeLimiter
from bot.living.clock import DemoClock, daytime
from bot.living.past import Past
from bot.service import Trouble, read_settings, serve, stop_on_signals
from bot.settings import Settings
from data.engine import open_writer
from data.migrations import upgrade
from data.models import Card, Meeting, SeenUpdate
from data.values.founding import Founding
from handlers.signin.onsite.rules import code_at
from sandbox import Chat, Sandbox
from sandbox.demo import build_demo, demo_roster_rows, invite_bot

FOLDER: Final = Path("var/demo")
ROSTER: Final = "花名册.xlsx"
DATABASE: Final = "zhixue.sqlite3"
PORT: Final = 8765
"""Where the chat page is, unless another is wanted or it is taken."""
PACE: Final = 20
TOKEN: Final = "42:demonstration"  # noqa: S105 - the sandbox's own
PLACES: Final = """\
支学演示 · the demonstration
  聊天页 chat page  {page}
  花名册 roster     {roster}
"""
FULL: Final = """
一个支部的半年已经在里面了。可以试三件事：
  1. 选“王芳”，在和机器人的私聊里发“我的”，再点群里最新的学习；
  2. 选“陈静”（书记），私聊发“/check”看检查，发“/records”拿记录；
  3. 还是陈静，私聊发“/meeting 党课 明天下午三点 三楼会议室”，发布，点“现在开始签到”和“让成员行动”。
A branch has lived half a year here. Three things to try: as 王芳 send 我的 to the bot privately;
as 陈静 (the secretary) send /check and /records; as 陈静 plan a meeting as in line 3 and let the
members act. `zhixue demo --empty` begins at the founding. Ctrl+C 结束 ends it."""
EMPTY: Final = """
从建立支部开始。可以试三件事：
  1. 选“陈静”（书记），在群里点机器人的“建立支部”；
  2. 把上面的花名册发到和机器人的私聊里，再点“让成员行动”，成员会来认领；
  3. 私聊发“/meeting 党课 明天下午三点 三楼会议室”，发布，点“现在开始签到”。
It begins at the founding. Three things to try: as 陈静 (the secretary) tap the bot's button in the
group; send the roster file to the bot privately and let the members act; plan a meeting.
Ctrl+C 结束 ends it."""
BUSY: Final = "支部正在过它的半年，十几秒就好…… A branch is living its half year: some seconds."


async def run_demo(
    out: Console,
    *,
    port: int | None = None,
    browser: bool = True,
    fast: bool = False,
    keep: bool = False,
    empty: bool = False,
    folder: Path = FOLDER,
    stop: asyncio.Event | None = None,
    ready: Callable[[Sandbox], None] = lambda _: None,
) -> None:
    """Serves until `stop` is set or Ctrl+C; `ready` hears of the sandbox once all works.

    It begins by day, whatever the hour, with a branch that has lived half a year up to today, or
    before the founding where it is to be `empty`. The people and chats live in memory and begin
    anew each time; the bot's database is in `folder` and begins anew too unless `keep`. Raises
    Trouble where a demonstration runs there already.
    """
    logs.set_up("warning")
    with alone(folder):
        roster = write_roster(folder / ROSTER)
        content = roster.read_bytes()
        address = prepare(folder / DATABASE, keep=keep)
        clock = DemoClock()
        begins = daytime(clock.now())
        async with Sandbox(
            TOKEN, port=free_port(PORT) if port is None else port, clock=clock
        ) as box:
            group = build_demo(box.world)
            settings = demo_settings(box.url, address)
            if keep or empty:
                clock.start(begins)
                invite_bot(box.world, group)
            else:
                out.print(BUSY, highlight=False, soft_wrap=True)
                await live(box, settings, clock, group, begins, content)
                clock.start(begins)
            if fast:
                box.page.move_crowd(on=True, pace=PACE)

            def opened(app: App) -> None:
                box.page.crowd.watch_screen(partial(code_on_screen, app))
                told = PLACES.format(page=box.url, roster=roster) + (EMPTY if empty else FULL)
                out.print(told, highlight=False, soft_wrap=True)
                if browser:
                    show(box.url)
                ready(box)

            await serve(settings, stop or stop_on_signals(), opened, clock.now)


async def live(
    box: Sandbox, settings: Settings, clock: DemoClock, group: Chat, until: datetime, roster: bytes
) -> None:
    """Has the branch live its past, by a bot of its own that ends there."""
    app = build_app(settings, clock.now, FreeLimiter)
    clock.set(until)
    await app.open(ticking=False, listening=False)
    try:
        await Past(box, app, clock, group, until).live(roster)
    finally:
        await app.close()


def demo_settings(api_url: str, database_url: str) -> Settings:
    """Returns settings that take nothing from the environment of a real bot."""
    port = free_port(0)
    return read_settings(
        token=SecretStr(TOKEN),
        api_url=api_url,
        database_url=database_url,
        proxy="",
        webhook_url="",
        founding=Founding.ANYONE,
        host="127.0.0.1",
        port=port,
        public_url=f"http://127.0.0.1:{port}",
    )


def code_on_screen(app: App) -> str:
    """Returns the code of the meeting that has one and at which sign-in is open, "" for none."""
    open_now = select(Meeting.secret).where(Meeting.state == "open", Meeting.secret.is_not(None))
    with Session(app.store.reader) as session:
        secret = session.scalars(open_now).first()
    return code_at(secret, app.now()) if secret else ""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Holds the folder, so that a second demonstration does not empty it under the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"A demonstration runs in {folder} already.") from None
        yield


def prepare(file: Path, *, keep: bool) -> str:
    """Returns the database's address, its file emptied or fitted to a Telegram that begins anew."""
    address = f"sqlite:///{file}"
    if not keep:
        for ending in ("", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
        return address
    engine = open_writer(address)
    upgrade(engine)
    with Session(engine) as session, session.begin():
        # The new Telegram counts its updates and messages from the start again.
        session.execute(delete(SeenUpdate))
        session.execute(update(Card).values(message_id=None))
    engine.dispose()
    return address


def write_roster(file: Path) -> Path:
    """Writes the demonstration's roster as a spreadsheet."""
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet()
    rows = demo_roster_rows()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    sheet.set_column(0, len(rows[0]) - 1, 16)
    book.close()
    return file


def free_port(wanted: int) -> int:
    """Returns the wanted port of this machine, or a free one where it is taken or 0."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return free_port(0)
        return int(probe.getsockname()[1])


def show(url: str) -> None:
    """Opens the page where there is a browser with windows; a text one would take the terminal."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return
    if type(found) is not webbrowser.GenericBrowser:
        asyncio.get_running_loop().run_in_executor(None, found.open, url)
