"""Two members of one name are told apart wherever a name stands."""

import json
import re
import zipfile
from io import BytesIO

from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Member, Minute
from sandbox import Person
from sandbox.values import Media
from tests.stories.reading_town import push_again, pushed, reading
from tests.stories.roster_town import imported, open_person, row, send
from tests.town import START, Town

TWINS = """姓名,党小组,身份,职务,备注
陈静,一组,正式党员,书记,
张伟,一组,正式党员,,
张伟,二组,正式党员,,
李强,二组,正式党员,,
"""
FIRST, SECOND = "张伟（一组）", "张伟（二组）"
BARE = re.compile(r"张伟(?!（)")


async def twins(town: Town) -> tuple[Person, Person]:
    """Founds a branch with two 张伟, both bound to accounts of other names."""
    await imported(town, TWINS)
    people = town.person("大张"), town.person("小张")
    for who in people:
        await town.start(who)

    def bind(session: Session) -> None:
        rows = session.scalars(select(Member).where(Member.name == "张伟").order_by(Member.id))
        for member, who in zip(rows, people, strict=True):
            member.account_id = who.id

    await town.app.store.write(bind)
    return people


def words(file: Media) -> str:
    """Returns what a file says: of a workbook its cells, of a Word document its text."""
    if file.name.endswith(".xlsx"):
        book = CalamineWorkbook.from_filelike(BytesIO(file.content))
        return "\n".join(
            str(cell)
            for name in book.sheet_names
            for line in book.get_sheet_by_name(name).to_python()
            for cell in line
        )
    if file.name.endswith(".docx"):
        with zipfile.ZipFile(BytesIO(file.content)) as parts:
            return re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())
    return ""


def said(town: Town) -> list[str]:
    """Returns all texts, buttons and files of the bot, in the group and privately."""
    people = [town.chen, town.person("大张"), town.person("小张"), town.person("李强")]
    found = []
    for message in [*town.seen(), *(one for who in people for one in town.told(who))]:
        found.append(message.text)
        found += [button.text for line in message.keyboard for button in line]
        if message.media is not None:
            found.append(words(message.media))
    return found


def bare(town: Town) -> list[str]:
    """Returns what names a 张伟 without saying which."""
    return [text for text in said(town) if BARE.search(text)]


async def look(town: Town, who: Person, command: str, *taps: str) -> str:
    """Has somebody send a command privately and tap on; returns what the last page says."""
    await town.say(who, command, private=True)
    for label in taps:
        await town.press(who, label)
    shown = town.last(who)
    buttons = [button.text for line in shown.keyboard for button in line]
    file = words(shown.media) if shown.media else ""
    assert not bare(town), (command, taps)
    return "\n".join([shown.text, *buttons, file])


async def test_every_view_says_which_of_two(town: Town) -> None:
    first, _ = await twins(town)
    await pushed(town, "第一讲")
    await town.plan("党课 今天15:00 三楼会议室")
    await town.until(START.replace(hour=15))
    board = next(m for m in reversed(town.seen()) if "应到" in m.text)
    await town.tap(first, board, "签到")
    await town.wait(seconds=3)
    assert f"刚刚签到：{FIRST}" in board.text
    await town.until(START.replace(hour=15, minute=30))
    report = town.last(town.chen)
    assert SECOND in report.text
    await town.press(town.chen, "名单")
    assert SECOND in town.last(town.chen).text
    await town.press(town.chen, "更正")
    await town.press(town.chen, f"{SECOND} · 缺席")
    assert f"{SECOND}：现在是“缺席”" in town.last(town.chen).text
    await town.press(town.chen, "请假")

    assert FIRST in await look(town, town.chen, "/attendance", "党课", "导出 Excel")
    assert FIRST in await look(town, town.chen, "/hours")
    assert FIRST in await look(town, town.chen, "/hours", FIRST)
    assert SECOND in await look(town, town.chen, f"/hours {SECOND}")
    assert FIRST in await look(town, town.chen, "/check")
    assert FIRST in await look(town, town.chen, "/check", "导出 Excel")
    assert FIRST in await look(town, town.chen, "/check", "逐人看")
    await look(town, town.chen, "/check", "布置补学")
    for command in ("/rank", "/me", "/insight", "/records", "/calendar", "/read", "/bank"):
        await look(town, town.chen, command)
        await look(town, first, command)
    assert FIRST in await look(town, town.chen, "/roster", "成员名单")
    assert FIRST in await look(town, town.chen, "/roster", "成员名单", FIRST)
    assert FIRST in await look(town, town.chen, "/handover")
    assert SECOND in await look(town, first, "/duel")

    await push_again(town, (await reading(town)).material_id)
    await town.wait(minutes=10)
    await town.tap(first, town.board(), "已学习")
    await town.wait(days=5)
    assert not bare(town)
    assert SECOND in "".join(said(town))


async def test_minutes_say_which_of_two_and_ask_where_a_name_does_not(town: Town) -> None:
    first, second = await twins(town)
    await town.plan("党课 今天15:00")
    await town.until(START.replace(hour=15))
    for who in (first, second):
        await town.tap(who, town.board(), "签到")
    await town.until(START.replace(hour=15, minute=30))
    await look(town, town.chen, "/minutes", "党课", "开始记录")
    await town.press(town.chen, "发言")
    await town.press(town.chen, SECOND)
    await town.say(town.chen, "我来领学。", private=True)
    await town.say(town.chen, f"{FIRST}：我补充。", private=True)
    await town.say(town.chen, "张伟：我也同意。", private=True)
    await town.press(town.chen, FIRST)
    one, two = await town.look(
        lambda s: s.scalars(
            select(Member.id).where(Member.name == "张伟").order_by(Member.id)
        ).all()
    )
    minutes = await town.every(Minute)
    assert [(row.speaker, row.speaker_id) for row in minutes] == [
        (SECOND, two),
        (FIRST, one),
        (FIRST, one),
    ]
    await town.say(second, "/mydata", private=True)
    file = town.last(second).media
    assert file is not None
    assert [one["text"] for one in json.loads(file.content)["speeches"]] == ["我来领学。"]


async def test_a_second_of_the_name_tells_the_first_apart_from_then_on(town: Town) -> None:
    await imported(town)
    await town.plan("党课 今天15:00")
    await town.until(START.replace(hour=15))
    await look(town, town.chen, "/roster", "添加成员")
    await town.say(town.chen, "李强（二组）", private=True)
    assert (await row_of(town, "李强", "")).shown == "李强（第一党小组）"
    entries = await town.every(Attendance)
    assert [e.name for e in entries if e.name.startswith("李强")] == ["李强（第一党小组）"]
    page = await open_person(town, "李强（二组）")
    await town.tap(town.chen, page, "改名")
    await town.say(town.chen, "李小强", private=True)
    assert (await row(town, "李强")).shown == "李强"
    entries = await town.every(Attendance)
    assert [e.name for e in entries if e.name.startswith("李强")] == ["李强"]


async def row_of(town: Town, name: str, note: str) -> Member:
    """Returns the one member of a name and a note."""
    wanted = select(Member).where(Member.name == name, Member.note == note)
    return await town.look(lambda s: s.scalars(wanted).one())


async def test_a_later_file_keeps_two_apart(town: Town) -> None:
    await imported(town, TWINS)
    await send(town, town.chen, TWINS.replace("张伟,二组", "张伟,三组"))
    await town.press(town.chen, "查看变更")
    assert f"{SECOND}：二组 → 三组" in town.last(town.chen).text
    await town.press(town.chen, "返回")
    await town.press(town.chen, "确认导入")
    shown = await town.look(lambda s: s.scalars(select(Member.shown).order_by(Member.id)).all())
    assert shown == ["陈静", FIRST, "张伟（三组）", "李强"]
