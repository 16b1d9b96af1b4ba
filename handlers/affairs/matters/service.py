"""Opens matters and takes down their steps, in their order."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Matter, MatterStep, Meeting, Notice, Vote
from data.queries import matter as matters
from data.values.instants import instant
from handlers.affairs.matters import rules
from handlers.shared.service import Refusal, local_day


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a step stands: its day and what it was, as far as it was taken; `skipped`: the reason
    why it was passed over."""

    day: date | None = None
    meeting: Meeting | None = None
    notice: Notice | None = None
    vote: Vote | None = None
    note: str = ""
    skipped: str = ""
    coming: bool = False
    """A notice was begun for it and is not published yet."""

    @property
    def done(self) -> bool:
        """Whether it was taken, or passed over with a reason."""
        return self.day is not None or bool(self.skipped)


def standing(session: Session, branch: Branch, matter: Matter) -> dict[str, Taken]:
    """Works out where each step of a matter stands. A meeting that was cancelled and a notice that
    was withdrawn count no longer."""
    found = matters.steps(session, matter.id)
    return {
        one: _taken(session, branch, found[one]) if one in found else Taken()
        for one in rules.KINDS[matter.kind]
    }


def _taken(session: Session, branch: Branch, row: MatterStep) -> Taken:
    meeting = session.get(Meeting, row.meeting_id) if row.meeting_id else None
    notice = session.get(Notice, row.notice_id) if row.notice_id else None
    if meeting is not None and meeting.state in {"open", "closed"}:
        day = local_day(meeting.starts_at, branch.zone)
        return Taken(day, meeting=meeting, note=row.note, skipped=row.skipped)
    if notice is not None and notice.state in {"open", "over"} and notice.posted_at is not None:
        day = local_day(notice.posted_at, branch.zone)
        return Taken(day, notice=notice, note=row.note, skipped=row.skipped)
    vote = session.get(Vote, row.vote_id) if row.vote_id else None
    if vote is not None and vote.closed_at is not None and matters.decides(vote):
        day = local_day(vote.closed_at, branch.zone)
        return Taken(day, vote=vote, note=row.note, skipped=row.skipped)
    waits = notice is not None and notice.state in {"asked", "checking", "held", "planned"}
    return Taken(
        row.day, note=row.note, skipped=row.skipped, coming=waits, notice=notice if waits else None
    )


def next_of(session: Session, branch: Branch, matter: Matter) -> str:
    """Returns the next step of a matter; "" where it is through, or given up."""
    if matter.dropped:
        return ""
    stands = standing(session, branch, matter)
    return rules.next_step(matter.kind, {one: taken.done for one, taken in stands.items()})


def earliest(session: Session, branch: Branch, matter: Matter, step: str) -> date | None:
    """Returns the day of the last step taken before one: it happened then or later."""
    stands = standing(session, branch, matter)
    steps = rules.KINDS[matter.kind]
    days = [stands[one].day for one in steps[: steps.index(step)]]
    return max((one for one in days if one is not None), default=None)


def since(session: Session, branch: Branch, matter: Matter, step: str) -> datetime:
    """Returns the moment from which meetings and notices may be a step."""
    day = earliest(session, branch, matter, step) or date(2000, 1, 1)
    return instant(datetime.combine(day, time()), ZoneInfo(branch.zone))


def open_matter(
    session: Session, now: datetime, branch: Branch, kind: str, title: str, by: int
) -> Matter:
    """Opens a matter."""
    matter = Matter(branch_id=branch.id, kind=kind, title=title, created_by=by, created_at=now)
    session.add(matter)
    session.flush()
    return matter


def check_turn(session: Session, branch: Branch, matter: Matter, step: str) -> None:
    """Raises Refusal for a step whose turn it is not: the one before it is open."""
    if matter.dropped:
        raise Refusal("matter-is-dropped")
    if step not in rules.KINDS[matter.kind]:
        raise Refusal("button-stale")
    wanted = next_of(session, branch, matter)
    steps = rules.KINDS[matter.kind]
    if wanted and steps.index(step) > steps.index(wanted):
        raise Refusal("matter-order")
    later = steps[steps.index(step) + 1 :]
    stands = standing(session, branch, matter)
    if any(stands[one].done for one in later):
        raise Refusal("matter-later-done")


def row_of(
    session: Session, now: datetime, branch: Branch, matter: Matter, step: str, by: int
) -> MatterStep:
    """Returns the row of a step whose turn it is, made where there is none."""
    check_turn(session, branch, matter, step)
    row = matters.steps(session, matter.id).get(step)
    if row is None:
        row = MatterStep(matter_id=matter.id, step=step, at=now)
        session.add(row)
    row.at, row.by_account_id = now, by
    session.flush()
    return row


def take(
    session: Session,
    now: datetime,
    branch: Branch,
    matter: Matter,
    step: str,
    by: int,
    **what: Any,
) -> None:
    """Takes a step down: `meeting_id`, `notice_id` or `vote_id`; `day` and `note` for what happened
    outside."""
    row = row_of(session, now, branch, matter, step, by)
    row.meeting_id = row.notice_id = row.vote_id = row.day = None
    row.note = ""
    for name, value in what.items():
        setattr(row, name, value)
    session.flush()


def skip(
    session: Session, now: datetime, branch: Branch, matter: Matter, step: str, by: int, why: str
) -> None:
    """Passes a step over, with the reason, which is kept."""
    row_of(session, now, branch, matter, step, by).skipped = why
    session.flush()


def drop(session: Session, matter: Matter, why: str) -> None:
    """Gives a matter up."""
    if matter.dropped:
        raise Refusal("matter-is-dropped")
    matter.dropped = why
    session.flush()
