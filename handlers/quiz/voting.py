"""Takes answers to the polls of rounds."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.queries import memory
from data.queries import round as rounds
from handlers.quiz.grading import is_right
from handlers.shared.feature import Voter


def vote(
    session: Session, now: datetime, voter: Voter, poll_id: str, options: tuple[int, ...]
) -> bool:
    """Writes down what somebody chose; none means that the answer was taken back.

    False where the poll is not known yet. The first answer counts, of a member's several accounts
    the first one's. What comes after the closing is practice. A poll that is still open here took
    the answer in time, however late Telegram hands it in: polls close by themselves.
    """
    facts = rounds.facts(session, poll_id, voter.id)
    if facts is None:
        return False
    is_open = facts.state == "open"
    if facts.state in {"void", "lost"} or facts.twin_id is not None:
        return True
    if facts.options if options else not (facts.options and is_open):
        # The first answer stays; nothing, or nothing any more, can be taken back.
        return True
    rounds.answer(
        session,
        facts.round_id,
        voter.id,
        member_id=facts.member_id,
        name="" if facts.member_id else voter.name,
        options=options,
        right=is_right(facts.asked, options) if options else None,
        late=not is_open,
        now=now,
    )
    if not is_open and facts.member_id is not None:
        memory.rebuild_late(session, facts.round_id, facts.member_id, now)
    return True
