"""Names another teller in the place of one who cannot confirm the count any more."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member, Vote
from data.queries import card as cards, vote as votes
from handlers.shared.notify import WORD
from handlers.shared.service import Refusal, notify, refuse_none
from handlers.votes.results import service as counting
from handlers.votes.tellers import view


def free(session: Session, branch: Branch, vote: Vote) -> list[tuple[int, str]]:
    """Returns who may stand in: those on the list who were there, are not voted for, and are no
    tellers yet."""
    scores = vote.counts.get("scores", [])
    taken = {one["member"] for one in (*vote.candidates, *scores, *vote.tellers)}
    there = votes.present_ids(session, vote.meeting_id)
    return [
        (one.member_id, one.name)
        for one in votes.electors(session, vote.id)
        if not one.reason
        and one.member_id not in taken
        and (vote.meeting_id is None or one.member_id in there)
        and counting.able(session, branch, one.member_id)
    ]


def name_another(
    session: Session, now: datetime, branch: Branch, vote: Vote, place: int, member_id: int
) -> None:
    """Names another teller in the place of one who cannot confirm, and asks them to."""
    if place not in counting.unable(session, branch, vote):
        raise Refusal("vote-changed")
    name = refuse_none("button-stale", dict(free(session, branch, vote)).get(member_id))
    before = vote.tellers[place]
    made = {**before, "member": member_id, "name": name, "before": before["name"]}
    vote.tellers = [made if at == place else one for at, one in enumerate(vote.tellers)]
    session.flush()
    cards.mark(session, votes.CARD, vote.id, now)
    to = [session.get_one(Member, member_id).account_id]
    notify(session, now, branch, to, WORD, lambda texts: view.asked_to_confirm(texts, vote))
