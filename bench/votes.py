"""Makes answers to polls: one open round a branch, everybody answers once."""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bench.taps import BRANCHES, FIRST_CHAT, Tap, everyone, person
from data.models import Base, Poll, Round
from data.values.asked import shown
from data.values.question import Question, QuestionKind

OPTIONS = ("每月一次", "每季度一次", "每半年一次", "每年一次")
FIRST_POLL = 5_400_000_000_000_000_001


class Votes:
    """Makes updates out of answers to polls, with rising ids."""

    def __init__(self) -> None:
        self._voters = everyone()
        self._choice = random.Random(12)
        self._next = 800_000_001

    def make(self, count: int) -> list[tuple[int, bytes]]:
        """Makes the next `count` updates: id and JSON."""
        made = []
        for _ in range(count):
            voter, option = next(self._voters), self._choice.randrange(len(OPTIONS))
            body = answer(self._next, poll_id(voter.branch), voter, option)
            made.append((self._next, json.dumps(body, ensure_ascii=False).encode()))
            self._next += 1
        return made


def poll_id(branch: int) -> str:
    """Returns the poll id of a branch's round."""
    return str(FIRST_POLL + branch)


def answer(number: int, poll: str, voter: Tap, option: int) -> dict[str, Any]:
    """Makes the update with an answer to a poll."""
    return {
        "update_id": number,
        "poll_answer": {
            "poll_id": poll,
            "user": person(voter),
            "option_ids": [option],
            "option_persistent_ids": [str(7_000_000 + option)],
        },
    }


def rounds(now: datetime) -> Iterator[tuple[type[Base], list[dict[str, Any]]]]:
    """Yields an open round in every branch, and its poll."""
    stem = "支部党员大会一般多久召开一次？"
    question = Question(QuestionKind.SINGLE, stem, options=OPTIONS, answer=(1,))
    asked = shown(question, OPTIONS, "")
    times = {"posted_at": now, "closes_at": now + timedelta(days=1)}
    yield (
        Round,
        [
            {"id": b + 1, "branch_id": b + 1, "form": "poll", "asked": asked, **times}
            for b in range(BRANCHES)
        ],
    )
    yield (
        Poll,
        [
            {
                "id": poll_id(b),
                "kind": "round",
                "ref_id": b + 1,
                "chat_id": FIRST_CHAT - b,
                "message_id": 4400,
            }
            for b in range(BRANCHES)
        ],
    )
