"""A sent text as material, and check questions as people type them: pure rules."""

import pytest
from hypothesis import given, strategies as st

from data.values.check_question import BadQuestion, CheckQuestion, parse_check
from data.values.rich import plain
from data.values.sent import read_sent, tags_in
from handlers.material import rules
from sandbox.html_text import parse_html

FIRST = "第一句就是正文，不是标题。"
TWO_LINKS = "甲 https://a.cn 乙 https://b.cn"
LONG = "本支部这个月学习的重点，是把表决的规则弄明白，也把请假的规矩说清楚。"
WORDS = st.text("党课学习章程一二三abc，。 \n", min_size=1, max_size=200)


@pytest.mark.parametrize(
    ("html", "title", "body", "link"),
    [
        ("标题\n\n<b>正文</b>在这里。", "标题", "<b>正文</b>在这里。", ""),
        (f"{FIRST}\n第二句。", FIRST, f"{FIRST}\n第二句。", ""),
        ("https://example.org/a", "example.org", "", "https://example.org/a"),
        ("好文章 https://example.org/a", "好文章", "", "https://example.org/a"),
        ("看https://example.org/a，很好", "看，很好", "", "https://example.org/a"),
        (TWO_LINKS, TWO_LINKS, TWO_LINKS, ""),
        (LONG, "本支部这个月学习的重点", LONG, ""),
        ("长" * 40, "长" * 29 + "…", "长" * 40, ""),
        ("题\n" + "长" * 300 + " https://a.org", "题", "长" * 300 + " https://a.org", ""),
        ("https://[bad", "https://[bad", "", "https://[bad"),
    ],
)  # fmt: skip
def test_title_text_and_link_of_what_is_sent(html: str, title: str, body: str, link: str) -> None:
    assert read_sent(html) == (title, body, link)


@given(WORDS)
def test_no_word_of_a_text_is_lost(text: str) -> None:
    title, body, link = read_sent(text)
    assert not link
    whole = "".join(text.split())
    assert whole in {"".join(plain(body).split()), "".join((title + plain(body)).split())}


@given(
    st.lists(
        st.sampled_from(["<b>党</b>", "<i>课 &amp; 章</i>", "\n", "学习。", "https://a.org/x "])
    )
)
def test_the_result_is_html_that_telegram_accepts(parts: list[str]) -> None:
    title, body, _ = read_sent("".join(parts))
    parse_html(body)
    assert "\n" not in title


def test_tags_are_read_with_any_mark_between() -> None:
    assert tags_in("#党史 ＃制度、组织生活,党史") == ["党史", "制度", "组织生活"]
    assert tags_in(" 、#") == []


def test_minutes_of_what_is_played_shown_and_read() -> None:
    def files(*kinds: str, seconds: int = 0) -> list[dict[str, object]]:
        return [{"kind": kind, "seconds": seconds} for kind in kinds]

    assert rules.minutes_of("", "", files("audio", seconds=601)) == 11
    assert rules.minutes_of("", "", files(*["photo"] * 5)) == 3
    assert rules.minutes_of("字" * 600, "", files("photo")) == 3
    assert rules.minutes_of("", "https://a.org", []) == rules.FILE_MINUTES
    assert rules.minutes_of("", "", files("video", seconds=10**6)) == rules.MOST_MINUTES
    assert rules.minutes_of("", "", []) == 1


@given(st.integers(1, rules.MOST_MINUTES), st.booleans())
def test_minutes_move_within_bounds_and_back(minutes: int, up: bool) -> None:
    moved = rules.following_minutes(minutes, up)
    assert 1 <= moved <= rules.MOST_MINUTES
    assert (moved > minutes) == (up and minutes < rules.MOST_MINUTES)


@pytest.mark.parametrize("mark", ["*", "＊", "√", "✓", "✔", "✅"])
@pytest.mark.parametrize("shape", ["{m}二", "{m} B. 二", "B. {m}二", "B、二 {m}", "二{m}"])
def test_the_right_option_is_marked_in_many_ways(mark: str, shape: str) -> None:
    labelled = "B" in shape
    first = "A. 一" if labelled else "一"
    made = parse_check(f"题目？\n{first}\n{shape.format(m=mark)}")
    assert made == CheckQuestion("题目？", ("一", "二"), 1)


@given(
    st.lists(st.text("甲乙丙丁abc", min_size=1, max_size=20), min_size=2, max_size=6, unique=True),
    st.data(),
)
def test_a_question_is_read_back_as_it_was_typed(options: list[str], data: st.DataObject) -> None:
    folded = {option.casefold() for option in options}
    right = data.draw(st.integers(0, len(options) - 1))
    lines = [f"*{one}" if at == right else one for at, one in enumerate(options)]
    if len(folded) < len(options):
        with pytest.raises(BadQuestion):
            parse_check("\n".join(["题目？", *lines]))
        return
    made = parse_check("\n".join(["题目？", *lines]))
    assert (made.options, made.answer) == (tuple(options), right)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "check-form"),
        ("题\n*一", "check-form"),
        ("题\n*\n二", "check-form"),
        ("题\n" + "\n".join(f"*{n}个" if n == 1 else f"{n}个" for n in range(7)), "check-many"),
        ("长" * 201 + "\n*一\n二", "check-question-long"),
        ("题\n*一\n" + "长" * 61, "check-option-long"),
    ],
)
def test_texts_that_are_no_question_get_a_reason(text: str, key: str) -> None:
    with pytest.raises(BadQuestion) as bad:
        parse_check(text)
    assert bad.value.key == key
