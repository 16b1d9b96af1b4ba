"""A contest as it runs: question after question, each step decided by the rows alone.

The plan of a contest says when to look at it again; what is to be done then is read from the
contest and from the round of its question under way. So a bot that was restarted goes on where it
was, whenever that was.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Contest, Round
from data.queries import card as cards
from data.queries import contest as contests
from data.queries import outbox
from data.queries import plan as plans
from data.queries import poll as polls
from handlers.contest import ending, rules
from handlers.quiz.asking import ask
from handlers.quiz.rules import ROUND


def changed(session: Session, now: datetime, contest: Contest) -> None:
    """The scoreboard and the page of who leads the contest show something else."""
    cards.mark(session, rules.CARD, contest.id, now)
    cards.mark(session, rules.PAGE, contest.id, now)


def go_on(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Does what is due, and says when to look again."""
    at = advance(session, now, branch, contest)
    plans.set_once(session, branch.id, contests.STEP, contest.id, at)
    changed(session, now, contest)


def advance(
    session: Session,
    now: datetime,
    branch: Branch,
    contest: Contest,
    due_at: datetime | None = None,
) -> datetime | None:
    """Does what is due in a contest that was to go on at `due_at`, and gives when to look again;
    None where nothing comes by itself."""
    if contest.state not in contests.UNDER_WAY:
        return None
    if contest.state == "joining" and now < contest.begins_at:
        return contest.begins_at
    row = contests.round_of(session, contest)
    if row is not None and row.state == "open":
        if at := _waits(session, now, branch, contest, row):
            return at
        changed(session, now, contest)
    if contest.state == "paused":
        return None
    if due_at is not None and now - due_at > rules.LATE:
        halt(session, now, branch, contest, "late")
        return None
    return _next(session, now, branch, contest)


def _waits(
    session: Session, now: datetime, branch: Branch, contest: Contest, row: Round
) -> datetime | None:
    """Until when the open round is waited for; None once it is closed, or given up."""
    if polls.of(session, ROUND, row.id):
        if now < row.closes_at:
            return row.closes_at
        row.state, row.closed_at = "closed", now
        session.flush()
        contests.score(session, contest, row)
        return None
    given_up = row.posted_at + rules.PATIENCE
    if now < given_up:
        return given_up
    row.state, row.closed_at = "lost", now
    polls.end(session, branch.id, ROUND, row.id, now)
    halt(session, now, branch, contest, "unsent")
    return None


def _next(session: Session, now: datetime, branch: Branch, contest: Contest) -> datetime | None:
    """Asks the next question that can still be asked; ends the contest where there is none."""
    contest.state = "running"
    while contest.number < len(contest.questions):
        question = session.get(BankQuestion, contest.questions[contest.number])
        contest.number += 1
        if question is None or question.state != "approved":
            continue
        ask(
            session,
            now,
            branch,
            question,
            closes_at=rules.closes_at(now, contest.seconds),
            contest_id=contest.id,
            number=contest.number,
            numbers=len(contest.questions),
            period=contest.seconds,
            hidden=True,
            urgent=True,
        )
        return now + rules.PATIENCE
    ending.end(session, now, branch, contest, "ended")
    return None


def posted(session: Session, now: datetime, round_id: int) -> None:
    """A question stands in the group: its time runs from here."""
    row = session.get(Round, round_id)
    if row is None or row.contest_id is None or row.state != "open":
        return
    contest = session.get_one(Contest, row.contest_id)
    row.closes_at = rules.closes_at(now, contest.seconds)
    plans.set_once(session, row.branch_id, contests.STEP, contest.id, row.closes_at)
    changed(session, now, contest)


def lost(session: Session, now: datetime, round_id: int) -> None:
    """A question did not reach the group: the contest waits for who leads it.

    Where the program was interrupted as it was sent, it may stand there all the same: it is not
    asked again, and the next one follows.
    """
    row = session.get(Round, round_id)
    if row is None or row.contest_id is None:
        return
    contest = session.get_one(Contest, row.contest_id)
    if contest.state not in contests.UNDER_WAY or contest.number != row.number:
        return
    if row.state == "open":
        row.state, row.closed_at = "lost", now
    branch = session.get_one(Branch, row.branch_id)
    if outbox.interrupted(session, branch.chat_id, ROUND, round_id):
        at = now + rules.BREATH
        plans.set_once(session, row.branch_id, contests.STEP, contest.id, at)
        return
    plans.set_once(session, row.branch_id, contests.STEP, contest.id, None)
    halt(session, now, branch, contest, "unsent")


def settled(session: Session, now: datetime, row: Round) -> None:
    """A round's answers were put right, or it was made void: the points are made anew.

    What `ending.learn` carries on for the first time is counted already.
    """
    contest = session.get(Contest, row.contest_id) if row.contest_id is not None else None
    if contest is None:
        return
    if contest.state in contests.UNDER_WAY or ending.learnt(session, contest.id) >= row.number:
        ending.count_anew(session, now, contest)


def halt(session: Session, now: datetime, branch: Branch, contest: Contest, why: str) -> None:
    """The contest pauses by itself; who leads it is told why: late or unsent."""
    if contest.state != "paused":
        contest.state = "paused"
        ending.tell_leaders(session, now, branch, contest, f"contest-halted-{why}")
    changed(session, now, contest)
