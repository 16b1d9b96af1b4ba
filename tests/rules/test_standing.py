"""The words of rosters and plans, and the right to vote."""

import pytest
from hypothesis import given, strategies as st

from data.values.standing import (
    MeetingKind,
    Post,
    Standing,
    kind_of,
    post_of,
    standing_of,
    votes,
)


def test_only_full_members_vote() -> None:
    assert [standing for standing in Standing if votes(standing)] == [Standing.FULL]


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.FULL, "正式党员 党员 中共党员 中国共产党党员 在职党员 退休党员 正式黨員 Full"),
        (Standing.PROBATIONARY, "预备党员 中共预备党员 中共党员（预备） 預備黨員 probationary"),
        (Standing.ACTIVIST, "入党积极分子 积极分子 发展对象 入黨積極分子 activist"),
        (Standing.GUEST, "群众 共青团员 非党员 民盟盟员 九三学社社员 无党派人士 入党申请人 guest"),
        (None, "工程师 书记 未知"),
    ],
)
def test_standings_by_their_usual_words(standing: Standing | None, words: str) -> None:
    assert {standing_of(word) for word in words.split()} == {standing}
    assert standing_of("") is None


@pytest.mark.parametrize(
    ("post", "words"),
    [
        (Post.SECRETARY, "书记 支部书记 党支部书记 机关第一党支部书记 支书 書記 secretary"),
        (Post.DEPUTY, "副书记 支部副书记 党支部副书记 副書記 deputy"),
        (Post.ORGANISATION, "组织委员 支部组织委员 組織委員 organisation"),
        (Post.PUBLICITY, "宣传委员 宣傳委員 publicity"),
        (Post.DISCIPLINE, "纪检委员 纪律检查委员 紀檢委員 discipline"),
        (Post.SUBGROUP_LEADER, "小组长 党小组组长 党小组长 第一党小组组长 组长 小組長"),
        (Post.NONE, "无 党员 普通党员 — none"),
        (None, "处长 书记员 副组长 支部委员 团支部书记 党委书记 党总支书记"),
    ],
)
def test_posts_by_their_usual_words(post: Post | None, words: str) -> None:
    assert {post_of(word) for word in words.split()} == {post}
    assert post_of("") is Post.NONE


@pytest.mark.parametrize(
    ("words", "higher"),
    [
        ("书记兼组织委员", Post.SECRETARY),
        ("宣传委员、组织委员", Post.ORGANISATION),
        ("组织、宣传委员", Post.ORGANISATION),
        ("党委委员，支部副书记", Post.DEPUTY),
        ("纪检委员（兼）", Post.DISCIPLINE),
        ("党员、小组长", Post.SUBGROUP_LEADER),
        ("处长、党员", None),
    ],
)
def test_the_higher_of_two_posts_counts(words: str, higher: Post | None) -> None:
    assert post_of(words) is higher


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (MeetingKind.GENERAL, "党员大会 支部大会 支部党员大会 general"),
        (MeetingKind.COMMITTEE, "支委会 支部委员会 支部委员会会议 支委扩大会 committee"),
        (MeetingKind.SUBGROUP, "党小组会 小组会 党小组会议 第一党小组会 subgroup"),
        (MeetingKind.LECTURE, "党课 专题党课 微党课 黨課 lecture"),
        (MeetingKind.THEME_DAY, "主题党日 主题党日活动 党日活动 theme_day"),
        (MeetingKind.LIFE, "组织生活会 专题组织生活会 民主评议党员 life"),
        (MeetingKind.OTHER, "其他 会议 集中学习 other"),
        (None, "三楼会议室 《党章》 周五"),
    ],
)
def test_kinds_of_meeting_by_their_usual_words(kind: MeetingKind | None, words: str) -> None:
    assert {kind_of(word) for word in words.split()} == {kind}


def test_every_code_is_its_own_word() -> None:
    assert [standing_of(one.value) for one in Standing] == list(Standing)
    assert [post_of(one.value) for one in Post] == list(Post)
    assert [kind_of(one.value) for one in MeetingKind] == list(MeetingKind)


@given(st.text(alphabet="党第一小组支部书记委员组织宣传（）、 x", max_size=200))
def test_any_words_are_answered(text: str) -> None:
    standing_of(text)
    post_of(text)
    kind_of(text)
