"""Study material in files: one text, many in a zip or folder, lists, and what bad ones get."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.sandbox.html_text import parse_html
from data.imports.material import (
    BadFile,
    MaterialDraft,
    Piece,
    Problem,
    read_folder,
    read_material,
)
from data.imports.material_draft import MATERIAL_LIMITS, day_said, minutes_said, tags_said
from data.imports.sheet import Limits

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = (
    f'<?xml version="1.0"?><w:styles xmlns:w="{WORDS}"><w:style w:type="paragraph" w:styleId="1">'
    '<w:name w:val="heading 1"/></w:style></w:styles>'
)
PART_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/styles" Target="styles.xml"/></Relationships>'
)


def archive(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, style: str = "", bold: bool = False) -> str:
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p>{about}<w:r>{weight}<w:t>{text}</w:t></w:r></w:p>"


def docx(*paragraphs: str, head: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    document = (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORDS}"><w:body>'
        f"{''.join(paragraphs)}</w:body></w:document>"
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
        "word/styles.xml": STYLES,
        "word/_rels/document.xml.rels": PART_RELATIONS,
    }
    return archive(parts | (more or {}))


def xlsx(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def only(content: bytes, name: str) -> Piece:
    draft = read_material(content, name)
    assert draft.problems == []
    [piece] = draft.pieces
    return piece


def refused(content: bytes, name: str = "资料.docx", limits: Limits | None = None) -> BadFile:
    with pytest.raises(BadFile) as caught:
        read_material(content, name, limits)
    return caught.value


def outcome(content: bytes, name: str) -> MaterialDraft | str:
    """What is read, or the key of why not."""
    try:
        return read_material(content, name)
    except BadFile as bad:
        return bad.key


def told(draft: MaterialDraft) -> list[tuple[str, str]]:
    return [(problem.sheet, problem.key) for problem in draft.problems]


def titles(draft: MaterialDraft) -> list[str]:
    return [piece.title for piece in draft.pieces]


# One text in a file.


def test_markdown_gives_a_piece_titled_by_its_heading() -> None:
    piece = only("# 三会一课\n\n是**基本制度**。\n\n".encode() + "学".encode() * 900, "a.md")
    assert piece.title == "三会一课"
    assert piece.html.startswith("是<b>基本制度</b>。")
    assert piece.minutes == 3
    assert (piece.link, piece.tags, piece.until, piece.source) == ("", (), None, "")


def test_the_head_of_a_markdown_file_is_believed() -> None:
    head = "---\n标题: 党课怎么讲\n标签: [党课, 备课]\n截止: 2026-12-31\n来源: 条例\nminutes: 7\n"
    piece = only(f"{head}url: https://example.org/a\n---\n# 第一节\n\n正文".encode(), "a.markdown")
    assert piece.title == "党课怎么讲"
    assert piece.html == "<b>第一节</b>\n\n正文"
    assert piece.tags == ("党课", "备课")
    assert piece.until == date(2026, 12, 31)
    assert (piece.source, piece.minutes, piece.link) == ("条例", 7, "https://example.org/a")


def test_a_head_may_be_toml() -> None:
    piece = only('+++\ntitle = "党课"\ntags = ["一", "二"]\n+++\n正文'.encode(), "a.md")
    assert (piece.title, piece.tags, piece.html) == ("党课", ("一", "二"), "正文")


@pytest.mark.parametrize("head", ["---\n正文\n---\n", "---\n{[\n---\n", "+++\n= =\n+++\n", "---\n"])
def test_what_only_looks_like_a_head_is_text(head: str) -> None:
    piece = only(f"{head}后文很短。".encode(), "党课.md")
    assert "后文很短。" in piece.html


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    text = "怎么开好支部党员大会\r\n\r\n\r\n　　先定议题，再发通知。\r\n"
    piece = only(text.encode(encoding), "a.txt")
    assert piece.title == "怎么开好支部党员大会"
    assert piece.html == "　　先定议题，再发通知。"


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("# 甲\n正文", "乙.md", "甲"),
        ("引言。\n\n## 甲\n正文", "乙.md", "甲"),
        ("甲甲\n\n正文。", "乙.md", "甲甲"),
        ("一句整话，不是题目。\n\n正文。", "03 乙.md", "乙"),
        ("一句整话，不是题目。\n\n正文。", "目录/3、乙.txt", "乙"),
        ("**" + "粗" * 200 + "**\n\n正文", "乙.md", "乙"),
        ("只有一行", "乙.txt", "乙"),
        ("只有一行", ".txt", "只有一行"),
    ],
)
def test_a_title_is_found_somewhere(text: str, name: str, title: str) -> None:
    assert only(text.encode(), name).title == title


def test_word_comes_with_its_headings_and_formatting() -> None:
    content = docx(
        paragraph("主题党日", "1"),
        paragraph("每月一次"),
        paragraph("要紧", bold=True),
        "<w:tbl><w:tr><w:tc>"
        + paragraph("甲")
        + "</w:tc><w:tc>"
        + paragraph("乙")
        + "</w:tc></w:tr></w:tbl>",
    )
    piece = only(content, "whatever.docx")
    assert piece.title == "主题党日"
    assert piece.html == "每月一次\n\n<b>要紧</b>\n\n甲 | 乙"


def test_the_same_content_has_the_same_key_whatever_the_file_is_called() -> None:
    one, two = only(b"# A\n\ntext", "1.md"), only(b"# A\n\ntext", "2.md")
    other = only(b"# A\n\ntexts", "1.md")
    assert one.key == two.key != other.key
    assert len(one.key) == 32
    assert set(one.key) <= set("0123456789abcdef")


# Files of no use.


def compound(*streams: str) -> bytes:
    directory = b"".join((name + "\0").encode("utf-16-le") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory


BOMB = bytes(30 * 2**20)


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"", "a.md", "material-file-empty"),
        (b" \r\n\0", "a.docx", "material-file-empty"),
        (b"<!-- x -->", "a.md", "material-file-empty"),
        (b"%PDF-1.7", "a.pdf", "material-file-kind"),
        (b"\x89PNG\r\n", "a.txt", "material-file-kind"),
        (b"Rar!\x1a", "a.zip", "material-file-kind"),
        (b"MZ\x90", "a.exe", "material-file-kind"),
        (bytes(range(256)) * 9, "a.txt", "material-file-kind"),
        (b"not packed", "a.docx", "material-file-broken"),
        (b"not packed", "a.zip", "material-file-broken"),
        (b"PK\x03\x04 and nothing", "a.docx", "material-file-broken"),
        (docx(paragraph("甲"))[:-60], "a.docx", "material-file-broken"),
        (docx("<w:p><w:r>"), "a.docx", "material-file-broken"),
        (docx(), "a.docx", "material-file-empty"),
        (archive({"[Content_Types].xml": "", "word/x.xml": ""}), "a.docx", "material-file-broken"),
        (archive({"ppt/presentation.xml": ""}), "a.pptx", "material-file-kind"),
        (compound("WordDocument"), "a.doc", "material-file-old-word"),
        (compound("EncryptedPackage"), "a.docx", "material-file-encrypted"),
        (compound("PowerPoint Document"), "a.ppt", "material-file-kind"),
        (docx(paragraph("甲"), more={"word/x.bin": BOMB}), "a.docx", "material-file-bomb"),
        (archive({}), "a.zip", "material-file-nothing"),
        (archive({".DS_Store": "x", "__MACOSX/a.md": "x"}), "a.zip", "material-file-nothing"),
        (xlsx([["姓名", "党小组"], ["王芳", "第一"]]), "a.xlsx", "material-file-no-columns"),
        (xlsx([]), "a.xlsx", "material-file-empty"),
        (b"<html><table></table></html>", "a.csv", "material-file-broken"),
    ],
)
def test_a_file_of_no_use_is_told_so(content: bytes, name: str, key: str) -> None:
    assert refused(content, name).key == key


def test_sizes_have_their_limits() -> None:
    small = Limits(size=100, longest=20, characters=60, altogether=50)
    assert refused(b"x" * 101, "a.txt", small).values == {"limit": 0}
    assert refused(("字" * 25).encode(), "a.txt", small).key == "material-file-too-long"
    assert refused(("字" * 25).encode(), "a.md", small).key == "material-file-too-long"
    assert refused(b"x" * 90, "a.md", small).values == {"limit": 20}


def test_entities_that_multiply_are_not_read() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    head = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    assert refused(docx(paragraph("&l9;"), head=head)).key == "material-file-bomb"


def test_word_files_that_take_all_memory_are_given_up() -> None:
    content = docx(*[paragraph("甲")] * 60_000)
    tight = Limits(memory=160 * 2**20, ratio=10**6, characters=10**9, altogether=50)
    assert refused(content, limits=tight).key == "material-file-bomb"


def test_one_document_that_bursts_does_not_take_the_others_along() -> None:
    bursting = docx(*[paragraph("甲")] * 60_000)
    content = archive(
        {"1.md": "# 一\n正文", "2.docx": bursting, "3.md": "# 三\n正文"}, zipfile.ZIP_STORED
    )
    tight = Limits(size=2**24, memory=160 * 2**20, ratio=10**6, characters=10**9, altogether=50)
    draft = read_material(content, "a.zip", tight)
    assert titles(draft) == ["一", "三"]
    assert told(draft) == [("2.docx", "material-file-bomb")]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_damaged_word_file_never_crashes(data: st.DataObject) -> None:
    content = bytearray(docx(paragraph("主题党日", "1"), paragraph("每月一次")))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(4, len(content)))
    read = outcome(bytes(content[:cut]), "a.docx")
    keys = [read] if isinstance(read, str) else [problem.key for problem in read.problems]
    assert all(key.startswith("material-file-") for key in keys)


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from(list("#-+*_`>|[]()<>&!\n 1.甲ab:\t\\~=")), max_size=300))
@example("[" * 5_000)
@example("> " * 5_000)
@example("- " * 3_000 + "x")
def test_any_markdown_is_accepted_by_telegram_or_refused(text: str) -> None:
    read = outcome(text.encode(), "党课.md")
    if isinstance(read, str):
        assert read == "material-file-empty"
        return
    [piece] = read.pieces
    parse_html(piece.html)
    assert piece.title


# Many files in one.


@pytest.mark.parametrize(
    "names",
    [
        ["1.md", "2.md", "10.md", "后.md"],
        ["第2讲.md", "第10讲.md"],
        ["第二讲.md", "第十讲.md", "第十一讲.md", "第二十讲.md"],
        ["一、先.md", "二、再.md", "十、后.md"],
        ["a/10.md", "b/1.md"],
    ],
)
def test_a_zip_gives_its_files_in_the_order_people_count(names: list[str]) -> None:
    content = archive({name: f"{name}\n\n正文。" for name in reversed(names)})
    assert titles(read_material(content, "学习.zip")) == names


def test_folders_in_a_zip_become_tags_but_the_one_around_all() -> None:
    content = archive(
        {"资料/a.md": "甲文。", "资料/三会一课/b.md": "乙文。", "资料/x/y/c.txt": "丙文。"}
    )
    draft = read_material(content, "a.zip")
    assert {piece.title: piece.tags for piece in draft.pieces} == {
        "a": (),
        "b": ("三会一课",),
        "c": ("x", "y"),
    }


def test_names_packed_by_windows_in_gbk_are_read() -> None:
    content = archive({"AAAAAAAA.md": "正文很短。"}).replace(b"AAAAAAAA", "党课怎讲".encode("gbk"))
    assert titles(read_material(content, "a.zip")) == ["党课怎讲"]
    utf_8 = archive({"AAAAAA.md": "正文很短。"}).replace(b"AAAAAA", "党课".encode())
    assert titles(read_material(utf_8, "a.zip")) == ["党课"]


def linked(name: str, target: str) -> Callable[[zipfile.ZipFile], None]:
    def add(packed: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(name)
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(info, target)

    return add


def test_each_file_of_no_use_in_a_zip_is_named_and_the_rest_goes_on() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("好.md", "# 好\n\n正文")
        packed.writestr("../外.md", "x")
        packed.writestr("/根.md", "x")
        packed.writestr("C:\\盘.md", "x")
        packed.writestr("内.zip", archive({"a.md": "x"}))
        packed.writestr("假.docx", archive({"a.md": "x"}))
        packed.writestr("图.jpg", b"\xff\xd8\xff")
        packed.writestr("旧.doc", b"x")
        packed.writestr("坏.docx", b"PK\x03\x04")
        packed.writestr("空.txt", b"")
        packed.writestr("炸.txt", bytes(8 * 2**20))
        packed.writestr("再.md", "# 又\n\n正文")
        linked("链.md", "/etc/hostname")(packed)
        for silent in ("__MACOSX/._好.md", ".hidden/x.md", "~$好.docx", "Thumbs.db", "夹/"):
            packed.writestr(silent, "" if silent == "夹/" else "x")
    draft = read_material(file.getvalue(), "a.zip")
    assert titles(draft) == ["又", "好"]
    assert dict(told(draft)) == {
        "../外.md": "material-file-outside",
        "根.md": "material-file-outside",
        "C:/盘.md": "material-file-outside",
        "内.zip": "material-file-nested",
        "假.docx": "material-file-nested",
        "图.jpg": "material-file-kind",
        "旧.doc": "material-file-old-word",
        "坏.docx": "material-file-broken",
        "空.txt": "material-file-empty",
        "炸.txt": "material-file-bomb",
        "链.md": "material-file-link",
    }
    assert all(problem.fatal for problem in draft.problems)


def test_an_encrypted_file_in_a_zip_is_named() -> None:
    content = bytearray(archive({"a.md": "甲文。", "b.md": "乙文。"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark) + offset
        [flags] = struct.unpack_from("<H", content, place)
        struct.pack_into("<H", content, place, flags | 1)
    draft = read_material(bytes(content), "a.zip")
    assert titles(draft) == ["b"]
    assert told(draft) == [("a.md", "material-file-encrypted")]


def test_a_file_damaged_inside_a_zip_is_named() -> None:
    content = bytearray(archive({"a.md": "甲" * 50, "b.md": "乙文。"}, zipfile.ZIP_STORED))
    content[content.find("甲".encode()) + 1] ^= 0xFF
    draft = read_material(bytes(content), "a.zip")
    assert titles(draft) == ["b"]
    assert told(draft) == [("a.md", "material-file-broken")]


def test_no_more_is_taken_than_the_limits_allow() -> None:
    content = archive({f"{n}.md": f"第 {n} 篇的话。" for n in range(1, 8)}, zipfile.ZIP_STORED)
    few = Limits(pieces=5, altogether=50)
    draft = read_material(content, "a.zip", few)
    assert titles(draft) == ["1", "2", "3", "4", "5"]
    assert draft.problems == [
        Problem("6.md", 0, "material-file-too-many", {"limit": "5", "left": "2"}, fatal=True)
    ]
    little = Limits(unpacked=60, altogether=50)
    draft = read_material(content, "a.zip", little)
    assert 0 < len(draft.pieces) < 7
    assert {problem.key for problem in draft.problems} == {"material-file-bomb"}
    assert refused(content, "a.zip", Limits(parts=3)).key == "material-file-bomb"


def test_the_same_text_twice_is_taken_once() -> None:
    draft = read_material(archive({"1.md": "# 甲\n\n正文", "2.txt": "<b>"}), "a.zip")
    assert len(draft.pieces) == 2
    draft = read_material(archive({"1.md": "# 甲\n\n正文", "2.md": "# 甲\n\n正文"}), "a.zip")
    assert titles(draft) == ["甲"]
    assert draft.problems == [
        Problem("2.md", 0, "material-file-twice", {"first": "甲"}, fatal=True)
    ]


def test_a_folder_on_disk_is_read_as_a_zip_of_it(tmp_path: Path) -> None:
    (tmp_path / "组织").mkdir()
    (tmp_path / "组织" / "2.md").write_text("# 乙\n\n正文二", "utf-8")
    (tmp_path / "10.txt").write_text("最后的话。", "gbk")
    (tmp_path / "1.docx").write_bytes(docx(paragraph("甲", "1"), paragraph("正文一")))
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.md").write_text("x", "utf-8")
    (tmp_path / "3.md").symlink_to("/etc/hostname")
    (tmp_path / "4.png").write_bytes(b"\x89PNG")
    draft = read_folder(tmp_path)
    assert [(piece.title, piece.tags) for piece in draft.pieces] == [
        ("甲", ()),
        ("10", ()),
        ("乙", ("组织",)),
    ]
    assert told(draft) == [("3.md", "material-file-link"), ("4.png", "material-file-kind")]


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        read_folder(tmp_path / "nowhere")
    with pytest.raises(BadFile, match="material-file-nothing"):
        read_folder(tmp_path)


# Lists of links.

LIST: list[list[object]] = [
    ["学习资料目录"],
    ["序号", "截止日期", "链接", "题目", "标签", "时长（分钟）", "来源"],
    [1, "2026年12月31日", "https://example.org/1", "三会一课", "组织生活、制度", "约8分钟", "条例"],
    [2, "", "www.example.org/2", "党课", "", "", ""],
    [],
    [3, "年底", "https://example.org/3", "主题党日", "", "很久", ""],
    [4, "", "", "没有链接", "", "", ""],
    [5, "", "https://example.org/5", "", "", "", ""],
    [6, "", "点击查看", "不是链接", "", "", ""],
    [7, "", "https://example.org/1", "又一次", "", "", ""],
    ["序号", "截止日期", "链接", "题目", "标签", "时长", "来源"],
    [8, "", "https://example.org/8", "长" * 250, "", "", ""],
]


def test_a_list_of_links_is_read_by_its_headings() -> None:
    draft = read_material(xlsx(LIST), "目录.xlsx")
    first, second, third, last = draft.pieces
    assert (first.title, first.link, first.minutes) == ("三会一课", "https://example.org/1", 8)
    assert (first.tags, first.until) == (("组织生活", "制度"), date(2026, 12, 31))
    assert (first.source, first.html) == ("条例", "")
    assert (second.link, second.minutes) == ("https://www.example.org/2", 5)
    assert (third.until, third.minutes) == (None, 5)
    assert len(last.title) == 200
    assert [(one.row, one.key, one.fatal) for one in draft.problems] == [
        (6, "material-file-row-minutes", False),
        (6, "material-file-row-until", False),
        (7, "material-file-row-no-link", True),
        (8, "material-file-row-no-title", True),
        (9, "material-file-row-bad-link", True),
        (10, "material-file-twice", True),
        (12, "material-file-row-shortened", False),
    ]


def test_a_list_may_be_csv_and_in_english() -> None:
    draft = read_material("Link;Title\nhttps://example.org/;党课\n".encode("gbk"), "list.csv")
    [piece] = draft.pieces
    assert (piece.title, piece.link) == ("党课", "https://example.org/")


def test_a_list_longer_than_the_limit_is_taken_up_to_it() -> None:
    rows: list[list[object]] = [["标题", "链接"]]
    rows += [[f"第{n}篇", f"https://example.org/{n}"] for n in range(5)]
    draft = read_material(xlsx(rows), "目录.xlsx", Limits(pieces=3))
    assert len(draft.pieces) == 3
    [problem] = draft.problems
    assert (problem.row, problem.values) == (5, {"limit": "3", "left": "2"})


def test_a_table_too_large_is_refused() -> None:
    many = "标题,链接\n" + "x,https://example.org/\n" * (MATERIAL_LIMITS.rows + 1)
    assert refused(many.encode(), "目录.csv").key == "material-file-long-list"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026.1.5", date(2026, 1, 5)),
        ("2026年1月5日", date(2026, 1, 5)),
        ("20260105", date(2026, 1, 5)),
        ("2026-01-05 00:00:00", date(2026, 1, 5)),
        ("2026-02-30", None),
        ("1月5日", None),
        ("", None),
    ],
)
def test_a_last_day_is_a_whole_date(said: str, day: date | None) -> None:
    assert day_said(said) == day


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("5", 5),
        ("5.0", 5),
        ("约 8 分钟", 8),
        ("10 min", 10),
        ("0", None),
        ("601", None),
        ("x", None),
    ],
)
def test_minutes_are_read_as_people_write_them(said: str, minutes: int | None) -> None:
    assert minutes_said(said) == minutes


def test_tags_are_separated_by_any_mark_and_said_once() -> None:
    assert tags_said("#党课，三会一课、党课; a/b") == ("党课", "三会一课", "a", "b")
    assert tags_said([str(n) for n in range(20)]) == tuple("01234567")
