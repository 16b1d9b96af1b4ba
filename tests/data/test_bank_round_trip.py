"""A bank that was exported and is imported again is the same bank, in every format."""

import string
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from data.exports.bank_gift import bank_gift
from data.exports.bank_json import bank_json
from data.exports.bank_sheet import bank_sheet, verdict_sheet
from data.exports.bank_word import answer_sheet, question_paper
from data.imports.bank.doctor import examine
from data.imports.bank.draft import Found
from data.imports.bank.picture import picture_of
from data.imports.bank.reading import Verdict, read_bank
from data.values.question import Question, QuestionKind
from tests.data.bank_cases import keys, labels, png, read_text

pytestmark = pytest.mark.usefixtures("read_here")

WORDS = "党员支部大会表决预备期宣誓组织生活会议记录民主评议书记委员"
SIGNS = (
    WORDS
    + string.ascii_letters
    + string.digits
    + "，。；：、？“”《》（）()%&<>'\"\\|/#={}~*_-+@[] \n"
)


PICTURES = [None, None, *(picture_of(png(colour)) for colour in (0, 200))]
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Files take long to make and read: a failing example is not shrunk.
SLOW = settings(QUICK, max_examples=6, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def texts(alphabet: str, most: int) -> st.SearchStrategy[str]:
    """Draws a text with at least one word in it."""
    around = st.text(alphabet, max_size=most // 2)
    return st.tuples(around, st.sampled_from(WORDS), around).map("".join)


@st.composite
def questions(draw: st.DrawFn, alphabet: str) -> Question:
    """Draws a question as the doctor leaves it."""
    kind = draw(st.sampled_from(list(QuestionKind)))
    options: tuple[str, ...] = ()
    right: tuple[int, ...] | None = None
    blanks = None
    stem = draw(texts(alphabet, 40))
    if kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        options = tuple(draw(st.lists(texts(alphabet, 12), min_size=2, max_size=6, unique=True)))
        most = 1 if kind is QuestionKind.SINGLE else len(options)
        places = st.lists(
            st.integers(0, len(options) - 1), min_size=min(most, 2), max_size=most, unique=True
        )
        right = tuple(sorted(draw(places)))
    elif kind is QuestionKind.JUDGE:
        right = (draw(st.integers(0, 1)),)
    else:
        variants = st.lists(texts(alphabet, 8), min_size=1, max_size=3, unique=True).map(tuple)
        blanks = tuple(draw(st.lists(variants, min_size=1, max_size=3)))
        stem += "____" * len(blanks)
    found = Found(
        sheet="",
        row=1,
        kind=kind,
        stem=stem,
        options=options,
        right=right,
        blanks=blanks,
        explanation=draw(st.just("") | texts(alphabet, 30)),
        source=draw(st.just("") | texts(alphabet, 20)),
        tags=tuple(draw(st.lists(st.text(WORDS, min_size=1, max_size=4), max_size=2))),
        difficulty=str(draw(st.integers(1, 5))) if draw(st.booleans()) else "",
        until=draw(st.just("") | st.dates(date(2020, 1, 1)).map(date.isoformat)),
        picture=draw(st.sampled_from(PICTURES)),
    )
    [one] = examine([found])
    return one.question or Question(QuestionKind.JUDGE, "党员", answer=(0,))


def banks(alphabet: str) -> st.SearchStrategy[list[Question]]:
    return st.lists(questions(alphabet), min_size=1, max_size=4)


def read_again(content: bytes, name: str, **more: object) -> list[Question | None]:
    return [one.question for one in read_bank(content, name, **more).questions]  # type: ignore[arg-type]


@given(banks(SIGNS))
@QUICK
def test_gift_gives_the_same_bank(bank: list[Question]) -> None:
    assert read_again(bank_gift(bank).encode(), "题库.gift") == bank


@pytest.mark.parametrize(
    "text", ["甲->乙", "%50%甲", "[html]甲", "// 甲", "甲####乙", "甲\\n{乙}", "::甲::"]
)
def test_gift_keeps_what_means_something_in_gift(text: str) -> None:
    bank = [
        Question(QuestionKind.FILL, f"{text}是____", blanks=((text, "丙"),), explanation=text),
        Question(QuestionKind.SINGLE, f"{text}是谁？", (text, "丙", "丁"), (0,)),
        Question(QuestionKind.MULTIPLE, f"{text}是谁？", (text, "丙", "丁"), (0, 2)),
    ]
    assert read_again(bank_gift(bank).encode(), "题库.gift") == bank


@given(banks(SIGNS))
@SLOW
def test_json_gives_the_same_bank(bank: list[Question]) -> None:
    assert read_again(bank_json(bank).encode(), "题库.json") == bank


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@given(data=st.data())
@SLOW
def test_a_sheet_gives_the_same_bank(language: str, data: st.DataObject) -> None:
    bank = data.draw(banks(SIGNS))
    assert read_again(bank_sheet(bank, labels(language)), "题库.xlsx") == bank


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@given(data=st.data())
@SLOW
def test_question_paper_and_answer_sheet_give_the_same_bank(
    language: str, data: st.DataObject
) -> None:
    bank = data.draw(banks(SIGNS))
    paper = question_paper("题库", bank, labels(language))
    answers = answer_sheet("题库", bank, labels(language))
    assert read_again(paper, "题目.docx", answers=(answers, "答案.docx")) == bank


STRANGE = (
    "。党章是什么____",
    "来源：党章，谁写的？",
    "答案：A 是哪一项？",
    "1. 甲\n2. 乙\nA. 丙____",
    "（单选题）谁？",
    "第一章 党员____",
    "参考答案",
)


@pytest.mark.parametrize("stem", STRANGE)
def test_stems_that_look_like_something_else_come_back(stem: str) -> None:
    bank = [
        Question(QuestionKind.SINGLE, stem, ("来源：甲", "B. 乙", "。丙"), (1,), source="出处：甲"),
        Question(QuestionKind.JUDGE, stem, answer=(1,), explanation="解析：答案：对"),
    ]
    paper, answers = question_paper("题库", bank, labels()), answer_sheet("题库", bank, labels())
    assert read_again(paper, "题目.docx", answers=(answers, "答案.docx")) == bank
    assert read_again(bank_sheet(bank, labels()), "题库.xlsx") == bank
    assert read_again(bank_gift(bank).encode(), "题库.gift") == bank
    assert read_again(bank_json(bank).encode(), "题库.json") == bank


def test_a_mended_sheet_says_what_it_replaces() -> None:
    draft = read_text("1. 支部书记是谁？\nA. 甲\nB. 甲\n答案：A\n")
    [one] = draft.questions
    assert one.question
    assert one.verdict is Verdict.DOUBTFUL
    sheet = verdict_sheet(draft.questions, labels(), lambda reason: reason.key)
    known = {one.question.key: one.question}
    [again] = read_bank(sheet, "题库.xlsx", known).questions
    assert again.found.replaces == one.question.key
    assert again.question == one.question
    assert keys(again) == keys(one)
    swapped = {**labels(), "bank-true": "错", "bank-false": "对"}
    judged = read_text("1. 党费可以不交。\n答案：错\n").questions[0].question
    assert judged
    [turned] = read_bank(bank_sheet([judged], swapped), "题库.xlsx", {judged.key: judged}).questions
    # It replaces one with another answer, as intended.
    assert (turned.verdict, turned.found.replaces) == (Verdict.GOOD, judged.key)
    assert turned.question != judged


def test_a_doubt_that_was_looked_at_is_none() -> None:
    draft = read_text("1. 支部书记是谁？\nA. 甲\nB. 甲\n答案：A\n")
    for language in ("zh-Hans", "zh-Hant", "en"):
        said = labels(language)
        sheet = verdict_sheet(
            draft.questions,
            {**said, "bank-verdict-doubtful": said["bank-verdict-accepted"]},
            lambda reason: reason.key,
        )
        [again] = read_bank(sheet, "题库.xlsx").questions
        assert again.verdict is Verdict.GOOD


def test_refused_questions_come_back_to_be_mended() -> None:
    draft = read_text("1. 支部书记是谁？\nA. 甲\nB. 乙\n")
    [refused] = draft.questions
    assert refused.verdict is Verdict.REFUSED
    sheet = verdict_sheet(draft.questions, labels(), lambda reason: reason.key)
    [again] = read_bank(sheet, "题库.xlsx").questions
    assert (again.found.stem, again.found.options) == ("支部书记是谁？", ("甲", "乙"))
    assert again.found.replaces == ""
