"""Shared by stories about material: sending and forwarding things, opening pages, making files."""

import io
import zipfile
from collections.abc import Mapping

from data.models import Material
from sandbox import Person
from tests.town import Town

SENTENCE = "大家按时参加，认真记录。"
TEXT = "三会一课是什么\n\n三会一课是支部党员大会、支部委员会会议、党小组会和党课。" + SENTENCE * 40


async def forwarded(town: Town, *texts: str, to: Person | None = None) -> None:
    """Has somebody (by default 陈静) forward texts of 王芳 (by default one) to the bot at once."""
    world, who = town.box.world, to or town.chen
    for text in texts or (TEXT,):
        message = world.say(town.person("王芳"), town.group, text)
        world.forward(who, message, world.private(who))
    await town.settle()
    # A card is edited at most once in three seconds.
    await town.wait(seconds=4)


async def uploaded(
    town: Town,
    kind: str,
    name: str,
    content: bytes = b"content",
    caption: str = "",
    who: Person | None = None,
) -> None:
    """Has somebody (by default 陈静) send the bot a file privately."""
    world, sender = town.box.world, who or town.chen
    world.upload(sender, world.private(sender), kind, content, name, caption)
    await town.settle()


async def saved(town: Town, text: str = TEXT) -> Material:
    """Forwards and saves a text; returns the newest material."""
    await forwarded(town, text)
    await town.press(town.chen, "✅ 收下")
    return (await town.every(Material))[-1]


async def typed(town: Town, text: str) -> None:
    """Has 陈静 type something privately."""
    await town.say(town.chen, text, private=True)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Makes a zip archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()
