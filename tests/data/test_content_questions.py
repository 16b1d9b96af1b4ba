"""The starter questions: enough of each kind, well formed, with certain sources."""

import re
from collections import Counter

import pytest

from data.imports.starter_bank import starter_bank
from data.values.question import BLANK, Question, QuestionKind, alike, tidy_line, words_of

BANK = starter_bank()
SINGLE, MULTIPLE, JUDGE, FILL = QuestionKind
TAGS = {
    "党章",
    "组织原则",
    "支部",
    "支部委员会",
    "党小组",
    "三会一课",
    "组织生活",
    "表决",
    "选举",
    "发展党员",
    "积极分子",
    "发展对象",
    "预备党员",
    "党员",
    "党员教育",
    "流动党员",
    "组织关系",
    "党费",
    "党务公开",
    "党纪",
}
CERTAIN = {
    "《中国共产党章程》（2022年修订）": {*range(1, 12), 16, 17, 30, 31, 32, 34, *range(39, 43)},
    "《中国共产党支部工作条例（试行）》（2018年）": {2, 4, *range(11, 21)},
    "《中国共产党党员教育管理工作条例》（2019年）": {3, 20, *range(22, 26), *range(28, 33), 34, 37},
    "《中国共产党发展党员工作细则》（2014年）": {6, 19, 21, 33},
    "《中国共产党基层组织选举工作条例》（2020年）": {3, 5},
    "《关于中国共产党党费收缴、使用和管理的规定》（2008年）": {2, *range(5, 15)},
    "《中国共产党党务公开条例（试行）》（2017年）": {15},
    "《中国共产党纪律处分条例》（2023年）": {10},
}
"""The regulations, and their articles that are certain; no other article is cited by number."""

CHAPTERS = {
    "《中国共产党支部工作条例（试行）》（2018年）": {2, 6},
    "《中国共产党党员教育管理工作条例》（2019年）": {3},
    "《中国共产党发展党员工作细则》（2014年）": {1, 2, 3, 4, 5},
}


def of(kind: QuestionKind) -> list[Question]:
    """Returns the questions of a kind."""
    return [question for question in BANK if question.kind is kind]


def number(chinese: str) -> int:
    """Parses a Chinese number below a hundred."""
    tens, ten, units = chinese.rpartition("十")
    digits = "零一二三四五六七八九"
    return (digits.index(tens or "一") * 10 if ten else 0) + (digits.index(units) if units else 0)


def shown(question: Question) -> str:
    """Returns everything that a member reads of a question."""
    blanks = [one for variants in question.blanks for one in variants]
    return " ".join([question.stem, *question.options, *blanks, question.explanation])


@pytest.mark.parametrize(("kind", "many"), [(SINGLE, 90), (MULTIPLE, 40), (JUDGE, 50), (FILL, 30)])
def test_there_are_enough_of_each_kind(kind: QuestionKind, many: int) -> None:
    assert len(of(kind)) >= many


def test_there_are_two_hundred() -> None:
    assert len(BANK) >= 200


def test_no_question_is_asked_twice() -> None:
    stems = Counter(words_of(question.stem) for question in BANK)
    assert [stem for stem, times in stems.items() if times > 1] == []
    assert len({question.key for question in BANK}) == len(BANK)


def test_questions_are_short_and_say_why() -> None:
    for question in BANK:
        assert 0 < len(question.stem) <= 150, question
        assert 0 < len(question.explanation) <= 120, question
        assert question.explanation.endswith("。"), question
        assert words_of(question.explanation) != words_of(question.stem), question
        assert question.difficulty in {1, 2, 3}, question


def test_texts_are_tidy() -> None:
    for question in BANK:
        for text in (question.stem, *question.options, question.explanation, question.source):
            assert text == tidy_line(text)


def test_choices_have_two_to_six_short_options_that_differ() -> None:
    for question in (*of(SINGLE), *of(MULTIPLE)):
        assert 2 <= len(question.options) <= 6, question
        assert len({alike(option) for option in question.options}) == len(question.options)
        assert all(0 < len(option) <= 60 for option in question.options), question


def test_questions_end_as_questions_and_statements_as_sentences() -> None:
    for question in BANK:
        asks = question.kind in {SINGLE, MULTIPLE}
        assert question.stem.endswith("？" if asks else "。"), question


def test_the_answer_is_among_the_options() -> None:
    for question in (*of(SINGLE), *of(MULTIPLE)):
        assert (len(question.answer) == 1) == (question.kind is SINGLE), question
        assert set(question.answer) <= set(range(len(question.options))), question
        assert list(question.answer) == sorted(set(question.answer)) != [], question


def test_statements_are_true_or_false_and_gaps_are_filled() -> None:
    for question in of(JUDGE):
        assert question.options == (), question
        assert question.answer in {(0,), (1,)}, question
    for question in of(FILL):
        assert question.options == question.answer == (), question


def test_blanks_are_seen_and_have_variants_to_be_accepted() -> None:
    for question in BANK:
        assert question.stem.count(BLANK) == len(question.blanks), question
        assert question.stem.count("_") == len(BLANK) * len(question.blanks), question
        assert bool(question.blanks) == (question.kind is FILL), question
        for variants in question.blanks:
            assert all(variant.strip() == variant != "" for variant in variants), question
            assert len(set(variants)) == len(variants) > 0, question
            if variants[0].isdigit():
                assert len(variants) > 1, f"a number can also be written in Chinese: {question}"


def test_a_stem_does_not_give_its_answer_away() -> None:
    for question in BANK:
        for variants in question.blanks:
            assert not any(len(one) > 2 and one in question.stem for one in variants), question
        if question.kind is SINGLE:
            assert question.options[question.answer[0]] not in question.stem, question


def test_sources_are_regulations_and_their_articles_are_certain() -> None:
    for question in BANK:
        for part in question.source.split("；"):
            found = re.fullmatch(r"(《.+》（.+）)(?:第(\w+?)([条章]))?", part)
            assert found, question
            title, count, what = found.groups()
            assert title in CERTAIN, question
            if count:
                known = CERTAIN if what == "条" else CHAPTERS
                assert number(count) in known[title], question


def test_every_article_that_is_certain_is_asked_about() -> None:
    asked = {
        (title, number(count))
        for question in BANK
        for title, count in re.findall(r"(《[^》]+》（[^）]+）)第(\w+?)条", question.source)
    }
    assert asked == {(title, one) for title, articles in CERTAIN.items() for one in articles}


def test_questions_have_two_or_three_tags_of_the_set() -> None:
    for question in BANK:
        assert 2 <= len(question.tags) == len(set(question.tags)) <= 3, question
        assert set(question.tags) <= TAGS, question


def test_every_tag_has_questions_enough_to_practise_by() -> None:
    many = Counter(tag for question in BANK for tag in question.tags)
    assert set(many) == TAGS
    assert min(many.values()) >= 5


def test_questions_are_chinese_with_chinese_punctuation() -> None:
    for question in BANK:
        said = shown(question)
        assert not re.search(r"[A-Za-z]", said), question
        assert not re.search(r"[,;:?!()\"']", said), question
        assert not re.search(r"([，。、；：？！])\1", said), question
        assert all(said.count(left) == said.count(right) for left, right in ("“”", "《》", "（）"))


def test_the_right_letter_of_a_single_choice_is_not_to_be_guessed() -> None:
    places = Counter(question.answer[0] for question in of(SINGLE))
    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) - min(places.values()) <= len(of(SINGLE)) // 20


def test_how_many_and_which_are_right_of_several_is_not_to_be_guessed() -> None:
    many = Counter(len(question.answer) for question in of(MULTIPLE))
    assert {2, 3, 4} <= set(many)
    assert max(many.values()) <= len(of(MULTIPLE)) * 0.6
    assert any(len(question.answer) == len(question.options) for question in of(MULTIPLE))
    places = Counter(place for question in of(MULTIPLE) for place in question.answer)
    shares = [places[place] / len(of(MULTIPLE)) for place in range(4)]
    assert max(shares) - min(shares) <= 0.25


def test_statements_are_true_as_often_as_false() -> None:
    true = sum(question.answer == (0,) for question in of(JUDGE))
    assert 0.4 <= true / len(of(JUDGE)) <= 0.6


def test_there_are_easy_and_hard_ones() -> None:
    many = Counter(question.difficulty for question in BANK)
    assert all(many[difficulty] >= 20 for difficulty in (1, 2, 3))


RIGHT = [
    ("支部党员大会一般多久召开", "每季度1次"),
    ("应到会有表决权的党员30人", f"{30 // 2 + 1}人"),
    ("支部委员会有5名委员", f"{5 // 2 + 1}名"),
    ("支部的组织生活会，一般安排", "第四季度"),
    ("民主评议党员，一般多久", "每年1次"),
    ("一个支部的党员人数", "50人"),
    ("应当设立支部委员会", "7名"),
    ("村、社区的支部委员会，每届", "5年"),
    ("要选出5名支部委员", f"{5 + 5 * 20 // 100}名"),
    ("支部进行选举，有选举权的", "五分之四"),
    ("党员每年集中学习培训", "32学时"),
    ("固定的工资正好5000元", f"{5000 // 100}元"),
    ("党员的党龄", "预备期满转为正式党员的那天"),
]


@pytest.mark.parametrize(("stem", "right"), RIGHT)
def test_a_number_of_the_practice_is_the_right_answer(stem: str, right: str) -> None:
    (question,) = (one for one in of(SINGLE) if stem in one.stem)
    assert question.options[question.answer[0]] == right


FILLED = [
    ("申请入党的人，要有", ["2"]),
    ("短期集中培训", ["3", "24"]),
    ("村、社区的支部委员会每届", ["5", "3"]),
    ("预备党员的预备期", ["1"]),
    ("恰好3000元", [f"{3000 * 5 // 1000}"]),
    ("开展主题党日", ["1"]),
]


@pytest.mark.parametrize(("stem", "filled"), FILLED)
def test_a_number_of_the_practice_fills_the_blank(stem: str, filled: list[str]) -> None:
    (question,) = (one for one in of(FILL) if stem in one.stem)
    assert [variants[0] for variants in question.blanks] == filled


def test_a_statement_that_is_true_and_one_that_is_not() -> None:
    answers = {question.stem: question.answer for question in of(JUDGE)}
    assert answers["预备党员的义务同正式党员一样。"] == (0,)
    assert answers["留党察看期间的党员，照样有表决权。"] == (1,)
