"""What members do about what the bot posts: they read, answer, come, ask for leave and speak."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.living.agenda import Act, Agenda
from bot.living.clock import ZONE, at
from bot.living.content import year
from bot.living.people import Someone
from data.models import Contest, Material, Meeting, Member, Reading, Round, Topic
from data.queries import poll as polls, receipt as receipts, signin as entries
from data.values.language import Language
from data.values.standing import Status
from handlers.contest import service as contests
from handlers.quiz.answers import service as answers
from handlers.quiz.rounds.rules import ROUND
from handlers.reading import rules as reading_rules
from handlers.reading.notes import service as notes
from handlers.reading.study import service as study
from handlers.shared.context import Person as Speaker
from handlers.shared.feature import Voter
from handlers.signin.board import service as board
from handlers.signin.board.rules import status_at
from sandbox import phrases
from sandbox.world import World

SPEAKERS: Final = (13, 21)
NOTE: Final = 0.03
"""The share of readings on which somebody writes a note."""
LATER: Final = 0.5
"""The share of readings missed in time that are made up for after a reminder."""
LEAVE: Final = 0.05
LATE: Final = 0.07
"""The shares of meetings for which people ask for leave, and to which they come late."""
THINKS: Final = timedelta(seconds=15)


@dataclass(slots=True)
class Members:
    """Plans what the members do. `row` maps an account to the member's id."""

    world: World
    everybody: list[Someone]
    row: dict[int, int]
    branch_id: int
    chat_id: int
    dice: Random
    agenda: Agenda
    away: set[int] = field(default_factory=set)
    """Accounts of whom nothing is expected now."""

    def present(self) -> list[Someone]:
        """Returns who is here."""
        return [one for one in self.everybody if one.person.id not in self.away]

    # readings

    def read(self, reading: Reading) -> None:
        """Plans who reads a push, most on the day, some late, some never."""
        for one in self.present():
            if (moment := self.reads_at(one, reading.posted_at)) is not None:
                self.agenda.plan(moment, self._studies(one, reading.id))

    def reads_at(self, one: Someone, posted: datetime) -> datetime | None:
        """Returns when somebody reads what was posted; None for never."""
        if self.dice.random() < one.diligence:
            return self._sitting(one, posted)
        if self.dice.random() < LATER:
            return self._sitting(one, posted + timedelta(days=4))
        return None

    def _sitting(self, one: Someone, posted: datetime) -> datetime:
        """Returns when somebody reads what was posted: at their hour, that day or the next."""
        day = posted.astimezone(ZONE).date() + timedelta(days=int(self.dice.random() < 0.2))
        moment = at(day, one.hour) + timedelta(seconds=self.dice.uniform(0, 3000))
        earliest = posted + timedelta(seconds=self.dice.uniform(150, 2400))
        return max(moment, earliest)

    def _studies(self, one: Someone, reading_id: int) -> Act:
        def act(session: Session, now: datetime) -> None:
            outcome = study.study(session, now, reading_id, one.person.id)
            if isinstance(outcome, study.Waits):
                self.agenda.plan(now + outcome.left + timedelta(seconds=5), act)
            elif isinstance(outcome, study.Asks):
                self._answer(session, now, one, reading_id, act)
            elif not outcome.again and self.dice.random() < NOTE:
                self._note(session, now, one, reading_id)

        return act

    def _answer(
        self, session: Session, now: datetime, one: Someone, reading_id: int, again: Act
    ) -> None:
        """Answers the check question of a text, after a pause once more where it was wrong."""
        reading = session.get_one(Reading, reading_id)
        material = session.get_one(Material, reading.material_id)
        member = session.get_one(Member, self.row[one.person.id])
        order = reading_rules.order(reading_id, member.id, len(material.options))
        right = order.index(material.answer)
        knows = self.dice.random() < one.success
        place = right if knows else self.dice.randrange(len(order))
        mark = reading_rules.mark_of(material.question, material.options)
        receipts.open_for(session, reading_id, member.id, now)
        thinks = study.answer(session, now, reading, member, place, mark)
        if isinstance(thinks, study.Thinks):
            self.agenda.plan(now + thinks.left + THINKS, again)

    def _note(self, session: Session, now: datetime, one: Someone, reading_id: int) -> None:
        member = session.get_one(Member, self.row[one.person.id])
        reading = session.get_one(Reading, reading_id)
        text = self.dice.choice(year()["notes"]["texts"])
        notes.keep(session, now, member, reading, text, hand_in=self.dice.random() < 0.5)

    # questions

    def ask(self, session: Session, row: Round) -> None:
        """Plans who answers a question, and what; in a contest within its seconds."""
        share = 0.97 if row.contest_id else 0.95
        poll_id = next((poll.id for poll in polls.of(session, ROUND, row.id)), "")
        seconds = (row.closes_at - row.posted_at).total_seconds()
        for one in self.present():
            if self.dice.random() > one.diligence * share:
                continue
            if row.contest_id:
                delay = self.dice.uniform(0.12, 0.75) * seconds
            else:
                delay = min(8 + self.dice.expovariate(1 / 2400), seconds * 0.9)
            knows = self.dice.random() < one.success
            act = (
                self._votes(one, row, poll_id, right=knows)
                if poll_id
                else self._fills_in(one, row.id, right=knows)
            )
            self.agenda.plan(row.posted_at + timedelta(seconds=delay), act)

    def _votes(self, one: Someone, row: Round, poll_id: str, *, right: bool) -> Act:
        chosen = self.choice(row, right=right)
        voter = Voter(one.person.id, one.person.full_name)

        def act(session: Session, now: datetime) -> None:
            answers.vote(session, now, voter, poll_id, tuple(chosen))
            if poll := self.world.polls.get(poll_id):
                self.world.count(poll, one.person, chosen)

        return act

    def choice(self, row: Round, *, right: bool) -> list[int]:
        """Chooses options of a question, the right ones or one of the others; none where it has
        blanks."""
        answer = list(row.asked["answer"])
        others = [n for n in range(len(row.asked["options"])) if n not in answer]
        return answer if right or not others else [self.dice.choice(others)]

    @staticmethod
    def filled(row: Round, *, right: bool) -> str:
        """Returns what somebody writes into the blanks of a question."""
        blanks = row.asked["blanks"]
        return "、".join(blank[0] for blank in blanks) if right else year()["unknown"]

    def _fills_in(self, one: Someone, round_id: int, *, right: bool) -> Act:
        speaker = Speaker(one.person.id, one.person.full_name, Language.HANS)

        def act(session: Session, now: datetime) -> None:
            row = session.get_one(Round, round_id)
            member = session.get_one(Member, self.row[one.person.id])
            said = self.filled(row, right=right)
            answers.fill_in(session, now, row, member, speaker, said)

        return act

    # meetings

    def ask_leave(self, session: Session, meeting: Meeting) -> None:
        """Plans who asks for leave before a meeting."""
        for one in self._expected(session, meeting):
            if self.dice.random() < LEAVE:
                moment = meeting.starts_at - timedelta(hours=self.dice.uniform(1, 20))
                if moment > meeting.created_at:
                    self.agenda.plan(moment, self._leaves(one, meeting.id))

    def _leaves(self, one: Someone, meeting_id: int) -> Act:
        reason = phrases.reason(self.dice)
        who = board.Who(one.person.id, one.person.full_name, self.chat_id)

        def act(session: Session, now: datetime) -> None:
            board.ask_leave(session, now, meeting_id, who, reason)

        return act

    def come(self, session: Session, meeting: Meeting) -> None:
        """Plans who signs in, in time or late, with the code where it is asked for."""
        left = {
            entry.member_id
            for entry in entries.entries(session, meeting.id)
            if entry.status == Status.LEAVE
        }
        for one in self._expected(session, meeting):
            moment = self._signs_at(one, meeting)
            if moment is not None and self.row[one.person.id] not in left:
                self.agenda.plan(moment, self._signs(one, meeting.id))

    def _signs_at(self, one: Someone, meeting: Meeting) -> datetime | None:
        """Returns when somebody signs in; None for who does not come."""
        if self.dice.random() > 0.55 + 0.45 * one.diligence:
            return None
        since, until = meeting.opens_at, meeting.late_at
        if self.dice.random() < LATE:
            since, until = meeting.late_at, meeting.closes_at
        return since + (until - since) * self.dice.uniform(0.05, 0.95)

    def comes(self, one: Someone, meeting: Meeting) -> tuple[str, datetime | None, str]:
        """Returns the status of somebody at a meeting, when they signed in, and why not."""
        if self.dice.random() < LEAVE:
            return Status.LEAVE.value, None, phrases.reason(self.dice)
        moment = self._signs_at(one, meeting)
        if moment is None:
            return Status.NONE.value, None, ""
        return status_at(moment, meeting.late_at).value, moment, ""

    def _signs(self, one: Someone, meeting_id: int) -> Act:
        def act(session: Session, now: datetime) -> None:
            board.sign_in(
                session, now, meeting_id, one.person.id,
                chat_id=self.chat_id, name=one.person.full_name, with_code=True,
            )  # fmt: skip

        return act

    def _expected(self, session: Session, meeting: Meeting) -> list[Someone]:
        found = session.scalars(
            select(Member).where(Member.branch_id == self.branch_id, Member.left_on.is_(None))
        )
        wanted = {
            one.account_id
            for one in found
            if entries.in_audience(meeting, one.post, one.subgroup_id)
        }
        return [one for one in self.present() if one.person.id in wanted]

    # contests and discussions

    def join(self, contest: Contest) -> None:
        """Plans who enters a contest."""
        for one in self.present():
            if self.dice.random() < one.diligence:
                moment = contest.created_at + timedelta(seconds=self.dice.uniform(5, 200))
                self.agenda.plan(moment, self._joins(one, contest.id))

    def _joins(self, one: Someone, contest_id: int) -> Act:
        def act(session: Session, now: datetime) -> None:
            contest = session.get_one(Contest, contest_id)
            member = session.get_one(Member, self.row[one.person.id])
            contests.join(session, now, contest, member)

        return act

    def speakers(self, topic: Topic) -> list[tuple[datetime, Someone, str]]:
        """Works out who speaks on a topic, what, and when: in the group, as people do."""
        keen = sorted(self.present(), key=lambda one: one.talk * self.dice.random(), reverse=True)
        chosen = keen[: self.dice.randint(*SPEAKERS)]
        texts = phrases.talk(len(chosen), self.dice)
        assert topic.posted_at is not None
        moments = [
            topic.posted_at + timedelta(minutes=self.dice.choice((25, 130, 290))) for _ in chosen
        ]
        return list(zip(moments, chosen, texts, strict=True))
