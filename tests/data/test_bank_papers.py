"""Random papers: every question is read right, doubted or refused by name."""

from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from data.imports.bank.markdown import lines_of
from data.imports.bank.reading import Verdict, read_bank
from data.imports.bank.split import parted
from data.imports.bank.tokens import tokens_of
from tests.data.bank_layouts import plain, said, words
from tests.data.bank_papers import Made, layout_of, paper

pytestmark = pytest.mark.usefixtures("read_here")

STORED = (Verdict.GOOD, Verdict.MENDED)
RIGHT = {"√": "right", "×": "wrong"}


def read(seed: int) -> tuple[str, int, int]:
    """Reads a paper and compares it with its questions; returns the text, the number of questions
    and of those read without a doubt."""
    chance = Random(seed)
    text, made = paper(chance, layout_of(chance))
    left = read_bank(text.encode(), "卷.txt").questions
    stored = 0
    for one in made:
        found = next((entry for entry in left if words(one.words) in words(entry.found.stem)), None)
        assert found, f"{one.stem} is lost:\n{text}"
        left.remove(found)
        if found.verdict not in STORED:
            continue
        stored += 1
        assert found.question
        assert one.known, f"{said(found)} of {one.stem}, which nobody can know:\n{text}"
        assert said(found) == expected(one), f"{one}:\n{text}"
        assert words(found.question.stem) == words(one.words), f"{found.question.stem}:\n{text}"
    wrong = [entry.found.stem for entry in left if entry.verdict in STORED]
    assert not wrong, f"{wrong}:\n{text}"
    return text, len(made), stored


def expected(one: Made) -> tuple[str, list[str], str]:
    answer = RIGHT.get(one.answer, plain(one.answer))
    return one.kind, [plain(option) for option in one.options], answer


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_every_line_of_a_paper_goes_to_one_place(seed: int) -> None:
    chance = Random(seed)
    text, _ = paper(chance, layout_of(chance))
    tokens = tokens_of(list(lines_of(text)))
    split = parted(tokens, listed=False)
    listed = [place for _, first, end in split.lists for place in range(first, end)]
    asked = [place for block in split.blocks for place in block.lines]
    assert sorted([*asked, *listed, *split.passed, *split.unread]) == list(range(len(tokens)))


@given(st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_any_paper_is_read_right_or_doubted(seed: int) -> None:
    read(seed)


@pytest.mark.parametrize("start", [0, 1_000])
def test_most_questions_of_any_layout_need_no_second_look(start: int) -> None:
    counts = [read(seed)[1:] for seed in range(start, start + 100)]
    asked, stored = (sum(column) for column in zip(*counts, strict=True))
    assert stored * 10 >= asked * 9, (stored, asked)
