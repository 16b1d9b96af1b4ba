"""A town to play stories in: the real bot over real HTTP, the sandbox, and moved time."""

import atexit
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import bindparam, exists, inspect, or_, select
from sqlalchemy.orm import Session

from bot.app import App, build_app
from bot.limiter import FreeLimiter
from bot.settings import Settings
from data.engine import open_writer
from data.models import Branch, BranchMove, Card, Errand, Member, Outgoing, Plan
from data.queries import branch as branches, member as members
from data.store import Store
from data.values.founding import Founding
from data.values.sealing import Key
from sandbox import Answer, Chat, Message, Person, Sandbox
from tests.prepared import prepared, remembered

T = TypeVar("T")
TOKEN = "42:TEST-token-of-the-sandbox"
SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 11, 27, 14, 0, tzinfo=SHANGHAI)
"""A Friday afternoon, an hour before the meetings of the stories."""

NAMES = ("陈静", "王芳", "李强", "赵敏", "周杰", "孙浩")

DUE = select(
    or_(
        exists().where(Plan.next_due_at <= bindparam("now")),
        exists().where(Outgoing.state.in_(["waiting", "sending"])),
        exists().where(Card.due_at <= bindparam("now")),
        exists().where(Errand.state == "waiting"),
        exists().where(BranchMove.error == "", BranchMove.try_at <= bindparam("now")),
    )
)
"""Tells whether the clock's jobs may have something to do. Asking each of them takes five times as
long, and stories ask after every step."""


@dataclass(slots=True, eq=False)
class Town:
    """People, their group, and the bot. `chen` is the secretary 陈静 and the group's creator."""

    box: Sandbox
    app: App
    group: Chat
    people: dict[str, Person]
    at: list[datetime] = field(default_factory=lambda: [START])
    reads: Callable[[Message, str], str] = lambda _message, label: label
    """A function for the label on a message of a button that a story names, where another language
    is spoken."""
    kind: object = None
    opened: bytes = b""

    @property
    def now(self) -> datetime:
        """The present moment in the town."""
        return self.at[0]

    def person(self, name: str) -> Person:
        """Returns somebody by name; a new person joins the group."""
        if name not in self.people:
            self.people[name] = self.box.world.person(name)
            self.box.world.join(self.group, self.people[name])
        return self.people[name]

    @property
    def chen(self) -> Person:
        """The secretary."""
        return self.people["陈静"]

    async def settle(self) -> None:
        """Lets everything that was started come to its end: updates, jobs, replies."""
        app = self.app
        for _ in range(40):
            await self.box.idle(quiet=0)  # nothing here begins by itself later
            for one in app.connections:
                await one.intake.settle()
            if not await app.store.look(lambda s: s.scalar(DUE, {"now": self.now.astimezone(UTC)})):
                return
            worked = await app.tick.run()
            for one in app.connections:
                worked += await one.delivery.run() + await one.cards.run()
            worked += await app.errands.run() + await app.moving.run()
            if not worked:
                return
        raise AssertionError("the town does not come to rest")

    async def wait(self, **span: float) -> None:
        """Lets time pass (timedelta's arguments), and what is due happen."""
        await self.until(self.now + timedelta(**span))

    async def until(self, moment: datetime) -> None:
        """Moves the time to this moment."""
        self.box.advance((moment - self.now).total_seconds())
        self.at[0] = moment
        await self.settle()

    async def say(self, person: Person | str, text: str, *, private: bool = False) -> None:
        """Has somebody write in the group, or privately to the bot."""
        who = self.person(person) if isinstance(person, str) else person
        chat = self.box.world.private(who) if private else self.group
        self.box.world.say(who, chat, text)
        await self.settle()

    async def reply(self, person: Person | str, message: Message, text: str) -> Message:
        """Has somebody reply to a message, in its chat; returns the reply."""
        who = self.person(person) if isinstance(person, str) else person
        said = self.box.world.say(who, message.chat, text, reply_to=message)
        await self.settle()
        return said

    async def edit(self, message: Message, text: str) -> None:
        """Has the writer of a message edit it."""
        self.box.world.edit(message.sender, message, text)
        await self.settle()

    async def react(self, person: Person | str, message: Message, *emoji: str) -> None:
        """Sets somebody's reaction to a message, or removes it; administrators are told of it."""
        who = self.person(person) if isinstance(person, str) else person
        self.box.world.react(who, message, emoji)
        await self.settle()

    async def vote(
        self, person: Person | str, message: Message, *places: int, as_chat: Chat | None = None
    ) -> None:
        """Has somebody answer a poll, perhaps as a chat; no index takes the answer back."""
        who = self.person(person) if isinstance(person, str) else person
        self.box.world.vote(who, message, places, as_chat=as_chat)
        await self.settle()

    async def start(self, person: Person, payload: str = "", bot: Person | None = None) -> None:
        """Has somebody open the private chat with a bot (the first one), perhaps through a deep
        link."""
        self.box.world.start(person, payload, bot=bot)
        await self.settle()

    async def tap(self, person: Person, message: Message, label: str) -> Answer:
        """Has somebody tap a button, and follow the link in the answer if there is one."""
        tap = self.box.world.tap(person, message, self.reads(message, label))
        answer = await self.box.answer(tap)
        await self.settle()
        if answer.url and "start=" in answer.url:
            await self._open(person, answer.url)
        return answer

    async def follow(self, person: Person, message: Message, label: str) -> None:
        """Has somebody open the deep link of a button."""
        label = self.reads(message, label)
        button = next(b for row in message.keyboard for b in row if label in b.text)
        assert button.url
        assert "start=" in button.url
        await self._open(person, button.url)

    async def _open(self, person: Person, url: str) -> None:
        """Has somebody open a deep link, at the bot that it names."""
        address, _, payload = url.partition("?start=")
        name = address.rpartition("/")[2]
        bots = (account.person for account in self.box.world.accounts.values())
        await self.start(person, payload, next(bot for bot in bots if bot.username == name))

    def board(self) -> Message:
        """Returns the newest message in the group that has buttons."""
        return next(m for m in reversed(self.seen()) if m.keyboard)

    def seen(self, viewer: Person | None = None) -> list[Message]:
        """Returns the bot's messages in the group, as the viewer sees them."""
        every = self.box.world.messages(self.group, viewer)
        return [m for m in every if m.sender.is_bot]

    def heard(self, person: Person) -> Message:
        """Returns the newest message of the bot that somebody sees, in the group or privately."""
        return max((*self.seen(person), *self.told(person)), key=lambda message: message.order)

    def told(self, person: Person, bot: Person | None = None) -> list[Message]:
        """Returns a bot's (the first one's) private messages to somebody."""
        every = self.box.world.messages(self.box.world.private(person, bot), person)
        return [m for m in every if m.sender.is_bot]

    def last(self, person: Person) -> Message:
        """Returns the bot's last private message to somebody."""
        return self.told(person)[-1]

    async def press(self, person: Person, label: str) -> Answer:
        """Has somebody tap a button of the last private message that has any; one that refuses an
        answer and has only 取消 is passed over for another label."""
        shown = [m for m in self.told(person) if m.keyboard]
        message = shown.pop()
        if shown and refusing(message) and label not in labels(message)[0]:
            message = shown.pop()
        return await self.tap(person, message, label)

    async def forge(self, person: Person, message: Message, data: str) -> Answer:
        """Has somebody send data that no button has, as a tampered client can."""
        answer = await self.box.answer(self.box.world.tap(person, message, data, crafted=True))
        await self.settle()
        return answer

    async def look(self, work: Callable[[Session], T]) -> T:
        """Reads from the database."""
        return await self.app.store.look(work)

    async def every(self, kind: type[T]) -> Sequence[T]:
        """Returns all rows of a table, the oldest first."""
        return await self.look(lambda s: s.scalars(select(kind).order_by(inspect(kind).c[0])).all())

    async def only(self, kind: type[T]) -> T:
        """Returns the one row of a table."""
        (row,) = await self.every(kind)
        return row

    async def enrol(
        self, *names: str, standing: str = "full", post: str = "none", subgroup: str = ""
    ) -> None:
        """Puts people on the roster, their names claimed; an existing member row is kept."""
        people = [self.person(name) for name in names]
        now = self.now.astimezone(UTC)

        def write(session: Session) -> None:
            branch = session.scalars(select(Branch).where(Branch.chat_id == self.group.id)).one()
            part = branches.subgroup(session, branch.id, subgroup).id if subgroup else None
            for person in people:
                members.meet(session, person.id, person.full_name, now)
                member = members.of(session, branch.id, person.id)
                if member is None:
                    member = Member(
                        branch_id=branch.id, account_id=person.id, joined_on=self.now.date()
                    )
                    session.add(member)
                member.name, member.standing, member.post = person.full_name, standing, post
                member.subgroup_id, member.listed = part, True

        await self.app.store.write(write)
        await self.settle()

    async def plan(self, line: str, by: Person | None = None) -> None:
        """Has 陈静 plan a meeting in one line, privately, and publish what the preview shows."""
        planner = by or self.chen
        await self.say(planner, f"/meeting {line}", private=True)
        await self.publish(planner)

    async def open_signin(self, line: str = "", *, private: bool = False) -> None:
        """Has 陈静 send /signin and tap what it shows, if that opens sign-in."""
        await self.say(self.chen, f"/signin {line}".strip(), private=private)
        # What only she may see comes privately where the bot may not whisper.
        for shown in (self.seen(self.chen)[-1], *self.told(self.chen)[-1:]):
            for button in (button for row in shown.keyboard for button in row):
                if (button.callback_data or "").startswith(("s.op:", "s.nw:")):
                    await self.tap(self.chen, shown, button.text)
                    return

    async def publish(self, planner: Person) -> None:
        """Publishes the meeting whose preview somebody sees, if that is what they see."""
        message = self.last(planner)
        for button in (button for row in message.keyboard for button in row):
            if (button.callback_data or "").startswith("f.e:") and "publish" in str(
                button.callback_data
            ):
                await self.tap(planner, message, button.text)

    async def second(self) -> tuple[Chat, Person]:
        """Makes another group with a branch of its own, founded by 刘洋, who opens the private
        chat."""
        liu = self.box.world.person("刘洋")
        other = self.box.world.group("第二党支部", [liu], creator=liu)
        self.box.world.add_bot(other, liu)
        await self.settle()
        await self.tap(liu, self.box.world.messages(other)[-1], "建立支部")
        await self.start(liu)
        return other, liu

    async def restart(self) -> None:
        """Restarts the bot on the same database."""
        await self.app.close()
        self.app = build_app(self.app.settings, lambda: self.at[0].astimezone(UTC), FreeLimiter)
        await self.app.open(ticking=False, listening=False)

    @prepared
    async def found(self) -> None:
        """Adds the bot to the group; 陈静 sets the branch up and opens the private chat."""
        self.box.world.add_bot(self.group, self.chen)
        await self.settle()
        await self.tap(self.chen, self.board(), "建立支部")
        await self.start(self.chen)


def refusing(message: Message) -> bool:
    """Tells whether a message only refuses an answer to a step, with the button that leaves it."""
    return all((b.callback_data or "").startswith("hw.x:") for row in message.keyboard for b in row)


def labels(message: Message) -> list[str]:
    """Returns the texts of a message's buttons."""
    return [button.text for row in message.keyboard for button in row]


@cache
def _settings(**options: Any) -> Settings:
    """Reads the settings, which looks at the environment and for a file, once for all towns."""
    return Settings(
        token=TOKEN, port=0, **{"founding": Founding.ANYONE, "taps_a_second": 0, **options}
    )


@cache
def key_file() -> Path:
    """Makes the key of all towns on PostgreSQL, as an operator does."""
    with NamedTemporaryFile("w", suffix=".key", delete=False) as file:
        file.write(Key.new().text)
    atexit.register(Path(file.name).unlink, missing_ok=True)
    return Path(file.name)


def settings_of(database_url: str, api_url: str, **options: Any) -> Settings:
    """Gives a town's settings."""
    places: dict[str, Any] = {"database_url": database_url, "api_url": api_url}
    if "sqlite" not in database_url:
        places["key_file"] = key_file()
    return _settings(**options).model_copy(update=places)


@asynccontextmanager
async def open_town(
    database_url: str,
    kind: Literal["supergroup", "group"] = "supergroup",
    *,
    further: Sequence[str] = (),
    **options: Any,
) -> AsyncIterator[Town]:
    """Opens a town on a database, its group of this kind; options go to the settings. Of `further`
    bots these are the tokens; they are in no group yet."""
    at = [START]
    if further:
        options |= {"tokens": SecretStr(" ".join(further))}
    async with Sandbox(token=TOKEN, clock=START.timestamp, flood=False) as box:
        for number, token in enumerate(further, 2):
            box.another_bot(token, f"zhixue{number}_bot")
        settings = settings_of(database_url, box.url, **options)
        app = build_app(settings, lambda: at[0].astimezone(UTC), FreeLimiter)
        people = {name: box.world.person(name) for name in NAMES}
        group = box.world.group(
            "第一党支部", list(people.values()), creator=people["陈静"], kind=kind
        )
        await app.open(ticking=False, listening=False)
        town = Town(box, app, group, people, at, kind=(kind, START, repr(options)))
        town.opened = remembered(town)
        try:
            yield town
        finally:
            await town.app.close()
        require_manual(box)


def require_manual(box: Sandbox) -> None:
    """Fails where the bot sent a parameter that Telegram does not know, or where the sandbox gave
    something that Telegram's manual has otherwise."""
    assert box.log.unknown == []
    assert box.log.wrong == []


@asynccontextmanager
async def reopened(town: Town, database_url: str) -> AsyncIterator[Town]:
    """Restarts the bot on the same database and the same sandbox; the old one is closed."""
    settings = settings_of(database_url, town.box.url)
    app = build_app(settings, lambda: town.at[0].astimezone(UTC), FreeLimiter)
    await app.open(ticking=False, listening=False)
    try:
        yield Town(town.box, app, town.group, town.people, town.at)
    finally:
        await app.close()


@asynccontextmanager
async def writer_held(store: Store) -> AsyncIterator[None]:
    """Holds the database's lock elsewhere: nothing of ours can be committed meanwhile."""
    engine = open_writer(store.writer.url)
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("UPDATE seen_update SET bot_id = bot_id")
        else:
            connection.exec_driver_sql("LOCK TABLE seen_update, account IN EXCLUSIVE MODE")
        try:
            yield
        finally:
            connection.rollback()
    engine.dispose()
