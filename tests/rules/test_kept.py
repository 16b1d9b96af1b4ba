"""Shares of what is kept and founded."""

import pytest

from data.values.founding import A_DAY, FoundingRule
from data.values.kept import MIB, KeptRule

RULE = KeptRule(branch=10, everybody=30, files=3)


@pytest.mark.parametrize(
    ("size", "files", "person", "branch", "everybody", "room"),
    [
        (MIB, 0, 0, 0, 0, True),
        (MIB, 3, 0, 0, 0, False),
        (MIB, 0, 4 * MIB, 4 * MIB, 4 * MIB, True),
        (MIB + 1, 0, 4 * MIB, 4 * MIB, 4 * MIB, False),
        (MIB, 0, 0, 9 * MIB, 9 * MIB, True),
        (MIB + 1, 0, 0, 9 * MIB, 9 * MIB, False),
        (MIB, 0, 0, 0, 30 * MIB, False),
    ],
)
def test_each_share_has_its_limit(
    size: int, files: int, person: int, branch: int, everybody: int, room: bool
) -> None:
    assert RULE.has_room(size, files, person, branch, everybody) is room


def test_zero_is_no_limit() -> None:
    assert KeptRule(0, 0, 0).has_room(MIB, 10**6, 10**12, 10**12, 10**12)


def test_branches_have_a_share_and_operators_none() -> None:
    rule = FoundingRule(operators=(9,), most=100)
    assert rule.has_room(99, A_DAY - 1, 5)
    assert not rule.has_room(99, A_DAY, 5)
    assert not rule.has_room(100, 0, 5)
    assert rule.has_room(100, A_DAY, 9)
    assert FoundingRule().has_room(10**6, 0, 5)
