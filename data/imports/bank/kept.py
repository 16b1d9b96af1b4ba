"""Accounts for every text of a sheet or an object: what stands in no question is reported."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from data.imports.bank.draft import Found, because
from data.imports.bank.fold import folded

_NO_WEIGHT = re.compile(r"[\W_]+")
_WORDED = re.compile(r"[^\W\d_]{2}")
_TRIMMED = re.compile(
    r"(?:题目|试题|本题|小题|每题)?(?:分值|分数|得分|满分|用时|时限|时间|限时|状态|顺序|排序|序|页码|页|行号)|"
    r"(?:录入|创建|更新|修改|上传|提交|审核|命题|出题)(?:人|者|时间|日期)|是否.{1,4}|选项(?:数|个数|数量)|"
    r"_?(?:u?u?id|guid|index|idx|order|sort|score|points?|marks?|grade|time(?:limit)?|duration|status|state|"
    r"version|image|img|url|link|(?:created|updated|create|update|modified)_?(?:at|by|time|on)?|"
    r"author|slug|hash|sha|lang|language|difficultylevel|type_?id|.{1,20}_?id)",
    re.IGNORECASE,
)
"""Headings and keys of what programs keep beside a question, and of its score."""


def weight(texts: Iterable[str]) -> Counter[str]:
    """Counts the letters and digits of texts."""
    return Counter(_NO_WEIGHT.sub("", "".join(texts)))


def missing(before: Iterable[str], after: Iterable[str]) -> str:
    """Returns the letters and digits that are in the one and not in the other."""
    first, second = (_NO_WEIGHT.sub("", "".join(texts)) for texts in (before, after))
    if len(first) == len(second) and sum(map(ord, first)) == sum(map(ord, second)):
        return ""
    return "".join((Counter(first) - Counter(second)).elements())


def is_trimming(heading: str) -> bool:
    """Tells whether a column or key holds nothing of a question."""
    return bool(_TRIMMED.fullmatch(re.sub(r"\s", "", folded(heading))))


class Unread:
    """The texts of a file that were not read, by the heading or key over them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._texts: dict[str, list[tuple[int, str]]] = {}

    def add(self, heading: str, row: int, text: str) -> None:
        """Notes a text; one without words, or under the heading of a trimming, says nothing."""
        if _WORDED.search(text) and not is_trimming(heading):
            self._texts.setdefault(heading.strip(), []).append((row, text.strip()))

    def reports(self) -> Iterator[Found]:
        """Yields a refused entry for each heading, with what stands under it."""
        for heading, texts in self._texts.items():
            names = because("bank-refused-column", name=heading[:40], many=len(texts))
            yield Found(
                self.name,
                texts[0][0],
                number=heading[:20],
                refused=names,
                lines=tuple(dict.fromkeys(row for row, _ in texts)),
                text="\n".join(text for _, text in texts),
            )


def leaves(value: Any) -> Iterator[str]:
    """Yields the texts within a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)


def unread_lines(sheet: str, row: int, texts: Sequence[str]) -> Found:
    """Reports texts that belong to no question."""
    said = " | ".join(texts)
    reason = because("bank-refused-lines")
    return Found(sheet, row, stem=said[:80], lines=(row,), refused=reason, text=said)
