"""Streaks: runs of days on which members answered all daily questions right (连对)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from data.models import Answer, Away, Branch, Member, Round, Streak
from data.queries.reading import STUDYING
from data.queries.result import TAKEN
from data.store import upsert

FIRST_LOOK = timedelta(days=6)
"""The days searched first; most streaks have ended by then. Then four times as many."""


@dataclass(frozen=True, slots=True)
class Person:
    """The days that count for a member: from the day of joining, without absences."""

    joined_on: date
    away: Sequence[tuple[date, date | None]]

    def expected(self, day: date) -> bool:
        """Tells whether an answer was expected on a local day."""
        gone = any(start <= day and (last is None or day <= last) for start, last in self.away)
        return self.joined_on <= day and not gone


@dataclass(frozen=True, slots=True)
class Day:
    """A local day with daily questions that are all closed: their rounds, and by member the numbers
    of right and of undecided answers."""

    day: date
    rounds: int
    right: Mapping[int, int]
    undecided: Mapping[int, int]

    def of(self, member_id: int, person: Person) -> bool | None:
        """Tells whether the member answered everything right and in time; None where nothing was
        expected, or a near miss is still undecided."""
        if not person.expected(self.day):
            return None
        right = self.right.get(member_id, 0)
        if right == self.rounds:
            return True
        open_ = self.undecided.get(member_id, 0)
        return None if open_ and right + open_ == self.rounds else False


def run_of(outcomes: Iterable[bool | None]) -> tuple[int, int]:
    """Returns the streak at the end of these days, the first day first, and the longest one in
    them.

    A day without a daily question is no day; one that is None neither counts nor breaks the streak.
    """
    run = best = 0
    for outcome in outcomes:
        if outcome is not None:
            run = run + 1 if outcome else 0
            best = max(best, run)
    return run, best


def count_on(session: Session, branch: Branch) -> None:
    """Updates the streaks of all members of a branch to what is closed now. A longest streak never
    shrinks by this; `count_anew` recounts that, too, from the beginning."""
    last = session.scalar(select(func.max(Round.posted_at)).where(*_daily(branch.id)))
    runs = _runs(session, branch, _people(session, branch), last)
    _write(session, [{"member_id": one, "run": run, "best": run} for one, run in runs.items()])


def _runs(
    session: Session, branch: Branch, people: Mapping[int, Person], last: datetime | None
) -> dict[int, int]:
    """Returns member → the streak up to a moment that ends a day, or is that of the last
    question."""
    runs = dict.fromkeys(people, 0)
    going = set(people)
    first = session.scalar(select(func.min(Round.posted_at)).where(*_daily(branch.id)))
    look = FIRST_LOOK
    while going and first is not None and last is not None and last >= first:
        since = _beginning(last - look, branch.zone)
        for day in reversed(_days(session, branch, since, last, going)):
            for member_id in list(going):
                outcome = day.of(member_id, people[member_id])
                if outcome:
                    runs[member_id] += 1
                elif outcome is False:
                    going.discard(member_id)
        last, look = since - timedelta(microseconds=1), look * 4
    return runs


def reached(
    session: Session, branch: Branch, since: date, days: int
) -> tuple[dict[date, set[int]], set[int]]:
    """Returns local day → the members whose streak reached a multiple of `days` on it, for each day
    from `since` on whose questions are all closed; and the members considered: the present ones."""
    people = _people(session, branch)
    start = datetime.combine(since, time(), ZoneInfo(branch.zone))
    runs = _runs(session, branch, people, start - timedelta(microseconds=1))
    last = session.scalar(select(func.max(Round.posted_at)).where(*_daily(branch.id)))
    found: dict[date, set[int]] = {}
    for day in _days(session, branch, start, last, people) if last is not None else ():
        found[day.day] = set()
        for member_id, person in people.items():
            outcome = day.of(member_id, person)
            if outcome is None:
                continue
            runs[member_id] = runs[member_id] + 1 if outcome else 0
            if outcome and runs[member_id] % days == 0:
                found[day.day].add(member_id)
    return found, set(people)


def count_anew(session: Session, branch: Branch, member_ids: Collection[int]) -> None:
    """Recounts the streaks of these members from the branch's first daily question on."""
    people = {one: who for one, who in _people(session, branch).items() if one in member_ids}
    last = session.scalar(select(func.max(Round.posted_at)).where(*_daily(branch.id)))
    if not people or last is None:
        return
    days = _days(session, branch, None, last, people)
    rows = []
    for member_id, person in people.items():
        run, best = run_of(day.of(member_id, person) for day in days)
        rows.append({"member_id": member_id, "run": run, "best": best})
    _write(session, rows, shrinks=True)


def longest(session: Session, branch_id: int, most: int = 1) -> list[tuple[str, int]]:
    """Returns names and streaks of the members with the longest current streaks, of two days at
    least."""
    found = session.execute(
        select(Member.shown, Streak.run)
        .join(Streak, Streak.member_id == Member.id)
        .where(Member.branch_id == branch_id, Member.left_on.is_(None), Streak.run >= 2)
        .order_by(Streak.run.desc(), Member.id)
        .limit(most)
    )
    return [(name, run) for name, run in found]


def _daily(branch_id: int) -> list[ColumnElement[bool]]:
    return [
        Round.branch_id == branch_id,
        Round.contest_id.is_(None),
        Round.state.in_(("open", "closed")),
    ]


def _people(session: Session, branch: Branch) -> dict[int, Person]:
    """Returns the members of whom answers are expected."""
    gone: dict[int, list[tuple[date, date | None]]] = {}
    of_branch = (Member.branch_id == branch.id, Member.left_on.is_(None), STUDYING)
    for member_id, start, last in session.execute(
        select(Away.member_id, Away.from_on, Away.until_on)
        .join(Member, Member.id == Away.member_id)
        .where(*of_branch)
    ):
        gone.setdefault(member_id, []).append((start, last))
    found = session.execute(select(Member.id, Member.joined_on).where(*of_branch))
    return {one: Person(joined_on, gone.get(one, ())) for one, joined_on in found}


def _days(
    session: Session,
    branch: Branch,
    since: datetime | None,
    until: datetime,
    members: Collection[int],
) -> list[Day]:
    """Returns the days from `since` to `until` with daily questions that are all closed, in
    order."""
    there = ZoneInfo(branch.zone)
    wanted = [*_daily(branch.id), Round.posted_at <= until]
    if since is not None:
        wanted.append(Round.posted_at >= since)
    rounds = session.execute(
        select(Round.id, Round.posted_at, Round.state).where(*wanted).order_by(Round.posted_at)
    ).all()
    by_day: dict[date, list[int]] = {}
    open_days: set[date] = set()
    for round_id, posted_at, state in rounds:
        day = posted_at.astimezone(there).date()
        by_day.setdefault(day, []).append(round_id)
        if state == "open":
            open_days.add(day)
    counted = [one for day, ids in by_day.items() if day not in open_days for one in ids]
    right: dict[int, dict[int, int]] = {}
    undecided: dict[int, dict[int, int]] = {}
    for round_id, member_id, is_right in session.execute(
        select(Answer.round_id, Answer.member_id, Answer.right).where(
            Answer.round_id.in_(counted),
            Answer.member_id.in_(members),
            TAKEN,
            or_(Answer.right.is_(True), Answer.right.is_(None)),
        )
    ):
        (right if is_right else undecided).setdefault(round_id, {})[member_id or 0] = 1
    return [
        Day(day, len(ids), _added(right, ids), _added(undecided, ids))
        for day, ids in by_day.items()
        if day not in open_days
    ]


def _added(found: Mapping[int, Mapping[int, int]], ids: Iterable[int]) -> dict[int, int]:
    """Counts in how many of these rounds each member is."""
    together: dict[int, int] = {}
    for round_id in ids:
        for member_id in found.get(round_id, ()):
            together[member_id] = together.get(member_id, 0) + 1
    return together


def _write(session: Session, rows: Sequence[dict[str, int]], *, shrinks: bool = False) -> None:
    if not rows:
        return
    insert = upsert(session, Streak)
    best = insert.excluded.best
    kept = best if shrinks else case((Streak.best > best, Streak.best), else_=best)
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["member_id"], set_={"run": insert.excluded.run, "best": kept}
        ),
        rows,
    )


def _beginning(moment: datetime, zone: str) -> datetime:
    """Returns the beginning of the local day a moment falls on."""
    there = moment.astimezone(ZoneInfo(zone))
    return there.replace(hour=0, minute=0, second=0, microsecond=0)
