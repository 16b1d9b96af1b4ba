"""Classifies a row of a roster: a person, a subgroup's title, a footnote, or nothing."""

import re

from data.imports.columns import field_of
from data.imports.person import several_people, without_numbers
from data.imports.sheet import Sheet
from data.values.names import clean_name

LONGEST_NAME = 40

_HAN_NAME = re.compile(r"[\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff·]{2,15}")
_LATIN_NAME = re.compile(r"[^\W\d_][^\W_.'’-]*([ .'’-]+[^\W_]+)*\.?")
_SUBGROUP_TITLE = re.compile(r".{0,20}([党黨]?小[组組]|第.{1,3}[组組])")
_FOOTNOTE = re.compile(
    r"[(（]?([合总總共小]\s*[计計]|[注註]\d*\s*[:：]|[备備][注註]\s*[:：]|[说說]明\s*[:：]|填[表报報]|制表|"
    r"[审審][核批]|截[至止]|共\s*\d+\s*[人名]|.{0,6}[负負][责責]人\s*[:：]|[联聯][系繫]|total\b|notes?:)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"[(（【\[]?\s*(示例|样例|範例|范例|例\s*[:：]|例如|example\b)", re.IGNORECASE
)
_HEADINGS = re.compile(
    r"名[单單册冊]|花名|支部|[党黨][员員]|[小分][组組]|[统統][计計]|登[记記]|一[览覽]|表$"
)
_NUMBERED = re.compile(r"[\d.、()（）]+")
_NO_PERSON = re.compile(
    r"[(（]?(?:[待未暂暫][定补補增选選缺无]|空缺|空白|缺员|缺額|无|無|同上|如上|[续續][表页頁]|以上.{0,8}|"
    r"以下空白|此[页頁]无正文|虚位以待|下接.{0,6}|[上接转轉][上下][页頁])[)）]?|[-—–/]+(?:\s*\d{1,3}\s*[-—–/]+)?|"
    r"第?\s?\d+\s?[/页頁]\s?(?:共\s?\d+\s?[页頁])?|(?:19|20)\d{2}\s?[年./-].{0,12}|"
    r"[〇○零一二三四五六七八九十\d]*\s*年\s*[一二三四五六七八九十\d]*\s*月(?:\s*[一二三四五六七八九十\d]*\s*日)?|"
    r"\d{1,2}\s?月\s?\d{1,2}\s?[日号號]|.*(?:盖章|蓋章|公章|签[章字名]|簽[章字名]).*|其中.{0,20}|"
    r"(?:.{0,6}?\d+|[共计計男女].{0,4}?[一二三四五六七八九十百]+)\s?[人名][)）]?|[^:：]{1,12}[:：].*"
)
_REMARK = re.compile(
    r"盖章|蓋章|公章|以下空白|第\s?\d+\s?[页頁]|^\s*其中|(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月|"
    r"[组組][长長]\s?[:：]|单位[:：]"
)


def passed_over(cells: dict[str, str], filled: list[str]) -> bool:
    """Tells whether a row names nobody on purpose and needs no word: repeated headers, the
    template's examples, numbered lines left blank."""
    name = cells["name"]
    if field_of(name) == "name" or any(_EXAMPLE.match(cell) for cell in filled):
        return True
    return not any(cells.values()) and not _is_footnote(name, filled)


def _is_footnote(name: str, filled: list[str]) -> bool:
    return bool(_FOOTNOTE.match(filled[0]) or _FOOTNOTE.match(name))


def nobody(cells: dict[str, str], filled: list[str]) -> bool:
    """Tells whether a row looks like a person's and is none: a day, a seal, a page's foot, an empty
    post, a leader or a number of people, a sum, who made the list."""
    if _is_footnote(cells["name"], filled):
        return True
    name = without_numbers(cells["name"])[0].strip()
    alone = len(set(filled)) == 1
    return bool(_NO_PERSON.fullmatch(name)) or (alone and bool(_REMARK.search(filled[0])))


def subgroup_title(filled: list[str]) -> str | None:
    """Returns 第一党小组（8人） alone in a row: the subgroup of those below it."""
    title = clean_name(re.sub(r"[(（].*|^\s*[一二三四五六七八九十\d]+\s*[、.．]\s*", "", filled[0]))
    alone = len(set(filled)) == 1 and _SUBGROUP_TITLE.fullmatch(title)
    return title if alone else None


def trouble(name: str, typed: str) -> tuple[str, dict[str, str]] | None:
    """Returns why this cell cannot be one person's name: the key of a problem and its values."""
    if not name:
        return "roster-no-name", {}
    if len(name) > LONGEST_NAME:
        values = {"start": name[:12], "length": str(len(name)), "limit": str(LONGEST_NAME)}
        return "roster-long-name", values
    if name[0] in "=+@" or not any(char.isalpha() for char in name):
        return "roster-not-a-name", {"value": name}
    parts = several_people(typed.strip())
    if len(parts) > 1 and all(len(part) > 1 and _HAN_NAME.fullmatch(part) for part in parts):
        return "roster-several-names", {"value": name}
    return None


def name_column(sheet: Sheet) -> int | None:
    """Returns the column (from 1) of a sheet without a header that holds nothing but names, if only
    numbers are beside it."""
    width = max((len(row) for row in sheet.rows), default=0)
    columns = [[cell_at(row, column) for row in sheet.rows] for column in range(1, width + 1)]
    worded = [
        number
        for number, cells in enumerate(columns, 1)
        if any(cell and not _NUMBERED.fullmatch(cell) and not is_heading(cell) for cell in cells)
    ]
    if len(worded) != 1:
        return None
    named = [cell for cell in columns[worded[0] - 1] if cell and not is_heading(cell)]
    likely = sum(1 for cell in named if _is_likely_name(clean_name(cell)))
    return worded[0] if likely and likely * 5 >= len(named) * 4 else None


def is_heading(cell: str) -> bool:
    """Tells whether a cell of a bare list is its title or a footnote."""
    return bool(_HEADINGS.search(cell) or _FOOTNOTE.match(cell) or _EXAMPLE.match(cell))


def cell_at(row: list[str], column: int) -> str:
    """Returns the cell in this column (from 1); "" beyond the row's end."""
    return row[column - 1] if column <= len(row) else ""


def _is_likely_name(name: str) -> bool:
    if "·" in name or name.isascii():
        return bool(_HAN_NAME.fullmatch(name) or _LATIN_NAME.fullmatch(name)) and len(name) < 41
    return len(name) <= 4 and bool(_HAN_NAME.fullmatch(name))
