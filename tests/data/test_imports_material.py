"""Study material in files: one text, and the refusals of bad ones."""

import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from data.imports.material import (
    read_material,
)
from data.imports.sheet import Limits
from sandbox.html_text import parse_html
from tests.data.documents import compound
from tests.data.material_files import (
    archive,
    docx,
    only,
    outcome,
    paragraph,
    refused,
    titles,
    told,
    xlsx,
)


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
def test_text_that_only_looks_like_a_head_is_text(head: str) -> None:
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


# Useless files.


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
