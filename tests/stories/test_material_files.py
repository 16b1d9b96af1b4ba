"""Files that hold material: read beside the taps, shown with their problems, stored in one tap."""

import io

import pytest
from openpyxl import Workbook

from data.models import Draft, Material, Series, SeriesItem
from sandbox import Message
from tests.stories.material_town import SENTENCE, packed, typed, uploaded
from tests.stories.roster_town import second_branch
from tests.town import Town, labels

CHAPTERS = {f"{n} 第{n}章.md": f"# 第{n}章\n\n{SENTENCE * n}" for n in range(1, 12)}


async def sent(town: Town, name: str, content: bytes) -> Message:
    """Has 陈静 send a file; returns its preview."""
    await uploaded(town, "document", name, content)
    return town.last(town.chen)


def table(*rows: tuple[object, ...]) -> bytes:
    """Makes a workbook of one sheet."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def word(*paragraphs: str) -> bytes:
    """Makes a small Word file, with only what readers need."""
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    about = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return packed(
        {
            "[Content_Types].xml": f'{head}<Types xmlns="{about}/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'{head}<Relationships xmlns="{about}/relationships">'
            f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{head}<w:document {space}><w:body>{body}</w:body></w:document>",
        }
    )


async def test_a_zip_becomes_a_series_in_its_order(town: Town) -> None:
    await town.found()
    preview = await sent(town, "新党章.zip", packed(CHAPTERS))
    assert "11 份资料" in preview.text
    assert "还有 6 份" in preview.text
    assert await town.every(Material) == []
    await town.press(town.chen, "放进专题")
    await town.press(town.chen, "新专题：新党章")
    await town.press(town.chen, "收下（11）")
    assert "收下了 11 份" in town.last(town.chen).text
    series = await town.only(Series)
    items = sorted(await town.every(SeriesItem), key=lambda item: item.place)
    titles = {one.id: one.title for one in await town.every(Material)}
    assert series.name == "新党章"
    assert [titles[item.material_id] for item in items] == [f"第{n}章" for n in range(1, 12)]
    assert {one.state for one in await town.every(Material)} == {"ready"}
    assert await town.every(Draft) == []


async def test_the_same_file_again_changes_nothing_and_says_so(town: Town) -> None:
    await town.found()
    for _ in range(2):
        await sent(town, "新党章.zip", packed(CHAPTERS))
        await town.press(town.chen, "放进专题")
        await typed(town, "新党章")
        await town.press(town.chen, "收下（11）")
    assert "没有新的内容" in town.last(town.chen).text
    assert len(await town.every(Material)) == 11
    assert len(await town.every(SeriesItem)) == 11


async def test_a_file_that_was_taken_is_named_as_known_before(town: Town) -> None:
    await town.found()
    await sent(town, "一.md", CHAPTERS["1 第1章.md"].encode())
    await town.press(town.chen, "收下（1）")
    preview = await sent(town, "新党章.zip", packed(CHAPTERS))
    assert "其中 1 份以前收过" in preview.text


async def test_unreadable_files_are_named_and_the_rest_goes_on(town: Town) -> None:
    await town.found()
    bad = {f"坏{n}.docx": b"no word file" for n in range(6)}
    preview = await sent(town, "一包.zip", packed({**bad, "好.txt": SENTENCE * 9}))
    assert "1 份资料" in preview.text
    assert "有 6 处要留意" in preview.text
    assert "坏0.docx" in preview.text
    await town.press(town.chen, "全部问题")
    listed = town.last(town.chen)
    assert listed.media is not None
    assert listed.media.content.decode("utf-8-sig").count(".docx") == 6
    await town.tap(town.chen, preview, "收下（1）")
    assert (await town.only(Material)).origin == "file"


async def test_paths_that_lead_outside_are_left_out(town: Town) -> None:
    await town.found()
    preview = await sent(
        town, "一包.zip", packed({"../外面.txt": SENTENCE, "里面.txt": SENTENCE * 9})
    )
    assert "1 份资料" in preview.text
    assert "压缩包外面" in preview.text


async def test_nothing_is_stored_when_it_is_cancelled(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await sent(town, "一.txt", (SENTENCE * 9).encode("gb18030"))
    await town.press(town.chen, "学习资料")
    await town.press(town.chen, "取消")
    assert await town.every(Material) == []
    assert await town.every(Draft) == []


async def test_a_list_of_links_is_read_from_a_workbook(town: Town) -> None:
    await town.found()
    rows = table(
        ("标题", "链接", "分钟", "标签"),
        ("新思想", "https://example.org/1", 6, "理论"),
        ("没有链接", "", "", ""),
        ("党史", "https://example.org/2", "", ""),
    )
    preview = await sent(town, "学习资料清单.xlsx", rows)
    assert "2 份资料" in preview.text
    assert "第 3 行" in preview.text
    await town.press(town.chen, "收下（2）")
    first, second = await town.every(Material)
    assert (first.title, first.link, first.minutes) == ("新思想", "https://example.org/1", 6)
    assert (second.title, first.tags) == ("党史", ["理论"])


async def test_a_word_file_is_read_out_or_pushed_as_it_is(town: Town) -> None:
    await town.found()
    content = word("怎样写心得", SENTENCE * 9)
    await sent(town, "心得.docx", content)
    await town.press(town.chen, "读出文字")
    await town.press(town.chen, "收下（1）")
    read = await town.only(Material)
    assert (SENTENCE in read.body, read.files) == (True, [])
    await sent(town, "心得.docx", content)
    await town.press(town.chen, "按文件推送")
    kept = (await town.every(Material))[1]
    assert (kept.body, kept.title, kept.files[0]["name"]) == ("", "心得", "心得.docx")


async def test_a_broken_word_file_is_said_and_can_still_be_pushed(town: Town) -> None:
    await town.found()
    await sent(town, "心得.docx", b"PK\x03\x04 broken")
    await town.press(town.chen, "读出文字")
    assert "损坏" in town.last(town.chen).text
    await town.press(town.chen, "按文件推送")
    assert (await town.only(Material)).files[0]["name"] == "心得.docx"


@pytest.mark.parametrize("name", ["空.md", "空.zip"])
async def test_a_file_with_nothing_in_it_is_said(town: Town, name: str) -> None:
    await town.found()
    await sent(town, name, packed({}) if name.endswith("zip") else b"   ")
    assert "取消" in labels(town.last(town.chen))
    assert await town.every(Material) == []


async def test_a_name_that_is_too_long_is_asked_for_again(town: Town) -> None:
    await town.found()
    await sent(town, "一.md", CHAPTERS["3 第3章.md"].encode())
    await town.press(town.chen, "放进专题")
    await typed(town, "长" * 41)
    assert "最多 40 个字" in town.last(town.chen).text
    await typed(town, "组织生活")
    assert "放进专题：组织生活" in town.last(town.chen).text


async def test_a_preview_of_somebody_else_stores_nothing(town: Town) -> None:
    await town.found()
    await sent(town, "一.md", CHAPTERS["3 第3章.md"].encode())
    (draft,) = await town.every(Draft)
    _, liu = await second_branch(town)
    answer = await town.forge(liu, town.last(liu), f"mf.ok:{draft.id}")
    assert "过期" in answer.text
    assert await town.every(Material) == []
