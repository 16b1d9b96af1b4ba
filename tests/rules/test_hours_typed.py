"""Study hours as people type them."""

import pytest

from data.values.hours import minutes_in


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("4", 240), ("1.5", 90), ("６学时", 360), ("2 小时", 120), ("0.5h", 30), ("80課時", 4800),
        ("80.5", 0), ("0.25", 0), ("0", 0), ("-2", 0), ("四", 0), ("", 0), ("nan", 0), ("inf", 0),
        ("1e9", 0),
    ],
)  # fmt: skip
def test_hours_are_read_in_halves_from_half_an_hour_to_eighty(typed: str, minutes: int) -> None:
    assert minutes_in(typed) == minutes
