"""Leads a contest: announces, begins, pauses, goes on question after question, ends.

The plan of a contest says when to look at it again; what is to be done then is read from the
contest and from the round of its question under way. So a bot that was restarted goes on where it
was, whenever that was.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Contest, Member, Plan, Round
from data.queries import card as cards, contest as contests, outbox, plan as plans, poll as polls
from data.values.out import OutMessage
from handlers.contest import rules, view
from handlers.quiz.rounds import service as rounds
from handlers.quiz.rounds.rules import ROUND
from handlers.shared.buttons import tap
from handlers.shared.events import ContestScored, publish
from handlers.shared.refusal import Refusal, refuse_asleep
from handlers.shared.service import Say, Texts, local, notify, secretaries, texts_in


def blank(title: str) -> dict[str, Any]:
    """What a contest begins with."""
    return {
        "title": title,
        "questions": 20,
        "seconds": 20,
        "tags": [],
        "difficulty": [],
        "teams": False,
    }


def fitting(session: Session, now: datetime, branch: Branch, fields: dict[str, Any]) -> list[int]:
    """The questions that may be asked, as many as a contest may have at the most."""
    day = local(now, branch.zone).date()
    return contests.fitting(session, branch.id, day, fields["tags"], fields["difficulty"])


def announce(
    session: Session,
    now: datetime,
    branch: Branch,
    fields: dict[str, Any],
    begins_at: datetime,
    *,
    by: int | None,
    plan_id: int | None = None,
    at: datetime | None = None,
) -> Contest:
    """Draws the questions and puts up the card at which people join, by default at once; it begins
    by itself.

    Raises Refusal where another one is under way, or too few questions fit.
    """
    refuse_asleep(branch)
    if contests.current(session, branch.id) is not None:
        raise Refusal("contest-under-way")
    found = fitting(session, now, branch, fields)
    if len(found) < fields["questions"]:
        raise Refusal("contest-too-few", many=len(found), wanted=fields["questions"])
    contest = Contest(
        branch_id=branch.id,
        plan_id=plan_id,
        title=fields["title"],
        questions=found[: fields["questions"]],
        seconds=fields["seconds"],
        teams=fields["teams"],
        created_by=by,
        created_at=now,
        begins_at=begins_at,
    )
    session.add(contest)
    session.flush()
    if at is None:
        cards.put_up(session, branch.id, branch.chat_id, rules.CARD, contest.id, now)
    else:
        plans.set_once(session, branch.id, rules.POST, contest.id, at)
    plans.set_once(session, branch.id, contests.STEP, contest.id, begins_at)
    return contest


def join(session: Session, now: datetime, contest: Contest, member: Member) -> tuple[int, bool]:
    """Enters a member; which one they are, and whether they are new. Raises Refusal for who has no
    place, and once it is over."""
    if contest.state not in contests.UNDER_WAY:
        raise Refusal("contest-over")
    if not contests.plays(session, member.id):
        raise Refusal("contest-guest")
    place, new = contests.join(session, contest.id, member.id, now)
    if new:
        changed(session, now, contest)
    return place, new


def begin(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Begins before its time."""
    if contest.state != "joining":
        raise Refusal("contest-begun")
    contest.begins_at = now
    if cards.of(session, rules.CARD, contest.id) is None:
        plans.set_once(session, branch.id, rules.POST, contest.id, None)
        cards.put_up(session, branch.id, branch.chat_id, rules.CARD, contest.id, now)
    go_on(session, now, branch, contest)


def put_off(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Begins at the end of quiet hours."""
    if contest.state != "joining":
        raise Refusal("contest-begun")
    contest.begins_at = outbox.quiet_end(session, branch, now) or now
    go_on(session, now, branch, contest)


def pause(session: Session, now: datetime, contest: Contest) -> None:
    """The question under way runs to its end and counts; none follows."""
    if contest.state != "running":
        raise Refusal("contest-not-running")
    contest.state = "paused"
    changed(session, now, contest)


def resume(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Goes on: with the question under way, else with the next one at once."""
    if contest.state != "paused":
        raise Refusal("contest-not-paused")
    contest.state = "running"
    go_on(session, now, branch, contest)


def skip(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Ends the question under way ahead of its time; it counts for nobody."""
    row = contests.round_of(session, contest)
    if contest.state != "running" or row is None or row.state != "open":
        raise Refusal("contest-nothing-open")
    rounds.void(session, now, row)
    plans.set_once(session, branch.id, contests.STEP, contest.id, now + rules.BREATH)
    changed(session, now, contest)


def stop(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Ends the contest; the question under way counts for nobody, the others stay."""
    if contest.state not in contests.UNDER_WAY:
        raise Refusal("contest-over")
    row = contests.round_of(session, contest)
    if row is not None and row.state == "open":
        rounds.void(session, now, row)
    plans.set_once(session, branch.id, contests.STEP, contest.id, None)
    end(session, now, branch, contest, "stopped")


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


def is_under_way(session: Session, _now: datetime, contest_id: int) -> bool:
    """Tells whether a contest can be joined or goes on."""
    contest = session.get(Contest, contest_id)
    return contest is not None and contest.state in contests.UNDER_WAY


def close_found(session: Session, now: datetime, contest: Contest) -> None:
    """Closes rounds that were given up and found again, once their time is over."""
    for row in contests.rounds(session, contest.id, "open"):
        current = row.number == contest.number and contest.state in contests.UNDER_WAY
        if current or now < row.closes_at:
            continue
        row.state, row.closed_at = "closed", now
        session.flush()
        if contest.state in contests.UNDER_WAY:
            contests.score(session, contest, row)
        else:
            rounds.settle(session, now, [row])


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
        rounds.ask(
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
    end(session, now, branch, contest, "ended")
    return None


def halt(session: Session, now: datetime, branch: Branch, contest: Contest, why: str) -> None:
    """The contest pauses by itself; who leads it is told why: late or unsent."""
    if contest.state != "paused":
        contest.state = "paused"
        tell_leaders(session, now, branch, contest, f"contest-halted-{why}")
    changed(session, now, contest)


def end(session: Session, now: datetime, branch: Branch, contest: Contest, state: str) -> None:
    """Ends a contest as `ended` or `stopped`: the card becomes the final board, and the group hears
    who was best. What members remember follows round by round, beside everything else."""
    contest.state, contest.ended_at = state, now
    cards.mark(session, rules.CARD, contest.id, now)
    cards.mark(session, rules.PAGE, contest.id, now)
    session.flush()
    found = contests.standings(session, contest.id)
    publish(session, now, ContestScored(contest))
    plans.set_once(session, branch.id, contests.LEARN, contest.id, now)
    if found:
        texts = texts_in(branch.language)
        praise = view.praise(session, texts, contest, found)
        outbox.post(
            session, branch.chat_id, rules.KIND, praise, now, branch_id=branch.id, urgent=True
        )


def count_anew(session: Session, now: datetime, contest: Contest) -> None:
    """Makes all points of a contest anew, and what it is worth if it is over."""
    contests.score_anew(session, contest)
    cards.mark(session, rules.CARD, contest.id, now)
    publish(session, now, ContestScored(contest))


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

    def say(texts: Texts) -> OutMessage:
        to_page = tap(texts.plain("contest-open"), "ct.v", contest.id)
        return OutMessage(texts(key, title=contest.title)).with_buttons(to_page)

    tell(session, now, branch, contest.created_by, say)


def tell(session: Session, now: datetime, branch: Branch, account_id: int | None, say: Say) -> None:
    """Tells an account and the secretaries privately, as far as they can be written to."""
    to = (account_id, *secretaries(session, branch.id))
    notify(session, now, branch, to, rules.KIND, say, urgent=True, even_asleep=True)
