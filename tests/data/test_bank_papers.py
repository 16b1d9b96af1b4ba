"""Random papers: every question is read right, doubted or refused by name."""

import json
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from data.imports.bank.markdown import lines_of
from data.imports.bank.reading import Examined, Verdict, read_bank
from data.imports.bank.split import parted
from data.imports.bank.tokens import tokens_of
from tests.data.bank_cases import workbook
from tests.data.bank_layouts import plain, said, words
from tests.data.bank_papers import WHAT, WHEN, WHO, Made, layout_of, paper

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


HEADS = ("题干", "选项A", "选项B", "答案", "解析", "出处")
STRANGE = ("命题思路", "适用对象", "讲解稿")
KEYS = ("question", "A", "B", "answer", "explanation", "source")


def rows_of(chance: Random) -> list[dict[str, str]]:
    """Draws rows of a sheet, by heading: questions, some incomplete, with texts under headings that
    nobody knows."""
    rows = []
    for number in range(chance.randint(2, 9)):
        who, what = chance.choice(WHO), chance.choice(WHAT)
        row = dict(
            zip(
                HEADS,
                (
                    f"第{number}件事：谁应当{what}？",
                    who,
                    f"不是{who}",
                    "A",
                    f"{what}有规定{number}",
                    "条例",
                ),
                strict=True,
            )
        )
        for heading in chance.sample(STRANGE, chance.randint(0, 3)):
            row[heading] = f"{heading}里说{what}和{chance.choice(WHEN)}{number}"
        for heading in chance.sample(HEADS, chance.choice((0, 0, 0, 1, 2, 5))):
            row[heading] = ""
        rows.append(row)
    return rows


def accounted(found: Sequence[Examined]) -> list[str]:
    """Returns what came of a file: the texts of questions, reports and reasons."""
    texts: list[str] = []
    for one in found:
        read = one.found
        texts += [read.stem, *read.options, read.answer, read.explanation, read.source]
        texts += [value for reason in one.reasons for value in reason.values.values()]
        texts += read.text.split("\n") if read.refused else []
    return [words(text) for text in texts]


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_every_text_of_a_sheet_and_of_objects_goes_somewhere(seed: int) -> None:
    chance = Random(seed)
    rows = rows_of(chance)
    heads = [*HEADS, *STRANGE]
    chance.shuffle(heads)
    sheet = workbook(("题库", [heads, *([row.get(head, "") for head in heads] for row in rows)]))
    named = dict(zip(HEADS, KEYS, strict=True))
    objects = [{named.get(head, head): row.get(head, "") for head in heads} for row in rows]
    told = {"title": "题库", "questions": objects, "note": "先读材料再答题：谁应当做这些事？"}
    for content, name in (
        (sheet, "题库.xlsx"),
        (json.dumps(told, ensure_ascii=False).encode(), "题库.json"),
    ):
        came = accounted(read_bank(content, name).questions)
        for row in rows:
            for head, text in row.items():
                assert any(words(text) in one for one in came), (name, head, text)
        assert name.endswith("xlsx") or any(words(told["note"]) in one for one in came)
