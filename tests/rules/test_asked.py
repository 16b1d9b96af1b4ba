"""The showing of a question: orders, limits, and a corrected key applied to what was shown."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies as st

from data.values.asked import (
    LONGEST_MESSAGE,
    corrected,
    cut_explanation,
    form_of,
    messages,
    movable,
    shown,
)
from data.values.question import Question, QuestionKind
from handlers.quiz.rounds.rules import is_right

SINGLE, MULTIPLE, JUDGE, FILL = QuestionKind


def choice(*options: str, answer: tuple[int, ...] = (0,), **more: Any) -> Question:
    """Makes a question with these options."""
    kind = more.pop("kind", SINGLE if len(answer) == 1 else MULTIPLE)
    return Question(kind, more.pop("stem", "哪一项？"), options, answer, **more)


OPTIONS = st.lists(
    st.text("甲乙丙丁", min_size=1, max_size=6), min_size=2, max_size=12, unique=True
)


@given(OPTIONS, st.data(), st.text(max_size=8))
def test_whatever_the_order_the_right_options_are_the_same(
    options: list[str], data: st.DataObject, seed: str
) -> None:
    places = st.sets(st.integers(0, len(options) - 1), min_size=1)
    question = choice(*options, answer=tuple(sorted(data.draw(places))))
    asked = shown(question, options, seed)
    assert sorted(asked["options"]) == sorted(options)
    assert {asked["options"][at] for at in asked["answer"]} == set(question.right_texts)
    assert [options[own] for own in asked["order"]] == asked["options"]
    assert asked == shown(question, options, seed)


@pytest.mark.parametrize(
    ("options", "moves"),
    [
        (("每月", "每季度", "每年"), True),
        (("党员A", "党员B"), True),
        (("甲", "乙", "以上都对"), False),
        (("甲", "乙", "以上都不是"), False),
        (("甲", "乙", "A和B"), False),
        (("甲", "乙", "AB"), False),
        (("甲", "乙", "前两项"), False),
        (("甲", "乙", "全选"), False),
        (("甲", "乙", "都是"), False),
        (("甲", "乙", "二者皆可"), False),
        (("one", "two", "Both of them"), False),
        ((), False),
    ],
)
def test_options_that_speak_of_others_stay_in_their_places(
    options: tuple[str, ...], moves: bool
) -> None:
    question = choice(*options) if options else Question(JUDGE, "对吗？", answer=(0,))
    assert movable(question) is moves


@pytest.mark.parametrize(
    ("stem", "option", "many", "form"),
    [
        (300, 100, 12, "poll"),
        (301, 100, 12, "letters"),
        (300, 101, 12, "letters"),
        (299, 99, 2, "poll"),
    ],
)
def test_questions_that_fit_are_polls(stem: int, option: int, many: int, form: str) -> None:
    options = [chr(0x4E00 + at) * option for at in range(many)]
    assert form_of(shown(choice(*options, stem="问" * stem), options, "")) == form


def test_the_heading_counts_into_the_limit() -> None:
    asked = shown(choice("甲", "乙", stem="问" * 295), ("甲", "乙"), "")
    assert (form_of(asked, "第1题："[:4]), form_of(asked, "（第 1/3 题）")) == ("poll", "letters")
    assert form_of(shown(Question(FILL, "填____", blanks=(("甲",),)), (), "")) == "text"


@given(st.text("解\n", max_size=450), st.text("出处", max_size=60))
def test_an_explanation_fits_into_a_poll(explanation: str, source: str) -> None:
    cut = cut_explanation(explanation, source)
    assert len(cut) <= 200
    assert cut.count("\n") <= 2
    if len(explanation) + len(source) < 200 and explanation.count("\n") < 2:
        assert cut == "\n".join(part for part in (explanation, source) if part)


@given(st.lists(st.text("字", min_size=1, max_size=2_010), max_size=12))
def test_long_lines_share_messages_and_none_is_lost(lines: list[str]) -> None:
    made = messages(lines)
    assert "\n".join(made).split("\n") == (lines or [""])
    assert all(len(text) <= LONGEST_MESSAGE for text in made)


def test_a_corrected_key_is_held_against_what_was_shown() -> None:
    question = choice("每月", "每季度", "每年", answer=(0,))
    asked = shown(question, question.options, "x")
    right = replace(question, answer=(1,))
    moved = replace(right, options=("每季度", "每月", "每年"), answer=(0,))
    reworded = replace(right, options=("每个月", "每个季度", "每年"))
    for one in (right, moved, reworded):
        made = corrected(asked, one)
        assert made is not None
        assert [asked["options"][at] for at in made["answer"]] == ["每季度"]
        assert made["options"] == asked["options"], "what the group saw stays"
    assert corrected(asked, replace(right, options=("每季度", "每年"))) is None
    judge = Question(JUDGE, "对吗？", answer=(0,))
    made = corrected(shown(judge, ("对", "错"), ""), replace(judge, answer=(1,)))
    assert made is not None
    assert made["answer"] == [1]


def test_either_of_two_right_options_is_right_for_a_single_choice() -> None:
    question = choice("甲", "乙", "丙", answer=(0,))
    asked = shown(question, question.options, "")
    made = corrected(asked, replace(question, kind=MULTIPLE, answer=(0, 1)))
    assert made is not None
    places = {option: place for place, option in enumerate(asked["options"])}
    assert [is_right(made, [places[one]]) for one in ("甲", "乙", "丙")] == [True, True, False]
    several = shown(choice("甲", "乙", "丙", answer=(0, 1)), ("甲", "乙", "丙"), "")
    assert not is_right(several, several["answer"][:1]), "all of them, where all could be chosen"
    assert is_right(several, reversed(several["answer"]))
    assert not is_right(several, ())
