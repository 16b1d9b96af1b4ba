"""The changes that a roster in a file makes to the stored one."""

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from data.imports.roster import (
    BadFile,
    DraftPerson,
    KnownPerson,
    RosterDraft,
    compare,
    read_roster,
)
from data.values.standing import Post, Standing
from tests.data.rosters import read

pytestmark = pytest.mark.usefixtures("read_here")

WANG = KnownPerson(1, "王芳", "第一党小组", Standing.PROBATIONARY, Post.NONE, "")
LI = KnownPerson(2, "李强", "第二党小组", Standing.FULL, Post.SECRETARY, "")
ALL = frozenset({"name", "subgroup", "standing", "post", "note"})


def draft_of(*people: DraftPerson, columns: frozenset[str] = ALL) -> RosterDraft:
    return RosterDraft(list(people), [], columns)


def as_draft(known: KnownPerson, row: int = 2) -> DraftPerson:
    return DraftPerson(row, "s", known.name, known.subgroup, known.standing, known.post, known.note)


def test_new_changed_unchanged_and_gone_members() -> None:
    zhao = DraftPerson(4, "s", "赵敏")
    wang = DraftPerson(3, "s", "王芳", "第一党小组", Standing.FULL)
    zhou = KnownPerson(3, "周杰")
    diff = compare(draft_of(as_draft(LI), wang, zhao), [WANG, LI, zhou])
    assert diff.new == [zhao]
    assert diff.changed == [(WANG, wang, ("standing",))]
    assert diff.unchanged == [LI]
    assert diff.gone == [zhou]


def test_a_list_of_names_takes_nobodys_post_away() -> None:
    bare = draft_of(DraftPerson(1, "s", "李强"), columns=frozenset({"name"}))
    assert compare(bare, [LI]).unchanged == [LI]


def test_people_of_one_name_are_matched_by_subgroup_then_note() -> None:
    one = KnownPerson(1, "王芳", "第一党小组", note="教师")
    two = KnownPerson(2, "王芳", "第二党小组", note="退休")
    moved = DraftPerson(2, "s", "王芳", "第三党小组", note="退休")
    same = DraftPerson(3, "s", "王芳", "第一党小组", note="")
    diff = compare(draft_of(moved, same), [one, two])
    assert {(change.known.id, change.draft.row) for change in diff.changed} == {(2, 2), (1, 3)}
    assert diff.new == diff.gone == []


def test_a_roster_read_again_changes_nothing() -> None:
    draft = read([["姓名", "身份"], ["王芳", "党员"], ["王芳", "预备党员"], ["李强", "党员"]])
    stored = [
        KnownPerson(n, p.name, p.subgroup, p.standing, p.post, p.note)
        for n, p in enumerate(draft.people)
    ]
    diff = compare(draft, stored[::-1])
    assert (len(diff.unchanged), diff.new, diff.changed, diff.gone) == (3, [], [], [])


few = st.sampled_from(["", "一", "二"])
who = st.tuples(
    st.sampled_from(["王芳", "李强", "Anna", "anna"]),
    few,
    st.sampled_from(Standing),
    st.sampled_from(Post),
    few,
)


@given(st.lists(who, max_size=12), st.lists(who, max_size=12))
def test_everybody_is_accounted_for_once(
    drafted: list[tuple[str, str, Standing, Post, str]],
    stored: list[tuple[str, str, Standing, Post, str]],
) -> None:
    people = [DraftPerson(row, "s", *each) for row, each in enumerate(drafted)]
    known = [KnownPerson(number, *each) for number, each in enumerate(stored)]
    diff = compare(draft_of(*people), known)
    kept = [*diff.unchanged, *(change.known for change in diff.changed)]
    assert sorted(one.id for one in [*kept, *diff.gone]) == list(range(len(known)))
    drafts = [*diff.new, *(change.draft for change in diff.changed)]
    assert len(drafts) + len(diff.unchanged) == len(people)
    assert all(change.fields for change in diff.changed)
    # No name is both new and gone.
    assert not {p.name.casefold() for p in diff.new} & {p.name.casefold() for p in diff.gone}
    if sorted(map(repr, drafted)) == sorted(map(repr, stored)):
        assert len(diff.unchanged) == len(known)


cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["姓名", "党小组", "王芳", "李强", "合计", "第一党小组", "", "党员", "书记", "1"]
    ),
)


@settings(deadline=None)
@given(st.lists(st.lists(cells, max_size=5), max_size=8), st.sampled_from([",", "\t"]))
def test_any_table_is_a_roster_or_a_bad_file(rows: list[list[str]], mark: str) -> None:
    text = "\n".join(mark.join(row) for row in rows)
    try:
        draft = read_roster(text.encode("utf-8", "ignore"), "a.csv")
    except BadFile:
        return
    for person in draft.people:
        assert 0 < len(person.name) <= 40
        assert not {unicodedata.category(char) for char in person.name} & {"Cc", "Cf", "Cs"}
    assert len({(p.name, p.subgroup, p.standing, p.post, p.note) for p in draft.people}) == len(
        draft.people
    )
