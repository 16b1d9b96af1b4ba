"""Minutes and record books in the other two languages: pages, files, a template, the year."""

import io
import zipfile
from datetime import UTC

import openpyxl
from docx2python import docx2python

from data.models import Attendance, Meeting, RecordChange
from data.values.language import Language
from data.values.standing import Status
from handlers.signin.attendance import service as attendance
from handlers.signin.opening import service as signin
from sandbox import Message
from tests.data.documents import docx
from tests.stories.records_town import branch, kinds, send, trained
from tests.stories.tongues import Tongue, in_other_languages, speaking
from tests.town import Town

OWN = ["接收预备党员", "三楼会议室", "学习《条例》", "讨论接收李强", "出差"]


async def speaks(town: Town, language: Language) -> Tongue:
    """Switches the branch with its meeting to another language."""
    tongue = await speaking(town, language)
    tongue.own += OWN
    return tongue


def read(tongue: Tongue, name: str, content: bytes) -> None:
    """Checks every text of a file, of those in a zip too."""
    tongue.hears(name)
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inside in archive.namelist():
                read(tongue, inside, archive.read(inside))
    elif name.endswith(".xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            tongue.hears(sheet.title)
            cells = (cell.value for row in sheet.iter_rows() for cell in row)
            tongue.hears(*(cell for cell in cells if isinstance(cell, str)))
    elif name.endswith(".docx"):
        with docx2python(io.BytesIO(content)) as document:
            tongue.hears(document.text)


def become(tongue: Tongue, kind: str) -> str:
    """Returns the button that makes an entry one of another kind."""
    return tongue.texts.plain("minutes-as", kind=tongue.texts.plain(f"minutes-kind-{kind}"))


def change(tongue: Tongue, field: str) -> str:
    """Returns the button that changes a field of a record."""
    return tongue.texts.plain("record-change", what=tongue.texts.plain(f"record-what-{field}"))


def checked(tongue: Tongue, message: Message) -> bytes:
    """Returns the file of a message, checked."""
    assert message.media is not None
    read(tongue, message.media.name, message.media.content)
    return message.media.content


@in_other_languages
async def test_minutes_from_the_first_word_to_the_last_correction(
    town: Town, language: Language
) -> None:
    await branch(town)
    tongue = await speaks(town, language)
    chen, wang = town.chen, town.person("王芳")
    private = town.box.world.private(chen)
    await town.start(wang)
    await town.say(chen, "/minutes")
    await town.follow(chen, town.heard(chen), "打开私聊")
    await town.press(chen, "支部党员大会")
    tongue.says(town.last(chen), "record-not-yet", names="周杰", more=0)
    await town.press(chen, "开始记录")
    await town.press(chen, "议程")
    await town.press(chen, "学习《条例》")
    await town.press(chen, become(tongue, "speech"))
    await town.press(chen, "返回")
    await town.say(chen, "/minutes", private=True)
    await town.press(chen, "发言")
    await town.press(chen, "李强")
    said = town.box.world.say(chen, private, "I will do my best")
    await town.settle()
    await town.edit(said, "I will do my very best")
    for text in ("resolution: Agreed.", "vote Admit Li for 9", "vote Admit Li", "vote for 3"):
        await town.say(chen, text, private=True)
    await town.press(chen, "撤回")
    await town.say(chen, "vote Admit Li", private=True)
    await town.press(chen, "全部同意")
    await town.say(chen, "/minutes", private=True)
    for label in ("决议", "返回", "表决", "返回"):
        await town.press(chen, label)
    await town.say(chen, "No time to type.", private=True)
    town.box.world.upload(chen, private, "voice", b"OggS" * 100, "voice.ogg")
    await town.settle()
    town.box.world.upload(chen, private, "document", b"x", "a.txt")
    await town.settle()
    await town.say(chen, "/minutes", private=True)
    await town.press(chen, "全部记录")
    await town.press(chen, "6")
    for label in ("听一下", "写成文字", "返回", "上移", "6", "上移", "1", "上移", "下移"):
        await town.press(chen, label)
    await town.press(chen, "3")
    await town.press(chen, "修改")
    await town.press(chen, "返回")
    await town.press(chen, become(tongue, "note"))
    await town.press(chen, "返回")
    await town.press(chen, "返回")
    await town.press(chen, "结束记录")
    await town.press(chen, "会议信息")
    for field in ("host", "recorder", "venue", "agenda", "time"):
        await town.press(chen, change(tongue, field))
        if field == "time":
            await town.say(chen, "soon", private=True)
        await town.press(chen, "返回")
    await town.press(chen, change(tongue, "recorder"))
    await town.press(chen, "周杰")
    await town.press(chen, "会议信息")
    await town.press(chen, change(tongue, "recorder"))
    await town.press(chen, "王芳")
    await town.press(wang, "开始记录")
    await town.press(chen, "归档")
    await town.press(chen, "导出 Word")
    checked(tongue, town.last(chen))

    def close(session: object) -> None:
        held = session.query(Meeting).one()  # type: ignore[attr-defined]
        signin.close_meeting(session, town.now.astimezone(UTC), held)  # type: ignore[arg-type]

    await town.app.store.write(close)
    await town.say(chen, "/minutes", private=True)
    for label in ("支部党员大会", "归档", "归档"):
        await town.press(chen, label)
    await town.say(wang, "Too late", private=True)
    await town.edit(said, "Much too late")
    tongue.says(town.last(chen), "minutes-filed-stays")
    await town.press(chen, "看记录")
    await town.press(chen, "会议信息")
    await town.press(chen, change(tongue, "venue"))
    await town.say(chen, "Room 5", private=True)
    await town.say(chen, "x" * 201, private=True)
    await town.say(chen, "A slip", private=True)

    def correct(session: object) -> None:
        found = session.query(Attendance).filter_by(name="周杰").one()  # type: ignore[attr-defined]
        at = town.now.astimezone(UTC)
        attendance.correct(session, at, found, Status.PRESENT, chen.id)  # type: ignore[arg-type]

    await town.app.store.write(correct)
    for label in ("补充一条", "返回", "全部记录", "1", "删除", "返回", "更正记录", "更新到会情况"):
        await town.press(chen, label)
    await town.say(chen, "Forgotten", private=True)
    await town.press(chen, "更正记录")
    await town.press(chen, "返回")
    assert [one.what for one in await town.every(RecordChange)] == ["venue", "attendance"]
    await town.press(chen, "导出 Word")
    checked(tongue, town.last(chen))
    tongue.only_its_own()
    assert len(await kinds(town)) == 6


@in_other_languages
async def test_the_books_of_a_year_and_a_template(town: Town, language: Language) -> None:
    await branch(town, closed=True)
    tongue = await speaks(town, language)
    chen = town.chen
    await trained(town, "Evening class", "李强", proof=b"%PDF")
    await trained(town, "Lost papers", "王芳", proof=None)
    tongue.own += ["证书.pdf", "证书"]
    await town.wait(days=4)
    await town.say(chen, "/records")
    await town.follow(chen, town.heard(chen), "打开私聊")
    for label in ("月", "上一", "下一", "年", "还没归档", "返回"):
        await town.press(chen, label)
    await town.press(chen, "Excel 总表")
    checked(tongue, town.last(chen))
    await town.press(chen, "全部打包")
    checked(tongue, town.last(chen))
    for label in ("记录模板", "可用字段", "下载模板"):
        await town.press(chen, label)
    ours = checked(tongue, town.last(chen))
    for label in ("上传模板", "党课"):
        await town.press(chen, label)
    await town.say(chen, "Here it is", private=True)
    assert "{" in await send(town, chen, docx("{{ wallet }} {{ time.lower() }}"), "t.docx")
    await send(town, chen, b"no document", "t.docx")
    await send(town, chen, docx("{% if time %}"), "t.docx")
    await send(town, chen, docx("{{ host }} {{ entries }}"), "t.docx")
    await town.press(chen, "记录模板")
    await town.press(chen, "党课")
    await town.press(chen, "下载模板")
    await town.press(chen, "恢复默认模板")
    assert ours
    tongue.only_its_own()
