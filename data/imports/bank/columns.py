"""Finds out which column of a question sheet holds what, from its header or its contents."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from data.imports.bank.options import options_in
from data.imports.bank.words import kind_said, truth_said
from data.values.question import MOST_OPTIONS

_HEADERS = {
    word: name
    for name, words in {
        "key": "识别码 識別碼 questionid",
        "verdict": "结论 結論 verdict",
        "text": "原文 linesofthefile",
        "number": "序号 题号 编号 试题编号 题目编号 序號 題號 編號 no number id",
        "kind": (
            "题型 试题类型 题目类型 问题类型 题类 类型 题目类别 題型 題目類型 類型 kind type "
            "questiontype"
        ),
        "stem": (
            "题干 题目 试题 问题 题目内容 试题内容 题干内容 试题题目 试题题干 问题内容 题目描述 "
            "题目名称 考题 內容 内容 題幹 題干 題目 試題 問題 題目內容 試題內容 stem question "
            "questions questiontext"
        ),
        "options": (
            "选项 选项内容 备选项 备选答案 可选项 全部选项 候选答案 候选项 選項 選項內容 備選答案 "
            "options choices optionlist optionslist choicelist"
        ),
        "answer": (
            "正确答案 标准答案 参考答案 试题答案 题目答案 正确选项 答案 正确项 正確答案 標準答案 "
            "參考答案 正確選項 正确选项序号 answer answers correctanswer correctanswers "
            "rightanswer rightanswers ans correct key answerkey answerindex correctindex "
            "correctoption correctoptions solution"
        ),
        "explanation": (
            "答案解析 试题解析 题目解析 解析 详解 解题思路 解释 答案说明 说明 備註 备注 題目解析 "
            "解釋 說明 explanation feedback rationale note"
        ),
        "source": "出处 来源 依据 出题依据 题目来源 试题来源 出處 來源 依據 source reference",
        "tags": (
            "标签 知识点 考点 分类 类别 专题 章节 所属章节 模块 科目 標籤 知識點 考點 分類 類別 "
            "專題 tags tag topic category"
        ),
        "difficulty": "难度 难易 难易度 难易程度 难度等级 難度 難易程度 difficulty level",
        "until": "截止日期 有效期至 有效期 截止 截止時間 until expires",
        "picture": "图片 配图 题图 图 圖片 配圖 picture image",
    }.items()
    for word in words.split()
}
_OPTION = re.compile(
    r"(?:备选|候选|可选|備選)?(?:选项|答案|选择|選項|option|choice|answer)?([a-l])(?:选项|项|選項|項)?|"
    r"(?:选项|备选答案|备选项|候选项|選項|備選答案|option|choice)(\d{1,2}|[一二三四五六七八九十])"
)
_OF_KIND = re.compile(r"^(?:单选|多选|判断|填空|选择|單選|多選|判斷|選擇)[题題]?(?=[题題试試内])")
_HAN_DIGITS = "一二三四五六七八九十"
_WORDED = re.compile(r"[^\W\d_]{2}")
_ANSWERED = re.compile(r"(?:answer|答案)(\d{1,2})")
_BRACKETED = re.compile(r"[(\[【（].{0,40}?[)\]】）]")
_REMARK = re.compile(r"\s[-–—]\s.*$", re.DOTALL)
_LABELLED = re.compile(r"\s*[(（]?[A-Ha-hＡ-Ｈ]\s*[)）.．、:：]?\s*\S")
_LABELS = {
    "stem": "题目",
    "answer": "答案",
    "explanation": "解析",
    "kind": "题型",
    "source": "来源",
}
_LONGEST_HEADER = 20
_LOOKED_AT = 40
"""Rows that are searched for a header, and rows from which columns without one are guessed."""
_ANSWER = re.compile(r"[A-La-l](?:[\s,，、;；]?[A-La-l]){0,11}")
_ANSWER_TOLD = re.compile(r"[A-L][.、:．：]\s?\S{1,30}")
_NUMBER = re.compile(r"\d{1,5}")
_GAP = re.compile(r"_{2,}|[(（【\[]\s*[)）】\]]")


@dataclass(frozen=True)
class Columns:
    """`last` is the header's last row (from 1), 0 where there is none; `fields` say the column
    (from 1) of each field and `options` the columns of the options, A first. `others` are the
    columns whose headings say nothing known; `numbered` where answers are the numbers in the
    headings of the options."""

    last: int
    fields: dict[str, int]
    options: tuple[int, ...] = field(default=())
    others: tuple[tuple[int, str], ...] = field(default=())
    numbered: bool = False

    def unread(self, row: list[str]) -> list[str]:
        """The headings of two columns or more that are not known and have words in this row: they
        may be what is to be chosen from."""
        filled = [
            name
            for column, name in self.others
            if column <= len(row) and _WORDED.search(row[column - 1])
        ]
        return filled if len(filled) > 1 else []

    def stray(self, row: list[str]) -> list[str]:
        """The words in this row that stand under no heading, as those behind a sign too many do."""
        taken = {*self.fields.values(), *self.options, *(column for column, _ in self.others)}
        cells = enumerate(row, 1) if self.last else ()
        return [cell.strip() for at, cell in cells if at not in taken and _WORDED.search(cell)]


def header_of(rows: list[list[str]]) -> Columns | None:
    """Returns the first row that names a stem and besides it an answer, options or a kind, with the
    row below where letters are under 选项; None where no row does."""
    for place, row in enumerate(rows[:_LOOKED_AT]):
        said = [field_said(cell) for cell in row]
        if not {"stem"} < {name for name in said if name}:
            continue
        lettered = any(
            option_said(cell) is not None or _ANSWERED.fullmatch(_word(cell)) for cell in row
        )
        if not lettered and not {"answer", "options", "kind", "key"} & set(said):
            continue
        below = rows[place + 1] if place + 1 < len(rows) else []
        if _letters_below(row, below, said):
            return _columns(_with_letters(row, below), place + 2)
        return _columns(row, place + 1)
    return None


def header_again(row: list[str], number: int) -> Columns | None:
    """Returns the columns that a row below the header names: the header repeated, or that of
    another table; None for any other row."""
    said = {field_said(cell) for cell in row if len(cell) < _LONGEST_HEADER}
    if "stem" not in said or not said & {"answer", "options"}:
        return None
    return _columns(row, number)


def guessed(rows: list[list[str]]) -> Columns | None:
    """Guesses the columns of a sheet without header from their contents; None where no column holds
    answers beside one with longer texts."""
    looked = [row for row in rows if sum(bool(cell.strip()) for cell in row) > 1][:_LOOKED_AT]
    width = max((len(row) for row in looked), default=0)
    columns = {
        column: [row[column - 1].strip() for row in looked if len(row) >= column]
        for column in range(1, width + 1)
    }
    lengths = {column: sum(map(len, cells)) for column, cells in columns.items()}
    if len(looked) < 2 or not lengths:
        return None
    stem = max(lengths, key=lambda column: lengths[column])
    labelled = sum(bool(_LABELLED.match(cell)) for cell in columns[stem])
    if labelled * 3 > len(columns[stem]) or any(map(_letters_apart, columns.values())):
        # One option a row: such a sheet is read like a text.
        return None
    answers = [c for c in columns if c != stem and _mostly(columns[c], _is_answer)]
    fields = {"stem": stem}
    beside = [c for c in columns if c != stem and any(columns[c])]
    if not answers and len(beside) == 1 and _mostly(columns[stem], _GAP.search):
        return Columns(0, {"stem": stem, "answer": beside[0]})
    if answers:
        fields["answer"] = answers[0]
    kinds = [c for c in columns if c not in fields.values() and _mostly(columns[c], kind_said)]
    if kinds:
        fields["kind"] = kinds[0]
    left = [c for c in columns if c not in fields.values() and any(columns[c])]
    if left and left[0] < stem and _mostly(columns[left[0]], _NUMBER.fullmatch):
        left = left[1:]
    near = [c for c in left if c > stem and ("answer" not in fields or c != fields["answer"])]
    options = _run(near)
    inside = _mostly(columns[stem], lambda cell: options_in(cell)[1])
    shown = options or kinds or inside
    if "answer" not in fields or (not shown and not _judges(columns, fields)):
        return None
    rest = [column for column in near if column not in options]
    if rest:
        fields["explanation"] = rest[0]
    return Columns(0, fields, tuple(options[:MOST_OPTIONS]))


def _letters_apart(cells: list[str]) -> bool:
    """Tells whether a column has the letters of options one below the other, and numbers
    between."""
    said = "".join(
        "#" if not cell or _NUMBER.fullmatch(cell.rstrip(".、")) else cell[:1] for cell in cells
    )
    return bool(re.fullmatch(r"(?:#ABC?D?E?F?G?H?)+", said.upper()))


def _judges(columns: dict[int, list[str]], fields: dict[str, int]) -> bool:
    return _mostly(columns[fields["answer"]], lambda cell: truth_said(cell) is not None)


def _run(columns: list[int]) -> list[int]:
    """Returns adjacent columns from the first on."""
    run = columns[:1]
    for column in columns[1:]:
        if column != run[-1] + 1:
            break
        run.append(column)
    return run


def _mostly(cells: list[str], fits: Callable[[str], object]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(fits(cell)) for cell in filled) * 10 >= len(filled) * 8


def _is_answer(cell: str) -> bool:
    if _ANSWER.fullmatch(cell) or _ANSWER_TOLD.fullmatch(cell):
        return True
    return len(cell) <= 3 and truth_said(cell) is not None


def _columns(row: list[str], last: int) -> Columns:
    fields: dict[str, int] = {}
    options: dict[int, int] = {}
    answered = any(field_said(cell) == "answer" for cell in row)
    for column, cell in enumerate(row, 1):
        place = option_said(cell)
        if place is None and answered and (numbered := _ANSWERED.fullmatch(_word(cell))):
            # Beside the right answers, Answer 1 and so on are the options.
            place = int(numbered[1]) - 1
        if place is not None:
            options.setdefault(place, column)
        elif name := field_said(cell):
            fields.setdefault(name, column)
    if not options and (start := fields.pop("options", None)):
        # One heading over several columns: those without a heading of their own belong to it.
        wide = [start]
        for column in range(start + 1, len(row) + 1):
            if row[column - 1].strip():
                break
            wide.append(column)
        options = dict(enumerate(wide)) if len(wide) > 1 else {}
        if not options:
            fields["options"] = start
    many = max(options, default=-1) + 1
    taken = {*fields.values(), *options.values()}
    others = tuple((at, cell) for at, cell in enumerate(row, 1) if cell.strip() and at not in taken)
    places = tuple(options.get(place, 0) for place in range(many))
    # Kahoot heads its options Answer 1 to 4, and its answers are these numbers.
    numbers = bool(many) and any(_word(cell).startswith("timelimit") for cell in row)
    return Columns(last, fields, places, others, numbers)


def field_said(cell: str) -> str | None:
    """Returns the field that a heading names."""
    word = _word(cell)
    return _HEADERS.get(word) or _HEADERS.get(_OF_KIND.sub("", word))


def option_said(cell: str) -> int | None:
    """Returns the index of the option that a heading names: 0 for 选项A."""
    match = _OPTION.fullmatch(_word(cell))
    if not match or (match[1] is None and match[2] is None):
        return None
    if match[1]:
        return ord(match[1]) - ord("a")
    place = _HAN_DIGITS.find(match[2]) if match[2] in _HAN_DIGITS else int(match[2]) - 1
    return place if 0 <= place < MOST_OPTIONS else None


def _word(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", _BRACKETED.sub("", _REMARK.sub("", cell[:80]))).lower()
    return re.sub(r"[\s*:：_\-/.、]", "", plain)


def turned(rows: list[list[str]]) -> list[list[str]] | None:
    """Returns the rows of a sheet whose headings stand in its first column, a question a column;
    None for another, or where they come again for each question."""
    heads = [field_said(row[0]) for row in rows if row and row[0].strip()]
    if heads.count("stem") != 1 or heads.count("answer") != 1:
        return None
    width = max(map(len, rows))
    made = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    return made if width > 2 and header_of(made) else None


def labelled(cells: list[str]) -> str:
    """Returns two cells of a sheet with a field below the other as a line: 答案：A, B. 书记; "" for
    other cells."""
    if len(cells) != 2:
        return ""
    if (place := option_said(cells[0])) is not None:
        return f"{chr(ord('A') + place)}. {cells[1]}"
    label = _LABELS.get(field_said(cells[0]) or "")
    return f"{label}：{cells[1]}" if label else ""


def _letters_below(row: list[str], below: list[str], said: list[str | None]) -> bool:
    """Tells whether the next row names the options that this one only announces."""
    column = said.index("stem")
    stem = below[column].strip() if column < len(below) else ""
    if (stem and field_said(stem) != "stem") or any(option_said(one) is not None for one in row):
        return False
    return {0, 1} <= {option_said(one) for one in below}


def _with_letters(row: list[str], below: list[str]) -> list[str]:
    width = max(len(row), len(below))
    above, under = ([*cells, *[""] * (width - len(cells))] for cells in (row, below))
    return [
        letter if option_said(letter) is not None else own
        for own, letter in zip(above, under, strict=True)
    ]
