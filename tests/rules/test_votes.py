"""Rules of votes, against a table worked out by hand and against their definitions."""

import pytest
from hypothesis import given, strategies as st

from data.values.record import Tally
from data.values.strokes import UNKNOWN, stroke_key, strokes
from handlers.votes import rules
from handlers.votes.rules import Kind, Mark

BY_HAND = [
    # entitled, more than half, four fifths
    (1, 1, 1), (2, 2, 2), (3, 2, 3), (4, 3, 4), (5, 3, 4), (6, 4, 5), (7, 4, 6), (8, 5, 7),
    (9, 5, 8), (10, 6, 8), (11, 6, 9), (12, 7, 10), (13, 7, 11), (14, 8, 12), (15, 8, 12),
    (16, 9, 13), (19, 10, 16), (20, 11, 16), (21, 11, 17), (24, 13, 20), (25, 13, 20),
    (30, 16, 24), (33, 17, 27), (49, 25, 40), (50, 26, 40), (51, 26, 41), (60, 31, 48),
    (75, 38, 60), (99, 50, 80), (100, 51, 80), (119, 60, 96), (120, 61, 96),
]  # fmt: skip


@pytest.mark.parametrize(("entitled", "half", "fifths"), BY_HAND)
def test_the_table_worked_out_by_hand(entitled: int, half: int, fifths: int) -> None:
    assert rules.needed(Kind.MOTION, entitled) == half
    assert rules.needed(Kind.ADMISSION, entitled) == half
    assert rules.needed(Kind.ELECTION, entitled) == fifths
    assert rules.outcome(Tally(half), entitled, half) == "carried"
    assert rules.outcome(Tally(half - 1, 1), entitled, half) == "lost"
    if half > 1:
        assert rules.outcome(Tally(half - 1), entitled, half - 1) == "invalid"
    assert rules.quorate(Kind.ELECTION, entitled, fifths)
    assert not rules.quorate(Kind.ELECTION, entitled, fifths - 1)


@given(st.integers(1, 120), st.data())
def test_half_is_not_enough_and_four_fifths_are(entitled: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(0, entitled))
    yes = data.draw(st.integers(0, present))
    said = rules.outcome(Tally(yes, present - yes), entitled, present)
    assert (said == "invalid") == (present <= entitled / 2)
    assert (said == "carried") == (present > entitled / 2 and yes > entitled / 2)
    assert rules.quorate(Kind.ELECTION, entitled, present) == (present * 10 >= entitled * 8)
    assert rules.quorate(Kind.APPRAISAL, entitled, present)


@given(st.integers(1, 60), st.data())
def test_written_opinions_are_votes_but_no_presence(half: int, data: st.DataObject) -> None:
    entitled = half * 2
    written = Tally(data.draw(st.integers(1, half)))
    assert rules.outcome(Tally(half), entitled, half, written) == "invalid"
    assert rules.outcome(Tally(half), entitled, half + 1) == "lost"
    assert rules.outcome(Tally(half), entitled, half + 1, written) == "carried"


@pytest.mark.parametrize(
    ("seats", "least"), [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 8), (7, 9), (9, 11), (11, 14)]
)
def test_a_committee_has_a_fifth_more_candidates(seats: int, least: int) -> None:
    assert rules.enough_candidates(least, seats, committee=True)
    assert not rules.enough_candidates(least - 1, seats, committee=True)
    assert rules.enough_candidates(seats, seats, committee=False)
    assert not rules.enough_candidates(seats - 1, seats, committee=False)


def ballots(*states: str, many: int, others: int = 9) -> list[list[Mark]]:
    return [rules.read_marks(one, many, choices="fas", others=others) for one in states]


def places(found: object) -> list[tuple[bool, int]]:
    return [(one.candidate, one.place) for one in found]  # type: ignore[attr-defined]


def test_a_ballot_for_more_people_than_seats_is_void_and_others_count_among_them() -> None:
    found = rules.count(ballots("fff", "ffa", "fn00a", "ffn00", many=3), 3, 2)
    assert (found.valid, found.invalid) == (2, 2)
    by = {(one.candidate, one.place): (one.yes, one.no) for one in found.scores}
    assert by == {(True, 0): (2, 0), (True, 1): (1, 1), (True, 2): (0, 2), (False, 0): (1, 0)}


def test_more_than_half_of_the_base_and_most_votes_first() -> None:
    counted = rules.count(ballots(*["fas"] * 3, *["aff"] * 2, *["saf"] * 1, many=3), 3, 2)
    assert [one.yes for one in counted.scores] == [3, 3, 2]
    assert places(rules.elect(counted, 2, 5).elected) == [(True, 0), (True, 2)]
    exactly_half = rules.elect(counted, 2, 6)
    assert (exactly_half.elected, exactly_half.tied, exactly_half.left) == ([], [], 2)


def test_equal_votes_at_the_last_seat_are_voted_on_again_and_then_most_votes_win() -> None:
    counted = rules.count(ballots(*["ffa"] * 4, *["faf"] * 4, many=3), 3, 2)
    first = rules.elect(counted, 2, 7)
    assert places(first.elected) == [(True, 0)]
    assert places(first.tied) == [(True, 1), (True, 2)]
    assert first.left == 1
    runoff = rules.count(ballots("fa", "fa", "af", "ss", "ss", "ss", many=2), 2, 1)
    assert rules.elect(runoff, 1, 6).elected == []
    assert places(rules.elect(runoff, 1, 6, again=True).elected) == [(True, 0)]
    even = rules.count(ballots("fa", "af", many=2), 2, 1)
    assert len(rules.elect(even, 1, 2, again=True).tied) == 2


@given(
    st.integers(1, 6).flatmap(
        lambda many: st.tuples(
            st.just(many),
            st.integers(1, many),
            st.lists(st.text("fas", min_size=many, max_size=many), max_size=40),
        )
    ),
    st.integers(1, 60),
)
def test_an_election_is_as_its_definition_says(
    given_: tuple[int, int, list[str]], base: int
) -> None:
    many, seats, states = given_
    result = rules.elect(rules.count(ballots(*states, many=many), many, seats), seats, base)
    valid = [one for one in states if one.count("f") <= seats]
    assert (result.valid, result.invalid) == (len(valid), len(states) - len(valid))
    yes = [sum(one[place] == "f" for one in valid) for place in range(many)]
    for one in result.scores:
        assert one.yes == yes[one.place]
        assert one.yes + one.no + one.abstained == len(valid)
    elected = {one.place for one in result.elected}
    assert len(elected) + result.left == seats
    assert all(yes[one] * 2 > base for one in elected)
    for place in set(range(many)) - elected:
        tied = place in {one.place for one in result.tied}
        better = sum(other >= yes[place] for other in yes) - 1
        assert tied or yes[place] * 2 <= base or better >= seats
    if result.tied:
        assert len(result.tied) > result.left > 0


@given(
    st.lists(
        st.sampled_from("fas-").map(Mark) | st.integers(0, 1200).map(lambda n: Mark("a", n)),
        max_size=20, unique_by=lambda one: one.other if one.other is not None else object(),
    )
)  # fmt: skip
def test_a_ballot_is_read_as_it_was_written(marks: list[Mark]) -> None:
    state = rules.write_marks(marks)
    assert rules.read_marks(state, len(marks), choices="fas", others=1296) == marks


def test_the_fullest_ballot_fits_into_a_button() -> None:
    named = [Mark("a", 1295 - one) for one in range(rules.MOST_SEATS)]
    rest = [Mark("f")] * (rules.MOST_CANDIDATES - rules.MOST_SEATS)
    assert len(f"vb.m:999999999:0:19:{rules.write_marks([*named, *rest])}") <= 64


@pytest.mark.parametrize(
    "state", ["", "f", "fff", "fx", "fn", "fn0", "fn99", "n00n00", "F-", "ff:", "f n00", "fn-1"]
)
def test_what_no_ballot_can_say_is_refused(state: str) -> None:
    with pytest.raises(rules.BadBallot):
        rules.read_marks(state, 2, choices="fas", others=2)


def test_nobody_can_be_named_where_nobody_may() -> None:
    with pytest.raises(rules.BadBallot):
        rules.read_marks("n00", 1, choices="fas")


def test_candidates_stand_in_the_order_of_the_strokes_of_their_family_names() -> None:
    names = ["陈静", "王芳", "李强", "赵敏", "丁一", "周杰", "孙浩", "王丹", "王方平", "刘洋"]
    found = [name for _, name in rules.ordered(enumerate(names))]
    assert found == [
        "丁一", "王丹", "王方平", "王芳", "刘洋", "孙浩", "李强", "陈静", "周杰", "赵敏",
    ]  # fmt: skip
    assert [strokes(one) for one in "丁王刘孙李陈周赵"] == [2, 4, 6, 6, 7, 7, 8, 9]
    assert strokes("A") == UNKNOWN
    assert stroke_key("王 芳") == stroke_key("王芳")


@pytest.mark.parametrize(
    ("many", "sizes"), [(0, []), (1, [1]), (8, [8]), (9, [8, 1]), (120, [8] * 15)]
)
def test_an_appraisal_is_divided_into_sheets(many: int, sizes: list[int]) -> None:
    found = rules.sheets(many)
    assert [len(one) for one in found] == sizes
    assert [place for one in found for place in one] == list(range(many))
