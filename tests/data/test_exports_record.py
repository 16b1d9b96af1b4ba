"""Record books opened again by programs that did not write them."""

import io
import re
import zipfile
from datetime import date
from urllib.parse import unquote

import openpyxl
import pytest
from docx2python import docx2python
from hypothesis import given, settings, strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from data.exports.record import Recorded, record_documents
from data.exports.record_book import LABELS as BOOK, Grid, Held, Person, record_book
from data.exports.record_pack import LABELS as PACK, Pack, Piece, Proof, packed
from data.exports.record_template import LABELS, record_template
from data.values.record_fields import FIELDS, LISTS, NUMBERS
from data.values.study import Figures, Line
from tests.data.documents import docx

WORDS = {name: name for name in LABELS}
EVIL = '=HYPERLINK("http://x")'


def record(template: bytes | None = None, **changes: object) -> Recorded:
    """Makes a record in which the value of every field is its own name."""
    values: dict[str, str | int] = {
        one.key: 7 if one.key in NUMBERS else f"<{one.key}>" for one in FIELDS
    }
    lists = {
        one.key: [
            {field.key: 1 if field.key in NUMBERS else f"{one.key} {field.key}" for field in fields}
        ]
        for one, fields in LISTS.items()
    }
    lists["contributions"] = [
        {"number": 1, "point": "point", "speaker": "", "text": "the point"},
        {"number": 2, "point": "", "speaker": "speaker", "text": "what was said"},
    ]
    lists |= changes  # type: ignore[arg-type]
    return Recorded(values, lists, template)


def text_of(document: bytes) -> str:
    with docx2python(io.BytesIO(document)) as read:
        return str(read.text)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_our_template_shows_every_part_of_a_record(language: str) -> None:
    said = text_of(record_documents([record()], WORDS, language)[0])
    for key in ("branch", "title", "time", "place", "host", "recorder", "leave_names", "filed"):
        assert f"<{key}>" in said, key
    assert "speaker" + WORDS["colon"] + "what was said" in said
    assert "the point" in said
    assert WORDS["colon"] + "the point" not in said
    for part in ("agenda_items text", "resolutions text", "votes text", "votes result"):
        assert f"{part}" in said, part
    assert "corrections why" in said
    bare = text_of(record_documents([record(corrections=[], votes=[])], WORDS, language)[0])
    assert "votes" not in bare
    assert "signed-host" in bare


def test_long_texts_stay_whole_and_tags_in_them_are_only_text() -> None:
    text = "第一段 {{ host }} <w:p/> & ”\n\n第二段\x07\x00 {% for x in y %}" + "长" * 4000
    item = {"number": 1, "point": "", "speaker": EVIL, "text": text}
    said = text_of(record_documents([record(contributions=[item] * 30)], WORDS, "zh-Hans")[0])
    assert said.count("第一段 {{ host }} <w:p/> & ”") == 30
    assert said.count("第二段 {% for x in y %}" + "长" * 4000) == 30
    assert EVIL in said


def test_a_branchs_template_is_filled_gets_its_trail_and_gives_way_when_it_fails() -> None:
    own = docx(
        "主持：{{ 主持人 }}",
        "{%p for x in 发言记录 %}",
        "{{ x.内容 }}",
        "{%p endfor %}",
        "{{ 决议 }}",
    )
    broken = docx("{{ 没有这个 }}")
    documents = record_documents(
        [record(own), record(broken), record(own, corrections=[]), record()], WORDS, "zh-Hans"
    )
    said = [text_of(one) for one in documents]
    assert "主持：<host>" in said[0]
    assert "the point" in said[0]
    assert "what was said" in said[0]
    assert "1. resolutions text" in said[0]
    assert "corrections why" in said[0]
    assert "heading" in said[1]
    assert "<host>" in said[1]
    assert "corrections" not in said[2]
    assert said[3] == said[1]


def test_a_missing_label_is_no_silent_gap() -> None:
    with pytest.raises(KeyError):
        record_template({name: name for name in LABELS if name != "colon"}, "en")


BOOK_WORDS = {name: name for name in BOOK} | {
    f"light-{light}": light for light in ("green", "red", "none")
}
FIGURES = Figures(meetings=Line(1, 2), hours=Line(90, 32 * 60), right=3, points=-2)


def test_the_book_shows_every_entry_and_runs_nothing() -> None:
    things = [(1, EVIL, date(2026, 11, 27)), (2, "+1", date(2026, 12, 1))]
    members = [(1, "=1+1"), (2, "王芳"), (3, "李强")]
    marks = {(1, 1): "absent", (1, 2): "late", (2, 1): "leave", (3, 2): "observing"}
    counts = {"expected": 9, "present": 7, "leave": 1, "absent": 1}
    held = Held(date(2026, 11, 27), "党课", "@学习", "+三楼", "=陈静", counts, "filed")
    book = record_book(
        "=台账", [held], [Person("@x", FIGURES, "red")],
        [Grid("到会/名单", things, members, marks), Grid("空", [], members, {})], BOOK_WORDS,
    )  # fmt: skip
    read = CalamineWorkbook.from_filelike(io.BytesIO(book))
    assert read.sheet_names == ["sheet-held", "sheet-summary", "到会 名单", "空"]
    glance = read.get_sheet_by_name("sheet-held").to_python()
    day, *said = glance[3][1:]
    assert (day, glance[3][0]) == (date(2026, 11, 27), 1.0)
    assert said == ["党课", "'@学习", "'+三楼", "'=陈静", 9.0, 7.0, 1.0, 1.0, "filed"]
    rows = read.get_sheet_by_name("sheet-summary").to_python()
    assert rows[3] == ["'@x", "1/2", "0/0", "0/0", "0/0", "1.5/32.0", 3.0, -2.0, "red"]
    grid = read.get_sheet_by_name("到会 名单").to_python()
    assert grid[2][1:] == ["mark-absent", "mark-late", 0.5]
    assert grid[3][1:] == ["mark-leave", "", ""]
    assert grid[4][1:] == ["", "mark-observing", ""]
    opened = openpyxl.load_workbook(io.BytesIO(book))
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert opened["sheet-summary"]["A1"].value == "'=台账"


PACK_WORDS = {name: name for name in PACK}
PIECES = st.lists(
    st.builds(
        Piece,
        st.sampled_from(["会议/a.docx", "会议/A.docx", "会议/签到表 1.xlsx", "台账.xlsx"]),
        st.binary(max_size=5),
        st.sampled_from(["党课", EVIL]),
        st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    ),
    min_size=1,
    max_size=9,
)


@given(PIECES, st.sampled_from([1, 8, 10**9]))
@settings(max_examples=20)
def test_the_index_leads_to_every_file_and_nothing_is_lost(
    pieces: list[Piece], largest: int
) -> None:
    proof = Piece("学习/佐证 一.pdf", b"proof", "佐证", date(2026, 3, 1))
    proofs = [
        Proof("王芳", "-培训", date(2026, 3, 1), 4.0, proof),
        Proof("=李强", "-培训", date(2026, 3, 1), 4.0, proof),
        Proof("赵敏", "夜校", date(2026, 8, 1), 2.0, "+没有取到"),
    ]
    zips = packed(Pack("台账", [*pieces, proof], proofs), PACK_WORDS, largest)
    assert len(zips) == 1 or largest <= 8
    contents: list[bytes] = []
    trained: list[list[object]] = []
    for _, content in zips:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = {name: archive.read(name) for name in archive.namelist()}
        book = openpyxl.load_workbook(io.BytesIO(inside.pop("index.xlsx")))
        assert _links(book["index"], 4) == list(inside)
        assert set(_links(book["evidence-list"], 5)) <= set(inside)
        rows = list(book["evidence-list"].iter_rows(min_row=4, values_only=True))
        trained += [[row[1], row[2], row[4], row[5]] for row in rows if row[1]]
        contents += inside.values()
        assert len(inside) == 1 or sum(map(len, inside.values())) <= largest
        assert len({name.lower() for name in inside}) == len(inside)
    assert sorted(contents) == sorted(one.content for one in (*pieces, proof))
    assert sorted(trained, key=str) == [
        ["'=李强", "'-培训", 4, "学习/佐证 一.pdf"],
        ["王芳", "'-培训", 4, "学习/佐证 一.pdf"],
        ["赵敏", "夜校", 2, "'+没有取到"],
    ]
    endings = [ending for ending, _ in zips]
    assert len(set(endings)) == len(endings)
    assert endings == [""] or all(re.fullmatch(r"-Q[1-4](-\d+)?", one) for one in endings)


def _links(sheet: Worksheet, column: int) -> list[str]:
    """Returns the targets of a column's links, from the first row below the heading."""
    cells = [row[column] for row in sheet.iter_rows(min_row=4) if len(row) > column]
    return [unquote(str(cell.hyperlink.target)) for cell in cells if cell.hyperlink]
