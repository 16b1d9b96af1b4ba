"""Reads a list of titles and links (文章目录) from a table of any usual form, with problems by
row."""

import re
from collections.abc import Iterator

from data.imports.draft import Problem
from data.imports.material_draft import (
    LONGEST_LINK,
    LONGEST_SOURCE,
    LONGEST_TITLE,
    MaterialDraft,
    Piece,
    content_key,
    day_said,
    minutes_said,
    tags_said,
)
from data.imports.pages import followable
from data.imports.rows import cell_at
from data.imports.sheet import BadFile, Limits, Sheet
from data.imports.table import read_tables
from data.values.names import clean_name, clean_text

LINK_MINUTES = 5
"""Minutes of a linked page where the list gives none: an article of usual length."""

_FIELDS = {
    word: field
    for field, words in {
        "title": "标题 题目 题名 名称 文章 文章标题 资料 资料名称 標題 題目 名稱 title name",
        "link": "链接 网址 链接地址 地址 連結 網址 link url address",
        "minutes": "分钟 时长 用时 预计分钟 阅读时间 学习时间 分鐘 時長 minutes min time",
        "tags": "标签 主题 分类 专题 类别 標籤 主題 分類 tags tag topic category keywords",
        "until": "截止 截止日期 截至 有效期 有效期至 到期 截止時間 until deadline expires",
        "source": "来源 出处 作者 來源 出處 source author from",
    }.items()
    for word in words.split()
}
_LOOKED_AT = 40
"""Rows that are searched for a header."""
_LONGEST_VALUE = 60
"""Characters of a cell that a problem quotes."""
_BARE = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)+/)\S+", re.ASCII)


def field_said(heading: str) -> str | None:
    """Returns the field that a heading names: title, link, minutes, tags, until or source."""
    word = re.sub(r"[(\[【（].*?[)\]】）]|[\s*:：_\-/.]", "", clean_name(heading[:80])).lower()
    return _FIELDS.get(word)


def list_in(content: bytes, name: str, limits: Limits) -> MaterialDraft:
    """Returns the pieces in the sheets that have a title and a link column, and what is to be said
    of their rows. Raises `BadFile` as `read_tables`, and "material-file-no-columns".

    Rows left out: "material-file-row-no-title", "material-file-row-no-link",
    "material-file-row-bad-link" (value), "material-file-twice" (first: the title),
    "material-file-too-many" (limit, left). Rows kept: "material-file-row-minutes" and
    "material-file-row-until" (value; ignored), "material-file-row-shortened" (limit).
    """
    sheets = read_tables(content, name, limits)
    headed = [(sheet, *found) for sheet in sheets if (found := _header(sheet.rows))]
    if not headed:
        raise BadFile("material-file-no-columns")
    pieces: dict[str, Piece] = {}
    problems: list[Problem] = []
    rows = [
        (sheet.name, number, cells)
        for sheet, last, columns in headed
        for number, cells in _rows(sheet, last, columns)
    ]
    for place, (sheet, number, cells) in enumerate(rows):
        if len(pieces) == limits.pieces:
            values = {"limit": str(limits.pieces), "left": str(len(rows) - place)}
            problems.append(Problem(sheet, number, "material-file-too-many", values, fatal=True))
            break
        piece, why = _piece(cells)
        problems += [Problem(sheet, number, key, values, piece is None) for key, values in why]
        if piece and (first := pieces.get(piece.key)):
            values = {"first": first.title}
            problems.append(Problem(sheet, number, "material-file-twice", values, fatal=True))
        elif piece:
            pieces[piece.key] = piece
    return MaterialDraft(list(pieces.values()), problems)


def _header(rows: list[list[str]]) -> tuple[int, dict[str, int]] | None:
    """Returns the header's row (from 1) and the column (from 1) of each field."""
    for number, row in enumerate(rows[:_LOOKED_AT], 1):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row, 1):
            if field := field_said(cell):
                columns.setdefault(field, column)
        if {"title", "link"} <= columns.keys():
            return number, columns
    return None


def _rows(sheet: Sheet, last: int, columns: dict[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yields number and cells of the rows below the header that have something in its columns."""
    for number, row in enumerate(sheet.rows[last:], last + 1):
        cells = {field: cell_at(row, column).strip() for field, column in columns.items()}
        again = field_said(cells["title"]) == "title" and field_said(cells["link"]) == "link"
        if any(cells.values()) and not again:
            yield number, cells


def _piece(cells: dict[str, str]) -> tuple[Piece | None, list[tuple[str, dict[str, str]]]]:
    """Returns the piece in a row, and its problems as keys and values."""
    title, said = clean_text(cells["title"]), cells["link"]
    link = f"https://{said}" if _BARE.fullmatch(said) else said
    if not title:
        return None, [("material-file-row-no-title", {})]
    if not said:
        return None, [("material-file-row-no-link", {})]
    if not followable(link) or len(link) > LONGEST_LINK:
        return None, [("material-file-row-bad-link", {"value": clean_text(said)[:_LONGEST_VALUE]})]
    why: list[tuple[str, dict[str, str]]] = []
    source = clean_text(cells.get("source", ""))
    if len(title) > LONGEST_TITLE:
        why.append(("material-file-row-shortened", {"limit": str(LONGEST_TITLE)}))
    minutes, until = cells.get("minutes", ""), cells.get("until", "")
    length, day = minutes_said(minutes), day_said(until)
    if minutes and length is None:
        why.append(("material-file-row-minutes", {"value": clean_text(minutes)[:_LONGEST_VALUE]}))
    if until and day is None:
        why.append(("material-file-row-until", {"value": clean_text(until)[:_LONGEST_VALUE]}))
    piece = Piece(
        title=title[:LONGEST_TITLE],
        html="",
        link=link,
        minutes=length or LINK_MINUTES,
        tags=tags_said(cells.get("tags", "")),
        until=day,
        source=source[:LONGEST_SOURCE],
        key=content_key("", link),
    )
    return piece, why
