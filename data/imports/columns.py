"""Finds out which column of a roster holds what, from its header."""

import re
from dataclasses import dataclass
from itertools import pairwise

from data.values.names import clean_name

# The more specific word wins where several columns match (党内职务 over 职务).
_HEADERS = {
    "name": (
        "姓名 党员姓名 成员姓名 人员姓名 学员姓名 同志姓名 党员名字 名字 党员 成员 "
        "黨員姓名 成員姓名 name fullname membername member"
    ),
    "subgroup": (
        "党小组 所属党小组 所在党小组 党小组名称 所属小组 所在小组 小组 小组名称 所属组 组别 分组 "
        "组 黨小組 所屬黨小組 所在黨小組 黨小組名稱 所屬小組 小組 小組名稱 組別 subgroup group team"
    ),
    "standing": (
        "党员类别 党员类型 党员身份 人员类别 人员类型 人员身份 成员类别 成员身份 身份 类别 类型 "
        "身份类别 党员性质 黨員類別 黨員身份 人員類別 人員身份 成員身份 身分 類別 身份類別 "
        "政治面貌 standing status"
    ),
    "post": (
        "党内职务 支部职务 党支部职务 支部内职务 党内任职 支部任职 党务职务 现任党内职务 担任职务 "
        "支委职务 职务 任职 黨內職務 支部職務 黨支部職務 職務 任職 post role position"
    ),
    "note": "备注 说明 备注说明 附注 備註 備注 說明 note notes remark remarks",
}
_WORDS = {
    name: {word: rank for rank, word in enumerate(words.split())}
    for name, words in _HEADERS.items()
}
_VAGUE = {"党员", "成员", "member", "名字"}
_BRACKETED = re.compile(r"[(\[【（].*?[)\]】）]")
_LONGEST = 80
"""Most characters of a header cell."""
_LOOKED_AT = 40
"""Rows that are searched for a header."""


@dataclass(frozen=True)
class Header:
    """`last` is the header's last row (from 1); each block is field → column (from 1), one block
    for each name column of a list printed in several columns side by side."""

    last: int
    blocks: tuple[dict[str, int], ...]


def header_of(rows: list[list[str]]) -> Header | None:
    """Returns the first row with a name column, merged with the rows above and below it where
    headers run over two rows; None where no row has one."""
    for place, row in enumerate(rows[:_LOOKED_AT]):
        fields = [field_of(cell) for cell in row]
        if "name" not in fields or not _looks_like_header(row, fields):
            continue
        below = rows[place + 1] if place + 1 < len(rows) else []
        above = rows[place - 1] if place else []
        last = place + 1
        words = list(row)
        if _continues(below, fields):
            last += 1
            words = _filled(words, below, over=True)
        return Header(last, _blocks(_filled(words, above, over=False)))
    return None


def field_of(cell: str) -> str | None:
    """Returns the field that a header cell names."""
    word = _word(cell)
    return next((field for field, words in _WORDS.items() if word in words), None)


def _word(cell: str) -> str:
    plain = clean_name(_BRACKETED.sub("", cell[:_LONGEST])).lower()
    return re.sub(r"[\s*:：_\-/.]", "", plain)[:20]


def _looks_like_header(row: list[str], fields: list[str | None]) -> bool:
    """Tells whether a row looks like a header; 党员 or 成员 alone may be a value: such a word needs
    another header beside it."""
    sure = any(_word(cell) in _WORDS["name"] and _word(cell) not in _VAGUE for cell in row)
    return sure or len({field for field in fields if field}) > 1


def _continues(below: list[str], fields: list[str | None]) -> bool:
    """Tells whether the next row belongs to the header: it names fields, and nobody."""
    found = [field_of(cell) for cell in below]
    named = [
        cell
        for column, cell in enumerate(below)
        if column < len(fields) and fields[column] == "name" and cell and found[column] != "name"
    ]
    return any(found) and not named


def _filled(row: list[str], other: list[str], *, over: bool) -> list[str]:
    """Merges the header's words with those of the row beside it: in place of vague words, and with
    `over` also in place of a group's title (党内情况 over 职务)."""
    width = max(len(row), len(other))
    row, other = ([*cells, *[""] * (width - len(cells))] for cells in (row, other))
    return [
        theirs if field_of(theirs) and (not own or (over and field_of(own) is None)) else own
        for own, theirs in zip(row, other, strict=True)
    ]


def _blocks(words: list[str]) -> tuple[dict[str, int], ...]:
    names = [column for column, word in enumerate(words) if field_of(word) == "name"]
    if len({_word(words[column]) for column in names}) > 1:
        # 党员 beside 姓名 is another column about the same person, not another list.
        names = [min(names, key=lambda column: (_WORDS["name"][_word(words[column])], column))]
    edges = [0, *names[1:], len(words)]
    return tuple(
        _columns(words, start, end, name)
        for (start, end), name in zip(pairwise(edges), names, strict=True)
    )


def _columns(words: list[str], start: int, end: int, name: int) -> dict[str, int]:
    best: dict[str, tuple[int, int]] = {}
    for column in range(start, end):
        field = field_of(words[column])
        if field and field != "name":
            rank = _WORDS[field][_word(words[column])]
            best[field] = min(best.get(field, (rank, column)), (rank, column))
    return {"name": name + 1} | {field: column + 1 for field, (_, column) in best.items()}
