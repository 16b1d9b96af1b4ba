"""The rights to give posts, confirm claims and remove members; same names, and finding one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from data.values.day import past_day
from data.values.namelist import names_in
from data.values.namesakes import hints, labelled
from data.values.standing import Post
from handlers.roster.claims.rules import Wish, beyond_doubt, rests
from handlers.roster.people.rules import (
    find,
    may_confirm,
    may_give,
    may_leave,
    post_from_file,
    posts_to_give,
)
from handlers.shared.access import HEADS, Right, may


@dataclass(frozen=True, slots=True)
class Place:
    """A member's post and subgroup."""

    post: str
    subgroup_id: int | None


TODAY = date(2026, 11, 27)
posts = st.sampled_from(list(Post))
groups = st.none() | st.integers(1, 2)


@dataclass(frozen=True)
class Somebody:
    id: int
    name: str
    note: str = ""
    subgroup_id: int | None = None

    @property
    def shown(self) -> str:
        return labelled(self.name, self.note)


@given(posts, posts, posts)
def test_the_post_of_secretary_is_never_given_or_taken(actor: Post, before: Post, after: Post):
    if Post.SECRETARY in {before, after}:
        assert not may_give(actor, before, after)


@given(posts, posts, posts)
def test_deputies_are_the_secretarys_alone(actor: Post, before: Post, after: Post):
    if Post.DEPUTY in {before, after} and may_give(actor, before, after):
        assert actor is Post.SECRETARY


@given(posts, posts, posts)
def test_posts_are_given_only_with_the_right(actor: Post, before: Post, after: Post):
    assert not may_give(actor, before, after) or may(actor, Right.ROSTER)
    assert post_from_file(actor, before, after) in {before, after}
    assert (post_from_file(actor, before, after) == after) == (
        before == after or may_give(actor, before, after)
    )


def test_the_choice_of_posts_is_what_may_be_given():
    assert posts_to_give("secretary", "none") == [
        post for post in Post if post not in {Post.NONE, Post.SECRETARY}
    ]
    assert Post.DEPUTY not in posts_to_give("organisation", "none")
    assert posts_to_give("organisation", "deputy") == []
    assert posts_to_give("publicity", "none") == []
    assert posts_to_give("secretary", "secretary") == []


@given(posts, groups, posts, groups)
def test_nobody_confirms_into_a_post_above_their_own(
    actor: Post, own: int | None, post: Post, group: int | None
):
    if may_confirm(Place(actor, own), Place(post, group)):
        assert may(actor, Right.CLAIMS)
        assert post not in HEADS or actor in HEADS
        assert post is Post.NONE or may(actor, Right.ROSTER)
        if actor is Post.SUBGROUP_LEADER:
            assert own is not None
            assert own == group


def test_heads_confirm_everybody_and_leaders_their_own():
    assert all(may_confirm(Place("deputy", None), Place(post, 1)) for post in Post)
    assert may_confirm(Place("subgroup_leader", 1), Place("none", 1))
    assert not may_confirm(Place("subgroup_leader", None), Place("none", None))
    assert not may_confirm(Place("publicity", 1), Place("none", 1))


@given(posts, posts)
def test_the_secretary_and_oneself_never_leave_by_hand(actor: Post, post: Post):
    assert not may_leave(actor, post, own=True)
    assert not may_leave(actor, Post.SECRETARY, own=False)
    assert may_leave(actor, Post.DEPUTY, own=False) == (actor is Post.SECRETARY)


def test_a_refused_claim_rests_a_day():
    now = datetime(2026, 11, 27, 6, tzinfo=UTC)
    assert rests(now, now)
    assert rests(now, now + timedelta(hours=23))
    assert not rests(now, now + timedelta(hours=24))
    assert not rests(None, now)


SUBGROUPS = {1: "一组", 2: "二组"}
somebodies = st.lists(
    st.tuples(st.sampled_from(["张伟", "王芳", "李强"]), st.sampled_from(["", "甲", "乙"]), groups),
    max_size=9,
).map(lambda rows: [Somebody(n, *row) for n, row in enumerate(rows, 1)])


@given(somebodies)
def test_everybody_can_be_told_apart(people: list[Somebody]):
    found = hints(people, SUBGROUPS)
    shown = [(one.name, found.get(one.id, "")) for one in people]
    assert len(set(shown)) == len(shown)
    names = [one.name for one in people]
    assert set(found) == {one.id for one in people if names.count(one.name) > 1}


def test_the_subgroup_tells_apart_before_the_note():
    wei = [Somebody(1, "张伟", "甲", 1), Somebody(2, "张伟", "乙", 2)]
    assert hints(wei, SUBGROUPS) == {1: "一组", 2: "二组"}
    wei = [Somebody(1, "张伟", "甲", 1), Somebody(2, "张伟", "乙", 1)]
    assert hints(wei, SUBGROUPS) == {1: "甲", 2: "乙"}
    wei = [Somebody(1, "张伟"), Somebody(2, "张伟")]
    assert hints(wei, SUBGROUPS) == {1: "1", 2: "2"}


def test_the_whole_name_is_found_before_parts_of_names():
    people = [
        Somebody(1, "张伟"),
        Somebody(2, "张伟民"),
        Somebody(3, "小张伟"),
        Somebody(4, "Ann Lee"),
    ]
    assert find(people, "张 伟") == [1]
    assert find(people, "张") == [1, 2, 3]
    assert find(people, "伟民") == [2]
    assert find(people, "ann") == [4]
    assert find(people, " \u200b ") == []
    assert find(people, "王") == []


@given(somebodies, st.text(max_size=8))
def test_finding_never_fails(people: list[Somebody], typed: str):
    found = find(people, typed)
    assert len(set(found)) == len(found)
    assert set(found) <= {one.id for one in people}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", TODAY),
        ("昨天", date(2026, 11, 26)),
        ("6月30日", date(2026, 6, 30)),
        ("12月30日", date(2025, 12, 30)),
        ("１１／２７", TODAY),
        ("2026-06-30", date(2026, 6, 30)),
        ("2026年6月30号", date(2026, 6, 30)),
        ("2026.6.30", date(2026, 6, 30)),
        ("2月29日", date(2024, 2, 29)),
        ("2月30日", None),
        ("2026-02-29", None),
        ("2026-11-28", None),
        ("明天", None),
        ("0月0日", None),
        ("0000-01-01", None),
        ("三十", None),
        ("", None),
    ],
)
def test_days_as_people_type_them(text: str, day: date | None):
    assert past_day(text, TODAY) == day


@given(st.dates(date(1950, 1, 1), TODAY))
def test_every_past_day_is_understood_when_written_in_full(day: date):
    assert past_day(day.isoformat(), TODAY) == day
    assert past_day(f"{day.year}年{day.month}月{day.day}日", TODAY) == day


@given(st.text(max_size=30))
def test_no_text_gives_a_day_to_come(text: str):
    day = past_day(text, TODAY)
    assert day is None or day <= TODAY


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("王芳", [("王芳", "")]),
        ("王芳、李 强，赵敏\n周杰", [(n, "") for n in ("王芳", "李强", "赵敏", "周杰")]),
        ("张伟（二组）、张伟(三组", [("张伟", "二组"), ("张伟", "三组")]),
        ("（二组）", []),
        ("、，", []),
        ("Ann Lee, Bob", [("Ann Lee", ""), ("Bob", "")]),
    ],
)  # fmt: skip
def test_several_names_in_one_text(text: str, people: list[tuple[str, str]]):
    assert names_in(text) == people


@given(st.text(max_size=40))
def test_any_text_gives_only_names_that_show(text: str):
    assert all(name.strip() == name != "" for name, _ in names_in(text))


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), unique=True, max_size=12))
def test_together_are_confirmed_only_names_that_one_account_alone_wants(pairs):
    wishes = [Wish(account, name, "none", False) for account, name in pairs]
    plain = beyond_doubt(wishes, {1})
    for (account, name), fine in zip(pairs, plain, strict=True):
        rivals = [other for other, wanted in pairs if wanted == name]
        assert fine == (rivals == [account] and account != 1)


@pytest.mark.parametrize(("post", "taken"), [("none", True), ("secretary", False)])
def test_a_name_with_a_post_or_an_owner_needs_a_look(post: str, taken: bool):
    assert beyond_doubt([Wish(1, 2, post, taken)], set()) == [False]
