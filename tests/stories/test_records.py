"""Record books: a period as a workbook and a zip, and the branch's own template for minutes."""

import io
import zipfile
from urllib.parse import unquote

import openpyxl
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from data.models import Errand, RecordTemplate
from sandbox import Message
from schedules import errands
from tests.data.documents import docx
from tests.stories.reading_town import pushed, settings, studies
from tests.stories.records_town import branch, recording, send, trained
from tests.town import Town, labels


async def filed(town: Town) -> int:
    """Founds 陈静's branch with a meeting whose record is filed."""
    meeting_id = await branch(town, closed=True)
    await recording(town)
    await town.say(town.chen, "王芳：我同意。", private=True)
    await town.press(town.chen, "结束记录")
    await town.press(town.chen, "归档")
    await town.press(town.chen, "归档")
    return meeting_id


def content(message: Message) -> bytes:
    """Returns the bytes of a message's file."""
    assert message.media is not None
    return message.media.content


@pytest.mark.both("records")
async def test_a_quarter_as_a_workbook_and_everything_as_a_zip(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "AT_ONCE", 1)
    monkeypatch.setattr(errands, "ALTOGETHER", len(b"%PDF-1.7"))
    await filed(town)
    await settings(town, reading_share=0)
    await pushed(town, title='=HYPERLINK("x")')
    await studies(town, "王芳")
    chen = town.chen
    await trained(town, "网络培训班", "李强", "王芳", proof=b"%PDF-1.7")
    await trained(town, "读书会", "赵敏", proof=None)
    await trained(town, "一个文件太多", "周杰", proof=b"%PDF-2.0")
    await town.wait(days=4)
    await town.say(chen, "台账", private=True)
    assert "开会 1 次，记录已归档 1 次" in town.last(chen).text
    assert not any("还没归档" in one for one in labels(town.last(chen)))
    await town.press(chen, "Excel")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(town.last(chen))))
    assert book.sheet_names == ["会议一览", "总表", "到会", "阅读", "答题", "讨论"]
    glance = book.get_sheet_by_name("会议一览").to_python()
    assert glance[2] == [
        *("序号", "日期", "类型", "主题", "地点", "主持人"),
        *("应到", "实到", "请假", "缺席", "会议记录"),
    ]
    number, day, *said = glance[3]
    assert (number, str(day)) == (1, "2026-11-27")
    assert said[:4] == ["支部党员大会", "接收预备党员", "三楼会议室", "陈静"]
    assert said[4:] == [5, 3, 1, 1, "已归档"]
    assert "要帮一把" not in str(book.get_sheet_by_name("总表").to_python())
    meetings = {row[0]: row[1:] for row in book.get_sheet_by_name("到会").to_python()}
    assert [meetings[name][0] for name in ("陈静", "李强", "赵敏", "周杰")] == [
        "✓",
        "迟",
        "假",
        "缺",
    ]
    readings = book.get_sheet_by_name("阅读").to_python()
    assert readings[0][1].startswith("'=HYPERLINK")
    assert {row[0]: row[1] for row in readings[2:]}["王芳"] == "✓"
    await town.press(chen, "全部打包")
    media = town.last(chen).media
    assert media is not None
    assert media.name == "第一党支部 2026年第4季度台账.zip"
    with zipfile.ZipFile(io.BytesIO(media.content)) as archive:
        names = set(archive.namelist())
        book = openpyxl.load_workbook(io.BytesIO(archive.read("目录.xlsx")))
        assert archive.read("学习/佐证 11-27 网络培训班.pdf") == b"%PDF-1.7"
        document = Document(io.BytesIO(archive.read("会议/11-27 支部党员大会.docx")))
        check = openpyxl.load_workbook(io.BytesIO(archive.read("检查/2026年第4季度.xlsx")))
    assert check["总表"]["A1"].value == "姓名"
    rows = list(book["目录"].iter_rows(min_row=4))
    assert {unquote(row[4].hyperlink.target) for row in rows} == names - {"目录.xlsx"}
    assert {row[3].value for row in rows} == {"", "已归档"}
    assert names == {
        *("目录.xlsx", "台账总表.xlsx", "会议/11-27 支部党员大会.docx"),
        *("会议/11-27 支部党员大会 签到表.xlsx", "学习/学时.xlsx"),
        *("学习/佐证 11-27 网络培训班.pdf", "检查/2026年第4季度.xlsx"),
    }
    proofs = [[row[1], row[4], row[5]] for row in book["佐证清单"].iter_rows(4, values_only=True)]
    assert proofs == [
        ["李强", 2, "学习/佐证 11-27 网络培训班.pdf"],
        ["王芳", 2, "学习/佐证 11-27 网络培训班.pdf"],
        ["赵敏", 2, "证书.pdf（没有取到，请向本人要）"],
        ["周杰", 2, "证书.pdf（没有取到，请向本人要）"],
    ]
    assert "王芳：我同意。" in "\n".join(one.text for one in document.paragraphs)
    assert all(one.state == "done" for one in await town.every(Errand))


async def test_a_branchs_own_template_is_checked_used_and_given_up(town: Town) -> None:
    meeting_id = await filed(town)
    chen = town.chen
    await town.say(chen, "/records", private=True)
    await town.press(chen, "记录模板")
    await town.press(chen, "上传模板")
    await town.press(chen, "支部党员大会")
    bad = docx("{{ 主持 }} {{ 主题.lower() }} {{ wallet }}")
    assert "· 发言记录" in await send(town, chen, bad)
    refused = town.told(chen)[-2].text
    assert all(word in refused for word in ("主持", "wallet", "lower()", "原来的模板没有动"))
    many = [f"字段{number}" for number in range(900)]
    await send(town, chen, docx(*(f"{{{{ {one} }}}}" for one in many)))
    listed = content(town.told(chen)[-3]).decode("utf-8-sig")
    assert [one for one in listed.split() if one.startswith("字段")] == many
    assert await town.every(RecordTemplate) == []
    assert "不是 .docx" in await send(town, chen, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99)
    own = docx("主持：{{ 主持人 }}；时间：{{ 时间 }}", "{{ 发言记录 }}")
    said = await send(town, chen, own)
    assert "模板可以用" in said
    assert "地点" in said
    assert (await town.only(RecordTemplate)).kind == "general"
    await town.forge(chen, town.last(chen), f"nc.w:{meeting_id}")
    made = Document(io.BytesIO(content(town.last(chen))))
    assert made.paragraphs[0].text.startswith("主持：陈静；时间：2026年")
    assert "1. 王芳：我同意。" in [one.text for one in made.paragraphs]
    await town.press(chen, "记录模板")
    await town.press(chen, "支部党员大会")
    await town.press(chen, "下载模板")
    assert content(town.last(chen)) == own
    await town.press(chen, "恢复默认模板")
    assert await town.every(RecordTemplate) == []
    await town.press(chen, "下载模板")
    ours = Document(io.BytesIO(content(town.last(chen))))
    assert "{{ 支部 }}" in ours.paragraphs[0].text


async def test_members_and_other_branches_get_nothing(town: Town) -> None:
    meeting_id = await filed(town)
    wang = town.person("王芳")
    _, liu = await town.second()
    for person in (wang, liu):
        await town.start(person)
        for forged in (
            "nb.p:1:q20261001", "nb.x:1:q20261001", "nb.z:1:y20260101", "nb.o:1:q20261001:0",
            "nt.l:1", "nt.d:1:ours", "nt.k:1:all", f"nc.w:{meeting_id}", f"nc.c:{meeting_id}",
            f"nf.v:{meeting_id}", "nm.l:1:0", "ne.v:1", "ne.p:1",
        ):  # fmt: skip
            before = len(town.told(person))
            answer = await town.forge(person, town.last(person), forged)
            assert answer.alert, forged
            assert len(town.told(person)) == before, forged
    assert await town.every(Errand) == []
    await town.forge(town.chen, town.last(town.chen), "nb.z:1:q20270101")
    await town.forge(town.chen, town.last(town.chen), "nb.z:1:w20261123")
    assert await town.every(Errand) == []
    await town.say(town.chen, "/records")
    assert "私聊" in town.told(town.chen)[-1].text or town.seen(town.chen)[-1].text


async def test_a_meeting_without_minutes_has_no_empty_document(town: Town) -> None:
    await branch(town, closed=True)
    await town.say(town.chen, "台账", private=True)
    await town.press(town.chen, "全部打包")
    with zipfile.ZipFile(io.BytesIO(content(town.last(town.chen)))) as archive:
        names = archive.namelist()
        index = openpyxl.load_workbook(io.BytesIO(archive.read("目录.xlsx")))["目录"]
    assert [one for one in names if one.startswith("会议/")] == [
        "会议/11-27 支部党员大会 签到表.xlsx"
    ]
    states = {row[4]: row[3] for row in index.iter_rows(min_row=4, values_only=True)}
    assert states["会议/11-27 支部党员大会 签到表.xlsx"] == "没有记录"
