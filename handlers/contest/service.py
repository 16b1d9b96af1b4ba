"""What leads a contest: announced, joined, begun, paused, skipped, stopped."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Contest, Member
from data.queries import card as cards
from data.queries import contest as contests
from data.queries import plan as plans
from handlers.contest import ending, rules, running
from handlers.quiz import closing
from handlers.shared.dates import local
from handlers.shared.refusal import Refusal


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
) -> Contest:
    """Draws the questions and puts up the card at which people join; it begins by itself.

    Raises Refusal where another one is under way, or too few questions fit.
    """
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
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
    cards.put_up(session, branch.id, branch.chat_id, rules.CARD, contest.id, now)
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
        running.changed(session, now, contest)
    return place, new


def begin(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Begins before its time."""
    if contest.state != "joining":
        raise Refusal("contest-begun")
    contest.begins_at = now
    running.go_on(session, now, branch, contest)


def pause(session: Session, now: datetime, contest: Contest) -> None:
    """The question under way runs to its end and counts; none follows."""
    if contest.state != "running":
        raise Refusal("contest-not-running")
    contest.state = "paused"
    running.changed(session, now, contest)


def resume(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Goes on: with the question under way, else with the next one at once."""
    if contest.state != "paused":
        raise Refusal("contest-not-paused")
    contest.state = "running"
    running.go_on(session, now, branch, contest)


def skip(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Ends the question under way ahead of its time; it counts for nobody."""
    row = contests.round_of(session, contest)
    if contest.state != "running" or row is None or row.state != "open":
        raise Refusal("contest-nothing-open")
    closing.void(session, now, row)
    plans.set_once(session, branch.id, contests.STEP, contest.id, now + rules.BREATH)
    running.changed(session, now, contest)


def stop(session: Session, now: datetime, branch: Branch, contest: Contest) -> None:
    """Ends the contest; the question under way counts for nobody, the others stay."""
    if contest.state not in contests.UNDER_WAY:
        raise Refusal("contest-over")
    row = contests.round_of(session, contest)
    if row is not None and row.state == "open":
        closing.void(session, now, row)
    plans.set_once(session, branch.id, contests.STEP, contest.id, None)
    ending.end(session, now, branch, contest, "stopped")
