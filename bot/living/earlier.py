"""Writes the weeks before the last ones without the chat, in a fraction of the time.

The features' own services and jobs do everything here as well, each with its own moment. Only what
members did is written to its tables directly, many rows at once: receipts, answers to the questions
of the day, and who came to a meeting. Nothing of these weeks is sent.
"""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any, Final

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from bot.living import secretary
from bot.living.agenda import Act
from bot.living.clock import ZONE, at
from bot.living.members import Members
from bot.living.people import Someone
from data.models import (
    Answer,
    Branch,
    Card,
    Contest,
    Errand,
    Meeting,
    Member,
    Outgoing,
    Plan,
    Reading,
    Receipt,
    Round,
    Topic,
)
from data.queries import (
    bot as bots,
    contest as scores,
    hours,
    plan as due,
    planning,
    points,
    signin as entries,
)
from data.values.period import Period, PeriodKind
from data.values.points import Rule
from data.values.workdays import works
from handlers.check.period import service as checks
from handlers.contest import service as contests
from handlers.plan.plans import service as plans
from handlers.quiz.rounds import service as rounds
from handlers.quiz.rounds.rules import is_right
from handlers.shared.refusal import Refusal
from handlers.signin.opening import service as signin
from handlers.topics.discussion import service as discussion
from handlers.topics.results import service as results

CONTEST_PACE: Final = timedelta(seconds=25)
NOTICE: Final = timedelta(days=3)


class Earlier:
    """The weeks from `first`, a Monday, to another Monday, of one branch."""

    def __init__(self, members: Members, first: date, until: date, by: int, bot_id: int) -> None:
        self.members = members
        self.first = first
        self.until = until
        self.by = by
        self.bot_id = bot_id
        self.dice: Random = members.dice
        self._order = count()
        self._ahead: list[tuple[datetime, int, Act]] = []

    def draw_up(self, held: list[secretary.Held], trainings: list[tuple[date, list[int]]]) -> None:
        """Plans the weeks."""
        for week in range((self.until - self.first).days // 7):
            self._draw_up_week(self.first + timedelta(weeks=week))
        for one in held:
            day = one.start.astimezone(ZONE).date()
            self.plan(at(max(self.first, day - NOTICE), 10), self._meets(one))
        for week, title in secretary.CONTESTS:
            day = self.first + timedelta(weeks=week, days=3)
            if day < self.until:
                self.plan(at(day, 16), self._contest(title))
        for number, (day, who) in enumerate(trainings):
            self.plan(at(day, 17), self._trains(number, who))

    def _draw_up_week(self, monday: date) -> None:
        if monday != self.first:
            self.plan(at(monday, 9), self._checks)
        for day in (monday + timedelta(days=n) for n in range(5)):
            if day.weekday() % 2 == 0:
                self.plan(at(day, 8), self._reads)
            if works(day, official=True):
                self.plan(at(day, 12), self._asks)
        self.plan(at(monday + timedelta(days=2), 10), self._discusses)

    def _trains(self, number: int, who: list[int]) -> Act:
        return lambda s, now: secretary.enter_training(s, now, self.by, number, who)

    def plan(self, moment: datetime, act: Act) -> None:
        """Plans something for a moment."""
        heappush(self._ahead, (moment, next(self._order), act))

    def week(self, session: Session, monday: date) -> None:
        """Writes one week: everything in its order."""
        bots.act(session, self.bot_id)
        end = at(monday + timedelta(days=7), 0)
        while self._ahead and self._ahead[0][0] < end:
            moment, _, act = heappop(self._ahead)
            with suppress(Refusal):
                act(session, moment)

    def left(self) -> list[tuple[datetime, Act]]:
        """Returns what is still to be done after these weeks."""
        return [(moment, act) for moment, _, act in self._ahead]

    def end(self, session: Session, now: datetime) -> None:
        """Goes over to the chat: nothing of these weeks is sent, and the plans go on from here."""
        branch = self._branch(session)
        for table, still in (
            (Outgoing, Outgoing.state == "waiting"),
            (Errand, Errand.state == "waiting"),
            (Card, Card.message_id.is_(None)),
            (Plan, (Plan.rhythm == "") & (Plan.next_due_at < now)),
        ):
            session.execute(delete(table).where(still))
        session.expire_all()
        for plan in planning.made(session, branch.id):
            plan.next_due_at = due.next_due(branch, plan, now)

    def _branch(self, session: Session) -> Branch:
        return session.get_one(Branch, self.members.branch_id)

    def _send(self, session: Session, now: datetime, kind: str, model: type[Any]) -> Any:
        """Has a plan push what it would push next; returns the newest row that came of it."""
        plan = next(
            one for one in planning.made(session, self.members.branch_id) if one.kind == kind
        )
        note = plans.send_now(session, now, plan)
        session.flush()
        return None if note else session.scalars(select(model).order_by(model.id.desc())).first()

    def _come(self, share: float = 1.0) -> list[Someone]:
        return [one for one in self.members.present() if self.dice.random() < one.diligence * share]

    # what the plans push

    def _reads(self, session: Session, now: datetime) -> None:
        row: Reading | None = self._send(session, now, "reading", Reading)
        if row is None:
            return
        days: dict[date, set[int]] = defaultdict(set)
        found = []
        for one in self.members.present():
            moment = self.members.reads_at(one, row.posted_at)
            if moment is None:
                continue
            member = self.members.row[one.person.id]
            late = row.deadline_at is not None and moment >= row.deadline_at
            found.append({"reading_id": row.id, "member_id": member, "at": moment, "late": late})
            days[moment.astimezone(ZONE).date()].add(member)
        session.execute(insert(Receipt), found)
        cause, sofar = hours.cause_of(row.material_id, row.part), set[int]()
        for day, who in sorted(days.items()):
            sofar |= who
            branch_id = self.members.branch_id
            points.settle(session, branch_id, Rule.READING, cause, sofar, day, now)
            for member in who:
                hours.enter(session, member, cause, row.minutes, day, now)

    def _asks(self, session: Session, now: datetime) -> None:
        row: Round | None = self._send(session, now, "question", Round)
        if row is not None:
            self._answers(session, row, self._come(0.95), 2400)
            self.plan(row.closes_at, lambda s, closes: self._closes(s, closes, row.id))

    def _closes(self, session: Session, now: datetime, round_id: int) -> None:
        rounds.close_all(session, now, [session.get_one(Round, round_id)])

    def _answers(self, session: Session, row: Round, who: list[Someone], seconds: float) -> None:
        """Writes the answers to a round, which take so many seconds on an average."""
        most = (row.closes_at - row.posted_at).total_seconds() * 0.9
        found = []
        for one in who:
            knows = self.dice.random() < one.success
            chosen = self.members.choice(row, right=knows)
            delay = min(3 + self.dice.expovariate(1 / seconds), most)
            found.append(
                {
                    "round_id": row.id,
                    "voter_id": one.person.id,
                    "member_id": self.members.row[one.person.id],
                    "name": "",
                    "options": chosen,
                    "text": "" if chosen else self.members.filled(row, right=knows),
                    "at": row.posted_at + timedelta(seconds=delay),
                    "right": is_right(row.asked, chosen) if chosen else knows,
                    "late": False,
                }
            )
        session.execute(insert(Answer), found)

    def _discusses(self, session: Session, now: datetime) -> None:
        topic: Topic | None = self._send(session, now, "topic", Topic)
        topic = session.scalars(select(Topic).where(Topic.state == "open")).first()
        if topic is None:
            return
        branch = self._branch(session)
        for moment, one, text in self.members.speakers(topic):
            member = session.get_one(Member, self.members.row[one.person.id])
            row = discussion.new(session, moment, branch, topic, member, text)
            session.add(row)
        topic_id = topic.id
        self.plan(
            topic.closes_at or now,
            lambda s, closes: results.close(s, closes, s.get_one(Topic, topic_id)),
        )

    def _checks(self, session: Session, now: datetime) -> None:
        """Files the check of the week before."""
        branch = self._branch(session)
        day = now.astimezone(ZONE).date() - timedelta(days=7)
        period = Period.of(PeriodKind.WEEK, day)
        checks.file(session, checks.to_file(session, branch, period, now, None))

    # what the secretary announces

    def _meets(self, held: secretary.Held) -> Act:
        def act(session: Session, now: datetime) -> None:
            meeting = secretary.publish(session, now, self._branch(session), self.by, held)
            self.plan(meeting.opens_at, self._at(meeting.id, self._opens))
            self.plan(meeting.closes_at, self._at(meeting.id, signin.close_meeting))
            for days, work in secretary.AFTERWARDS:
                day = held.start.astimezone(ZONE).date() + timedelta(days=days)
                self.plan(at(day, 10), self._at(meeting.id, self._by_secretary(work)))

        return act

    def _at(self, meeting_id: int, work: Callable[[Session, datetime, Meeting], None]) -> Act:
        return lambda s, now: work(s, now, s.get_one(Meeting, meeting_id))

    def _by_secretary(
        self, work: secretary.Afterwards
    ) -> Callable[[Session, datetime, Meeting], None]:
        return lambda s, now, meeting: work(s, now, self._branch(s), self.by, meeting, self.dice)

    def _opens(self, session: Session, now: datetime, meeting: Meeting) -> None:
        """Opens sign-in, and writes who came, and who had asked for leave."""
        signin.open_meeting(session, now, meeting)
        session.flush()
        by_member = {self.members.row[one.person.id]: one for one in self.members.present()}
        for entry in entries.entries(session, meeting.id):
            one = by_member.get(entry.member_id or 0)
            coming = self.members.comes(one, meeting) if one else None
            if coming is None:
                continue
            entry.status, entry.signed_at, entry.reason = coming
        session.flush()

    def _contest(self, title: str) -> Act:
        def act(session: Session, now: datetime) -> None:
            branch = self._branch(session)
            contest = secretary.announce_contest(session, now, branch, self.by, title)
            who = self._come()
            for one in who:
                member = session.get_one(Member, self.members.row[one.person.id])
                contests.join(session, now, contest, member)
            self._plays(session, contest.begins_at, branch, contest, who)

        return act

    def _plays(
        self, session: Session, now: datetime, branch: Branch, contest: Contest, who: list[Someone]
    ) -> None:
        """Plays a contest, question after question."""
        contests.begin(session, now, branch, contest)
        while contest.state == "running":
            row = scores.round_of(session, contest)
            assert row is not None
            row.posted_at = now
            self._answers(session, row, who, contest.seconds / 3)
            now += CONTEST_PACE
            row.state, row.closed_at = "closed", now
            session.flush()
            scores.score(session, contest, row)
            contests.go_on(session, now, branch, contest)
        rows = scores.rounds(session, contest.id)
        rounds.settle(session, now, rows)
