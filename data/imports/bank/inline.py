"""Answers that stand inside a stem: in brackets of any kind, or underlined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.imports.bank.blanks import EMPTY
from data.imports.bank.lines import Mark
from data.imports.bank.words import truth_said
from data.values.question import BLANK, QuestionKind

_LETTERS = re.compile(r"[（(\[【]\s?([A-La-l](?:[\s,，、]?[A-La-l]){0,11})\s?[)）\]】]")
_TRUTH = re.compile(
    r"[（(\[【]\s{0,4}(√|×|✓|✗|✔|✘|对|错|對|錯|正确|错误|正確|錯誤|T|F|x|X)\s{0,4}[)）\]】]"
)
_BRACKETS = re.compile(r"【([^【】]{1,60})】|[（(]([^（()）]{1,60})[)）]|\[([^\[\]]{1,60})\]")
_END = re.compile(r"[\s。.！!]*$")


@dataclass(frozen=True)
class Inside:
    """A stem with blanks where answers stood, and what they were: `answer` for letters and truth,
    `blanks` for words; `taken` where the stem was changed."""

    stem: str
    answer: str = ""
    blanks: tuple[tuple[str, ...], ...] | None = None
    taken: bool = False

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
    """What a stem gives away. `options` says whether there are any to choose from; with `gaps_only`
    underlined white space becomes a blank, and nothing else is looked for."""
    stem, words = _underlined(stem, marks, gaps_only=gaps_only)
    if gaps_only:
        return Inside(stem)
    letters = _LETTERS.findall(stem)
    if (options or kind != QuestionKind.FILL) and len(letters) == 1 and kind != QuestionKind.JUDGE:
        return Inside(_LETTERS.sub(EMPTY, stem), letters[0].upper(), taken=False)
    truth = list(_TRUTH.finditer(stem))
    if not options and kind in ("", QuestionKind.JUDGE) and len(truth) == 1:
        [match] = truth
        outside = stem[: match.start()] + stem[match.end() :]
        if not stem[: match.start()].strip() or _END.match(stem, match.end()):
            return Inside(outside.strip(), match[1])
    if words and options:
        said = "".join(words).strip()
        return Inside(stem, said.upper() if re.fullmatch(r"[A-La-l、,，\s]+", said) else "")
    if words:
        if len(words) == 1 and truth_said(words[0]) is not None and kind == QuestionKind.JUDGE:
            return Inside(stem.replace(BLANK, "").strip(), words[0])
        return Inside(stem, blanks=tuple((word,) for word in words), taken=True)
    if kind == QuestionKind.FILL and not options and BLANK not in stem and EMPTY not in stem:
        found = [next(group for group in match if group) for match in _BRACKETS.findall(stem)]
        if found:
            blanks = tuple((word.strip(),) for word in found if word.strip())
            return Inside(_BRACKETS.sub(BLANK, stem), blanks=blanks or None, taken=bool(blanks))
    return Inside(stem)


def _underlined(stem: str, marks: Sequence[Mark], *, gaps_only: bool) -> tuple[str, list[str]]:
    """The stem with ____ for what is underlined, and the words that stood there."""
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
