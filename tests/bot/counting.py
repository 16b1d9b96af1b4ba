"""Counts for the tests of the limits."""

from bisect import bisect_right
from collections.abc import Sequence

ROUNDING = 1e-6


def most_within(times: Sequence[float], period: float) -> int:
    """Returns the most of the times that fall into any half-open stretch of `period`."""
    ordered = sorted(times)
    return max(
        (
            bisect_right(ordered, at) - bisect_right(ordered, at - period + ROUNDING)
            for at in ordered
        ),
        default=0,
    )
