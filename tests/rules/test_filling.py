"""Fill-in answers: equal ones are right, near ones go to people."""

import cn2an
import pytest
from hypothesis import given, strategies as st
from opencc import OpenCC

from data.values.filling import Judgement, fits, judge_text, normal, parts_of

RIGHT, NEAR, WRONG = Judgement.RIGHT, Judgement.NEAR, Judgement.WRONG

CASES = [
    (["3次"], "三次", RIGHT),
    (["3次"], " ３ 次。", RIGHT),
    (["3次"], "叁次", RIGHT),
    (["1921年7月1日"], "一九二一年七月一日", RIGHT),
    (["1921年"], "二○二一年", WRONG),
    (["三分之二"], "2/3", RIGHT),
    (["50%"], "百分之五十", RIGHT),
    (["1.5"], "一点五", RIGHT),
    (["中国共产党章程"], "《中國共產黨章程》", RIGHT),
    (["GDP"], "ｇｄｐ", RIGHT),
    (["支委会", "支部委员会"], "支部委员会", RIGHT),
    (["两学一做"], "二学一做", RIGHT),
    (["3次"], "3", NEAR),
    (["3次"], "每年3次", NEAR),
    (["民主集中制"], "民主集中", NEAR),
    (["民主集中制"], "民主集申制", NEAR),
    (["3次"], "3年", WRONG),
    (["3次"], "4次", WRONG),
    (["15学时"], "5学时", WRONG),
    (["党员"], "党组", WRONG),
    (["民主集中制"], "首长负责制", WRONG),
    (["3次"], "。", WRONG),
]


@pytest.mark.parametrize(("accepted", "text", "worth"), CASES, ids=[c[1] for c in CASES])
def test_one_blank(accepted: list[str], text: str, worth: Judgement) -> None:
    assert judge_text([accepted], text) is worth


THREE = [["党员大会"], ["支委会", "支部委员会"], ["党小组会"]]


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("党员大会\n支部委员会\n党小组会", RIGHT),
        ("党员大会、支委会、党小组会。", RIGHT),
        ("党员大会；支委会；党小组会", RIGHT),
        ("党员大会 支委会 党小组会", RIGHT),
        ("支委会、党员大会、党小组会", NEAR),
        ("党员大会、支委会、党小组", NEAR),
        ("党员大会、支委会、党课", WRONG),
        ("党员大会、支委会", WRONG),
    ],
)
def test_several_blanks_in_their_order(text: str, worth: Judgement) -> None:
    assert judge_text(THREE, text) is worth


@given(st.integers(0, 99_999_999), st.sampled_from(["次", "年", "个", "%", "学时"]))
def test_a_number_is_the_same_in_any_writing(number: int, unit: str) -> None:
    plain = f"{number}{unit}"
    wide = plain.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})
    ways = [wide, f" {number} {unit}。", f"《{plain}》"]
    if unit != "%":
        ways += [cn2an.an2cn(number, "low") + unit, cn2an.an2cn(number, "up") + unit]
    else:
        ways += [f"百分之{cn2an.an2cn(number, 'low')}"]
    for way in ways:
        assert judge_text([[plain]], way) is RIGHT, way


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(["次", "年", ""]))
def test_another_number_is_never_right_nor_near(one: int, other: int, unit: str) -> None:
    worth = judge_text([[f"{one}{unit}"]], f"{cn2an.an2cn(other, 'low')}{unit}")
    assert worth is (RIGHT if one == other else WRONG)


TEXT = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
TRADITIONAL, SIMPLIFIED = OpenCC("s2t"), OpenCC("t2s")
DRESSED = st.sampled_from(["《{}》", " {} ", "“{}”", "{}。", "（{}）", "{}\u3000"])


@given(TEXT, DRESSED)
def test_dress_and_script_do_not_matter(text: str, dress: str) -> None:
    assert judge_text([[text]], dress.format(text)) is RIGHT
    traditional = TRADITIONAL.convert(text)
    assert normal(traditional) == normal(SIMPLIFIED.convert(traditional))


@given(st.text(max_size=40), st.lists(st.lists(st.text(max_size=8), min_size=1), min_size=1))
def test_whatever_is_typed_gets_a_verdict(text: str, blanks: list[list[str]]) -> None:
    assert judge_text(blanks, text) in set(Judgement)
    assert len(parts_of(text, len(blanks))) <= max(len(blanks), 1)
    assert isinstance(fits(blanks, text), bool)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("三次", True),
        ("每季度三次", True),
        ("这道题也太难了吧，我觉得应该再想一想才行", False),
        ("三次吗？", False),
        ("", False),
    ],
)
def test_talk_under_the_card_is_no_answer(text: str, meant: bool) -> None:
    assert fits([["3次"]], text) is meant
