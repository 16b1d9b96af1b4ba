"""Long texts as Telegram takes them: read, measured and cut into readable parts."""

import re
from html import escape

import pytest
import regex
from hypothesis import example, given, settings, strategies as st

from data.values.rich import (
    Rich,
    excerpt,
    first_line,
    plain,
    reading_minutes,
    split,
    units,
)
from sandbox.entities import units as telegram_units
from sandbox.html_text import parse_html
from sandbox.values import Json

PIECES = [
    "支部",
    "党员大会每季度召开一次。",
    "他说：“好！”",
    "a word, ",
    "Done. ",
    "\n",
    "\n\n",
    "  ",
    "<&>\"'",
    "👍",
    "👨‍👩‍👧‍👦",
    "🇨🇳",
    "👋🏽",
    "e\u0301\u0323",
    "각",
    "\u0301",
    "…",
]
TAGS = [
    ("<b>", "</b>"),
    ("<i>", "</i>"),
    ("<u>", "</u>"),
    ("<s>", "</s>"),
    ("<tg-spoiler>", "</tg-spoiler>"),
    ('<a href="https://example.org/?a=1&amp;b=2">', "</a>"),
    ("<blockquote>", "</blockquote>"),
    ("<blockquote expandable>", "</blockquote>"),
    ("<code>", "</code>"),
    ("<pre>", "</pre>"),
    ('<pre><code class="language-python">', "</code></pre>"),
]
EMOJI = '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>'
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=12)
WRITTEN = st.recursive(
    TEXTS.map(lambda texts: escape("".join(texts))) | st.just(EMOJI),
    lambda inner: st.lists(
        st.tuples(st.sampled_from(TAGS), inner).map(lambda one: one[0][0] + one[1] + one[0][1])
        | inner,
        max_size=6,
    ).map("".join),
    max_leaves=20,
)


def shown(html: str) -> str:
    """Returns the text the sandbox reads, with blanks for control characters as Telegram shows
    them."""
    return "".join(c if c >= " " or c == "\n" else " " for c in parse_html(html)[0])


def entities(html: str) -> list[Json]:
    """Returns the formatting the sandbox reads."""
    return parse_html(html)[1]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def character_ends(text: str) -> set[int]:
    return {match.end() for match in regex.finditer(r"\X", text)}


def cuts(text: str, parts: list[str]) -> list[tuple[int, int]]:
    """Returns the cuts: the end of a part and the start of the next, in the plain text."""
    places = []
    at = 0
    for number, part in enumerate(map(plain, parts)):
        start = at
        while text[start : start + len(part)] != part:
            assert text[start].isspace()
            start += 1
        if number:
            places.append((at, start))
        at = start + len(part)
    assert not text[at:].strip()
    return places


@settings(deadline=None)
@given(WRITTEN)
def test_html_read_and_written_again_means_the_same_to_telegram(html: str) -> None:
    rich = Rich.from_html(html)
    assert parse_html(rich.html())[0] == shown(html) == rich.text
    assert entities(rich.html()) == entities(html)
    assert Rich.from_html(rich.html()) == rich


@settings(deadline=None)
@given(st.text(st.sampled_from(list("<>/&;\"'= abiupre#x1lt-🇨\ud83d\ude00")), max_size=60))
@example("<b><i>a</b>b</i>c")
@example("<a href='<b>'>x</a>")
@example("</b>&lt&#0;&#1114112;&nbsp;<span>x</span><b")
def test_whatever_is_given_comes_out_as_telegram_takes_it(html: str) -> None:
    rich = Rich.from_html(html)
    assert parse_html(rich.html())[0] == rich.text
    rich.text.encode()


@settings(deadline=None)
@given(WRITTEN)
def test_a_length_is_counted_as_telegram_counts_it(html: str) -> None:
    assert units(html) == telegram_units(parse_html(html)[0])


def test_the_length_of_an_emoji_is_two_and_of_a_tag_nothing() -> None:
    assert units("<b>支👍</b>&lt;") == 4


@settings(max_examples=200, deadline=None)
@given(WRITTEN, st.integers(2, 60), st.integers(2, 60) | st.none())
def test_parts_fit_and_lose_nothing_but_white_space_at_the_cuts(
    html: str, limit: int, first: int | None
) -> None:
    parts = split(html, limit, first)
    text = plain(html)
    assert all(plain(part).strip() for part in parts)
    for part, room in zip(parts, [first or limit, *[limit] * len(parts)], strict=False):
        assert telegram_units(parse_html(part)[0]) <= room
    cuts(text, parts)
    assert squeezed("".join(map(plain, parts))) == squeezed(text)


@settings(max_examples=200, deadline=None)
@given(WRITTEN, st.integers(30, 60))
def test_a_grapheme_is_never_cut(html: str, limit: int) -> None:
    text = plain(html)
    if any(telegram_units(cluster) > limit for cluster in regex.findall(r"\X", text)):
        return
    ends = character_ends(text)
    for end, start in cuts(text, split(html, limit)):
        assert end in ends
        assert start in ends


@settings(deadline=None)
@given(WRITTEN, st.integers(8, 60))
def test_every_character_keeps_its_formatting(html: str, limit: int) -> None:
    def painted(one: str) -> list[tuple[str, set[tuple[str, object]]]]:
        text, found = shown(one), parse_html(one)[1]
        at = 0
        marks = []
        for char in text:
            kinds = {
                (str(entity["type"]), entity.get("url") or entity.get("language") or "")
                for entity in found
                if entity["offset"] <= at < entity["offset"] + entity["length"]
            }
            if any(kind == "pre" for kind, _ in kinds):
                # Where a block begins with code, Telegram merges both: they look the same.
                kinds.discard(("code", ""))
            at += telegram_units(char)
            if not char.isspace():
                marks.append((char, kinds))
        return marks

    parts = split(html, limit)
    assert [mark for part in parts for mark in painted(part)] == painted(html)


def test_a_custom_emoji_and_its_picture_stay_together() -> None:
    html = "字" * 9 + EMOJI.replace("👍", "👍👍") + "字" * 9
    [first, second] = split(html, 14, 11)
    assert plain(first) == "字" * 9
    assert EMOJI.replace("👍", "👍👍") in second


def test_a_character_with_more_marks_than_a_part_holds_is_cut_all_the_same() -> None:
    text = "e" + "\u0301" * 50
    parts = split(text, 20)
    assert "".join(parts) == text
    assert all(units(part) <= 20 for part in parts)


def paragraph(length: int, word: str = "学") -> str:
    return word * (length - 1) + "。"


def test_a_short_text_is_one_part() -> None:
    assert split("  <b>三会一课</b>\n\n一\n", 4096) == ["<b>三会一课</b>\n\n一"]


def test_a_text_of_nothing_has_no_parts() -> None:
    assert split(" \n<b> </b>\n", 4096) == []


def test_a_part_ends_with_a_paragraph_rather_than_full() -> None:
    text = "\n\n".join([paragraph(60, "甲"), paragraph(30, "乙"), paragraph(50, "丙")])
    assert split(text, 110) == [
        paragraph(60, "甲"),
        "\n\n".join([paragraph(30, "乙"), paragraph(50, "丙")]),
    ]


def test_the_last_part_is_not_a_few_words() -> None:
    text = paragraph(20) * 5 + "完了。"
    parts = split(text, 100)
    assert [len(part) for part in parts] == [60, 43]


def test_a_closing_line_of_its_own_does_not_make_a_part() -> None:
    text = paragraph(19) * 5 + "\n\n谢谢大家。"
    assert split(text, 96) == [paragraph(19) * 3, paragraph(19) * 2 + "\n\n谢谢大家。"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲甲甲甲甲甲\n乙乙乙乙。乙", ["甲甲甲甲甲甲", "乙乙乙乙。乙"]),
        ("甲甲甲甲，甲。乙乙乙，乙乙", ["甲甲甲甲，甲。", "乙乙乙，乙乙"]),
        ("他说：“走吧。”大家出发去", ["他说：“走吧。”", "大家出发去"]),
        ("等一等……大家都去了吧好", ["等一等……", "大家都去了吧好"]),
        ("One. Two. Six.", ["One. Two.", "Six."]),
        ("甲甲甲甲甲甲，乙乙乙乙乙乙", ["甲甲甲甲甲甲，", "乙乙乙乙乙乙"]),
        ("abcde fgh ijklm", ["abcde fgh", "ijklm"]),
        ("甲甲甲甲甲《乙》丙丙丙丙丙丙", ["甲甲甲甲甲《乙》", "丙丙丙丙丙丙"]),
        ("第 3.14 页第 3.14 页", ["第 3.14 页", "第 3.14 页"]),
    ],
)
def test_without_paragraphs_a_part_ends_where_something_ends(text: str, parts: list[str]) -> None:
    assert split(text, 10) == parts


def test_a_word_longer_than_a_part_is_cut_anywhere() -> None:
    assert split("x" * 25, 10) == ["x" * 8, "x" * 8, "x" * 9]


def test_a_heading_goes_with_what_follows_it() -> None:
    text = f"{paragraph(40)}\n\n<b>第二节</b>\n\n{paragraph(40)}"
    assert split(text, 60) == [paragraph(40), f"<b>第二节</b>\n\n{paragraph(40)}"]


def test_a_smaller_first_part_leaves_room_for_a_heading() -> None:
    parts = split("\n\n".join([paragraph(20)] * 8), 90, 45)
    assert [len(part) for part in parts] == [42, 64, 64]


def test_formatting_is_closed_and_opened_again_at_a_cut() -> None:
    html = '<b>甲甲甲甲甲。<a href="https://example.org/">乙乙乙乙乙。</a></b>'
    assert split(html, 8) == [
        "<b>甲甲甲甲甲。</b>",
        '<b><a href="https://example.org/">乙乙乙乙乙。</a></b>',
    ]


def test_a_part_has_no_more_formatting_than_telegram_keeps() -> None:
    html = "<b>甲</b>，" * 250
    parts = split(html, 4096)
    assert all(len(parse_html(part)[1]) <= 100 for part in parts)
    assert sum(len(parse_html(part)[1]) for part in parts) == 250


@pytest.mark.parametrize("limits", [(1, None), (10, 1), (10, 0), (-5, None)])
def test_a_part_without_room_is_refused(limits: tuple[int, int | None]) -> None:
    with pytest.raises(ValueError):
        split("党员", *limits)


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        ("", 1),
        ("党" * 300, 1),
        ("党" * 1200, 4),
        ("word " * 400, 2),
        ("<b>" + "党" * 600 + "</b>" + "don't " * 200 + "。" * 500, 3),
    ],
)
def test_study_time_is_guessed_from_characters_and_words(html: str, minutes: int) -> None:
    assert reading_minutes(html) == minutes


def test_an_excerpt_is_one_short_line() -> None:
    html = "<b>三会一课</b>\n\n支部党员大会 &amp; 党小组会，按期召开。"
    assert excerpt(html, 100) == "三会一课 支部党员大会 & 党小组会，按期召开。"
    assert excerpt(html, 12) == "三会一课 支部党员大会…"
    assert excerpt("several words here", 12) == "several…"


@settings(deadline=None)
@given(WRITTEN, st.integers(0, 40))
def test_an_excerpt_keeps_to_its_length_and_begins_as_the_text_does(html: str, n: int) -> None:
    short = excerpt(html, n)
    line = " ".join(plain(html).split())
    assert len(short) <= n
    assert short == line or line.startswith(short.removesuffix("…"))


def test_a_title_is_the_first_line_with_something_in_it() -> None:
    assert first_line("\n \n<b>党课</b> 怎么讲\n\n正文") == "党课 怎么讲"
    assert first_line(" \n") == ""
    assert len(first_line("长" * 500)) == 60
