"""The starter reading: whole, well formed, and consistent with the numbers of the practice."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from data.imports.starter import StarterText, starter_about, starter_series
from data.models.branch import Branch
from data.queries.signin import Counts
from data.values.rich import plain, units
from sandbox.html_text import parse_html

TEXTS = starter_series()
ASKING = [text for text in TEXTS if text.question]
MESSAGE = 3_200
"""UTF-16 units: Telegram's 4,096, less what the push says around the text."""

each = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.key)
each_asking = pytest.mark.parametrize("text", ASKING, ids=lambda text: text.key)


def named(key: str) -> StarterText:
    """Returns the text with this key."""
    return next(text for text in TEXTS if text.key == f"starter-{key}")


def test_there_is_reading_for_four_weeks_of_working_days() -> None:
    assert len(TEXTS) >= 20


def test_the_series_has_a_name_and_says_what_it_is() -> None:
    about = starter_about()
    assert about.name == "支部工作入门"
    assert about.description.endswith("。")


def test_no_two_texts_share_a_title_or_a_key() -> None:
    assert len({text.title for text in TEXTS}) == len(TEXTS)
    assert len({text.key for text in TEXTS}) == len(TEXTS)


def test_the_series_begins_with_the_meetings_and_ends_with_the_farewell() -> None:
    assert TEXTS[0] == named("meetings-and-lecture")
    assert "支部工作入门" in TEXTS[-1].html


@each
def test_a_text_says_what_it_is_and_where_it_comes_from(text: StarterText) -> None:
    assert 0 < len(text.title) <= 30
    assert 0 < len(text.source) <= 300
    assert "《" in text.source
    assert text.tags
    assert all(0 < len(tag) <= 10 for tag in text.tags)
    assert len(text.key) <= 64


@each
def test_a_text_takes_one_to_three_minutes_and_one_message(text: StarterText) -> None:
    characters = re.findall(r"[\u4e00-\u9fff]", plain(text.html))
    assert 350 <= len(characters) <= 900
    assert 1 <= text.minutes <= 3
    assert units(text.html) + units(text.title) + units(text.source) <= MESSAGE


@each
def test_telegram_takes_the_text_with_its_formatting(text: StarterText) -> None:
    shown, entities = parse_html(text.html)
    assert shown == plain(text.html)
    assert any(entity["type"] == "bold" for entity in entities)


@each
def test_nothing_of_the_markdown_is_left_over(text: StarterText) -> None:
    shown = plain(text.html)
    assert not re.search(r"[*#`\[\]\\]|\+\+\+|^- ", shown, re.MULTILINE)
    assert "\n\n\n" not in shown


@each
def test_a_text_is_chinese_with_chinese_punctuation(text: StarterText) -> None:
    said = " ".join([text.title, plain(text.html), text.source, text.question, *text.options])
    assert not re.search(r"[A-Za-z]", said)
    assert not re.search(r"[,;:?!()\"']", said)
    assert not re.search(r"([，。、；：？！])\1", said)
    assert all(said.count(left) == said.count(right) for left, right in ("“”", "《》", "（）"))


@each
def test_every_paragraph_ends_as_a_sentence_or_introduces_the_next(text: StarterText) -> None:
    for paragraph in re.split(r"\n\s*\n", plain(text.html)):
        lines = [line.strip() for line in paragraph.splitlines()]
        listed = all(re.match(r"•|\d+\.", line) for line in lines)
        heading = len(lines) == 1 and len(lines[0]) <= 20
        assert listed or heading or lines[-1].endswith(("。", "：", "？", "！", "；"))


@each
def test_numbered_points_count_up_from_one_without_a_gap(text: StarterText) -> None:
    expected = 1
    for number in map(int, re.findall(r"^(\d+)\. ", plain(text.html), re.MULTILINE)):
        assert number in (expected, 1)
        expected = number + 1


def test_at_least_twelve_texts_ask_a_question() -> None:
    assert len(ASKING) >= 12


@each_asking
def test_a_question_has_three_or_four_options_and_one_of_them_is_right(text: StarterText) -> None:
    assert text.question.endswith(("？", "。"))
    assert len(text.question) <= 300
    assert 3 <= len(text.options) <= 4
    assert len(set(text.options)) == len(text.options)
    assert all(0 < len(option) <= 30 for option in text.options)
    assert 0 <= text.answer < len(text.options)


def test_the_right_option_is_not_to_be_guessed_by_its_place() -> None:
    places = Counter(text.answer for text in ASKING)
    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) * 2 <= len(ASKING)


def test_a_text_without_a_question_has_no_options() -> None:
    assert all(not text.options for text in TEXTS if not text.question)


FACTS = [
    ("meetings-and-lecture", "全体党员参加，一般每季度开1次"),
    ("meetings-and-lecture", "委员们参加，一般每月开1次"),
    ("meetings-and-lecture", "一个小组的党员参加，一般每月开1次"),
    ("duties", "预备党员的义务同正式党员一样"),
    ("rights", "预备党员没有表决权、选举权和被选举权"),
    ("branch-and-term", "有3名以上正式党员"),
    ("branch-and-term", "有7名以上正式党员的支部，设支部委员会，3到5人组成，一般不超过7人"),
    ("branch-and-term", "一般不超过50人"),
    ("branch-and-term", "村和社区的支部委员会每届5年，其他单位一般每届3年"),
    ("branch-and-term", "不少于应到的五分之四"),
    ("general-meeting", "一般每季度召开1次"),
    ("votes", "超过应到会有表决权党员的半数"),
    ("committee-meeting", "一般每月1次"),
    ("committee-meeting", "半数以上委员到会"),
    ("subgroup-meeting", "一般每月1次"),
    ("theme-day", "每月相对固定1天"),
    ("study-hours", "一般不少于32学时"),
    ("study-hours", "每年一般不少于56学时"),
    ("heart-to-heart", "每年一般不少于1次"),
    ("life-meeting", "每年至少开1次组织生活会，一般在第四季度"),
    ("review", "一般每年1次"),
    ("admission-stages", "1到2名正式党员做培养联系人"),
    ("admission-stages", "不少于3天或者24学时"),
    ("admission-stages", "不少于5个工作日"),
    ("introducers", "两名正式党员"),
    ("probation", "预备期是1年"),
    ("probation", "延长1次，不少于半年，最长不超过1年"),
    ("dues", "3000元以上到5000元：1%"),
    ("dues", "连续6个月不交的，按自行脱党处理"),
    ("on-the-move", "连续六个月不参加组织生活"),
    ("four-steps-two-notices", "决议公开"),
    ("four-steps-two-notices", "实施结果公开"),
]


@pytest.mark.parametrize(("key", "fact"), FACTS)
def test_numbers_of_the_practice_are_as_ruled(key: str, fact: str) -> None:
    assert fact in plain(named(key).html)


RIGHT = [
    ("meetings-and-lecture", "支部党员大会"),
    ("branch-and-term", "3名"),
    ("general-meeting", "支部党员大会"),
    ("votes", f"{24 // 2 + 1}人"),
    ("committee-meeting", "每月1次"),
    ("theme-day", "每月相对固定1天"),
    ("study-hours", "32学时"),
    ("heart-to-heart", "1次"),
    ("life-meeting", "1次，第四季度"),
    ("admission-stages", "1年"),
    ("introducers", "2名正式党员"),
    ("probation", "预备期满转为正式党员的那天"),
    ("dues", f"{4000 * 1 // 100}元"),
]


@pytest.mark.parametrize(("key", "right"), RIGHT)
def test_the_right_option_is_the_right_one(key: str, right: str) -> None:
    text = named(key)
    assert text.options[text.answer] == right


def test_the_words_on_votes_match_the_board() -> None:
    counts = Counts(24, 20, 0, 0, 0, 4, 0, 0, voters=24, voters_present=12)
    assert "24的一半是12，超过一半是13" in plain(named("votes").html)
    assert not counts.quorum
    assert replace(counts, voters_present=13).quorum


def test_the_words_on_signing_in_match_a_new_branch() -> None:
    said = plain(named("leave-late-makeup").html)
    columns = Branch.__table__.columns
    opens, late, closes = (
        columns[name].default.arg for name in ("opens_before", "late_after", "closes_after")
    )
    assert f"会前{opens}分钟" in said
    assert f"开会{late}分钟以后再签算迟到" in said
    assert f"开会{closes}分钟以后签到截止" in said
