"""Scores answers in a contest, and ranks points."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

RIGHT = 100
"""Points for a right answer."""
FASTEST = 50
"""Most points on top of them, for an answer that took no time."""

Key = TypeVar("Key")


def worth(right: bool, spent: int, seconds: int) -> int:
    """Returns the points for an answer that took `spent` milliseconds of a question's `seconds`.

    A wrong one has none. A right one has RIGHT, and on top of them FASTEST, falling linearly over
    the question's time; halves are rounded up.
    """
    if not right:
        return 0
    whole = seconds * 1000
    left = whole - min(max(spent, 0), whole)
    return RIGHT + (2 * FASTEST * left + whole) // (2 * whole)


def places(points: Sequence[int]) -> list[int]:
    """Returns the places, from 1, of points in descending order: equal points share a place, and
    the next one comes after all of them (1, 1, 3)."""
    found: list[int] = []
    for at, many in enumerate(points):
        found.append(found[-1] if at and many == points[at - 1] else at + 1)
    return found


def means(points: Iterable[tuple[Key, int]]) -> dict[Key, float]:
    """Averages the points of each team's players, the best team first: fair to small teams."""
    teams: dict[Key, list[int]] = {}
    for team, many in points:
        teams.setdefault(team, []).append(many)
    found = {team: sum(every) / len(every) for team, every in teams.items()}
    return dict(sorted(found.items(), key=_by_mean, reverse=True))


def _by_mean(entry: tuple[object, float]) -> float:
    return entry[1]


def shared(values: Mapping[Key, int]) -> dict[Key, int]:
    """Returns key → place, by the points of each."""
    ordered = sorted(values, key=lambda key: values[key], reverse=True)
    found = places([values[key] for key in ordered])
    return dict(zip(ordered, found, strict=True))
