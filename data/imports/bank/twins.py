"""Finds duplicate and similar questions in a bank by what their wordings share."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from data.imports.bank.draft import Reason, because
from data.imports.sheet import BadFile
from data.values.question import Question, QuestionKind, alike, words_of

NEAR = 90
"""Least similarity of two questions' wordings (Indel similarity), in percent, to be called near."""
_SHORTEST_SHARE = NEAR / (200 - NEAR)
"""Of two texts this similar, the shorter is at least this part of the longer."""
_LONGEST_QUOTE = 40
_MOST = 3
"""Near-duplicates named for one question."""
_CLOSEST = 20
_A_COMPARISON = 64
_MOST_EFFORT = 1_000_000_000
"""The limit for comparisons; one costs each character of the one text times each 64 of the other,
plus `_A_COMPARISON`: about two seconds altogether."""


@dataclass(frozen=True)
class _Words:
    """A question as it is compared. `place` is None for one that the bank has already."""

    place: int | None
    number: str
    question: Question
    text: str
    right: tuple[str, ...]
    figures: tuple[str, ...]


def find_twins(
    questions: Sequence[Question | None],
    numbers: Sequence[str],
    known: Mapping[str, Question],
    replaces: Sequence[str],
) -> Iterator[tuple[int, Reason]]:
    """Yields the index of each question that says what an earlier one says, with the reason.

    `numbers` are the file's own. `known` are questions by their keys: one of the file with such a
    key is that question and resembles nothing; `replaces` are the keys of those in whose place they
    come, with which nothing is compared. Of two that differ in their figures only, each is its own
    question; so is each of two with different right answers, unless everything else is the same.
    Raises BadFile "bank-file-long" where comparing would take too long.
    """
    keys = dict(known)
    for question, key in zip(questions, replaces, strict=True):
        if key and question is not None and question.key != key:
            keys.pop(key, None)
    stored = [_words(None, "", one) for one in keys.values()]
    first: dict[str, str] = {}
    fresh: list[_Words] = []
    for place, question in enumerate(questions):
        if question is None:
            continue
        key = question.key
        if key in first:
            yield place, because("bank-doubt-twin", number=first[key])
            continue
        first[key] = numbers[place]
        if key not in keys:
            fresh.append(_words(place, numbers[place], question))
    yield from _contradicting([*stored, *fresh])
    comparable: defaultdict[object, list[_Words]] = defaultdict(list)
    for one in (*stored, *fresh):
        # Only questions that agree in all of these can be near each other.
        judge = one.question.kind is QuestionKind.JUDGE
        comparable[(judge, one.right, one.figures)].append(one)
    effort = _Effort()
    for alikes in comparable.values():
        yield from _near(sorted(alikes, key=lambda one: (len(one.text), _age(one))), effort)


def _contradicting(ordered: Sequence[_Words]) -> Iterator[tuple[int, Reason]]:
    """Yields reasons among questions that say the same but have different answers."""
    first: dict[str, _Words] = {}
    for one in ordered:
        earlier = first.setdefault(one.text, one)
        if one.place is None or earlier.right == one.right:
            continue
        if earlier.place is None:
            stem = earlier.question.stem[:_LONGEST_QUOTE]
            yield one.place, because("bank-doubt-other-answer-stored", stem=stem)
        else:
            yield one.place, because("bank-doubt-other-answer", number=earlier.number)


@dataclass
class _Effort:
    """The cost of comparing so far: comparing every text of a file with every other can take for
    ever."""

    spent: int = 0

    def spend(self, text: str, others: int, characters: int) -> None:
        """Adds the cost of comparing a text with others; raises BadFile "bank-file-long" where that
        would be too much."""
        self.spent += (len(text) // 64 + 1) * characters + others * _A_COMPARISON
        if self.spent > _MOST_EFFORT:
            raise BadFile("bank-file-long")


@dataclass
class _Shelf:
    """Questions by the length of their texts, and the number of characters before each."""

    words: list[_Words] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    before: list[int] = field(default_factory=lambda: [0])

    def add(self, one: _Words) -> None:
        """Appends a question; its text is the longest so far."""
        self.words.append(one)
        self.texts.append(one.text)
        self.before.append(self.before[-1] + len(one.text))


def _near(ordered: Sequence[_Words], effort: _Effort) -> Iterator[tuple[int, Reason]]:
    """Yields reasons among questions with the same right answer, ordered by the length of their
    texts."""
    every, fresh = _Shelf(), _Shelf()
    named: dict[int, int] = {}
    for one in ordered:
        # The bank's questions were compared when they were imported.
        shelf = fresh if one.place is None else every
        start = bisect_left(shelf.texts, int(len(one.text) * _SHORTEST_SHARE), key=len)
        others = shelf.texts[start:]
        effort.spend(one.text, len(others), shelf.before[-1] - shelf.before[start])
        close = process.extract(
            one.text, others, scorer=fuzz.ratio, score_cutoff=NEAR, limit=_CLOSEST
        )
        for _, score, at in close:
            later, earlier = sorted((one, shelf.words[start + at]), key=_age, reverse=True)
            if later.place is not None and named.get(later.place, 0) < _MOST:
                named[later.place] = named.get(later.place, 0) + 1
                yield later.place, _resemblance(earlier, int(score))
        every.add(one)
        if one.place is not None:
            fresh.add(one)


def _age(one: _Words) -> int:
    """Returns a sort key: the bank's questions before the file's."""
    return -1 if one.place is None else one.place


def _resemblance(earlier: _Words, percent: int) -> Reason:
    if earlier.place is None:
        stem = earlier.question.stem[:_LONGEST_QUOTE]
        return because("bank-doubt-near-stored", stem=stem, percent=percent)
    return because("bank-doubt-near", number=earlier.number, percent=percent)


def _words(place: int | None, number: str, question: Question) -> _Words:
    options = sorted(map(words_of, question.options))
    text = words_of(question.stem) + "".join(options) or question.stem
    right: tuple[str, ...] = tuple(sorted(map(alike, question.right_texts)))
    if question.kind is QuestionKind.JUDGE:
        right = (str(question.answer[0]),)
    return _Words(place, number, question, text, right, tuple(re.findall(r"\d+", text)))
