"""Lives the half year that a demonstration's branch has behind it, by the bot's own code.

All but the last weeks are written without the chat (`bot.living.earlier`). In the last ones the
clock stands still at one moment after the other at which something is due: the bot's jobs run
then, as they do in a real deployment, and send to the sandbox over HTTP. Between two such moments
members and the secretary act through the features' services, each act with its own time.
"""

import gc
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random
from typing import Final, TypeVar

from sqlalchemy import bindparam, exists, func, inspect, select
from sqlalchemy.orm import Session

from bot.app import App
from bot.living import secretary
from bot.living.agenda import Act, Agenda
from bot.living.clock import ZONE, DemoClock, at
from bot.living.content import packed_readings, year
from bot.living.earlier import Earlier
from bot.living.members import Members
from bot.living.people import people
from data.imports.material import read_material
from data.imports.roster import read_roster
from data.models import Branch, Card, Contest, Meeting, Member, Reading, Round, Topic
from data.queries import bot as bots, card as cards, plan as plans
from handlers.away import service as away
from handlers.shared.refusal import Refusal
from handlers.topics.discussion.rules import CARD as TOPIC
from sandbox import Chat, Sandbox
from sandbox.demo import invite_bot

T = TypeVar("T")
Work = Callable[[Session, datetime, Branch, int], object]
"""Something the secretary does in the branch, with the secretary's account."""
SEED: Final = 1921
WEEKS: Final = 26
CHATS: Final = 1
"""The full weeks before the present one in which everything happens in the chat as well."""
THEME_DAY: Final = "theme_day"
AWAY: Final = (("秦海波", 8, 24), ("韩冰", 17, 10))
"""Who was away: the week in which that began, and for how many days."""
TOGETHER: Final = 200
"""Acts of people in one transaction."""
AT_REST: Final = 40
UNPOSTED: Final = select(exists().where(Card.due_at <= bindparam("now"), Card.message_id.is_(None)))
"""Tells whether a card is to be put up."""


class Past:
    """The past of one branch, from its founding to `until`."""

    def __init__(
        self,
        box: Sandbox,
        app: App,
        clock: DemoClock,
        group: Chat,
        until: datetime,
    ) -> None:
        self.box = box
        self.app = app
        self.clock = clock
        self.group = group
        self.until = until
        self.dice = Random(SEED)  # noqa: S311 - play, not secrets
        self.agenda = Agenda()
        self.everybody = people(box.world, SEED)
        self.chief = self.everybody[0].person
        self.branch_id = 0
        self.members: Members
        self._seen: dict[type, int] = {Reading: 0, Round: 0, Contest: 0}
        self._talked = datetime.min.replace(tzinfo=UTC)
        self._states: dict[int, str] = {}
        self._sayings: list[tuple[datetime, Callable[[], object]]] = []

    @property
    def chats_from(self) -> date:
        """The Monday from which on everything stands in the chat too."""
        day = self.until.astimezone(ZONE).date() - timedelta(weeks=CHATS)
        return day - timedelta(days=day.weekday())

    @property
    def first(self) -> date:
        """The day of the founding, a Monday."""
        return self.chats_from - timedelta(weeks=WEEKS - CHATS)

    @property
    def _held(self) -> list[secretary.Held]:
        last = self.until.astimezone(ZONE).date() + timedelta(days=10)
        return secretary.calendar(self.first, last)

    async def live(self, roster: bytes) -> None:
        """Lives it through; `roster` is the spreadsheet."""
        self.app.tick.pause = self.app.cards.pace = 0
        gc.disable()
        self.box.service.flood.on = False
        await self._found(roster)
        await self._write_earlier()
        self._announce()
        while await self._step():
            pass
        self.clock.set(self.until)
        await self._write(secretary.plan_standing)
        await self._settle()
        self.box.service.flood.on = True
        gc.enable()

    # the founding

    async def _found(self, roster: bytes) -> None:
        """Founds the branch, and has everybody come: in the chat, as people do."""
        self.clock.set(at(self.first, 9))
        world = self.box.world
        invite_bot(world, self.group)
        await self._settle()
        offer = next(one for one in reversed(world.messages(self.group)) if one.keyboard)
        world.tap(self.chief, offer, str(offer.keyboard[0][0].callback_data))
        await self._settle()
        for one in self.everybody:
            world.start(one.person)
        await self._settle()
        read = read_roster(roster, "roster.xlsx")
        self.branch_id = await self.app.store.look(
            lambda s: s.scalars(select(Branch.id).where(Branch.chat_id == self.group.id)).one()
        )
        found = await self._write(
            lambda s, now, b, _by: secretary.enrol(s, now, b, self.everybody, read)
        )
        self.members = Members(
            world, self.everybody, found, self.branch_id, self.group.id, self.dice, self.agenda
        )
        own = read_material(packed_readings(), "readings.zip")
        await self._write(lambda s, now, branch, by: secretary.prepare(s, now, branch, by, own))
        await self._settle()

    # the two parts

    async def _write_earlier(self) -> None:
        """Writes all but the last weeks without the chat."""
        bot_id = self.box.world.bot.id
        early = Earlier(self.members, self.first, self.chats_from, self.chief.id, bot_id)
        early.draw_up(
            [one for one in self._held if one.start < at(self.chats_from, 0)], self._trainings()
        )
        for name, week, days in AWAY:
            self._send_away(early, name, week, days)
        for week in range((self.chats_from - self.first).days // 7):
            monday = self.first + timedelta(weeks=week)
            await self.app.store.write(partial(early.week, monday=monday))
        self.clock.set(at(self.chats_from, 7, 40))
        await self.app.store.write(lambda s: early.end(s, self.clock.now()))
        for model in self._seen:
            await self.app.store.look(partial(self._new, model=model))
        self._talked = self.clock.now()
        held = await self.app.store.look(
            lambda s: s.execute(select(Meeting.id, Meeting.state)).all()
        )
        self._states = {number: state for number, state in held if state == "closed"}
        for moment, act in early.left():
            self.agenda.plan(moment, act)

    def _trainings(self) -> list[tuple[date, list[int]]]:
        """Returns the day and the members of each training outside the branch."""
        rows = [self.members.row[one.person.id] for one in self.everybody]
        return [
            (self.first + timedelta(weeks=4 + 5 * number, days=1), rows[number : number + 3])
            for number in range(len(year()["outside"]["titles"]))
        ]

    def _send_away(self, early: Earlier, name: str, week: int, days: int) -> None:
        """Has a member be away for some days."""
        one = next(one for one in self.everybody if one.line.name == name)
        start = self.first + timedelta(weeks=week)
        last = start + timedelta(days=days)

        def leave(session: Session, now: datetime) -> None:
            branch = session.get_one(Branch, self.branch_id)
            member = session.get_one(Member, self.members.row[one.person.id])
            away.note(session, now, branch, member, start, last, by=self.chief.id)
            self.members.away.add(one.person.id)

        early.plan(at(start, 7, 40), leave)
        early.plan(at(last, 23), lambda _s, _now: self.members.away.discard(one.person.id))

    def _announce(self) -> None:
        """Plans what the secretary announces in the last weeks, in the chat."""
        since = at(self.chats_from, 8)
        for held in self._held:
            notice = at(held.start.astimezone(ZONE).date() - timedelta(days=3), 10)
            later = held.start > self.until
            if held.start <= since or (later and held.subject.kind == THEME_DAY):
                continue  # the plan announces the theme day to come
            moment = min(max(notice, since), self.until - timedelta(hours=1))
            self._by_secretary(moment, self._meets(held))
        for week, title in secretary.CONTESTS:
            moment = at(self.first + timedelta(weeks=week, days=3), 16)
            if since < moment < self.until:
                self._by_secretary(moment, self._contest(title))

    @staticmethod
    def _meets(held: secretary.Held) -> Work:
        return lambda s, now, branch, by: secretary.publish(s, now, branch, by, held)

    @staticmethod
    def _contest(title: str) -> Work:
        return lambda s, now, branch, by: secretary.announce_contest(s, now, branch, by, title)

    def _by_secretary(self, moment: datetime, work: Work) -> None:
        def act(session: Session, now: datetime) -> None:
            work(session, now, session.get_one(Branch, self.branch_id), self.chief.id)

        self.agenda.plan(moment, act)

    # going on

    async def _step(self) -> bool:
        """Goes on to the next moment at which the clock has something to do; False at the end."""
        coming = await self._due(self.until)
        if self._sayings:
            coming = min(coming, self._sayings[0][0])
        while acts := self.agenda.before(coming, TOGETHER):
            await self.app.store.write(partial(_perform, self.box.world.bot.id, acts))
            coming = await self._due(coming)
        if coming >= self.until:
            return False
        self.clock.set(max(coming, self.clock.now()))
        await self._jobs()
        await self._say(coming)
        await self.app.store.write(self._look_around)
        return True

    async def _due(self, until: datetime) -> datetime:
        """Returns when the clock has something to do next, up to a moment."""
        kinds = self.app.tick.actions
        found = await self.app.store.look(partial(plans.first_due, until=until, kinds=kinds))
        return min(found or until, until)

    async def _say(self, until: datetime) -> None:
        """Has people say in the group what they were going to up to a moment."""
        if self._sayings and self._sayings[0][0] <= until:
            while self._sayings and self._sayings[0][0] <= until:
                self._sayings.pop(0)[1]()
            await self.box.idle(quiet=0)
            await self.app.intake.settle()

    async def _jobs(self) -> None:
        """Runs the clock's jobs; cards that only changed are drawn when others are put up."""
        await self.app.tick.run()
        await self.app.delivery.run()
        if await self.app.store.look(lambda s: s.scalar(UNPOSTED, {"now": self.clock.now()})):
            await self.app.cards.run()

    async def _settle(self) -> None:
        """Lets everything that was begun come to its end."""
        app = self.app
        for _ in range(AT_REST):
            await self.box.idle(quiet=0)
            await app.intake.settle()
            worked = await app.tick.run() + await app.delivery.run()
            worked += await app.cards.run() + await app.errands.run()
            if not worked:
                return

    def _look_around(self, session: Session) -> None:
        """Has people see what is new, and plan what they do about it."""
        members = self.members
        for reading in self._new(session, Reading):
            members.read(reading)
        for row in self._new(session, Round):
            members.ask(session, row)
        for contest in self._new(session, Contest):
            members.join(contest)
        for topic in session.scalars(
            select(Topic).where(Topic.state == "open", Topic.posted_at > self._talked)
        ):
            self._talked = topic.posted_at or self._talked
            self._discuss(session, topic)
        for meeting in session.scalars(
            select(Meeting).where(Meeting.starts_at > self.clock.now() - timedelta(days=2))
        ):
            if self._states.get(meeting.id) != meeting.state:
                self._states[meeting.id] = meeting.state
                self._attend(session, meeting)

    def _new(self, session: Session, model: type[T]) -> Sequence[T]:
        """Returns the rows of a table that are there since the last look."""
        number = inspect(model).c["id"]
        before = self._seen[model]
        self._seen[model] = session.scalar(select(func.max(number))) or 0
        return session.scalars(select(model).where(number > before).order_by(number)).all()

    def _attend(self, session: Session, meeting: Meeting) -> None:
        if meeting.state == "planned":
            self.members.ask_leave(session, meeting)
        elif meeting.state == "open":
            self.members.come(session, meeting)
        elif meeting.state == "closed":
            day = meeting.starts_at.astimezone(ZONE).date()
            for days, work in secretary.AFTERWARDS:
                self._later(at(day + timedelta(days=days), 10), meeting.id, work)

    def _later(self, moment: datetime, meeting_id: int, work: Callable[..., None]) -> None:
        self._by_secretary(
            moment,
            lambda s, now, b, by: work(s, now, b, by, s.get_one(Meeting, meeting_id), self.dice),
        )

    def _discuss(self, session: Session, topic: Topic) -> None:
        """Plans what is said on a topic, in answer to its card in the group."""
        card = cards.of(session, TOPIC, topic.id)
        if card is None or card.message_id is None:
            return
        message = self.group.messages[card.message_id]
        for moment, one, text in self.members.speakers(topic):
            say = partial(self.box.world.say, one.person, self.group, text, reply_to=message)
            self._sayings.append((moment, say))
        self._sayings.sort(key=lambda said: said[0])

    async def _write(self, work: Callable[[Session, datetime, Branch, int], T]) -> T:
        """Has the secretary do something now."""

        def write(session: Session) -> T:
            branch = session.get_one(Branch, self.branch_id)
            bots.act(session, branch.bot_id)
            return work(session, self.clock.now(), branch, self.chief.id)

        return await self.app.store.write(write)


def _perform(bot_id: int, acts: list[tuple[datetime, Act]], session: Session) -> None:
    """Has people do what they were going to; who is refused gives it up."""
    bots.act(session, bot_id)
    for moment, act in acts:
        with suppress(Refusal):
            act(session, moment)
