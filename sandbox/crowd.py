"""Lets members act on their own: they sign in, read, answer, talk and react like people."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from random import Random

from sandbox import manners, phrases
from sandbox.deeds import Deeds
from sandbox.intents import Act, Intents
from sandbox.manners import Coming, Nature
from sandbox.values import Chat, Event, Message, Person, Tap
from sandbox.world import World

STEP = 0.2
RECENT = 40
TALKERS = 12
TRIES = 5
"""Taps on one message after which a person gives up."""

Sleep = Callable[[float], Awaitable[object]]


class Crowd:
    """Thirty people who act on their own, each with a seeded nature.

    They use the same World actions as everybody. People watched on a page or in `quiet` (by name;
    the secretary) never act. The crowd has its own time: `advance` moves it by seconds, and `run`
    does so with the clock, `pace` times as fast.
    """

    def __init__(
        self,
        world: World,
        *,
        pace: float = 1.0,
        seed: int = 1921,
        quiet: Collection[str] = ("陈静",),
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.acting = False
        self.pace = pace
        self._world = world
        self._seed = seed
        self._quiet = frozenset(quiet)
        self._clock = clock
        self._sleep = sleep
        self._intents = Intents(self._free)
        self._deeds = Deeds(world, self._intents, seed)
        world.listen(self.notice)

    def watch_screen(self, screen: Callable[[], str]) -> None:
        """Has members read the code on the screen in the room, which this gives; "" for none."""
        self._deeds.screen = screen

    def close(self) -> None:
        """Stops listening and forgets all plans."""
        self.switch(on=False)
        self._world.forget(self.notice)

    def switch(self, *, on: bool, pace: float | None = None) -> None:
        """Lets the members act or rest; switched on, they take up what is still open."""
        if pace is not None:
            self.pace = pace
        if on == self.acting:
            return
        self.acting = on
        self._intents.clear()
        self._deeds.forget()
        if on:
            for chat in list(self._world.chats.values()):
                for message in self._world.messages(chat)[-RECENT:]:
                    self._consider(message, new=False)

    async def run(self) -> None:
        """Moves the crowd's time with the clock until cancelled."""
        before = self._clock()
        while True:
            await self._sleep(STEP)
            after = self._clock()
            self.advance(max(0.0, after - before) * self.pace)
            before = after

    def advance(self, seconds: float) -> None:
        """Moves the crowd's time by `seconds`; everything due happens in order."""
        self._intents.advance(seconds)

    def nature(self, person: Person) -> Nature:
        """Returns a person's nature, the same every time."""
        return manners.nature(self._seed, person.id)

    # events

    def notice(self, event: Event) -> None:
        """Takes a change in the world and plans what people do about it; nothing happens yet."""
        if not self.acting:
            return
        if event.type in ("message", "edit") and event.message is not None:
            self._consider(event.message, new=event.type == "message")
        elif event.type == "toast" and event.tap is not None:
            person, answer = event.tap.person, event.tap.answer
            if answer is not None and answer.url and self._deeds.under_way(person):
                self._deeds.follow(person, answer.url, ("answer", event.tap.id))
            elif answer is not None and answer.text and self._free(person):
                self._plan_once_more(event.tap, answer.text)

    def _consider(self, message: Message, *, new: bool) -> None:
        chat = message.chat
        if message.service is not None or message.deleted:
            return
        if message.sender is not self._world.bot:
            if new and chat.type != "private" and message.reply_to is not None:
                self._plan_applause(message, limit=2, eagerness=0.15)
            return
        if chat.type == "private" or message.ephemeral_to is not None:
            self._plan_private(message)
            return
        self._plan_buttons(message)
        if message.poll is not None:
            self._plan_poll(message)
        elif new and not self._tappable(message):
            self._plan_applause(message, limit=3, eagerness=0.5)
        if self._is_prompt(message):
            self._plan_talk(message)

    @staticmethod
    def _tappable(message: Message) -> bool:
        return manners.find(message.keyboard, manners.SIGN_IN) is not None

    @staticmethod
    def _is_prompt(message: Message) -> bool:
        return manners.find(message.keyboard, manners.SPEAK) is not None

    # planning

    def _free(self, person: Person) -> bool:
        watched = self._world.viewers.get(person.id, 0) > 0
        return not (person.is_bot or watched or person.full_name in self._quiet)

    def _people(self, chat: Chat) -> list[Person]:
        present = [member.person for member in chat.members.values() if member.present]
        return [person for person in present if self._free(person)]

    def _dice(self, message: Message, person: Person | None = None, about: str = "") -> Random:
        who = person.id if person is not None else 0
        return manners.dice(self._seed, message.chat.id, message.id, who, about)

    def _plan_buttons(self, message: Message) -> None:
        if self._tappable(message):
            self._plan_board(message)
        if manners.find(message.keyboard, manners.STUDIED):
            for person in self._people(message.chat):
                act = self._deeds.tapping(person, message, manners.STUDIED)
                self._plan_reading(person, message, "studied", act)
        if manners.find(message.keyboard, manners.JOIN):
            for person in self._people(message.chat):
                dice = self._dice(message, person, "join")
                if dice.random() < 0.8:
                    act = self._deeds.tapping(person, message, manners.JOIN)
                    key = ("join", message.chat.id, message.id)
                    self._intents.plan(person, dice.uniform(2, 25), key, act)
        if manners.find(message.keyboard, manners.CLAIM):
            for person in self._people(message.chat):
                act = self._deeds.claiming(person, message)
                self._plan_reading(person, message, "claim", act)

    def _plan_reading(self, person: Person, message: Message, about: str, act: Act) -> None:
        """Plans that nearly everybody does what a text asks for, once they have read it."""
        dice = self._dice(message, person, about)
        nature = self.nature(person)
        if dice.random() < 0.7 + 0.28 * nature.punctuality:
            delay = manners.reading_delay(message.text, nature, dice)
            self._intents.plan(person, delay, (about, message.chat.id, message.id), act)

    def _plan_board(self, message: Message) -> None:
        people = {person.id: person for person in self._people(message.chat)}
        natures = {number: self.nature(person) for number, person in people.items()}
        for number, coming in manners.comings(natures, self._dice(message)).items():
            person, dice = people[number], self._dice(message, people[number])
            if coming is Coming.ABSENT:
                continue
            wanted = manners.SIGN_IN
            if coming is Coming.LEAVE and manners.find(message.keyboard, manners.LEAVE):
                wanted = manners.LEAVE
            elif coming is Coming.LATE and dice.random() < 0.5:
                key = ("late", message.chat.id, message.id)
                warning = self._deeds.tapping(person, message, manners.LATE)
                self._intents.plan(person, dice.uniform(10, 60), key, warning)
            delay = manners.coming_delay(coming, natures[number], dice)
            key = ("board", message.chat.id, message.id)
            self._intents.plan(person, delay, key, self._deeds.tapping(person, message, wanted))

    def _plan_poll(self, message: Message) -> None:
        for person in self._people(message.chat):
            dice = self._dice(message, person, "poll")
            if message.poll is None or message.poll.closed or dice.random() > 0.93:
                continue
            nature = self.nature(person)
            delay = manners.poll_delay(message.poll, self._world.clock(), nature, dice)
            key = ("poll", message.chat.id, message.id)
            self._intents.plan(person, delay, key, partial(self._deeds.vote, person, message, dice))

    def _plan_talk(self, message: Message) -> None:
        keen = [one for one in self._people(message.chat) if self.nature(one).talk > 0.55]
        self._dice(message).shuffle(keen)
        speakers = keen[:TALKERS]
        texts = phrases.talk(len(speakers), self._dice(message, about="talk"))
        for order, (person, text) in enumerate(zip(speakers, texts, strict=True)):
            dice = self._dice(message, person, "talk")
            delay = manners.reading_delay(message.text, self.nature(person), dice)
            act = self._deeds.saying(person, message, text)
            key = ("talk", message.chat.id, message.id)
            self._intents.plan(person, delay + 12 + 16 * order * dice.uniform(0.6, 1.4), key, act)

    def _plan_applause(self, message: Message, limit: int, eagerness: float) -> None:
        warm = [one for one in self._people(message.chat) if self.nature(one).warmth > 0.7]
        dice = self._dice(message, about="applause")
        willing = [one for one in warm if one is not message.sender and dice.random() < eagerness]
        for person in willing[:limit]:
            emoji = dice.choice(phrases.REACTIONS)
            delay = manners.reading_delay(message.text, self.nature(person), dice)
            key = ("react", message.chat.id, message.id)
            self._intents.plan(
                person, delay, key, partial(self._deeds.react, person, message, emoji)
            )

    def _plan_private(self, message: Message) -> None:
        person = message.ephemeral_to or message.chat.person
        if person is None or not self._free(person):
            return
        dice = self._dice(message, person, f"private:{message.version}")
        key = ("private", message.chat.id, message.id, message.version)
        if manners.find(message.keyboard, manners.STUDIED):
            delay = manners.reading_delay(message.text, self.nature(person), dice)
            self._intents.plan(
                person, delay, key, self._deeds.tapping(person, message, manners.STUDIED)
            )
            return
        if manners.CLAIMED.search(message.text):
            self._plan_again(person)
        done = manners.DONE.search(message.text) and not manners.ASKS_CODE.search(message.text)
        if not self._deeds.under_way(person) or done:
            return
        delay = dice.uniform(2, 7) * self.nature(person).tempo
        version = message.version
        self._intents.plan(
            person, delay, key, partial(self._deeds.answer, person, message, version, dice)
        )

    def _plan_once_more(self, tap: Tap, text: str) -> None:
        """Plans that a person who was told to wait comes back after that time, which is the bot's
        and runs slower than the crowd's."""
        wait = manners.told_to_wait(text)
        tried = [
            one.data
            for one in self._world.taps.values()
            if one.person is tap.person and one.message is tap.message
        ]
        if wait is None or len(tried) > TRIES:
            return
        dice = self._dice(tap.message, tap.person, f"again:{tap.id}")
        delay = (wait + 1) * max(1.0, self.pace) + dice.uniform(2, 20)
        self._intents.plan(
            tap.person, delay, ("once more", tap.id), self._deeds.once_more(tap, tried)
        )

    def _plan_again(self, person: Person) -> None:
        """Plans that a person who has just claimed their name goes back to the board they had
        tapped in vain."""
        for tap in list(self._world.taps.values()):
            board = tap.message
            button = manners.find(board.keyboard, manners.SIGN_IN)
            if tap.person is person and button is not None and button.callback_data == tap.data:
                key = ("again", board.chat.id, board.id)
                act = self._deeds.tapping(person, board, manners.SIGN_IN)
                self._intents.plan(person, self._dice(board, person).uniform(4, 15), key, act)
