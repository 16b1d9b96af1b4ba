"""People's natures: the same person every time, within human bounds."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, strategies as st

from sandbox import manners, phrases
from sandbox.demo import MEMBERS, ROSTER_HEADER, SECRETARY, demo_roster_rows
from sandbox.links import start_payload
from sandbox.manners import Coming
from sandbox.values import Button, Option, Poll

people = st.integers(1, 10**10)


@given(seed=st.integers(), person=people)
def test_natures_are_human_and_constant(seed: int, person: int) -> None:
    one = manners.nature(seed, person)
    assert one == manners.nature(seed, person)
    assert 0.55 <= one.success <= 0.95
    assert 0.6 <= one.tempo <= 1.6


@given(crowd=st.sets(people, max_size=60), seed=st.integers())
def test_at_most_four_stay_away_and_most_are_prompt(crowd: set[int], seed: int) -> None:
    natures = {person: manners.nature(1, person) for person in crowd}
    chosen = manners.comings(natures, Random(seed))
    kinds = list(chosen.values())
    assert set(chosen) == crowd
    assert kinds.count(Coming.ABSENT) <= 2
    assert kinds.count(Coming.LEAVE) <= 2
    assert kinds.count(Coming.PROMPT) * 2 >= len(kinds)
    assert (kinds.count(Coming.LEAVE) >= 1) is (len(crowd) >= 8)


@given(person=people, seed=st.integers(), coming=st.sampled_from(Coming))
def test_prompt_means_within_a_minute(person: int, seed: int, coming: Coming) -> None:
    delay = manners.coming_delay(coming, manners.nature(1, person), Random(seed))
    assert delay > 1
    assert coming is not Coming.PROMPT or delay <= 60
    assert coming is not Coming.LATE or delay > 60


@given(data=st.data(), options=st.integers(2, 12), seed=st.integers())
def test_quiz_answers_are_options_and_fit_the_kind(
    data: st.DataObject, options: int, seed: int
) -> None:
    correct = data.draw(st.sets(st.integers(0, options - 1), min_size=1))
    poll = Poll(
        "1", "？", [Option(str(i)) for i in range(options)], quiz=True,
        multiple=len(correct) > 1, correct=sorted(correct), tally=[0] * options,
    )  # fmt: skip
    choice = manners.quiz_choice(poll, manners.nature(1, seed), Random(seed))
    assert choice
    assert choice == sorted(set(choice))
    assert set(choice) <= set(range(options))
    assert poll.multiple or len(choice) == 1


@pytest.mark.parametrize(
    ("url", "payload"),
    [
        ("https://t.me/zhixue_bot?start=leave_7", "leave_7"),
        ("https://t.me/Zhixue_Bot?start=", ""),
        ("https://t.me/zhixue_bot", ""),
        ("tg://resolve?domain=zhixue_bot&start=a", "a"),
        ("https://t.me/zhixue_bot?startgroup=x", None),
        ("https://t.me/another_bot?start=x", None),
        ("https://example.org/zhixue_bot?start=x", None),
        ("not a link", None),
    ],
)
def test_deep_links(url: str, payload: str | None) -> None:
    assert start_payload(url, "zhixue_bot") == payload


def test_a_name_on_the_next_page_is_looked_for_there() -> None:
    rows = [
        [Button("王芳", "1"), Button("李强", "2")],
        [Button("返回", "b"), Button("下一页", "n")],
    ]
    chosen = manners.sensible(rows, "赵敏", ["王芳", "李强"], 0, Random(1))
    assert chosen is not None
    assert chosen.text == "下一页"


def test_nothing_sensible_is_nothing() -> None:
    assert manners.sensible([[Button("取消", "1")]], "赵敏", [], 0, Random(1)) is None


def test_the_sample_roster_has_everyone_and_every_post() -> None:
    header, *rows = demo_roster_rows()
    assert header == ROSTER_HEADER
    assert len(rows) == len(MEMBERS) + 1 == 31
    assert rows[0][0] == SECRETARY.name
    posts = [row[3] for row in rows if row[3]]
    assert sorted(set(posts)) == sorted(
        ["书记", "副书记", "组织委员", "宣传委员", "纪检委员", "小组长"]
    )
    assert len({row[1] for row in rows}) == 3
    standings = [row[2] for row in rows]
    assert (standings.count("预备党员"), standings.count("入党积极分子")) == (2, 2)
    twins = [row for row in rows if row[0] == "张伟"]
    assert len({row[1] for row in twins}) == len(twins) == 2


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("✅ 签到", True),
        ("点我签到", True),
        ("⏹ 结束签到", False),
        ("▶️ 现在开始签到", False),
        ("签到名单", False),
    ],
)
def test_only_what_signs_in_is_a_sign_in_button(label: str, wanted: bool) -> None:
    assert bool(manners.SIGN_IN.search(label)) is wanted


@given(seed=st.integers())
def test_back_and_misleading_buttons_are_never_chosen(seed: int) -> None:
    labels = ["改为参加", "不请假了", "我是列席人员", "‹ 上一页", "返回", "取消", "❌ 不是本人"]
    rows = [[Button(label, label)] for label in [*labels, "生病"]]
    chosen = manners.sensible(rows, "赵敏", [], 0, Random(seed))
    assert chosen is not None
    assert chosen.text == "生病"


def test_a_name_claimed_already_is_left_and_a_missing_one_is_told() -> None:
    rows = [[Button("赵敏 · 已认领", "1"), Button("王芳", "2")], [Button("找不到我的名字", "3")]]
    chosen = manners.sensible(rows, "赵敏", ["王芳"], 0, Random(1))
    assert chosen is not None
    assert chosen.text == "找不到我的名字"


@given(speakers=st.integers(0, 12), seed=st.integers())
def test_a_talk_is_substantial_but_for_a_word_or_a_copy(speakers: int, seed: int) -> None:
    said = phrases.talk(speakers, Random(seed))
    assert said == phrases.talk(speakers, Random(seed))
    assert len(said) == speakers
    assert sum(len(one) < 15 for one in said) <= 1
    assert len(set(said)) >= speakers - 2


def test_now_and_then_somebody_is_short_and_somebody_copies() -> None:
    talks = [phrases.talk(8, Random(seed)) for seed in range(100)]
    assert 20 < sum(any(len(one) < 15 for one in said) for said in talks) < 80
    assert 20 < sum(said[0] in said[1:] for said in talks) < 80
