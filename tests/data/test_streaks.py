"""Streaks, compared with a count by hand of random months: leave, joining, near misses, several
questions a day, and keys that were corrected afterwards."""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from data.models import Answer, Away, Branch, Member, PointEntry, Round, Streak
from data.queries import awards, points, streak
from data.store import Store
from data.values.points import Rule
from data.values.study import Span

FIRST = date(2026, 11, 2)
DAYS = 60
MEMBERS = 8


def noon(day: int) -> datetime:
    """Returns noon in Shanghai, `day` days after the first."""
    return datetime(2026, 11, 2, 4, tzinfo=UTC) + timedelta(days=day)


def people(session: Session, luck: random.Random) -> None:
    """Makes a branch; some joined later, some were away, one is a guest."""
    session.add(Branch(id=1, chat_id=-1, name="第一党支部", created_at=noon(0)))
    session.flush()
    for one in range(1, MEMBERS + 1):
        joined = FIRST + timedelta(days=luck.choice([0, 0, 0, 20]))
        standing = "guest" if one == MEMBERS else "full"
        session.add(
            Member(id=one, branch_id=1, name=f"成员{one}", joined_on=joined, standing=standing)
        )
        session.flush()
        for _ in range(luck.choice([0, 1, 2])):
            start = FIRST + timedelta(days=luck.randrange(DAYS))
            last = start + timedelta(days=luck.randrange(9)) if luck.random() < 0.8 else None
            session.add(Away(member_id=one, from_on=start, until_on=last))


def ask(session: Session, day: int, luck: random.Random) -> None:
    """Makes the questions of a day, some void, lost or of a contest, and everybody's answers to
    them."""
    for number in range(luck.choice([0, 1, 1, 1, 3])):
        row = Round(
            branch_id=1, form="text", asked={}, number=number + 1, posted_at=noon(day),
            closes_at=noon(day), state=luck.choice(["closed"] * 8 + ["void", "lost"]),
        )  # fmt: skip
        session.add(row)
        session.flush()
        for one in range(1, MEMBERS + 1):
            right = luck.choices([True, False, None, "late", "gone"], [90, 3, 3, 2, 2])[0]
            session.add(
                Answer(
                    round_id=row.id, voter_id=one, member_id=one, at=noon(day),
                    text="" if right == "gone" else "答",
                    right=None if right == "gone" else right == "late" or right,
                    late=right == "late",
                )
            )  # fmt: skip


def runs_by_hand(session: Session) -> dict[int, dict[date, int]]:
    """Returns member → day → the streak on each day that counted, from the rows, day by day."""
    away = session.scalars(select(Away)).all()
    counted: dict[date, list[int]] = {}
    for row in session.scalars(select(Round).where(Round.state == "closed").order_by(Round.id)):
        counted.setdefault((row.posted_at + timedelta(hours=8)).date(), []).append(row.id)
    given: dict[tuple[int, int], Answer] = {
        (one.member_id or 0, one.round_id): one for one in session.scalars(select(Answer))
    }
    found: dict[int, dict[date, int]] = {}
    for member in session.scalars(select(Member).where(Member.standing != "guest")):
        runs = found.setdefault(member.id, {})
        for day, rounds in counted.items():
            gone = any(
                one.member_id == member.id
                and one.from_on <= day
                and (one.until_on is None or one.until_on >= day)
                for one in away
            )
            if gone or member.joined_on > day:
                continue
            answers = [given[member.id, one] for one in rounds if (member.id, one) in given]
            in_time = [one for one in answers if not one.late and one.text]
            marks = [one.right for one in in_time] + [False] * (len(rounds) - len(in_time))
            if False in marks:
                runs[day] = 0
            elif None not in marks:
                runs[day] = (list(runs.values()) or [0])[-1] + 1
    return found


def by_hand(session: Session) -> dict[int, tuple[int, int]]:
    """Returns the streak and the longest streak of each member."""
    return {
        member: ((list(runs.values()) or [0])[-1], max(runs.values(), default=0))
        for member, runs in runs_by_hand(session).items()
    }


def stored(session: Session) -> dict[int, tuple[int, int]]:
    """Returns the stored streaks."""
    return {one.member_id: (one.run, one.best) for one in session.scalars(select(Streak))}


async def test_runs_are_what_they_are_by_hand_every_day(store: Store) -> None:
    luck = random.Random(20261130)

    def month(session: Session) -> None:
        people(session, luck)
        branch = session.get_one(Branch, 1)
        bests: dict[int, int] = {}
        for day in range(DAYS):
            ask(session, day, luck)
            session.flush()
            streak.count_on(session, branch)
            expected = by_hand(session)
            runs = {one: run for one, (run, _) in stored(session).items()}
            assert runs == {one: run for one, (run, _) in expected.items()}, day
            for one, (run, _) in expected.items():
                bests[one] = max(bests.get(one, 0), run)
            assert {one: best for one, (_, best) in stored(session).items()} == bests
        assert max(bests.values()) > 8, "a look further back than the first was needed"

    await store.write(month)


async def test_a_recount_shrinks_the_longest_streak_too(store: Store) -> None:
    luck = random.Random(7)

    def corrected(session: Session) -> None:
        people(session, luck)
        session.execute(delete(Away))
        for day in range(DAYS):
            ask(session, day, luck)
        session.flush()
        branch = session.get_one(Branch, 1)
        streak.count_on(session, branch)
        streak.count_anew(session, branch, range(1, MEMBERS + 1))
        assert stored(session) == by_hand(session)
        before = stored(session)
        session.execute(
            update(Answer)
            .where(Answer.member_id == 1, Answer.round_id % 5 == 0)
            .values(right=False)
        )
        streak.count_anew(session, branch, [1])
        assert stored(session) == by_hand(session)
        assert stored(session)[1][1] < before[1][1]

    await store.write(corrected)


def sevenths(session: Session) -> set[tuple[int, date]]:
    """Returns who has points for seven days in a row, and for which day."""
    found: dict[tuple[int, date], int] = defaultdict(int)
    for one in session.scalars(select(PointEntry).where(PointEntry.code == Rule.STREAK)):
        found[one.member_id, one.day] += one.points
    return {key for key, points in found.items() if points}


async def test_each_seventh_day_is_worth_points_and_corrections_put_them_right(
    store: Store,
) -> None:
    luck = random.Random(20261128)

    def right(session: Session) -> set[tuple[int, date]]:
        return {
            (member, day)
            for member, runs in runs_by_hand(session).items()
            for day, run in runs.items()
            if run and run % 7 == 0
        }

    def months(session: Session) -> None:
        people(session, luck)
        branch = session.get_one(Branch, 1)
        for day in range(DAYS):
            ask(session, day, luck)
            session.flush()
            for _ in range(2):
                awards.streaks(session, noon(day), branch, FIRST + timedelta(days=day))
        assert sevenths(session) == right(session)
        entries = session.scalar(select(func.count()).select_from(PointEntry))
        assert entries == len(sevenths(session)) > 10
        rounds = session.scalars(select(Round).where(Round.state == "closed")).all()
        for row in luck.sample(list(rounds), 6):
            if luck.random() < 0.3:
                row.state = "void"
            for answer in session.scalars(select(Answer).where(Answer.round_id == row.id)):
                if answer.right is not None and luck.random() < 0.6:
                    answer.right = not answer.right
            session.flush()
            before = sevenths(session)
            awards.streaks(session, noon(DAYS), branch, (row.posted_at + timedelta(hours=8)).date())
            assert sevenths(session) == right(session)
            changes.append(before != sevenths(session))
        assert sum(changes) > 2
        earned = {member for member, _ in sevenths(session)}
        gone = session.get_one(Member, min(earned))
        gone.left_on = FIRST + timedelta(days=DAYS)
        session.flush()
        kept = sevenths(session)
        awards.streaks(session, noon(DAYS), branch, FIRST)
        assert sevenths(session) == kept, "who has left keeps what was given"
        assert points.total(session, gone.id, Span(FIRST, gone.left_on)) == 5 * sum(
            member == gone.id for member, _ in kept
        )

    changes: list[bool] = []
    await store.write(months)


def answer_on(session: Session, day: int, *, right: bool = True) -> Round:
    """Has 王芳, the one member, answer a question of a day."""
    if session.get(Branch, 1) is None:
        session.add(Branch(id=1, chat_id=-1, name="第一党支部", created_at=noon(0)))
        session.flush()
        session.add(Member(id=1, branch_id=1, name="王芳", joined_on=FIRST))
    row = Round(
        branch_id=1, form="text", asked={}, posted_at=noon(day), closes_at=noon(day), state="closed"
    )
    session.add(row)
    session.flush()
    given = {"voter_id": 1, "member_id": 1, "at": noon(day), "text": "答", "right": right}
    session.add(Answer(round_id=row.id, **given))
    session.flush()
    day_of = FIRST + timedelta(days=day)
    awards.streaks(session, noon(day), session.get_one(Branch, 1), day_of)
    return row


async def test_a_day_whose_last_question_is_open_gives_nothing_twice(store: Store) -> None:
    def week(session: Session) -> None:
        for day in (*range(7), 7, 7):
            row = answer_on(session, day)
        row.state = "open"
        branch = session.get_one(Branch, 1)
        awards.streaks(session, noon(7), branch, FIRST + timedelta(days=7))
        entries = session.scalars(select(PointEntry)).all()
        assert [(one.day, one.points) for one in entries] == [(FIRST + timedelta(days=6), 5)]

    await store.write(week)


async def test_a_seventh_day_that_moves_within_its_week_is_worth_as_much(store: Store) -> None:
    def work(session: Session) -> None:
        wrong = answer_on(session, 1, right=False)
        for day in range(2, 9):
            answer_on(session, day)
        tuesday = FIRST + timedelta(days=8)
        assert sevenths(session) == {(1, tuesday)}
        session.execute(update(Answer).where(Answer.round_id == wrong.id).values(right=True))
        awards.streaks(session, noon(9), session.get_one(Branch, 1), FIRST + timedelta(days=1))
        assert sevenths(session) == {(1, tuesday - timedelta(days=1))}, "the week's cap has room"

    await store.write(work)


async def test_the_longest_runs_that_go_on_are_named(store: Store) -> None:
    def board(session: Session) -> list[tuple[str, int]]:
        people(session, random.Random(1))
        for one, run in ((1, 3), (2, 15), (3, 1), (4, 3)):
            session.add(Streak(member_id=one, run=run, best=20))
        session.get_one(Member, 4).left_on = FIRST
        session.flush()
        assert streak.longest(session, 1) == [("成员2", 15)]
        return streak.longest(session, 1, 5)

    assert await store.write(board) == [("成员2", 15), ("成员1", 3)]
