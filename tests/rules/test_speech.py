"""Contributions that count, and turns in leading: the rules, tested with many examples."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from data.queries.topic import next_mark
from data.values import speech
from handlers.shared.links import message_link
from handlers.topics.discussion.rules import left
from handlers.topics.rota import rules

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
CHATTER = st.sampled_from(
    [" ", "，", "。", "！", "👍", "🎉", "1️⃣", "https://a.cn/b?c=1 ", "\n", "…", "@li "]
)
TEXT = st.text(HAN, min_size=20, max_size=120)


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("", 0),
        ("👍👍👍🎉 。。。！！", 0),
        ("https://example.cn/新闻?id=1", 0),
        ("看这里 https://example.cn/a，写得好", 6),
        ("我们要学 AI 和 5 个 case", 11),
        ("don't stop", 4),
        ("2026年，3.5%", 3),
        ("哈哈哈哈哈哈哈哈", 2),
        ("ｇｏ！ ｇｏ！ ｇｏ！", 4),
        ("@wangfang 说得对 #学习", 3),
    ],
)
def test_length_is_what_is_said(text: str, long: int) -> None:
    assert speech.length(text) == long


@given(TEXT, st.lists(CHATTER, min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_blanks_signs_emoji_and_links_never_change_what_is_said(text, signs, dice) -> None:  # type: ignore[no-untyped-def]
    pieces = list(text)
    for sign in signs:
        pieces.insert(dice.randrange(len(pieces) + 1), f" {sign} ")
    noisy = "".join(pieces)
    assert speech.pieces(noisy) == speech.pieces(text)
    assert speech.marks(noisy, 1) == speech.marks(text, 1)


@given(TEXT, TEXT, st.integers(0, 10_000))
def test_a_copy_is_known_and_what_has_nothing_in_common_is_none(
    one: str, two: str, at: int
) -> None:
    marks = speech.marks(one, 1)
    assert speech.is_copy(marks, [marks])
    start = at % (len(one) - 10)
    assert speech.is_copy(speech.marks(one[start : start + 10], 1), [speech.marks(two, 1), marks])
    strange = "".join(chr(ord(char) + 0x1100) for char in one)
    assert not speech.is_copy(speech.marks(strange, 1), [marks])
    assert not set(marks) & set(speech.marks(one, 2)) or len(set(one)) == 1


SAID = "窗口少了，人也少了，不如先把材料清单写明白，贴在门口让大家照着准备。"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("👍👍👍", "signs"),
        ("说得好", "short"),
        ("一二三四五六七八九十甲乙丙丁", "short"),
        ("一二三四五六七八九十甲乙丙丁戊", ""),
        ("窗口少了，人也少了，不如先把材料清单写清楚，贴在门口让大家照着准备！！", "copy"),
        ("窗口少了人也少了，不如先把材料清单写明白，贴在门口", "copy"),
        (f"同意。{SAID}", "copy"),
        (f"{SAID}不过清单也要有人管，办法变了清单没变，群众照样白跑一趟，我见过两回。", ""),
        ("材料清单要写明白，也要有人管，办法变了清单没变，群众照样白跑一趟。", ""),
    ],
)
def test_why_something_does_not_count(text: str, why: str) -> None:
    others = [speech.marks("完全不相干的一句话，说的是下雨天怎么开会。", 1), speech.marks(SAID, 1)]
    assert speech.why_not(text, 15, speech.marks(text, 1), others) == why


def test_words_tell_what_it_is_about() -> None:
    found = speech.words(
        "我们觉得新质生产力很重要，三会一课上要有 AI 工具，也重要：https://a.cn/重要 123 重要！"
    )
    assert (found["新质生产力"], found["三会一课"]) == (1, 1)
    assert found["重要"] == 3
    assert found["AI"] == 1
    assert not found.keys() & {"我们", "觉得", "123", "也", "上要", "生产力"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("result", 1),
        ("结果", 1),
        ("结果 3", 3),
        ("result #2", 2),
        ("結果0", 1),
        ("结果呢", None),
        ("", None),
    ],
)
def test_which_result_is_asked_for(text: str, place: int | None) -> None:
    assert speech.asked_result(text) == place


@given(st.integers(0, 400), st.integers(0, 86_400))
def test_an_open_topic_is_looked_at_daily_and_at_its_end(hours: int, seconds: int) -> None:
    closes = datetime(2026, 12, 3, 2, tzinfo=UTC)
    now = closes - timedelta(hours=hours, seconds=seconds + 1)
    seen = []
    while now < closes:
        following = next_mark(closes, now)
        assert now < following <= now + timedelta(days=1)
        assert (closes - following) % timedelta(days=1) == timedelta()
        now = following
        if now < closes:
            seen.append(left(closes, now))
    assert seen == list(range(len(seen), 0, -1))


QUARTER = range(rules.A_QUARTER)
SPANS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 12), st.integers(1, 4)), max_size=12)
"""The absences: from which week on, for how many."""
CHANGES = st.dictionaries(st.integers(1, 60), st.integers(1, 12), max_size=6)
"""The members who join (or leave), by week."""
SWAPS = st.dictionaries(st.integers(0, 12), st.integers(0, 59), max_size=6)
"""The week in which the first of those named hands on, and to which of those who could lead."""


@given(st.integers(1, 60), SPANS, CHANGES, CHANGES, SWAPS)
def test_over_a_quarter_everyone_has_a_turn_through_leave_swaps_joiners_and_leavers(
    people: int,
    away: list[tuple[int, int, int]],
    joins: dict[int, int],
    leaves: dict[int, int],
    swaps: dict[int, int],
) -> None:
    history: dict[int, tuple[date, int]] = {}
    room, swapped = 0, set()
    for week in QUARTER:
        gone = {who for who, first, long in away if first <= week < first + long}
        gone |= {who for who, first in joins.items() if week < first}
        gone |= {who for who, last in leaves.items() if week >= last}
        able = [one for one in range(1, people + 1) if one not in gone]
        order = rules.in_turn(able, history)
        assert sorted(order) == able
        named = order[: rules.leads(len(order))]
        for one in named:
            assert one not in history or all(
                other in history for other in able if other not in named
            )
        if week in swaps and len(order) > len(named):
            swapped.add(named[0])
            named[0] = order[len(named) :][swaps[week] % (len(order) - len(named))]
        room += len(named)
        for one in named:
            many = history.get(one, (date.min, 0))[1] + 1
            history[one] = date(2026, 1, 5) + timedelta(weeks=week), many
    always = set(range(1, people + 1)) - {who for who, _, _ in away} - set(joins) - set(leaves)
    if room >= people + len(swaps):
        assert always - swapped <= set(history)
    if not (away or joins or leaves or swaps) and people <= rules.A_QUARTER * rules.MOST_LEADS:
        turns = [many for _, many in history.values()]
        assert len(history) == people
        assert max(turns) - min(turns) <= 1


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001
def test_the_rota_is_looked_at_every_day_at_nine(naive: datetime) -> None:
    now = naive.replace(tzinfo=UTC)
    at = rules.next_rota(now, "Asia/Shanghai")
    assert now < at <= now + timedelta(days=1)
    assert (at.hour, at.minute) == (9, 0)


def test_messages_of_supergroups_have_addresses() -> None:
    assert message_link(-1001234567890, 7) == "https://t.me/c/1234567890/7"
    assert message_link(-1001234567890, 7, 3) == "https://t.me/c/1234567890/3/7"
    assert message_link(-1001234567890, 7, -3) == "https://t.me/c/1234567890/7?thread=3"
    assert message_link(-4100000001, 7) == ""
    assert message_link(-1001234567890, None) == ""


def test_filler_is_no_hot_word_and_nouns_come_first() -> None:
    found = speech.words(
        "我们几位同志试一试，提出一条建议：走访社区老人，老人需要上门服务，加强党性修养。"
    )
    assert not found.keys() & {"几位", "试一试", "一条", "提出", "加强", "需要", "同志", "我们"}
    assert next(iter(found)) == "老人"
    assert list(found).index("社区") < list(found).index("走访")
