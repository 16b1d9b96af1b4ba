"""Every figure of a simulated quarter, recomputed row by row by slow and simple code."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    Away,
    Branch,
    Contribution,
    Hours,
    Meeting,
    Member,
    MemberChange,
    PointEntry,
    Reading,
    Receipt,
    Round,
    Topic,
)
from data.queries import post_history as posts, study
from data.store import Store
from data.values.study import (
    Figures,
    Line,
    Presence,
    Span,
    account,
    duty,
    year_minutes,
)
from tests.data.quarter import FIRST, LAST, OVER, ZONE, Quarter

T = TypeVar("T")
QUARTER = Span(FIRST, LAST)


class Slow:
    """Counts row by row."""

    def __init__(self, session: Session, branch_id: int, span: Span, now: datetime) -> None:
        self.session, self.branch_id, self.span, self.now = session, branch_id, span, now
        self.read: dict[type[Any], list[Any]] = {}
        self.gone = self.every(Away)

    def every(self, kind: type[T]) -> list[T]:
        if kind not in self.read:
            self.read[kind] = list(self.session.scalars(select(kind)))
        return self.read[kind]

    def inside(self, moment: datetime) -> bool:
        day = moment.astimezone(ZONE).date()
        return self.span.first <= day <= self.span.last and moment < self.now

    def there(self, member: Member, day: date) -> bool:
        away = [one for one in self.gone if one.member_id == member.id]
        return (
            member.joined_on <= day
            and (member.left_on is None or day < member.left_on)
            and not any(
                one.from_on <= day and (one.until_on is None or day <= one.until_on) for one in away
            )
        )

    def members(self) -> list[Member]:
        return [
            one
            for one in self.every(Member)
            if one.standing != "guest"
            and one.joined_on <= self.span.last
            and (one.left_on is None or one.left_on > self.span.first)
        ]

    def due(self, member: Member, things: list[Any], when: str) -> list[Any]:
        return [
            one
            for one in things
            if self.inside(getattr(one, when) or one.posted_at)
            and self.there(member, one.posted_at.astimezone(ZONE).date())
        ]

    def readings(self, member: Member) -> Line:
        due = {
            one.id
            for one in self.every(Reading)
            if self.inside(
                one.deadline_at - timedelta(microseconds=1) if one.deadline_at else one.posted_at
            )
            and self.there(member, one.posted_at.astimezone(ZONE).date())
        }
        mine = [
            one
            for one in self.every(Receipt)
            if one.member_id == member.id and one.reading_id in due
        ]
        return Line(len(mine), len(due), len([one for one in mine if one.late]))

    def quizzes(self, member: Member) -> tuple[Line, int]:
        asked = [o for o in self.every(Round) if o.state == "closed" and o.contest_id is None]
        due = {one.id for one in self.due(member, asked, "closes_at")}
        mine = [
            one
            for one in self.every(Answer)
            if one.member_id == member.id
            and one.round_id in due
            and not one.late
            and (one.right is not None or one.text)
        ]
        return Line(len(mine), len(due)), len([one for one in mine if one.right])

    def topics(self, member: Member) -> Line:
        over = [one for one in self.every(Topic) if one.state == "closed"]
        due = {one.id for one in self.due(member, over, "closed_at")}
        spoken = {
            one.topic_id
            for one in self.every(Contribution)
            if one.member_id == member.id
            and one.topic_id in due
            and one.counts
            and one.gone_at is None
        }
        return Line(len(spoken), len(due))

    def meetings(self, member: Member) -> tuple[Line, int]:
        held = {
            one.id
            for one in self.every(Meeting)
            if one.state == "closed" and self.inside(one.starts_at)
        }
        mine = [
            one.status
            for one in self.every(Attendance)
            if one.member_id == member.id and one.meeting_id in held and one.expected
        ]
        wanted = [status for status in mine if status != "leave"]
        came = [status for status in wanted if status in ("present", "late", "made_up")]
        made_up = wanted.count("made_up")
        return Line(len(came), len(wanted), made_up), mine.count("leave")

    def sums(self, member: Member) -> tuple[int, int]:
        return (
            sum(one.minutes for one in self.every(Hours) if self.mine(one, member)),
            sum(one.points for one in self.every(PointEntry) if self.mine(one, member)),
        )

    def mine(self, entry: Hours | PointEntry, member: Member) -> bool:
        return entry.member_id == member.id and self.span.first <= entry.day <= self.span.last

    def post(self, member: Member, day: date) -> str:
        later = [
            one
            for one in self.every(MemberChange)
            if one.member_id == member.id and one.field == "post" and day < one.holds_from
        ]
        return min(later, key=lambda one: one.holds_from).before if later else member.post

    def figures(self) -> dict[int, Figures]:
        made = {}
        for member in self.members():
            meetings, leave = self.meetings(member)
            quizzes, right = self.quizzes(member)
            minutes, points = self.sums(member)
            days = [FIRST + timedelta(n) for n in range(-400, 800)]
            inside = [d for d in days if self.span.first <= d <= self.span.last]
            owed = sum(
                year_minutes(self.post(member, d)) / 365 for d in inside if self.there(member, d)
            )
            made[member.id] = Figures(
                meetings=meetings,
                readings=self.readings(member),
                quizzes=quizzes,
                topics=self.topics(member),
                hours=Line(minutes, round(owed)),
                leave=leave,
                right=right,
                points=points,
            )
        return made


@pytest.mark.parametrize(
    ("span", "now"),
    [
        (QUARTER, OVER),
        (Span(date(2026, 8, 3), date(2026, 8, 9)), OVER),
        (QUARTER, datetime(2026, 8, 14, 5, tzinfo=UTC)),
    ],
    ids=["quarter", "week", "half-way"],
)
async def test_all_figures_are_those_of_slow_and_simple_code(
    store: Store, span: Span, now: datetime
) -> None:
    def work(session: Session) -> None:
        quarter = Quarter(session, seed=7)
        branch = quarter.branch
        for number, before, until in ((0, "none", 4), (0, "deputy", 40), (4, "publicity", 12)):
            session.add(post_change(quarter.members[number], before, FIRST + timedelta(until)))
        session.flush()
        fast = study.figures(session, branch, span, now)
        slow = Slow(session, branch.id, span, now).figures()
        assert list(fast) == list(slow)
        for member_id, expected in slow.items():
            assert fast[member_id] == expected
        assert sum(one.readings.done for one in fast.values()) > 30
        one = next(iter(fast))
        assert study.figures(session, branch, span, now, one) == {one: fast[one]}

    await store.write(work)


def post_change(member: Member, before: str, day: date) -> MemberChange:
    """Makes a change of post, effective from this day."""
    return MemberChange(
        member_id=member.id, field="post", before=before, after="", holds_from=day, at=OVER
    )


async def test_posts_entered_while_a_branch_is_set_up_were_held_before(store: Store) -> None:
    def work(session: Session) -> None:
        made = datetime(2026, 3, 1, 17, tzinfo=UTC)  # the 2nd of March in Shanghai
        branch = Branch(chat_id=-100, name="一支部", created_at=made)
        session.add(branch)
        session.flush()
        since = {"陈静": date(2026, 3, 2), "王芳": date(2025, 1, 1), "李强": date(2026, 9, 1)}
        members = [
            Member(branch_id=branch.id, name=name, post="publicity", joined_on=joined)
            for name, joined in since.items()
        ]
        session.add_all(members)
        session.flush()
        chen, wang, li = members
        for member, day in (
            (chen, date(2026, 4, 1)), (wang, date(2026, 3, 20)), (wang, date(2026, 4, 2)),
            (li, date(2026, 9, 1)), (li, date(2026, 9, 2)),
        ):  # fmt: skip
            session.add(post_change(member, "none", day))
        changed = post_change(li, "x", date(2026, 10, 1))
        changed.field = "standing"
        session.add(changed)
        session.flush()
        expected = {wang.id: ((date(2026, 4, 2), "none"),), li.id: ((date(2026, 9, 2), "none"),)}
        assert dict(posts.held(session, branch.id)) == expected
        assert dict(posts.held(session, branch.id, li.id)) == {li.id: expected[li.id]}

    await store.write(work)


async def test_a_check_covers_members_until_they_leave_and_absences_to_their_end(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        made = Quarter(session, seed=1, people=2)
        gone, away = made.members
        gone.standing = away.standing = "full"
        gone.joined_on = away.joined_on = date(2025, 1, 1)
        since = FIRST - timedelta(5)
        session.query(Away).delete()
        session.add(Away(member_id=away.id, from_on=since - timedelta(9), until_on=since))
        for left_on, there in ((FIRST, False), (FIRST + timedelta(1), True)):
            gone.left_on = left_on
            session.flush()
            found = study.members(session, made.branch.id, QUARTER, since)
            assert (gone.id in found) is there
            assert not found[away.id][1].on(since)

    await store.write(work)


DAYS = st.dates(date(2025, 12, 1), date(2026, 3, 1))


@given(
    DAYS,
    st.none() | DAYS,
    st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=3),
    st.lists(DAYS, max_size=20),
)
def test_expected_days_are_those_counted_one_by_one(
    joined: date, left: date | None, away: list[tuple[date, date | None]], posted: list[date]
) -> None:
    presence = Presence(joined, left, tuple(away))
    posted = sorted(posted)
    assert presence.of(posted) == sum(presence.on(day) for day in posted)


@given(DAYS, st.integers(0, 60))
def test_the_duty_of_a_span_is_that_of_its_parts(first: date, days: int) -> None:
    span = Span(first, first + timedelta(days))
    presence = Presence(date(2020, 1, 1))
    each = [first + timedelta(n) for n in range(span.days)]
    parts = sum(duty("none", presence, Span(day, day)) for day in each)
    assert abs(duty("none", presence, span) - parts) <= span.days
    assert duty("none", presence, Span(date(2026, 1, 1), date(2026, 12, 31))) == 32 * 60
    assert duty("secretary", presence, Span(date(2024, 1, 1), date(2024, 12, 31))) == 56 * 60


def test_a_year_asks_by_the_posts_held_in_it() -> None:
    year = Span(date(2026, 1, 1), date(2026, 12, 31))
    july = date(2026, 7, 1)
    assert account("none", (), year) == 32 * 60
    assert account("secretary", (), year) == 56 * 60
    assert account("subgroup_leader", (), year) == 32 * 60
    elected = round((32 * 181 + 56 * 184) * 60 / 365)
    assert account("publicity", ((july, "none"),), year) == elected
    assert account("publicity", ((july, "secretary"),), year) == 56 * 60
    assert account("none", ((july, "none"), (july, "deputy")), year) == 32 * 60
    earlier, later = date(2025, 5, 1), date(2027, 2, 1)
    assert account("publicity", ((earlier, "none"),), year) == 56 * 60
    assert account("none", ((earlier, "none"), (later, "publicity")), year) == 56 * 60
