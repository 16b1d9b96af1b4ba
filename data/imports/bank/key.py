"""Reads the answers of many questions as a list or table: 1-5 ABCDA, 6. √, 7. 三会一课."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from data.imports.bank.fold import folded
from data.imports.bank.lines import (
    Line,
    Note,
    fields_on,
    heading,
    is_list_title,
    is_title,
    listed_section,
    numbered,
    trimming,
)

_ONE = (
    r"(?:[A-L](?:\s?[、,]?\s?[A-L]){0,11}(?![A-Za-z])|[√×✓✗✔✘对错對錯TF](?![A-Za-z])|正确|错误|正確|錯誤|"
    r"[Tt]rue|[Ff]alse)"
)
_SINGLE = r"(?:[A-L]{1,12}|[√×✓✗✔✘对错對錯TF]|正确|错误|正確|錯誤)"
_RANGE = re.compile(
    rf"(\d{{1,5}})\s?(?:-|—|–|~|至|到)+\s?(\d{{1,5}})\s?[题題]?\s?[:.、)]?\s*"
    rf"({_SINGLE}(?:[\s,、;/]*{_SINGLE})*)(?![A-Za-z])"
)
_ITEM = re.compile(
    rf"(?<![\d\w])[(\[【]?(?:第\s?)?(\d{{1,5}})\s?[题題]?\s?[)\]】]?\s?[.、:)\-—]?\s*[(\[【]?\s?({_ONE})"
    rf"\s?[)\]】]?(?![A-Za-z\w])"
)
_BRACKETED = re.compile(r"[(][^()]{0,60}[)]")
_HEADED = re.compile(
    r"\s*(?:[一二三四五六七八九十]+\s?[、.:]|[(][一二三四五六七八九十]+[)])\s*(?=\d{1,3}\s?[.、)])"
)
_FIRST = re.compile(r"(?<!\d)\d{1,5}\s?(?:[-—–~至到.、:]|(?<=\s)(?=[A-L√×对错]))")
_SPLIT = re.compile(r"[\s,、;/]+")
_ALONE = re.compile(r"\s*(?:A?B?C?D?E?F?G?H?(?<=[A-H])|[√×✓✗✔✘对错對錯]|正确|错误|正確|錯誤)\s*")
_CELLS = re.compile(r"\t+|\s*\|\s*|\s{2,}|(?<=\d)\s+(?=\d)|(?<=[A-L√×])\s+(?=[A-L√×])")
_TABLE_HEAD = re.compile(
    r"题号|題號|序号|答案|编号|题目|no\.?|answers?|参考答案|正确答案", re.IGNORECASE
)
_TABLED = re.compile(
    r"[\s|｜]*(?:[\d\uff10-\uff19]|题|題|序|答案|编|参考|正确|no|answer)", re.IGNORECASE
)
_ANSWER_CELL = re.compile(rf"{_SINGLE}|[\u4e00-\u9fff]{{1,12}}")
_NUMBERED = re.compile(r"(?:^|(?<=[\s;。,]))\s*[(]?(\d{1,3})\s?(?:[、)]|[.:](?!\d))\s*")
_DIGIT = re.compile(r"\d")
_TELLS = re.compile(r"\W*(?:答案|试题|题目|详细|參考|参考)?(?:解析|解释|解釋|说明|說明|分析)\W*")
_STEPS = frozenset(range(21))
"""Steps from one number to the next: one may repeat, and some may be left out."""
_MOST = 500
"""Most answers in one range."""


@dataclass
class Entry:
    """The answer to one question, and its line in the list. `kind` and `title` are of the section
    in which it is listed, and `part` counts the sections."""

    kind: str
    number: int
    answer: str
    notes: dict[str, str] = field(default_factory=dict)
    line: int = 0
    part: int = 0
    title: str = ""


@dataclass
class _Listing:
    """A list while it is read; `telling` behind the title of explanations to these answers."""

    entries: list[Entry] = field(default_factory=list)
    kind: str = ""
    title: str = ""
    part: int = 0
    telling: bool = False
    told: Entry | None = None

    def add(self, number: int, answer: str, line: int) -> None:
        """Adds one answer; a number that begins anew begins a section."""
        if self.entries and number == 1 and self.entries[-1].part == self.part:
            self.part += 1
        entry = Entry(self.kind, number, answer, {}, line, self.part, self.title)
        self.entries.append(entry)

    def line(self, line: Line) -> None:
        """Reads one line."""
        if line.blank or is_list_title(line.text) or trimming(line.text):
            return
        if self.entries and _TELLS.fullmatch(folded(line.text)):
            self.telling = True
            return
        titled = listed_section(line.text)
        text = line.text
        if titled:
            self.kind = titled
            self.part += 1
            # 一、单选题：1-5 ABCDA has its answers after it.
            text = _BRACKETED.sub("", folded(text))
            first = _FIRST.search(text)
            text = text[first.start() :] if first else ""
        elif headed := _HEADED.match(folded(text)):
            self.part += 1
            text = text[headed.end() :]
        elif is_title(text):
            self.title, self.kind = text.strip(), ""
            self.part += 1
            return
        notes = fields_on(text)
        told = notes[0].value if notes and notes[0].name == "answer" else ""
        if headed := _HEADED.match(folded(told)):
            self.part += 1
            told = told[headed.end() :]
        if items_on(told) or headed:
            text, notes = told, notes[1:]
        self.body(text[: notes[0].label] if notes else text, line.number, titled=bool(titled))
        if self.entries:
            _note(self.entries[-1], notes)

    def tell(self, text: str) -> bool:
        """Adds a line to the explanation of the answer with its number, or to the last one."""
        number = numbered(text)
        if number is None:
            return False
        for entry in self.entries:
            same = entry.number == number.value and entry.kind == (self.kind or entry.kind)
            if same and "explanation" not in entry.notes:
                entry.notes["explanation"] = text[number.end :].strip()
                self.told = entry
                return True
        return False

    def body(self, text: str, number: int, *, titled: bool) -> None:
        """Reads a line before its notes."""
        if self.telling and self.tell(text):
            return
        if many := items_on(text):
            for place, answer in many:
                self.add(place, answer, number)
        elif found := numbered(text):
            self.add(found.value, text[found.end :].strip(), number)
        elif self.entries and text.strip() and not titled:
            last = self.told if self.telling and self.told else self.entries[-1]
            if "explanation" in last.notes:
                last.notes["explanation"] += "\n" + text.strip()
            else:
                last.answer = f"{last.answer}\n{text.strip()}".strip()


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """Returns the answers in a list, in order."""
    listing = _Listing()
    for line in lines:
        listing.line(line)
    return listing.entries


def _note(entry: Entry, notes: Sequence[Note]) -> None:
    for one in notes:
        if one.name == "answer" and not entry.answer:
            entry.answer = one.value
        elif one.name != "trimming":
            entry.notes[one.name] = one.value


def with_answers(lines: Sequence[Line]) -> list[Line]:
    """Returns the lines, an answer that stands below its label put beside it: 答案： and then B."""
    made = list(lines)
    filled = [place for place, line in enumerate(lines) if not line.blank]
    for at, place in enumerate(filled[:-1]):
        if not is_list_title(lines[place].text):
            continue
        below = [lines[one].text for one in filled[at + 1 : at + 3]]
        answers = [bool(_ALONE.fullmatch(folded(text))) for text in below]
        if answers in ([True], [True, False]):
            under = filled[at + 1]
            made[place] = replace(lines[place], text=f"答案：{below[0].strip()}")
            made[under] = replace(lines[under], text="")
    return made


def untabled(lines: Sequence[Line]) -> list[Line]:
    """Returns the lines, with those of a table of answers made a list: numbers over answers."""
    made: list[Line] = []
    numbers: list[str] = []
    for line in lines:
        if not numbers and not _TABLED.match(line.text):
            made.append(line)
            continue
        text = folded(line.text).strip(" |")
        head = _TABLE_HEAD.match(text)
        cells = [
            cell for cell in _CELLS.split(text[head.end() if head else 0 :].strip(" |")) if cell
        ]
        rule = all(set(cell) <= set(":- ") for cell in cells)
        if len(cells) > 1 and all(cell.isdigit() for cell in cells):
            numbers = cells
            made.append(Line(line.number, ""))
        elif numbers and cells and not rule:
            each = cells if len(cells) == len(numbers) else list("".join(cells))
            if len(each) == len(numbers) and all(map(_ANSWER_CELL.fullmatch, each)):
                pairs = zip(numbers, each, strict=True)
                said = " ".join(f"{n}.{one}" for n, one in pairs)
                made.append(Line(line.number, f"答案：{said}"))
            else:
                made.append(line)
            numbers = []
        elif not (numbers and rule and cells):
            made.append(line)
    return made


def answer_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Turns a table of answers, with numbers and answers in rows or in columns, into the lines of a
    list; none for another table."""
    cells = [[folded(cell).strip() for cell in row] for row in rows]
    spoken = [" ".join(filter(None, row)) for row in cells if any(row)]
    if spoken and all(map(several_on, spoken)):
        return spoken
    for table in (cells, [list(column) for column in zip(*cells, strict=False)]):
        lines = _pairs(table)
        if lines:
            return lines
    return []


def _pairs(rows: list[list[str]]) -> list[str]:
    """Returns lines of rows that are numbers and answers by turns."""
    rows = [row[1:] if row and _TABLE_HEAD.fullmatch(row[0]) else row for row in rows]
    rows = [row for row in rows if any(row)]
    if not rows or len(rows) % 2:
        return []
    lines = []
    for numbers, answers in zip(rows[::2], rows[1::2], strict=True):
        pairs = [(n, one) for n, one in zip(numbers, answers, strict=False) if n or one]
        if not all(n.isdigit() and one and not one.isdigit() for n, one in pairs):
            return []
        lines.append(" ".join(f"{n}.{one}" for n, one in pairs))
        if not all(_ANSWER_CELL.fullmatch(one) for _, one in pairs):
            lines[-1:] = [f"{n}. {one}" for n, one in pairs]
    return lines


def several_on(text: str) -> list[tuple[int, str]]:
    """Returns ranges and single answers on a line; none where it contains anything else."""
    left = folded(text)
    if not _DIGIT.search(left):
        return []
    found: list[tuple[int, int, str]] = []
    for match in _RANGE.finditer(left):
        first, last = int(match[1]), int(match[2])
        parts = _parts(match[3], last - first + 1)
        if parts is None:
            return []
        numbers = range(first, last + 1)
        found += [
            (match.start(), number, answer) for number, answer in zip(numbers, parts, strict=True)
        ]
    left = _RANGE.sub(lambda match: " " * len(match[0]), left)
    for match in _ITEM.finditer(left):
        found.append((match.start(), int(match[1]), match[2]))
    left = _ITEM.sub("", left)
    if re.sub(r"[\s,、;。.|]", "", left):
        return []
    return [(number, answer) for _, number, answer in sorted(found)]


def items_on(text: str, fewest: int = 2) -> list[tuple[int, str]]:
    """Returns several answers on a line, whatever they say: 1.七一 2.上海; none for fewer."""
    if many := several_on(text):
        return many
    found = list(_NUMBERED.finditer(folded(text)))
    numbers = [int(match[1]) for match in found]
    steps = {after - before for before, after in pairwise(numbers)}
    if len(found) < fewest or found[0].start() or not steps <= _STEPS:
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    said = [text[match.end() : end] for match, end in zip(found, ends, strict=True)]
    return [(number, one.strip(" \t;；,，。")) for number, one in zip(numbers, said, strict=True)]


def listed_behind(text: str) -> bool:
    """Tells whether a line is the answers of a section behind its number or kind: 一、1. A 2. B."""
    line = folded(text)
    headed = _HEADED.match(line) or (_FIRST.search(line) if listed_section(line) else None)
    if headed is None:
        return False
    return bool(several_on(line[headed.start() if headed.re is _FIRST else headed.end() :]))


def is_answer(text: str) -> bool:
    """Tells whether a line of a list answers one question or several and asks nothing."""
    if several_on(text):
        return True
    number = numbered(text)
    return number is not None and len(text) - number.end <= 60 and not heading(text)


def _parts(said: str, many: int) -> list[str] | None:
    """Splits into `many` answers, separate or all together."""
    if not 0 < many <= _MOST:
        return None
    parts = [part for part in _SPLIT.split(said) if part]
    if len(parts) == many:
        return parts
    together = "".join(parts)
    if len(together) == many:
        return list(together)
    words = re.findall(r"正确|错误|正確|錯誤|[A-L√×✓✗✔✘对错對錯TF]", together)
    return words if len(words) == many else None
