"""A quarter of a branch of thirty, made from a seed: posts, actions, arrivals and departures; for
the tests that recompute it slowly."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    Away,
    Branch,
    Contest,
    Contribution,
    Hours,
    Material,
    Meeting,
    Member,
    PointEntry,
    Reading,
    Receipt,
    Round,
    Subgroup,
    Topic,
)

ZONE = ZoneInfo("Asia/Shanghai")
FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
MADE = datetime(2026, 1, 1, tzinfo=UTC)
OVER = datetime(2026, 12, 1, tzinfo=UTC)
"""A moment long after everything of the quarter is over."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Returns a moment of a local day, in UTC."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def days() -> Iterator[date]:
    """Yields the days of the quarter, and a fortnight before and after it."""
    day = FIRST - timedelta(14)
    while day <= LAST + timedelta(14):
        yield day
        day += timedelta(1)


class Quarter:
    """Fills an empty database. `seed` decides everything."""

    def __init__(self, session: Session, seed: int, people: int = 30) -> None:
        self.session = session
        self.dice = Random(seed)
        self.branch = Branch(chat_id=-100, name="一支部", created_at=MADE)
        session.add(self.branch)
        session.flush()
        groups = [Subgroup(branch_id=self.branch.id, name=f"第{n}小组") for n in "一二三"]
        session.add_all(groups)
        session.flush()
        self.members = [self._member(number, groups) for number in range(people)]
        session.add_all(self.members)
        session.flush()
        for member in self.members:
            self._away(member)
        session.add(Material(id=1, branch_id=self.branch.id, title="章程", key="k", added_at=MADE))
        session.flush()
        for day in days():
            self._day(day)
        session.flush()

    def _member(self, number: int, groups: list[Subgroup]) -> Member:
        dice = self.dice
        joined = FIRST + timedelta(dice.randrange(90)) if number % 7 == 3 else date(2025, 1, 1)
        left = joined + timedelta(dice.randrange(10, 120)) if number % 6 == 5 else None
        return Member(
            branch_id=self.branch.id,
            name=f"成员{number}",
            standing="guest" if number % 11 == 10 else dice.choice(("full", "probationary")),
            post={0: "secretary", 1: "organisation", 2: "subgroup_leader"}.get(number, "none"),
            subgroup_id=dice.choice(groups).id,
            joined_on=joined,
            left_on=left,
        )

    def _away(self, member: Member) -> None:
        for _ in range(self.dice.choice((0, 0, 0, 1, 2))):
            first = FIRST + timedelta(self.dice.randrange(-20, 90))
            length = self.dice.choice((0, 3, 20, None))
            last = None if length is None else first + timedelta(length)
            self.session.add(Away(member_id=member.id, from_on=first, until_on=last))

    def _some(self, share: float) -> list[Member]:
        return [member for member in self.members if self.dice.random() < share]

    def _day(self, day: date) -> None:
        if day.weekday() < 5:
            self._reading(day)
            self._round(day)
        if day.weekday() == 2:
            self._topic(day)
        if day.weekday() == 4:
            self._meeting(day)
        for member in self._some(0.2):
            self.session.add(
                Hours(
                    member_id=member.id,
                    cause=f"reading:{day}",
                    minutes=self.dice.randrange(1, 60),
                    day=day,
                    at=at(day, 12),
                )
            )
            self.session.add(
                PointEntry(
                    branch_id=self.branch.id,
                    member_id=member.id,
                    code="reading",
                    cause=f"reading:{day}",
                    points=self.dice.choice((3, 2, -3)),
                    day=day,
                    at=at(day, 12),
                )
            )

    def _reading(self, day: date) -> None:
        dice = self.dice
        posted = at(day, dice.choice((0, 8, 23)), 30)
        length = dice.choice((None, 1, 3, 9))
        deadline = None if length is None else at(day + timedelta(length + 1), 0)
        row = Reading(
            branch_id=self.branch.id,
            material_id=1,
            title="章程",
            minutes=4,
            posted_at=posted,
            deadline_at=deadline,
        )
        self.session.add(row)
        self.session.flush()
        for member in self._some(0.7):
            late = dice.random() < 0.2
            self.session.add(Receipt(reading_id=row.id, member_id=member.id, at=posted, late=late))

    def _round(self, day: date) -> None:
        dice = self.dice
        in_contest = dice.random() < 0.1
        contest = None
        if in_contest:
            contest = Contest(
                branch_id=self.branch.id, questions=[], seconds=20, created_at=MADE, begins_at=MADE
            )
            self.session.add(contest)
            self.session.flush()
        row = Round(
            branch_id=self.branch.id,
            contest_id=contest.id if contest else None,
            form="poll",
            asked={},
            posted_at=at(day, 12),
            closes_at=at(day, 12) + timedelta(hours=dice.choice((1, 11, 13, 40))),
            state=dice.choice(("closed", "closed", "closed", "void", "open", "lost")),
        )
        self.session.add(row)
        self.session.flush()
        for member in self._some(0.6):
            self.session.add(
                Answer(
                    round_id=row.id,
                    voter_id=member.id,
                    member_id=member.id,
                    options=[1],
                    text=dice.choice(("", "", "三会一课")),
                    at=at(day, 13),
                    right=dice.choice((True, True, False, None)),
                    late=dice.random() < 0.2,
                )
            )
        self.session.add(Answer(round_id=row.id, voter_id=10**9, at=at(day, 13), right=True))

    def _topic(self, day: date) -> None:
        dice = self.dice
        row = Topic(
            branch_id=self.branch.id,
            kind="word",
            title="新质生产力",
            state=dice.choice(("closed", "closed", "open", "ready")),
            added_at=MADE,
            posted_at=at(day, 9),
            closes_at=at(day + timedelta(3), 9),
            closed_at=at(day + timedelta(dice.choice((3, 6))), 9),
        )
        self.session.add(row)
        self.session.flush()
        for number, member in enumerate([*self._some(0.5), *self._some(0.3)]):
            self.session.add(
                Contribution(
                    topic_id=row.id,
                    member_id=member.id,
                    chat_id=-100,
                    message_id=row.id * 1000 + number,
                    at=at(day, 10),
                    length=20,
                    counts=dice.random() < 0.8,
                    gone_at=at(day, 11) if dice.random() < 0.1 else None,
                )
            )

    def _meeting(self, day: date) -> None:
        dice = self.dice
        starts = at(day, dice.choice((0, 15, 23)))
        row = Meeting(
            branch_id=self.branch.id,
            kind="lecture",
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            opens_at=starts,
            late_at=starts,
            closes_at=starts,
            state=dice.choice(("closed", "closed", "closed", "cancelled", "open")),
            created_at=MADE,
        )
        self.session.add(row)
        self.session.flush()
        for member in self._some(0.9):
            self.session.add(
                Attendance(
                    meeting_id=row.id,
                    member_id=member.id,
                    name=member.name,
                    standing=member.standing,
                    expected=dice.random() < 0.9,
                    votes=True,
                    status=dice.choice(
                        ("present", "present", "late", "leave", "absent", "made_up", "observing")
                    ),
                )
            )
