"""What must not be published: a notice is held back with the place shown until it is decided."""

import pytest

from data.models import Branch, Errand, Notice
from tests.stories.affairs_town import (
    BODY,
    TITLE,
    card_of,
    notice,
    page,
    picture,
    published,
    publishing,
    uploads,
    word,
    workbook,
    writes,
)
from tests.town import Town, labels

IDENTITY = "11010519491231002X"
PHONE = "13800138000"


async def held(town: Town, **more: object) -> str:
    """Has 陈静 publish a notice that is held, and returns what she reads."""
    before = len(town.seen())
    await writes(town, **more)  # type: ignore[arg-type]
    await town.press(town.chen, "📌 发布")
    assert len(town.seen()) == before, "nothing went out"
    assert (await notice(town)).state == "held"
    return town.last(town.chen).text


async def test_an_identity_number_in_the_text_is_held_until_it_is_mended(town: Town) -> None:
    await publishing(town)
    said = await held(town, body=f"{BODY}\n孙浩，{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}")
    assert "· 证件号码 1101************2X：在正文第 2 行" in said
    assert IDENTITY not in said
    assert IDENTITY not in str((await notice(town)).found)
    await town.press(town.chen, "✏️ 修改")
    await town.press(town.chen, "正文")
    await town.say(town.chen, BODY, private=True)
    await town.press(town.chen, "📌 发布")
    assert BODY in card_of(town).text
    assert len(await town.every(Notice)) == 1
    assert (await notice(town)).confirmed_by is None


async def test_who_confirms_publishes_all_the_same_and_it_is_kept_who_did(town: Town) -> None:
    await publishing(town)
    said = await held(town, title=f"咨询 {PHONE}")
    assert "· 电话号码 138******00：在标题里" in said
    await town.press(town.chen, "仍然发布")
    assert PHONE in card_of(town).text
    assert (await notice(town)).confirmed_by == town.chen.id


async def test_a_contact_number_is_allowed_once_for_the_branch(town: Town) -> None:
    await publishing(town)
    await held(town, body=f"{BODY} 联系电话：{PHONE}")
    await town.press(town.chen, "这是支部的联系电话")
    assert PHONE in card_of(town).text
    assert (await town.only(Branch)).phone == PHONE
    await published(town, body=f"有意见请打 138-0013-8000。{BODY}")
    assert (await notice(town)).state == "open"
    said = await held(town, body=f"联系电话：{PHONE}，或者 13900139000")
    assert "139******00" in said
    assert "138******00" not in said
    said = await held(town, body=f"{IDENTITY} {PHONE}")
    assert not any("联系电话" in one for one in labels(town.last(town.chen)))


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("名单.docx", word("名单如下", f"孙浩 {PHONE}"), "在“名单.docx”第 2 段"),
        ("抬头.docx", word("无", head=f"联系人 {PHONE}"), "在“抬头.docx”第 1 段"),
        ("批注.docx", word("无", comment=f"打 {PHONE} 问"), "在“批注.docx”"),
        ("收支.xlsx", workbook(("姓名", "手机"), ("孙浩", int(PHONE))), "在“收支.xlsx”收支!B2"),
        ("隐藏.xlsx", workbook(("a",), hidden=("孙浩", PHONE)), "在“隐藏.xlsx”备查!B1"),
        ("名单.csv", f"姓名,手机\n孙浩,{PHONE}".encode("gb18030"), "在“名单.csv”第 2 段"),
        ("名单.txt", f"孙浩\r\n{PHONE}".encode("utf-16"), "在“名单.txt”第 2 段"),
        (f"{PHONE}.txt", "无".encode(), "在附件的文件名里"),
    ],
    ids=["word", "head", "comment", "excel", "hidden", "csv", "utf16", "name"],
)
async def test_a_number_in_a_file_is_found_with_its_place(
    town: Town, name: str, content: bytes, place: str
) -> None:
    await publishing(town)
    said = await held(town, files=(("document", name, content),))
    assert f"· 电话号码 138******00：{place}" in said


async def test_clean_files_go_out_with_the_notice(town: Town) -> None:
    await publishing(town)
    files = (
        ("document", "名单.docx", word("孙浩")),
        ("document", "收支.xlsx", workbook(("收入", 1200.5), ("2026-12-01", 38))),
    )
    before = len(town.seen())
    await published(town, files=files)
    told = town.seen()[before:]
    assert [m.media.name for m in told[:-1] if m.media] == ["名单.docx", "收支.xlsx"]
    assert BODY in told[-1].text
    assert (await notice(town)).confirmed_by is None


async def test_what_cannot_be_read_is_said_and_asked_for(town: Town) -> None:
    await publishing(town)
    files = (
        ("document", "方案.pdf", b"%PDF-1.7 x"),
        ("document", "旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("document", "坏.docx", b"PK\x03\x04 broken"),
        ("photo", "扫描.png", picture()),
    )
    said = await held(town, files=files)
    assert "· 方案.pdf：PDF，我看不了里面的字" in said
    assert "· 旧.doc：老格式的文档" in said
    assert "· 坏.docx：打不开，可能坏了" in said
    assert "图片、扫描件，我看不了里面的字" in said
    assert "请您自己看一遍" in said
    await town.press(town.chen, "看过了，发布")
    assert BODY in card_of(town).text
    assert (await notice(town)).confirmed_by == town.chen.id


async def test_a_file_over_20_megabytes_is_not_fetched_and_said(town: Town) -> None:
    await publishing(town)
    said = await held(town, files=(("document", "大.docx", b"PK" + b"0" * (21 * 2**20)),))
    assert "· 大.docx：超过 20 MB，我取不到" in said
    assert [one for one in await town.every(Errand) if one.kind == "notice-check"] == []


async def test_a_correction_is_checked_too_and_stays_out_until_it_is_decided(town: Town) -> None:
    await publishing(town)
    card = await published(town)
    await page(town, "陈静")
    await town.press(town.chen, "更正")
    await town.say(town.chen, f"{BODY} {IDENTITY}", private=True)
    await town.say(town.chen, "补充", private=True)
    await town.press(town.chen, "附件")
    await uploads(town, town.chen, "document", "名单.docx", word(PHONE))
    await town.press(town.chen, "下一步")
    before = len(town.seen())
    await town.press(town.chen, "✏️ 更正")
    said = town.last(town.chen).text
    assert "证件号码" in said
    assert "电话号码" in said
    assert len(town.seen()) == before
    await town.wait(seconds=3)
    assert IDENTITY not in card.text
    await town.press(town.chen, "放弃")
    assert (await notice(town)).change == {}
    assert (await notice(town)).state == "open"
    await town.wait(days=9)
    assert (await notice(town)).state == "over"


async def test_who_lost_the_post_meanwhile_publishes_nothing(town: Town) -> None:
    await publishing(town)
    await town.enrol("王芳", post="publicity")
    wang = town.person("王芳")
    town.box.faults.order("status", "getFile", status=502)
    await writes(town, files=(("document", "名单.docx", word("孙浩")),), by=wang)
    await town.press(wang, "📌 发布")
    await town.enrol("王芳")
    before = len(town.seen())
    await town.wait(minutes=10)
    assert len(town.seen()) == before
    assert (await notice(town)).state == "checking"
    await page(town, "陈静")
    assert TITLE in town.last(town.chen).text
    await town.press(town.chen, "✏️ 修改")
    await town.press(town.chen, "📌 发布")
    assert (await notice(town)).state == "open"
