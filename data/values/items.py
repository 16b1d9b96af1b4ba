"""Analyses answers to questions: classical test theory, in plain numbers.

The measures are those of item analysis as textbooks give them (F. M. Lord and M. R. Novick,
Statistical Theories of Mental Test Scores, 1968; R. L. Ebel and D. A. Frisbie, Essentials of
Educational Measurement, 5th ed., 1991): the share of right answers, and how well being right goes
together with being right elsewhere.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

Part = TypeVar("Part", bound=Hashable)
Response = tuple[int, int, bool, Sequence[str]]
"""An answer: item, member, whether it was right, and the wrong choice."""

FEWEST = 5
"""With fewer answers a share says little, and a correlation nothing."""
NOBODY = 0.2
"""A share right below this is less than guessing among five options gives."""
UPSIDE_DOWN = -0.1
"""A discrimination below this is not just zero after rounding; textbooks take a negative one for a
sign of a wrong key."""
FEWEST_DOUBTED = 10
"""Fewest answers for a key to be doubted, each from another person."""
_ONE_IN_TEN = 1.2816
"""The normal quantile for 10 %: at most that share of sound questions becomes suspect."""
HARD = 0.7
"""A share right above this is not hard: textbooks put the middle between 0.3 and 0.7."""
ENOUGH = 10
"""Fewest answers to call something strong or weak."""
_Z = 1.959964
"""The normal quantile for an interval of 95 %."""


class Suspicion(StrEnum):
    """The reason to doubt an item's key."""

    NOBODY = "nobody"
    """Hardly anybody is right."""
    UPSIDE_DOWN = "upside_down"
    """Members who are right elsewhere are wrong here."""


class Standout(StrEnum):
    """The comparison of a part with the whole."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `answered`, by `people`."""

    right: int
    answered: int
    people: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where nobody answered."""
        return self.right / self.answered if self.answered else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % confidence interval of the share, as if answers were independent: E. B. Wilson's
        score interval (Journal of the American Statistical Association 22, 1927)."""
        n, p = self.answered, self.share
        if n == 0:
            return 0.0, 1.0
        spread = _Z * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
        middle, scale = p + _Z * _Z / (2 * n), 1 + _Z * _Z / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)

    def against(self, whole: float) -> Standout | None:
        """Tells whether it stands out from the whole's share: only with `ENOUGH` answers, and where
        the whole's share lies outside the interval."""
        if self.answered < ENOUGH:
            return None
        low, high = self.interval
        if low > whole:
            return Standout.STRONG
        return Standout.WEAK if high < whole else None


@dataclass(frozen=True, slots=True)
class Item(Share):
    """The statistics of one question.

    `discrimination` is the corrected item–total correlation from -1 to 1, None where it is
    undefined; `slip` the wrong option or text that most people chose, `slips` how many did.
    """

    discrimination: float | None = None
    slip: str = ""
    slips: int = 0

    @property
    def suspicion(self) -> Suspicion | None:
        """The reason to doubt the key, if any.

        A discrimination is suspect below `UPSIDE_DOWN`, and only where chance would bring it there
        once in ten times at most (R. A. Fisher's transformation, 1921): with few answers a small
        minus happens every week.
        """
        if self.answered >= FEWEST_DOUBTED and self.share < NOBODY:
            return Suspicion.NOBODY
        r = self.discrimination
        if r is None or self.answered < FEWEST_DOUBTED or r >= UPSIDE_DOWN:
            return None
        by_chance = -math.tanh(_ONE_IN_TEN / math.sqrt(self.answered - 3))
        return Suspicion.UPSIDE_DOWN if r < by_chance else None

    @property
    def hard(self) -> bool:
        """Whether enough answers were wrong to go through the question again: two at least, and no
        more than `HARD` right."""
        return self.answered - self.right >= 2 and self.share <= HARD

    @property
    def order(self) -> tuple[bool, float, float]:
        """Sort key: suspect items first, then those that are surely hard."""
        return self.suspicion is None, self.interval[1], self.share


@dataclass(slots=True)
class _Sheet:
    """The answers to one item: only each member's first, for later ones show what was learned
    since."""

    right: dict[int, bool] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)


def statistics(responses: Iterable[Response]) -> dict[int, Item]:
    """Computes each item's statistics from all answers of a period, in the order they were given.

    Only a member's first answer to an item counts.
    """
    sheets: dict[int, _Sheet] = {}
    done: Counter[int] = Counter()
    known: Counter[int] = Counter()
    for item, member, right, chosen in responses:
        sheet = sheets.get(item)
        if sheet is None:
            sheet = sheets[item] = _Sheet()
        if member in sheet.right:
            continue
        sheet.right[member] = right
        done[member] += 1
        if right:
            known[member] += 1
        for one in chosen:
            sheet.wrong[one] += 1
    return {item: _item(sheet, done, known) for item, sheet in sheets.items()}


def _item(sheet: _Sheet, done: Mapping[int, int], known: Mapping[int, int]) -> Item:
    """Computes an item's statistics from its answers and each member's totals over all items."""
    # Ties go to the first in the alphabet, so that the same answers always name the same one.
    slip, slips = min(sheet.wrong.items(), key=lambda one: (-one[1], one[0]), default=("", 0))
    return Item(
        right=sum(sheet.right.values()),
        answered=len(sheet.right),
        people=len(sheet.right),
        discrimination=_discrimination(sheet.right, done, known),
        slip=slip,
        slips=slips,
    )


def _discrimination(
    right: Mapping[int, bool], done: Mapping[int, int], known: Mapping[int, int]
) -> float | None:
    """Computes the point-biserial correlation of an item with the member's share right on the other
    items.

    The item itself is left out of the total, as S. Henrysson advised (Psychometrika 28, 1963);
    shares, because not everybody answers everything. None where fewer than `FEWEST` members
    answered something else too, where all did equally well, or all are right, or none.
    """
    rest: tuple[list[float], list[float]] = ([], [])
    for member, is_right in right.items():
        others = done[member] - 1
        if others:
            rest[is_right].append((known[member] - is_right) / others)
    wrong_ones, right_ones = rest
    n = len(wrong_ones) + len(right_ones)
    every = [*wrong_ones, *right_ones]
    if n < FEWEST or not wrong_ones or not right_ones or min(every) == max(every):
        return None
    mean = sum(every) / n
    spread = math.sqrt(sum((one - mean) ** 2 for one in every) / n)
    apart = sum(right_ones) / len(right_ones) - sum(wrong_ones) / len(wrong_ones)
    return apart / spread * math.sqrt(len(wrong_ones) * len(right_ones)) / n


def shares(rows: Iterable[tuple[Part, int, bool]]) -> dict[Part, Share]:
    """Computes the share right of each part, from rows of part, member and whether it was right."""
    right: Counter[Part] = Counter()
    answered: Counter[Part] = Counter()
    people: dict[Part, set[int]] = {}
    for part, member, is_right in rows:
        answered[part] += 1
        right[part] += is_right
        people.setdefault(part, set()).add(member)
    return {part: Share(right[part], many, len(people[part])) for part, many in answered.items()}
