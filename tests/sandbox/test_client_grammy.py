"""grammY, unmodified, runs a small bot against the sandbox where Node and the library are there."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox import Sandbox

LIBRARY = "grammy@1.46.0"
SCRIPT = Path(__file__).parent / "grammy_bot.mjs"
PATIENCE = 60
"""Seconds for npm, and for Node to start."""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bot beside its library, which npm installs once from its registry or its cache."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("NOT TRIED: grammY needs Node and npm, which are not here")
    place = tmp_path_factory.mktemp("grammy")
    quiet = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline")
    command = ["npm", "install", LIBRARY, "--prefix", str(place), *quiet]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"NOT TRIED: npm cannot install {LIBRARY} ({type(error).__name__})")
    return Path(shutil.copy(SCRIPT, place))


@pytest.fixture
async def running(box: Sandbox, script: Path) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        "node", script, box.url, box.token, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
    assert line.decode().strip() == "@zhixue_bot runs"
    yield
    process.terminate()
    await process.communicate()


@pytest.mark.usefixtures("running")
@pytest.mark.filterwarnings("ignore::aiohttp.multipart.BadContentDispositionHeader")
async def test_a_conversation_from_a_link_to_a_file(box: Sandbox) -> None:
    world = box.world
    chen, wang = world.person("陈静"), world.person("王芳")
    group = world.group("支部", [wang], creator=chen)
    world.add_bot(group, chen)
    private = world.private(wang)

    world.start(wang, "s_7")
    assert await box.until(lambda: last(box, private) == "欢迎，王芳：s_7")

    world.say(wang, group, "/signin")
    assert await box.until(lambda: last(box, group) == "党课 & 签到")
    board = world.last(group)
    assert board.entities == [{"type": "bold", "offset": 0, "length": 2}]
    answer = await box.answer(world.tap(wang, board, "签到"))
    assert (answer.text, answer.alert) == ("签到成功", True)
    assert await box.until(lambda: board.text == "实到：王芳")

    world.say(wang, group, "/quiz")
    await box.until(lambda: world.last(group).poll)
    world.vote(wang, world.last(group), [0, 1])
    assert await box.until(lambda: last(box, private) == "选了 0,1")

    world.upload(wang, private, "document", b"hello", "a.txt")
    copied = await box.until(lambda: last(box, private) == "给你" and world.last(private))
    assert (copied.media.content, copied.media.name) == (b"HELLO", "副本.txt")
    assert box.log.unknown == []


def last(box: Sandbox, chat: object) -> str:
    """Returns the text of a chat's newest message."""
    return box.world.last(chat).text  # type: ignore[arg-type]
