"""Names as people type and paste them, and the order of a list."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from data.values.names import clean_name, clean_text, name_key, names_in


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王芳", "王芳"),
        ("  王　芳 ", "王芳"),
        ("王 \t芳", "王芳"),
        ("\u202e王芳\u202c", "王芳"),
        ("\ufeff李\u200b强", "李强"),
        ("Ｚｈａｏ　Ｍｉｎ", "Zhao Min"),
        ("Mary  Ann   Zhou", "Mary Ann Zhou"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提．艾力", "买买提·艾力"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("王芳 (大)", "王芳 (大)"),
        ("王芳（大）", "王芳(大)"),
        ("<b>&孙浩", "<b>&孙浩"),
        ("\u3164\u3164", ""),
        ("𠮷田 浩", "𠮷田浩"),
        ("〇 一", "〇一"),
        ("J. R. Sun", "J. R. Sun"),
        ("\x00陈\x1b静\ud800", "陈静"),
        ("", ""),
    ],
)
def test_a_name_is_kept_without_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_a_private_use_character_of_a_rare_name_stays() -> None:
    assert clean_name("王\ue863") == "王\ue863"


def test_a_note_keeps_its_blanks_and_full_width_marks() -> None:
    assert clean_text(" 挂职，  到\u202e 12 月\n回来") == "挂职， 到 12 月 回来"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_name(text)
    assert clean_name(once) == once


@given(st.text())
def test_nothing_unseen_or_unsayable_is_left(text: str) -> None:
    kept = clean_name(text)
    assert not {unicodedata.category(char) for char in kept} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    kept.encode("utf-8")


def test_names_are_sorted_by_sound() -> None:
    names = ["周杰", "孙浩", "曾敏", "陈静", "覃丽", "王芳", "赵敏", "单伟", "李强", "Anna", "𠮷田"]
    assert sorted(names, key=name_key) == [
        "Anna",
        "陈静",
        "李强",
        "覃丽",
        "单伟",
        "孙浩",
        "王芳",
        "曾敏",
        "赵敏",
        "周杰",
        "𠮷田",
    ]


def test_one_surname_stays_together() -> None:
    names = ["仇英", "邱安", "仇安", "求是", "邱英"]
    assert sorted(names, key=name_key) == ["邱安", "邱英", "仇安", "仇英", "求是"]


@given(st.text(), st.text())
def test_any_two_names_can_be_put_in_order(one: str, other: str) -> None:
    assert (name_key(one) == name_key(other)) is (one.casefold() == other.casefold()) or (
        name_key(one) < name_key(other) or name_key(other) < name_key(one)
    )


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_name_sorts_before_the_same_name_with_more_after_it(name: str, more: str) -> None:
    assert name_key(name) < name_key(name + more)


@pytest.mark.parametrize(
    ("typed", "meant", "unknown"),
    [
        ("王芳、李强", {"王芳", "李强"}, []),
        ("王芳 李强，Zhao Min", {"王芳", "李强", "Zhao Min"}, []),
        ("王 芳;王大\n赵 李强", {"王芳", "李强"}, ["王大", "赵"]),
        ("Zhao Min, Zhao", {"Zhao Min"}, ["Zhao"]),
        ("、，", set(), []),
    ],
)
def test_names_in_a_list_are_found_with_any_separator(
    typed: str, meant: set[str], unknown: list[str]
) -> None:
    assert names_in(typed, {"王芳", "李强", "Zhao Min"}) == (meant, unknown)
