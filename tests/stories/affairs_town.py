"""Shared by stories about branch affairs: a branch, and notices as 陈静 publishes them."""

import io
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter
from docx import Document
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Notice
from sandbox import Message, Person
from tests.prepared import prepared
from tests.town import START, Town

TEN = START.replace(day=30, hour=10)
"""A Monday morning."""
SHANGHAI = ZoneInfo("Asia/Shanghai")
TITLE = "关于拟接收孙浩同志为预备党员的公示"
BODY = "经支部委员会研究，拟接收孙浩同志为预备党员，现予公示。"


@prepared
async def publishing(town: Town, *names: str) -> None:
    """Founds a branch with 陈静 as its secretary and these members, on a Monday morning; all of
    them opened the private chat."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    members = names or ("王芳", "李强", "赵敏")
    await town.enrol(*members)
    for name in members:
        await town.start(town.person(name))
    await town.until(TEN)


def branch_of(session: Session, town: Town) -> Branch:
    """Returns the town's branch."""
    return session.scalars(select(Branch).where(Branch.chat_id == town.group.id)).one()


async def writes(
    town: Town,
    kind: str = "发展党员",
    title: str = TITLE,
    body: str = BODY,
    *,
    files: tuple[tuple[str, str, bytes], ...] = (),
    days: str = "",
    when: str = "马上",
    by: Person | None = None,
) -> None:
    """Has somebody fill in the form of a notice up to its preview; a file is its kind, name and
    content."""
    who = by or town.chen
    await town.say(who, "/affairs", private=True)
    await town.press(who, "发布公示")
    await town.press(who, kind)
    await town.say(who, title, private=True)
    await town.say(who, body, private=True)
    for file in files:
        await uploads(town, who, *file)
    await town.press(who, "下一步")
    if days.isdecimal():
        await town.say(who, days, private=True)
    else:
        await town.press(who, days or "（一般）")
    if when == "马上" or when.startswith("明天"):
        await town.press(who, when)
    else:
        await town.say(who, when, private=True)


async def uploads(
    town: Town, who: Person, kind: str, name: str, content: bytes, **more: Any
) -> None:
    """Has somebody send a file privately."""
    town.box.world.upload(who, town.box.world.private(who), kind, content, name, **more)
    await town.settle()


async def published(town: Town, *args: str, **more: Any) -> Message:
    """Has 陈静 publish a notice, and returns its card."""
    await writes(town, *args, **more)
    await town.press(more.get("by") or town.chen, "📌 发布")
    return card_of(town)


def card_of(town: Town) -> Message:
    """Returns the newest card of a notice in the group."""
    return next(m for m in reversed(town.seen()) if m.keyboard and "no.s" in str(m.keyboard))


async def drawn(town: Town, card: Message) -> str:
    """Returns the text of a card once it has been redrawn."""
    await town.wait(seconds=3)
    return card.text


async def notice(town: Town) -> Notice:
    """Returns the newest notice."""
    return (await town.every(Notice))[-1]


async def page(town: Town, name: str) -> Message:
    """Has somebody open the newest notice's page, and returns it."""
    who = town.person(name)
    await town.start(who, f"no_{(await notice(town)).id}")
    return town.last(who)


def word(*paragraphs: str, head: str = "", comment: str = "") -> bytes:
    """Makes a Word file, perhaps with a page head."""
    document = Document()
    for one in paragraphs:
        document.add_paragraph(one)
    if head:
        document.sections[0].header.paragraphs[0].text = head
    if comment:
        document.add_comment(document.paragraphs[0].runs, text=comment)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def picture() -> bytes:
    """Makes a picture."""
    file = io.BytesIO()
    Image.new("RGB", (20, 20)).save(file, "PNG")
    return file.getvalue()


def workbook(*rows: tuple[object, ...], hidden: tuple[object, ...] = ()) -> bytes:
    """Makes an Excel file, perhaps with a hidden sheet of one row."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("收支")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        if hidden:
            other = book.add_worksheet("备查")
            other.write_row(0, 0, hidden)
            other.hide()
    return file.getvalue()
