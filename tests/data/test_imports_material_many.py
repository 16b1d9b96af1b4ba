"""Study material in files with many pieces: a zip, a folder, a list of links."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.imports.material import (
    BadFile,
    Problem,
    read_folder,
    read_material,
)
from data.imports.material_draft import MATERIAL_LIMITS, day_said, minutes_said, tags_said
from data.imports.sheet import Limits
from tests.data.material_files import (
    archive,
    docx,
    paragraph,
    refused,
    titles,
    told,
    xlsx,
)


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


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
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
