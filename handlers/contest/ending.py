"""The end of a contest: the final board, praise in the group, what is learnt from it."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, Branch, Contest, Plan
from data.queries import awards, outbox
from data.queries import card as cards
from data.queries import contest as contests
from data.queries import plan as plans
from data.values.out import OutMessage
from handlers.contest import board, rules
from handlers.quiz import closing
from handlers.shared.access import secretaries
from handlers.shared.buttons import tap
from handlers.shared.texts import texts_in

KIND = "contest"
A_PAUSE = timedelta(seconds=1)
"""Between the rounds whose answers are carried on: taps have their turn."""


def end(session: Session, now: datetime, branch: Branch, contest: Contest, state: str) -> None:
    """Ends a contest as `ended` or `stopped`: the card becomes the final board, and the group hears
    who was best. What members remember follows round by round, beside everything else."""
    contest.state, contest.ended_at = state, now
    cards.mark(session, rules.CARD, contest.id, now)
    cards.mark(session, rules.PAGE, contest.id, now)
    session.flush()
    found = contests.standings(session, contest.id)
    awards.contest(session, now, contest)
    plans.set_once(session, branch.id, contests.LEARN, contest.id, now)
    if found:
        texts = texts_in(branch.language)
        praise = board.praise(session, texts, contest, found)
        outbox.post(session, branch.chat_id, KIND, praise, now, branch_id=branch.id, urgent=True)


def count_anew(session: Session, now: datetime, contest: Contest) -> None:
    """Makes all points of a contest anew, and what it is worth if it is over."""
    contests.score_anew(session, contest)
    cards.mark(session, rules.CARD, contest.id, now)
    awards.contest(session, now, contest)


def learn(session: Session, now: datetime, plan: Plan) -> str:
    """Carries one more round of a contest that is over on: to its question, and to what everybody
    remembers of it. Comes back until all are done, and then holds the points against what was
    corrected meanwhile."""
    contest = session.get_one(Contest, plan.ref_id or 0)
    done = int(plan.data.get("done", 0))
    row = next((one for one in contests.rounds(session, contest.id) if one.number > done), None)
    if row is None:
        count_anew(session, now, contest)
        plan.data = {"done": len(contest.questions)}
        return ""
    closing.settle(session, now, [row])
    plan.data = {"done": row.number}
    plan.next_due_at = now + A_PAUSE
    return ""


def learnt(session: Session, contest_id: int) -> int:
    """Up to which question a contest's rounds were carried on."""
    plan = session.scalars(
        select(Plan).where(Plan.kind == contests.LEARN, Plan.ref_id == contest_id)
    ).first()
    return int(plan.data.get("done", 0)) if plan is not None else 0


def tell_leaders(
    session: Session, now: datetime, branch: Branch, contest: Contest, key: str
) -> None:
    """Tells who started a contest and the secretaries, with the way to its page."""
    texts = texts_in(branch.language)
    message = OutMessage(texts(key, title=contest.title)).with_buttons(
        (tap(texts.plain("contest-open"), "ct.v", contest.id),)
    )
    tell(session, now, branch, contest.created_by, message)


def tell(
    session: Session, now: datetime, branch: Branch, account_id: int | None, message: OutMessage
) -> None:
    """Tells an account and the secretaries privately, as far as they can be written to."""
    leaders = {account_id, *secretaries(session, branch.id)} - {None}
    reachable = session.scalars(
        select(Account.id).where(Account.id.in_(leaders), Account.reachable)
    )
    for one in reachable:
        outbox.post(session, one, KIND, message, now, branch_id=branch.id, urgent=True)
