"""The members acting on their own: they sign in, read, answer, talk and react like people."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from random import Random

from bot.sandbox import manners, phrases
from bot.sandbox.intents import Act, Intents
from bot.sandbox.manners import Coming, Nature
from bot.sandbox.values import Button, Chat, Event, Message, Person
from bot.sandbox.world import World

STEP = 0.2
RECENT = 40
TALKERS = 12
FLOW_STEPS = 7
FLOW_SECONDS = 240.0

Sleep = Callable[[float], Awaitable[object]]


class Crowd:
    """Thirty people with a mind of their own, each with a seeded nature.

    They use the same World actions as everybody. Who is being watched on a page and who is in
    `quiet` (by name; the secretary) never acts. Time is the crowd's own: `advance` moves it by
    seconds, and `run` does so with the clock, `pace` times as fast.
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
        self._flows: dict[int, tuple[int, float]] = {}
        world.listen(self.notice)

    def close(self) -> None:
        """Stop listening and forget what was planned."""
        self.switch(on=False)
        self._world.forget(self.notice)

    def switch(self, *, on: bool, pace: float | None = None) -> None:
        """Let the members act or hold still; switched on, they take up what is still open."""
        if pace is not None:
            self.pace = pace
        if on == self.acting:
            return
        self.acting = on
        self._intents.clear()
        self._flows.clear()
        if on:
            for chat in list(self._world.chats.values()):
                for message in self._world.messages(chat)[-RECENT:]:
                    self._consider(message, new=False)

    async def run(self) -> None:
        """Move the crowd's time with the clock until cancelled."""
        before = self._clock()
        while True:
            await self._sleep(STEP)
            after = self._clock()
            self.advance(max(0.0, after - before) * self.pace)
            before = after

    def advance(self, seconds: float) -> None:
        """Let so many seconds of the crowd's time pass, and everything due happen in order."""
        self._intents.advance(seconds)

    def nature(self, person: Person) -> Nature:
        """What a person is like, the same every time."""
        return manners.nature(self._seed, person.id)

    # hearing

    def notice(self, event: Event) -> None:
        """Hear of a change in the world and plan what people do about it; nothing happens yet."""
        if not self.acting:
            return
        if event.type in ("message", "edit") and event.message is not None:
            self._consider(event.message, new=event.type == "message")
        elif event.type == "toast" and event.tap is not None:
            person, answer = event.tap.person, event.tap.answer
            if answer is not None and answer.url and person.id in self._flows:
                self._follow(person, answer.url, ("answer", event.tap.id))

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
        if message.poll is not None or (message.markup or {}).get("force_reply"):
            return message.poll is None
        busy = manners.SIGN_IN, manners.STUDIED
        if any(manners.find(message.keyboard, wanted) for wanted in busy):
            return False
        return bool(manners.PROMPT.search(message.text.strip().partition("\n")[0]))

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
        for about, wanted in (("studied", manners.STUDIED), ("claim", manners.CLAIM)):
            if manners.find(message.keyboard, wanted) is None:
                continue
            for person in self._people(message.chat):
                dice = self._dice(message, person, about)
                nature = self.nature(person)
                if dice.random() < 0.7 + 0.28 * nature.punctuality:
                    delay = manners.reading_delay(message.text, nature, dice)
                    key = (about, message.chat.id, message.id)
                    self._intents.plan(person, delay, key, self._tapping(person, message, wanted))

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
                warning = self._tapping(person, message, manners.LATE)
                self._intents.plan(person, dice.uniform(10, 60), key, warning)
            delay = manners.coming_delay(coming, natures[number], dice)
            key = ("board", message.chat.id, message.id)
            self._intents.plan(person, delay, key, self._tapping(person, message, wanted))

    def _plan_poll(self, message: Message) -> None:
        for person in self._people(message.chat):
            dice = self._dice(message, person, "poll")
            if message.poll is None or message.poll.closed or dice.random() > 0.93:
                continue
            nature = self.nature(person)
            delay = manners.poll_delay(message.poll, self._world.clock(), nature, dice)
            key = ("poll", message.chat.id, message.id)
            self._intents.plan(person, delay, key, partial(self._vote, person, message, dice))

    def _plan_talk(self, message: Message) -> None:
        keen = [one for one in self._people(message.chat) if self.nature(one).talk > 0.55]
        self._dice(message).shuffle(keen)
        for order, person in enumerate(keen[:TALKERS]):
            dice = self._dice(message, person, "talk")
            delay = manners.reading_delay(message.text, self.nature(person), dice)
            text = phrases.contribution(order, dice)
            act = self._saying(person, message, text)
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
            self._intents.plan(person, delay, key, partial(self._react, person, message, emoji))

    def _plan_private(self, message: Message) -> None:
        person = message.ephemeral_to or message.chat.person
        if person is None or not self._free(person):
            return
        dice = self._dice(message, person, f"private:{message.version}")
        key = ("private", message.chat.id, message.id, message.version)
        if manners.find(message.keyboard, manners.STUDIED):
            delay = manners.reading_delay(message.text, self.nature(person), dice)
            self._intents.plan(person, delay, key, self._tapping(person, message, manners.STUDIED))
            return
        if manners.CLAIMED.search(message.text):
            self._plan_again(person)
        steps, until = self._flows.get(person.id, (0, 0.0))
        if steps <= 0 or self._intents.now > until or manners.DONE.search(message.text):
            return
        delay = dice.uniform(2, 7) * self.nature(person).tempo
        version = message.version
        self._intents.plan(
            person, delay, key, partial(self._answer, person, message, version, dice)
        )

    def _plan_again(self, person: Person) -> None:
        """Who claimed their name only now goes back to the board they had tapped in vain."""
        for tap in list(self._world.taps.values()):
            board = tap.message
            button = manners.find(board.keyboard, manners.SIGN_IN)
            if tap.person is person and button is not None and button.callback_data == tap.data:
                key = ("again", board.chat.id, board.id)
                act = self._tapping(person, board, manners.SIGN_IN)
                self._intents.plan(person, self._dice(board, person).uniform(4, 15), key, act)

    # acting

    def _tapping(self, person: Person, message: Message, wanted: re.Pattern[str]) -> Act:
        def tap() -> None:
            button = manners.find(message.keyboard, wanted)
            if button is not None and not message.deleted:
                self._use(person, message, button)

        return tap

    def _saying(self, person: Person, message: Message, text: str) -> Act:
        def say() -> None:
            if not message.deleted:
                chat, thread = message.chat, message.thread
                self._world.say(person, chat, text, reply_to=message, thread=thread)

        return say

    def _use(self, person: Person, message: Message, button: Button) -> None:
        """Press a button of their own accord; what it asks for in private is then answered."""
        self._flows[person.id] = (FLOW_STEPS, self._intents.now + FLOW_SECONDS)
        self._press(person, message, button)

    def _press(self, person: Person, message: Message, button: Button) -> None:
        if button.url is not None:
            self._follow(person, button.url, ("link", message.chat.id, message.id))
        elif button.callback_data is not None:
            self._world.tap(person, message, button.callback_data)

    def _follow(self, person: Person, url: str, key: tuple[object, ...]) -> None:
        payload = manners.start_payload(url, self._world.bot.username or "")
        if payload is not None:
            delay = manners.dice(self._seed, url, person.id).uniform(1, 3)
            self._intents.plan(person, delay, key, partial(self._world.start, person, payload))

    def _answer(self, person: Person, message: Message, version: int, dice: Random) -> None:
        """The next step of something begun: a sensible button, or the words asked for."""
        if message.deleted or message.version != version:
            return
        steps, until = self._flows.get(person.id, (0, 0.0))
        self._flows[person.id] = (steps - 1, until)
        if message.keyboard:
            others = [one for one in self._world.people.values() if one is not person]
            alike = sorted(one.id for one in others if one.full_name == person.full_name)
            turn = sum(number < person.id for number in alike)
            names = [one.full_name for one in others if one.full_name != person.full_name]
            button = manners.sensible(message.keyboard, person.full_name, names, turn, dice)
            if button is not None:
                self._press(person, message, button)
        elif manners.wants_words(message.text, message.markup):
            self._world.say(person, message.chat, phrases.reason(dice), reply_to=message)

    def _vote(self, person: Person, message: Message, dice: Random) -> None:
        poll = message.poll
        if message.deleted or poll is None or poll.closed or person.id in poll.votes:
            return
        nature = self.nature(person)
        choice = (
            manners.quiz_choice(poll, nature, dice)
            if poll.quiz
            else manners.poll_choice(poll, dice)
        )
        self._world.vote(person, message, choice)

    def _react(self, person: Person, message: Message, emoji: str) -> None:
        if not message.deleted:
            self._world.react(person, message, [emoji])
