"""Questions that stand twice in a bank, or nearly: found by what their wordings share."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from data.imports.bank.draft import Reason, because
from data.values.question import Question, QuestionKind, alike, words_of

NEAR = 90
"""Percent of their wording that two questions share (Indel similarity) to be called near."""
_SHORTEST_SHARE = NEAR / (200 - NEAR)
"""Of two texts so alike, the shorter is at least this part of the longer."""
_LONGEST_QUOTE = 40
_MOST = 3
"""Near-duplicates named for one question."""


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
    """The place of each question that says what an earlier one says, with the reason.

    `numbers` are what the file calls them. `known` are questions by their keys: one of the file
    with such a key is that question and resembles nothing; `replaces` are the keys of those in
    whose place they come, with which nothing is compared. Of two that differ in their figures only,
    each is its own question; so is each of two with different right answers, unless everything else
    is the same.
    """
    keys = dict(known)
    for question, key in zip(questions, replaces, strict=True):
        if question is not None and question.key != key:
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
    for alikes in comparable.values():
        yield from _near(sorted(alikes, key=lambda one: (len(one.text), _age(one))))


def _contradicting(ordered: Sequence[_Words]) -> Iterator[tuple[int, Reason]]:
    """Reasons among questions that say the same and are answered otherwise."""
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


def _near(ordered: Sequence[_Words]) -> Iterator[tuple[int, Reason]]:
    """Reasons among questions with the same right answer, ordered by the length of their texts."""
    texts = [one.text for one in ordered]
    lengths = [len(text) for text in texts]
    named: dict[int, int] = {}
    for end, one in enumerate(ordered):
        start = bisect_left(lengths, int(lengths[end] * _SHORTEST_SHARE), 0, end)
        close = process.extract(
            one.text, texts[start:end], scorer=fuzz.ratio, score_cutoff=NEAR, limit=20
        )
        for _, score, at in close:
            later, earlier = sorted((one, ordered[start + at]), key=_age, reverse=True)
            if later.place is not None and named.get(later.place, 0) < _MOST:
                named[later.place] = named.get(later.place, 0) + 1
                yield later.place, _resemblance(earlier, int(score))


def _age(one: _Words) -> int:
    """Orders what the bank has before what the file brings."""
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
