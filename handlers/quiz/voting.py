"""Takes answers to the polls of rounds."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.queries import round as rounds
from handlers.quiz.grading import is_right
from handlers.shared.doors import Voter


def vote(
    session: Session, now: datetime, voter: Voter, poll_id: str, options: tuple[int, ...]
) -> bool:
    """Writes down what somebody chose; none means that the answer was taken back.

    False where the poll is not known yet. What comes after the closing is practice.
    """
    facts = rounds.facts(session, poll_id, voter.id)
    if facts is None:
        return False
    if facts.state == "void" or (facts.options and facts.state != "open"):
        return True
    right = is_right(facts.asked, options) if options else None
    rounds.answer(
        session,
        facts.round_id,
        voter.id,
        member_id=facts.member_id,
        name="" if facts.member_id else voter.name,
        options=options,
        right=right,
        late=facts.state != "open" or now >= facts.closes_at,
        now=now,
    )
    return True
