"""The demonstration: a Telegram on this machine, the real bot against it over HTTP, a chat page."""

import asyncio
import fcntl
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import xlsxwriter
from pydantic import SecretStr
from rich.console import Console
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot import logs
from bot.service import Trouble, read_settings, serve, stop_on_signals
from bot.settings import Settings
from data.engine import open_writer
from data.migrations import upgrade
from data.models import Card, SeenUpdate
from data.values.founding import Founding
from sandbox import Sandbox
from sandbox.demo import SECRETARY, build_demo, demo_roster_rows

FOLDER: Final = Path("var/demo")
ROSTER: Final = "花名册.xlsx"
DATABASE: Final = "zhixue.sqlite3"
PORT: Final = 8765
"""Where the chat page is, unless another is wanted or it is taken."""
PACE: Final = 20
TOKEN: Final = "42:demonstration"  # noqa: S105 - the sandbox's own
WELCOME: Final = """\
支学演示 · the demonstration
  聊天页 chat page  {page}
  花名册 roster     {roster}

第一步：以{secretary}（书记）的身份，在群里点机器人的按钮建立支部；再把花名册发到和机器人的私聊里。
First, as {secretary} (the secretary), tap the bot's button in the group to set up the branch; then
send the roster file to the bot in the private chat. Ctrl+C 结束 ends it."""


async def run_demo(
    out: Console,
    *,
    port: int | None = None,
    browser: bool = True,
    fast: bool = False,
    keep: bool = False,
    folder: Path = FOLDER,
    stop: asyncio.Event | None = None,
    ready: Callable[[Sandbox], None] = lambda _: None,
) -> None:
    """Serves until `stop` is set or Ctrl+C; `ready` hears of the sandbox once all works.

    The people and chats live in memory and begin anew each time; the bot's database is in `folder`
    and begins anew too unless `keep`. Raises Trouble where a demonstration runs there already.
    """
    logs.set_up("warning")
    with alone(folder):
        roster = write_roster(folder / ROSTER)
        address = prepare(folder / DATABASE, keep=keep)
        async with Sandbox(TOKEN, port=free_port(PORT) if port is None else port) as box:
            build_demo(box.world)
            if fast:
                box.page.move_crowd(on=True, pace=PACE)

            def opened(_: object) -> None:
                told = WELCOME.format(page=box.url, roster=roster, secretary=SECRETARY.name)
                out.print(told, highlight=False, soft_wrap=True)
                if browser:
                    show(box.url)
                ready(box)

            await serve(demo_settings(box.url, address), stop or stop_on_signals(), opened)


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
