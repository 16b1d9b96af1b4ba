"""The options of a plan of questions: which, how many, for how long, with a reminder or not."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

KIND = "question"
"""The kind of plan that asks questions."""
LEVELS: Mapping[str, tuple[int, ...]] = {
    "all": (),
    "easy": (1, 2),
    "middle": (0, 3),
    "hard": (4, 5),
}
"""Levels of difficulty; 0 is a question of which nobody said how hard it is."""
COUNTS = (1, 2, 3, 4, 5)
HOURS = (2, 4, 8, 10, 24)
MOST_TAGS = 20


@dataclass(frozen=True, slots=True)
class Options:
    """The options; `hours` 0 means what the branch has chosen, no tags mean all."""

    tags: tuple[str, ...] = ()
    level: str = "all"
    count: int = 1
    hours: int = 0
    reminds: bool = False

    @property
    def difficulties(self) -> tuple[int, ...]:
        """Returns the difficulties of its level; none for all."""
        return LEVELS[self.level]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Options":
        """Reads the options from a plan's data."""
        made = cls(**{name: data[name] for name in cls.__slots__ if name in data})
        return replace(made, tags=tuple(made.tags))

    def data(self) -> dict[str, Any]:
        """Returns the options as a plan's data."""
        return {**asdict(self), "tags": list(self.tags)}
