"""Random papers: questions, a layout, and what people leave between questions."""

from dataclasses import dataclass, replace
from random import Random

WHO = "书记 组织委员 党小组长 支委会 党员大会 上级党委 记录员 介绍人 纪检委员 预备党员".split()  # noqa: SIM905
WHAT = "讲党课 收党费 做记录 管档案 定计划 写总结 报材料 谈心 培养积极分子 办活动".split()  # noqa: SIM905
WHEN = "每月 每季度 每半年 每年 会前 会后 年底 月初 五年 3天内".split()  # noqa: SIM905
NUMBERS = ("{}.", "{}、", "{}．", "({})", "（{}）", "第{}题 ", "{} . ", "{}. ", "{}) ")
LABELS = ("{}.", "{}、", "{}．", "({})", "（{}）", "{}: ", "{}）", "{}. ")
FIELDS = ("答案：", "答案:", "【答案】", "正确答案：", "参考答案: ", "[答案]", "答案 ", "答案是：")
RULES = ("----------", "＝＝＝＝＝＝", "***", "第 3 页 共 9 页", "- 12 -", "", "～～～～")
TITLES = ("第{}章 党费", "第{}单元 党课", "第{}节", "第{}部分 组织生活")
SLIPS = ("", "", "no answer", "number twice", "number skipped", "list", "stray line", "header")
HAN = "一二三四五六七八九十"
SECTIONS = {"single": "单选题", "multiple": "多选题", "judge": "判断题", "fill": "填空题"}


@dataclass(frozen=True)
class Made:
    """A question: its answer is letters, "√", "×", or the words of its blanks; with `known` false
    the paper does not give it."""

    kind: str
    stem: str
    options: tuple[str, ...]
    answer: str
    place: int = 0
    known: bool = True

    @property
    def words(self) -> str:
        """The stem without its gap."""
        return self.stem.replace("____", "")


@dataclass(frozen=True)
class Layout:
    """The style of a paper; `key` is "field", "stem", "end", "section" or "chapter", and `slip`
    what went wrong in it."""

    number: str
    label: str
    options: str
    field: str
    key: str
    wide: bool
    sectioned: bool
    trimmed: float
    explained: bool
    scored: bool
    slip: str = ""


def layout_of(chance: Random) -> Layout:
    """Draws any layout."""
    return Layout(
        number=chance.choice(NUMBERS),
        label=chance.choice(LABELS),
        options=chance.choice(("lines", "line", "pairs", "columns")),
        field=chance.choice(FIELDS),
        key=chance.choice(("field", "stem", "end", "section", "chapter")),
        wide=chance.random() < 0.2,
        sectioned=chance.random() < 0.7,
        trimmed=chance.choice((0, 0.2, 0.6)),
        explained=chance.random() < 0.3,
        scored=chance.random() < 0.2,
        slip=chance.choice(SLIPS),
    )


def question(chance: Random, kind: str, place: int) -> Made:
    """Draws any question of a kind; no two of a paper have the same stem."""
    who, what, when = chance.choice(WHO), chance.choice(WHAT), chance.choice(WHEN)
    mark = "甲乙丙丁戊己庚辛壬癸"[place % 10] + f"{HAN[place // 10 % 10]}号"
    if kind == "judge":
        return Made(kind, f"{mark}支部由{who}{when}{what}。", (), chance.choice("√×"))
    if kind == "fill":
        return Made(kind, f"{mark}支部由____{when}{what}。", (), who)
    options = tuple(chance.sample(WHO, chance.choice((2, 3, 4, 4, 5))))
    many = 1 if kind == "single" else chance.randint(2, len(options))
    right = sorted(chance.sample("ABCDE"[: len(options)], many))
    stem = chance.choice((f"{mark}支部由谁{when}{what}？", f"{mark}支部{when}{what}的是____"))
    return Made(kind, stem, options, "".join(right))


def paper(chance: Random, layout: Layout) -> tuple[str, list[Made]]:
    """Makes a text; returns it with its questions."""
    lines: list[str] = ["党建知识测试题"] if chance.random() < 0.5 else []
    made: list[Made] = []
    listed: list[str] = []
    chapters = 2 if layout.key == "chapter" else 1
    for chapter in range(chapters):
        if chapters > 1:
            lines.append(chance.choice(TITLES).format(HAN[chapter]))
        listed = [] if layout.key == "chapter" else listed
        for at, kind in enumerate(chance.sample(list(SECTIONS), chance.randint(1, 4))):
            head = f"{HAN[at]}、{SECTIONS[kind]}"
            if layout.sectioned or layout.key in ("end", "section", "chapter"):
                lines.append(head)
                listed.append(head)
            section: list[str] = []
            for number in range(1, chance.randint(1, 4) + 1):
                place = number + _slipped(layout, number)
                known = layout.slip != "no answer" or len(made) != 1
                one = replace(question(chance, kind, len(made)), place=place, known=known)
                made.append(one)
                lines += _lines(chance, layout, one)
                section += [f"{place}.{one.answer}"] if known else []
            listed += section
            if layout.key == "section" and section:
                lines.append("答案：" + " ".join(section))
        if layout.key == "chapter":
            lines += ["参考答案", *listed]
    if layout.key == "end":
        lines += ["参考答案", *listed]
    text = "\n".join(lines) + "\n"
    return (_widened(text) if layout.wide else text), made


def _slipped(layout: Layout, number: int) -> int:
    """Returns how far a number is off: one occurs twice, or one was left out."""
    if layout.slip == "number twice":
        return -int(number > 1)
    return int(layout.slip == "number skipped" and number > 1)


def _lines(chance: Random, layout: Layout, one: Made) -> list[str]:
    """Returns the lines of a question, with those between it and the next."""
    stem = one.stem
    within = layout.key == "stem" and one.kind != "fill"
    if within and one.known:
        gap = chance.choice(("（{}）", "( {} )", "（  {}  ）", "【{}】")).format(one.answer)
        stem = stem.replace("____", gap) if "____" in stem else f"{stem}{gap}"
    elif one.kind == "judge" and chance.random() < 0.5:
        stem += "（ ）"
    score = chance.choice(("（2分）", "[1分]")) if layout.scored else ""
    tag = "" if layout.sectioned else f"（{SECTIONS[one.kind]}）"
    lines = [f"{layout.number.format(one.place)}{score}{tag}{stem}"]
    lines += _options(layout, one)
    if layout.key == "field" or (layout.key == "stem" and one.kind == "fill"):
        lines += [f"{layout.field}{one.answer}"] if one.known else []
        if layout.explained or layout.slip == "list":
            lines.append("解析：见党章第三条。")
            lines += ["1.党章规定；", "2.条例规定。"] if layout.slip == "list" else []
    if layout.slip == "stray line" and chance.random() < 0.3:
        lines.append("党费管理制度汇编")
    if layout.slip == "header":
        lines.append("某某党校培训资料")
    if chance.random() < layout.trimmed:
        lines.append(chance.choice(RULES))
    return lines


def _options(layout: Layout, one: Made) -> list[str]:
    said = [
        f"{layout.label.format(letter)}{option}"
        for letter, option in zip("ABCDE", one.options, strict=False)
    ]
    if not said:
        return []
    if layout.options == "line":
        return ["    ".join(said)]
    if layout.options == "pairs":
        return ["\t".join(said[at : at + 2]) for at in range(0, len(said), 2)]
    if layout.options == "columns" and len(said) == 4:
        return [f"{said[0]}\t{said[2]}", f"{said[1]}\t{said[3]}"]
    return said


def _widened(text: str) -> str:
    """Returns the text with letters, digits and signs in full width."""
    return "".join(
        chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char != "_" else char for char in text
    )
