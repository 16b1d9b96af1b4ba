"""A question's key, and the equality of two texts."""

from dataclasses import replace

from hypothesis import given, strategies as st

from data.values.question import Question, QuestionKind, alike, letters, tidy, tidy_line, words_of

CHOICE = Question(
    QuestionKind.SINGLE, "支部书记是谁？（ ）", ("王芳", "陈静", "李强"), (1,), explanation="见名单"
)


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert "\n" not in tidy_line(text)
    assert tidy(text) == tidy(text).strip()


@given(st.text())
def test_texts_a_reader_cannot_distinguish_are_alike(text: str) -> None:
    assert alike(f" {text}\n") == alike(text)
    assert words_of(text.upper().lower()) == words_of(words_of(text.upper().lower()))


@given(st.permutations(range(3)))
def test_options_in_another_order_are_the_same_question(order: list[int]) -> None:
    options = tuple(CHOICE.options[place] for place in order)
    moved = replace(CHOICE, options=options, answer=(options.index("陈静"),))
    assert moved.key == CHOICE.key


def test_notes_on_a_question_are_not_in_its_key() -> None:
    same = replace(CHOICE, stem="支部书记是谁?(  )", explanation="", difficulty=3, tags=("支部",))
    assert same.key == CHOICE.key


def test_stem_and_key_are_in_its_key() -> None:
    others = [
        replace(CHOICE, answer=(0,)),
        replace(CHOICE, stem="支部委员是谁？（ ）"),
        replace(CHOICE, options=("王芳", "陈静", "赵敏")),
        replace(CHOICE, kind=QuestionKind.MULTIPLE),
        Question(QuestionKind.JUDGE, CHOICE.stem, answer=(0,)),
        Question(QuestionKind.JUDGE, CHOICE.stem, answer=(1,)),
        Question(QuestionKind.FILL, CHOICE.stem, blanks=(("陈静",),)),
    ]
    assert len({CHOICE.key, *(other.key for other in others)}) == 8


def test_a_key_stays_what_it_is_from_one_release_to_the_next() -> None:
    assert CHOICE.key == "06e10d5857c2e5b9ea9e8742e558df5f"


def test_right_options_are_named_by_letters_and_by_texts() -> None:
    both = replace(CHOICE, kind=QuestionKind.MULTIPLE, answer=(0, 2))
    assert (letters(both.answer), both.right_texts) == ("AC", ("王芳", "李强"))
    filled = Question(QuestionKind.FILL, "每____一次。", blanks=(("季度", "三个月"),))
    assert filled.right_texts == ("季度",)
