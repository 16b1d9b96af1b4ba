"""Pure decisions of duels: their sizes, times and questions, and which options are ticked."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

CARD = "duel"
"""The kind of the private cards: a player's own page."""
QUESTIONS = 5
SECONDS = 60
GRACE = timedelta(seconds=3)
"""For an answer under way as the time of its question ends."""
LASTS = timedelta(hours=24)
"""A challenge, and a duel once it was taken up, is over after this time."""


def in_time(shown_at: datetime, now: datetime) -> bool:
    """Whether an answer to a question shown at `shown_at` still counts."""
    return now <= out_at(shown_at)


def out_at(shown_at: datetime) -> datetime:
    """Returns when the time for a question is over."""
    return shown_at + timedelta(seconds=SECONDS) + GRACE


def draw(questions: Sequence[int], seed: str) -> list[int]:
    """Draws a duel's questions, always the same for a seed.

    They are not those that the group is asked next, or all duels would have the same ones.
    """

    def rank(question_id: int) -> str:
        return hashlib.sha256(f"{seed}:{question_id}".encode()).hexdigest()

    return sorted(questions, key=rank)[:QUESTIONS]


def toggled(mask: int, place: int) -> int:
    """Ticks a place of the mask, or takes its tick back."""
    return mask ^ (1 << place)


def places_of(mask: int, many: int) -> list[int]:
    """Returns the ticked places of so many."""
    return [place for place in range(many) if mask >> place & 1]
