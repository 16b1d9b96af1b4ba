"""Finds answers inside a stem: in brackets, underlined, in a gap, or at its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.imports.bank.blanks import EMPTY
from data.imports.bank.fold import folded
from data.imports.bank.lines import Mark
from data.imports.bank.words import truth_said
from data.values.question import BLANK, QuestionKind

_SEVERAL = r"[A-L](?:[\s,、;/]*[A-L]){0,11}"
_LETTERS = re.compile(
    rf"[(\[【]\s*(?:答案\s?:?|[选選]\s?)?({_SEVERAL}|[a-l](?:[\s,、]*[a-l]){{0,11}})\s*[)\]】]|"
    rf"_+\s*({_SEVERAL})\s*_+"
)
_GAP = re.compile(rf"(?<=\S)\s{{2,}}({_SEVERAL})(?:\s{{2,}}|\s*(?=[。,.;?]|$))")
_TRAILING = re.compile(
    rf"(?<=[)\]】。?!:_.])\s*(?:\*({_SEVERAL})\*|-\s?({_SEVERAL})|({_SEVERAL}))\s*[。.:]?\s*$|"
    rf"\s\*({_SEVERAL})\*\s*$"
)
_TRUTH = re.compile(
    r"[(\[【]\s*(√|×|✓|✗|✔|✘|☑|☒|❌|✅|对|错|對|錯|正确|错误|正確|錯誤|T|F|TRUE|FALSE|True|False|x|X|Y|N|"
    r"是|否|V|v|╳|t|f)\s*[)\]】]"
)
_TRUTH_AT_END = re.compile(
    r"(?<=[。.!?_)\]】\s])\s*(√|×|✓|✗|✔|✘|❌|✅|(?<=[。.!?)\s])(?:对|错|正确|错误))\s*$"
)
_BRACKETS = re.compile(r"【([^【】]{1,60})】|[(]([^()]{1,60})[)]|\[([^\[\]]{1,60})\]")
_EXPLAINS = re.compile(
    r"(?:以下|下同|简称|簡稱|即|含|不含|包括|如[:图下]|见|見|参见|例如|比如|试行|暂行|修订|修正|节选|注:|"
    r"第.{1,9}[条條章款页]|摘自|来源|以及|或者|其中|单选|多选|判断|填空)|分\s*$",
    re.IGNORECASE,
)
_MAY_EXPLAIN = re.compile(
    r"^\s*(?:\d{2,4}年?(?:[-./年]\d+)*[月日]?|[a-z .,-]+|\d+)\s*$|^和", re.IGNORECASE
)
_CORRECTING = re.compile(
    r"\s*[(\[【]?\s*(?:改正|更正|应为|應為|应改为|应该是|应是|正确[:是]|改为|纠正|修改)"
)
_END = re.compile(r"[\s。.!]*$")


@dataclass(frozen=True)
class Inside:
    """A stem with blanks in place of its answers, and the answers: `answer` for letters and truth,
    `blanks` for words; `taken` where the stem was changed. `explanation` is what corrects a wrong
    statement; `sure` if a word says that it is one. `loose` where a letter had no brackets,
    `doubted` are words that may be no answer."""

    stem: str
    answer: str = ""
    blanks: tuple[tuple[str, ...], ...] | None = None
    taken: bool = False
    explanation: str = ""
    sure: bool = True
    loose: bool = False
    doubted: str = ""

    @property
    def said(self) -> str:
        """The words taken out of the stem."""
        return "、".join(blank[0] for blank in self.blanks or ())


def inside(
    stem: str,
    marks: Sequence[Mark],
    *,
    options: bool,
    kind: str = "",
    gaps_only: bool = False,
) -> Inside:
    """Returns the answers that a stem gives away. `options` says whether there are any to choose
    from; with `gaps_only` underlined white space becomes a blank, and nothing else is searched
    for."""
    if gaps_only:
        return Inside(_underlined(stem, marks, gaps_only=True)[0])
    if not options and kind in ("", QuestionKind.JUDGE) and (read := _judged(stem, kind)):
        return read
    if not options and kind == QuestionKind.JUDGE and (read := _lettered(stem, options=False)):
        return read if read.answer in ("A", "B") else Inside(stem)
    stem, words = _underlined(stem, marks, gaps_only=False)
    if (options or kind != QuestionKind.FILL) and kind != QuestionKind.JUDGE:
        read = _lettered(stem, options=options)
        if read:
            return read
    if words and options:
        said = "".join(words).strip()
        return Inside(stem, said.upper() if re.fullmatch(r"[A-La-l、,，\s]+", said) else "")
    if words:
        if len(words) == 1 and truth_said(words[0]) is not None and kind == QuestionKind.JUDGE:
            return Inside(stem.replace(BLANK, "").strip(), words[0])
        return Inside(stem, blanks=tuple((word,) for word in words), taken=True)
    if kind == QuestionKind.FILL and not options and BLANK not in stem and EMPTY not in stem:
        return bracketed(stem)
    return Inside(stem)


def bracketed(stem: str) -> Inside:
    """Returns a stem whose words in brackets are the answers; brackets that explain are none."""
    text = folded(stem)
    parts: list[str] = []
    blanks: list[tuple[str, ...]] = []
    doubted = ""
    place = 0
    for match in _BRACKETS.finditer(text):
        group = next(number for number in (1, 2, 3) if match[number])
        word = stem[match.start(group) : match.end(group)].strip()
        if not word or _EXPLAINS.search(match[group]) or truth_said(word) is not None:
            continue
        parts += [stem[place : match.start()], BLANK]
        blanks.append((word,))
        place = match.end()
        if _MAY_EXPLAIN.search(match[group]):
            doubted = word
    if not blanks:
        return Inside(stem)
    made = "".join([*parts, stem[place:]])
    return Inside(made, blanks=tuple(blanks), taken=True, doubted=doubted)


def keyed(text: str) -> bool:
    """Tells whether a line gives its answer away in brackets."""
    line = folded(text)
    return len(_LETTERS.findall(line)) == 1 or bool(_TRUTH.search(line))


def _lettered(stem: str, *, options: bool) -> Inside | None:
    """Returns a stem with the right letters in it: in brackets, else in a gap or after it where
    there are options to choose from."""
    text = folded(stem)
    found = list(_LETTERS.finditer(text))
    if len(found) == 1:
        [match] = found
        said = re.sub(r"[^A-L]", "", (match[1] or match[2]).upper())
        return Inside(_replaced(stem, match, EMPTY if match[1] else BLANK), said)
    if not options or found:
        return None
    if behind := _TRAILING.search(text):
        said = next(group for group in behind.groups() if group)
        if len(re.sub(r"[^A-L]", "", said)) == len(set(re.sub(r"[^A-L]", "", said))):
            return Inside(stem[: behind.start()].rstrip(), re.sub(r"[^A-L]", "", said), loose=True)
    gaps = list(_GAP.finditer(text))
    if len(gaps) == 1:
        said = re.sub(r"[^A-L]", "", gaps[0][1])
        return Inside(_replaced(stem, gaps[0], BLANK), said, taken=True, loose=True)
    return None


def _replaced(stem: str, match: re.Match[str], blank: str) -> str:
    return stem[: match.start()] + blank + stem[match.end() :]


def _judged(stem: str, kind: str) -> Inside | None:
    """Returns a statement with its truth in brackets, at its end or its head; what follows corrects
    it."""
    text = folded(stem)
    found = list(_TRUTH.finditer(text))
    if not found and (behind := _TRUTH_AT_END.search(text)):
        found = [behind] if kind == QuestionKind.JUDGE or not behind[1].isalpha() else []
    if not found or (len(found) > 1 and kind != QuestionKind.JUDGE):
        return None
    match = found[-1] if len(found) > 1 else found[0]
    before, after = stem[: match.start()], stem[match.end() :]
    if not before.strip() or _END.match(folded(after)):
        return Inside((before + after).strip(), match[1])
    correcting = bool(_CORRECTING.match(folded(after)))
    follows = correcting or folded(after).lstrip()[:1] in ("(", "[", "【")
    if follows and (kind == QuestionKind.JUDGE or correcting):
        told = re.sub(r"^[(（\[【](.*)[)）\]】][。.]?$", r"\1", after.strip(), flags=re.DOTALL)
        return Inside(before.strip(), match[1], explanation=told.strip(), sure=correcting)
    return None


def _underlined(stem: str, marks: Sequence[Mark], *, gaps_only: bool) -> tuple[str, list[str]]:
    """Returns the stem with ____ for what is underlined, and the words that were there."""
    words: list[str] = []
    parts: list[str] = []
    place = 0
    for mark in sorted((one for one in marks if one.line), key=lambda one: one.start):
        said = stem[mark.start : mark.end]
        if mark.start < place or (gaps_only and said.strip(" \t\u3000\xa0_")):
            continue
        parts += [stem[place : mark.start], BLANK]
        place = mark.end
        if said.strip(" \t\u3000\xa0_"):
            words.append(said.strip())
    return "".join([*parts, stem[place:]]), words
