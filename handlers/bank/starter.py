"""The questions that ship with the program, for a branch that wants them."""

from datetime import datetime
from functools import cache

from sqlalchemy.orm import Session

from data.imports.starter_bank import starter_bank
from data.models import Branch
from data.queries import question as questions
from data.values.question import Question


def missing(session: Session, branch_id: int) -> list[Question]:
    """Those of them that the branch does not have, and did not have before it corrected them."""
    every = _keyed()
    there = questions.known_keys(session, branch_id, every)
    return [one for key, one in every.items() if key not in there]


@cache
def _keyed() -> dict[str, Question]:
    return {one.key: one for one in starter_bank()}


def load(session: Session, now: datetime, branch: Branch, by: int) -> int:
    """Stores what is missing, to be asked at once: they were checked by a second reading before
    they were published. Gives how many there were."""
    fresh = missing(session, branch.id)
    return len(questions.store_all(session, branch.id, fresh, now, by, "approved"))
