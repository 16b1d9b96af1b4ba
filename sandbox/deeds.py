"""The actions of members, which use the world like everybody else's."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial
from random import Random

from sandbox import manners, phrases
from sandbox.intents import Act, Intents, Key
from sandbox.links import start_payload
from sandbox.values import Button, Message, Person, Tap
from sandbox.world import World

STEPS = 7
SECONDS = 240.0


class Deeds:
    """The members' actions, and whether they are doing something in their private chat with the
    bot."""

    def __init__(self, world: World, intents: Intents, seed: int) -> None:
        self._world = world
        self._intents = intents
        self._seed = seed
        self._flows: dict[int, tuple[int, float]] = {}
        self.screen: Callable[[], str] = str
        """Gives the code that stands on the screen in the room, "" for none."""

    def forget(self) -> None:
        """Forgets what everybody was doing."""
        self._flows.clear()

    def under_way(self, person: Person) -> bool:
        """Tells whether a member pressed something lately and answers the bot's questions in
        private."""
        steps, until = self._flows.get(person.id, (0, 0.0))
        return steps > 0 and self._intents.now <= until

    def tapping(self, person: Person, message: Message, wanted: re.Pattern[str]) -> Act:
        """Taps the button with such a label, if it is still there by then."""

        def tap() -> None:
            button = manners.find(message.keyboard, wanted)
            if button is not None and not message.deleted:
                self._use(person, message, button)

        return tap

    def claiming(self, person: Person, message: Message) -> Act:
        """Claims a name: where a newer message offers a tap for it, its mere link is left alone."""

        def claim() -> None:
            own = manners.find(message.keyboard, manners.CLAIM)
            offers = [
                manners.find(one.keyboard, manners.CLAIM)
                for one in self._world.messages(message.chat)
                if one.sender is self._world.bot
            ]
            better = any(offer is not None and offer.callback_data for offer in offers)
            if own is not None and not message.deleted and (own.callback_data or not better):
                self._use(person, message, own)

        return claim

    def saying(self, person: Person, message: Message, text: str) -> Act:
        """Speaks on a topic, if it is still open by then."""

        def say() -> None:
            if not message.deleted and manners.find(message.keyboard, manners.SPEAK):
                chat, thread = message.chat, message.thread
                self._world.say(person, chat, text, reply_to=message, thread=thread)

        return say

    def once_more(self, tap: Tap, tried: Collection[str | None]) -> Act:
        """Presses the button of a tap again, in private another one than those that were tried."""

        def press() -> None:
            message = tap.message
            if message.deleted:
                return
            buttons = [one for row in message.keyboard for one in row if one.callback_data]
            if message.chat.type == "private":
                stem = tap.data.partition(":")[0]
                buttons = [
                    one
                    for one in buttons
                    if one.callback_data not in tried and str(one.callback_data).startswith(stem)
                ]
            else:
                buttons = [one for one in buttons if one.callback_data == tap.data]
            if buttons:
                self._use(tap.person, message, buttons[0])

        return press

    def _use(self, person: Person, message: Message, button: Button) -> None:
        """Presses a button unprompted; its questions in private are then answered."""
        self._flows[person.id] = (STEPS, self._intents.now + SECONDS)
        self._press(person, message, button)

    def _press(self, person: Person, message: Message, button: Button) -> None:
        if button.url is not None:
            self.follow(person, button.url, ("link", message.chat.id, message.id))
        elif button.callback_data is not None:
            self._world.tap(person, message, button.callback_data)

    def follow(self, person: Person, url: str, key: Key) -> None:
        """Opens a deep link: soon the private chat is started with its payload."""
        payload = start_payload(url, self._world.bot.username or "")
        if payload is not None:
            delay = manners.dice(self._seed, url, person.id).uniform(1, 3)
            self._intents.plan(person, delay, key, partial(self._world.start, person, payload))

    def answer(self, person: Person, message: Message, version: int, dice: Random) -> None:
        """Takes the next step of something begun: a sensible button, or the words asked for."""
        if message.deleted or message.version != version:
            return
        steps, until = self._flows.get(person.id, (0, 0.0))
        self._flows[person.id] = (steps - 1, until)
        if manners.ASKS_CODE.search(message.text):
            if code := self.screen():
                self._world.say(person, message.chat, code)
            return
        button = self._choice(person, message, dice) if message.keyboard else None
        if button is not None:
            self._press(person, message, button)
        elif manners.ASKS_NAME.search(message.text):
            self._world.say(person, message.chat, person.full_name)
        elif manners.wants_words(message.text, message.markup):
            self._world.say(person, message.chat, phrases.reason(dice), reply_to=message)

    def _choice(self, person: Person, message: Message, dice: Random) -> Button | None:
        """Chooses the button a person would press in private, knowing their own name."""
        everyone = self._world.people.values()
        alike = sorted(one.id for one in everyone if one.full_name == person.full_name)
        names = {one.full_name for one in everyone} - {person.full_name}
        turn = alike.index(person.id)
        return manners.sensible(message.keyboard, person.full_name, names, turn, dice)

    def vote(self, person: Person, message: Message, dice: Random) -> None:
        """Answers a quiz as well as one can, or chooses in a poll, once."""
        poll = message.poll
        if message.deleted or poll is None or poll.closed or person.id in poll.votes:
            return
        nature = manners.nature(self._seed, person.id)
        choice = (
            manners.quiz_choice(poll, nature, dice)
            if poll.quiz
            else manners.poll_choice(poll, dice)
        )
        self._world.vote(person, message, choice)

    def react(self, person: Person, message: Message, emoji: str) -> None:
        """Puts an emoji to a message, if it is still there."""
        if not message.deleted:
            self._world.react(person, message, [emoji])
