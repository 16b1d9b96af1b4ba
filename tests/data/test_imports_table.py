"""Files that people send as tables, and some that are none."""

import datetime
import io
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings, strategies as st

from data.imports.table import BadFile, Limits, Sheet, read_tables

ROWS = [["姓名", "党小组"], ["王芳", "第一党小组"], ["李强", "第二党小组"]]
CSV = "姓名,党小组\n王芳,第一党小组\n李强,第二党小组\n"


def xlsx(
    rows: list[list[object]], change: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xls(rows: list[list[object]]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods(rows: list[list[str]], extra: str = "") -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="名单">{cells}{extra}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def archive(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def changed(content: bytes, part: str, new: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    parts[part] = new(bytes(parts[part]))  # type: ignore[arg-type]
    return archive(parts)


def refused(content: bytes, filename: str = "名单.xlsx", limits: Limits | None = None) -> BadFile:
    with pytest.raises(BadFile) as caught:
        read_tables(content, filename, limits)
    return caught.value


@pytest.mark.parametrize("content", [xlsx(ROWS), xls(ROWS), ods(ROWS)], ids=["xlsx", "xls", "ods"])
def test_a_workbook_of_any_kind_gives_its_rows(content: bytes) -> None:
    [sheet] = read_tables(content, "whatever")
    assert sheet.rows == ROWS


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("gbk"),
        CSV.encode("gb18030"),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        CSV.encode("utf-16-be"),
        CSV.replace(",", "\t").encode("gbk"),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "，").encode("gbk"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace("\n", "\r").encode(),
        CSV.replace("王芳", '"王芳"').encode(),
        CSV.replace("王芳", " 王芳 ").encode(),
    ],
)
def test_a_text_file_is_read_whatever_its_encoding_and_delimiter(content: bytes) -> None:
    [sheet] = read_tables(content, "名单.csv")
    assert [row for row in sheet.rows if row] == ROWS
    assert sheet.name == "名单.csv"


def test_traditional_text_in_big5_is_told_from_gb18030() -> None:
    rows = "姓名,黨小組,備註\n" + "".join(
        f"陳靜{n},第一黨小組,臺灣聯絡員與宣傳委員\n" for n in range(20)
    )
    [sheet] = read_tables(rows.encode("big5"), "名單.csv")
    assert sheet.rows[1][1] == "第一黨小組"


def test_an_open_quotation_mark_does_not_swallow_the_rest() -> None:
    [sheet] = read_tables('姓名,备注\n王芳,"左\n李强,右\n'.encode(), "名单.csv")
    assert [row[0] for row in sheet.rows if row] == ["姓名", "王芳", "李强"]


def test_rows_keep_their_numbers_below_a_cell_of_two_lines() -> None:
    [sheet] = read_tables('姓名,备注\n王芳,"一\n二"\n李强,\n'.encode(), "名单.csv")
    assert sheet.rows[1] == ["王芳", "一\n二"]
    assert sheet.rows[3] == ["李强", ""]


def test_values_read_as_people_wrote_them() -> None:
    row: list[object] = [
        1.0,
        2.5,
        13800138000,
        True,
        None,
        datetime.date(2026, 11, 27),
        datetime.datetime(2026, 11, 27, 15, 0),  # noqa: DTZ001
        " 王芳 ",
        0.1,
        -3.0,
    ]
    [sheet] = read_tables(xlsx([row]), "a.xlsx")
    assert sheet.rows == [
        [
            *["1", "2.5", "13800138000", "TRUE", ""],
            *["2026-11-27", "2026-11-27 15:00:00", "王芳", "0.1", "-3"],
        ]
    ]


def test_rows_count_from_the_top_of_the_sheet() -> None:
    def lower(book: openpyxl.Workbook) -> None:
        book.active["C5"] = "王芳"

    [sheet] = read_tables(xlsx([], lower), "a.xlsx")
    assert sheet.rows[4] == ["", "", "王芳"]


def test_a_merged_cell_speaks_for_all_rows_it_covers() -> None:
    def merge(book: openpyxl.Workbook) -> None:
        book.active.merge_cells("B2:B4")

    rows: list[list[object]] = [["王芳", "x"], ["李强", "第一党小组"], ["赵敏"], ["周杰"]]
    [sheet] = read_tables(xlsx(rows, merge), "a.xlsx")
    assert [row[1] for row in sheet.rows] == ["x", *["第一党小组"] * 3]
    assert sheet.spread == {(3, 2), (4, 2)}


def test_a_formula_gives_its_last_value_and_is_marked() -> None:
    content = changed(
        xlsx([["王芳", 1]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<c r="B1" t="n"><v>1</v>', b'<c r="B1"><f>1+1</f><v>2</v>'),
    )
    [sheet] = read_tables(content, "a.xlsx")
    assert sheet.rows == [["王芳", "2"]]
    assert sheet.formulas == {(1, 2)}


def test_hidden_sheets_stay_hidden() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        hidden = book.create_sheet("薪资")
        hidden["A1"] = "秘密"
        hidden.sheet_state = "veryHidden"

    assert [sheet.name for sheet in read_tables(xlsx([["王芳"]], hide), "a.xlsx")] == ["Sheet"]


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\0" * 50, xlsx([])])
def test_an_empty_file_is_called_empty(content: bytes) -> None:
    assert refused(content).key == "file-empty"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"RIFF\0\0\0\0WEBP", "picture"),
        (b"Rar!\x1a\x07\x01\0", "archive"),
        (archive({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}), "word"),
        (archive({"ppt/presentation.xml": "<p/>"}), "slides"),
        (archive({"名单.xlsx": "x"}), "archive"),
        (archive({"mimetype": "application/epub+zip"}), "other"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"), "word"),
        (bytes(range(256)) * 20, "other"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 30, "other"),
    ],
)
def test_other_files_than_spreadsheets_are_named_by_kind(content: bytes, kind: str) -> None:
    bad = refused(content)
    assert (bad.key, bad.values) == ("file-not-spreadsheet", {"kind": kind})


def test_a_page_saved_as_xls_is_called_so() -> None:
    page = "<html><body><table><tr><td>姓名</td></tr></table></body></html>"
    assert refused(page.encode("gbk"), "名单.xls").key == "file-html"


def test_the_old_xml_format_is_called_so() -> None:
    xml = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    assert refused(xml.encode(), "名单.xls").key == "file-xml"


def test_an_ods_with_a_password_is_called_so() -> None:
    content = changed(ods(ROWS), "META-INF/manifest.xml", lambda xml: xml + b"<encryption-data/>")
    assert refused(content).key == "file-encrypted"


def test_files_behind_a_password_are_called_so() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    assert refused(ole + "EncryptedPackage\0".encode("utf-16-le")).key == "file-encrypted"
    content = bytearray(xlsx(ROWS))
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    assert refused(bytes(content)).key == "file-encrypted"


def test_an_xls_with_a_password_is_called_so() -> None:
    content = bytearray(xls(ROWS))
    # The first record after the stream's beginning becomes FILEPASS with RC4 (MS-XLS 2.4.117).
    start = content.find(struct.pack("<HH", 0x0809, 16))
    content[start + 20 : start + 22] = struct.pack("<H", 0x002F)
    assert refused(bytes(content), "a.xls").key == "file-encrypted"


@pytest.mark.parametrize("kept", [60, 400, 2_000, 4_000])
def test_a_torn_file_is_broken(kept: int) -> None:
    assert refused(xlsx(ROWS)[:kept]).key == "file-broken"
    assert refused(xls(ROWS)[:kept]).key == "file-broken"


def test_a_file_too_big_is_not_opened() -> None:
    bad = refused(b"a" * 101, limits=Limits(size=100))
    assert bad.key == "file-too-big"


def test_a_hundred_thousand_rows_are_refused() -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>7</v></c></row>' % (number, number)
        for number in range(1, 100_001)
    )
    book = changed(
        xlsx(ROWS),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml[: xml.index(b"<sheetData>") + 11] + rows + b"</sheetData></worksheet>",
    )
    for content in (book, "王芳,一组\n".encode() * 100_000):
        bad = refused(content)
        assert (bad.key, bad.values) == ("file-too-many-rows", {"limit": 20_000})


def test_a_cell_far_away_costs_nothing() -> None:
    def far(book: openpyxl.Workbook) -> None:
        book.active["XFD1048576"] = "x"

    assert refused(xlsx(ROWS, far)).key in {"file-too-many-rows", "file-bomb"}
    row = '<table:table-row table:number-rows-repeated="1048570">'
    row += "<table:table-cell {}</table:table-row>"
    full = 'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
    full += "</table:table-cell>"
    assert refused(ods(ROWS, row.format(full))).key.startswith("file-")
    [sheet] = read_tables(
        ods(ROWS, row.format('table:number-columns-repeated="16384"/>')), "名单.ods"
    )
    assert sheet.rows == ROWS


def test_an_archive_that_unpacks_to_far_more_is_a_bomb() -> None:
    zeros = {"xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": b"0" * 5_000_000}
    assert refused(archive(zeros)).key == "file-bomb"
    assert refused(archive({f"xl/{n}": "" for n in range(1_001)})).key == "file-bomb"


def test_an_archive_that_lies_about_its_size_is_stopped() -> None:
    honest = changed(
        xlsx(ROWS),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + b" " * 90_000_000),
    )
    content = bytearray(honest)
    place = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    content[place + 24 : place + 28] = struct.pack("<L", 2_000)
    assert refused(bytes(content)).key in {"file-bomb", "file-broken"}


def test_an_entity_bomb_is_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]>'
    content = changed(
        xlsx(ROWS),
        "xl/workbook.xml",
        lambda xml: laughs + xml.removeprefix(b'<?xml version="1.0"?>'),
    )
    assert refused(content).key == "file-bomb"


def test_the_reader_is_ended_when_it_takes_too_much() -> None:
    rows: list[list[object]] = [["名" * 3_000] * 20] * 800
    content = xlsx(rows)
    tight = Limits(memory=128 * 2**20, ratio=10**6, characters=10**9)
    assert refused(content, limits=tight).key == "file-bomb"
    assert refused(content, limits=Limits(ratio=10**6)).key == "file-bomb"


def taken_or_refused(content: bytes) -> list[Sheet]:
    """Reads sheets; anything but a `BadFile` fails the test."""
    try:
        return read_tables(content, "名单.xlsx")
    except BadFile:
        return []


@given(st.binary(max_size=2_000))
def test_any_bytes_are_rows_or_a_bad_file(content: bytes) -> None:
    sheets = taken_or_refused(content)
    assert all(isinstance(cell, str) for sheet in sheets for row in sheet.rows for cell in row)


@given(st.text(max_size=500), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_text_is_rows_or_a_bad_file(text: str, encoding: str) -> None:
    taken_or_refused(text.encode(encoding, "ignore"))


WORKBOOKS = [xlsx(ROWS), xls(ROWS), ods(ROWS)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WORKBOOKS), st.data())
def test_a_damaged_workbook_is_rows_or_a_bad_file(content: bytes, data: st.DataObject) -> None:
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    taken_or_refused(bytes(damaged))


XML_BITS = [b"<c/>", b'r="A1"', b'r="ZZZZ99999999"', b't="s"', b"<v>9999999</v>", b"<row>", b"&lt;"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(XML_BITS)), min_size=1, max_size=5))
def test_a_mangled_sheet_is_rows_or_a_bad_file(bits: list[tuple[float, bytes]]) -> None:
    def mangle(xml: bytes) -> bytes:
        for share, bit in bits:
            place = int(share * len(xml))
            xml = xml[:place] + bit + xml[place:]
        return xml

    taken_or_refused(changed(WORKBOOKS[0], "xl/worksheets/sheet1.xml", mangle))
