"""Reactions of people: taps on buttons, and emoji."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox import shapes
from sandbox.reactions import EMOJI, plain
from sandbox.state import QUERY_LIFE
from sandbox.values import Answer, Button, Json, Message, NotAllowed, Person, Tap
from sandbox.voting import Voting

TAPS_KEPT = 20_000


class Answering(Voting):
    """The part of the world for taps and reactions."""

    def tap(
        self, person: Person, message: Message, label_or_data: str, *, crafted: bool = False
    ) -> Tap:
        """Taps an inline button, named by its data, its label or a part of the label.

        `crafted` sends any data at all, as a tampered client can.
        """
        # A tap may be under way while its message is deleted.
        late = message.deleted and message.ephemeral_to is None and message.chat.sees(person)
        if not late and not self.visible(message, person):
            raise NotAllowed("看不到这条消息")
        data = label_or_data if crafted else self._data(message, label_or_data)
        account = self.accounts.get(message.sender.id, self.main)
        if account not in self.bots_in(message.chat):
            raise NotAllowed("机器人不在群里")
        number = 1_000_000_000_000_000_000 + self.new_number()
        tap = Tap(str(number), person, message, data, self.clock(), account.person)
        self.taps[tap.id] = tap
        if len(self.taps) > TAPS_KEPT:
            del self.taps[next(iter(self.taps))]
        payload: Json = {
            "id": tap.id,
            "from": shapes.user(person),
            "message": shapes.inaccessible(message) if message.deleted else shapes.message(message),
            "chat_instance": str(-7_000_000_000 - abs(message.chat.id)),
            "data": data,
        }
        account.push("callback_query", payload, f"user:{person.id}")
        return tap

    @staticmethod
    def _data(message: Message, wanted: str) -> str:
        button = find_button(message, wanted)
        if button.callback_data is None:
            raise NotAllowed("这个按钮不是给机器人的")
        return button.callback_data

    def query(self, tap_id: str, bot: Person) -> Tap | None:
        """Finds a tap on a bot's button by its id; other bots' are unknown to it."""
        tap = self.taps.get(tap_id)
        return tap if tap is not None and tap.bot is bot else None

    def answer_tap(self, tap_id: str, answer: Answer, bot: Person | None = None) -> bool:
        """Takes a bot's answer to a tap; False when the tap is unknown, too old or answered
        before."""
        tap = self.query(tap_id, bot or self.bot)
        if tap is None or tap.answer is not None or self.clock() - tap.at > QUERY_LIFE:
            return False
        tap.answer = answer
        self.publish("toast", tap.message.chat, tap=tap, audience=tap.person)
        return True

    def react(self, person: Person, message: Message, emoji: Sequence[str]) -> None:
        """Replaces a person's reactions to a message; an empty list removes them."""
        if not self.visible(message, person):
            raise NotAllowed("看不到这条消息")
        if message.ephemeral_to is not None or message.service is not None:
            raise NotAllowed("这条消息不能回应")
        chosen = [plain(one) for one in emoji]
        if any(one not in EMOJI for one in chosen):
            raise NotAllowed("不能用这个表情回应")
        if len(emoji) > 1:
            raise NotAllowed("只能有一个表情回应")
        old = message.reactions.get(person.id, [])
        if old == chosen:
            return
        self.set_reactions(message, person, chosen)
        chat = message.chat
        payload: Json = {
            "chat": shapes.chat(chat),
            "message_id": message.id,
            "user": shapes.user(person),
            "date": self.now(),
            "old_reaction": shapes.reactions(old),
            "new_reaction": shapes.reactions(chosen),
        }
        for account in self.bots_in(chat):
            if chat.type == "private" or self.bot_is_admin(chat, account.person):
                account.push("message_reaction", payload, f"reactions:{chat.id}")

    def set_reactions(self, message: Message, person: Person, emoji: list[str]) -> None:
        """Stores somebody's reactions, the bot's too, and shows them."""
        message.reactions.pop(person.id, None)
        if emoji:
            message.reactions[person.id] = emoji
        self.changed(message, "reaction")


def find_button(message: Message, wanted: str) -> Button:
    """Finds the button with this data, this label, or the only one whose label contains it."""
    buttons = [button for row in message.keyboard for button in row]
    for button in buttons:
        if wanted in (button.callback_data, button.text):
            return button
    near = [button for button in buttons if wanted in button.text]
    if len(near) == 1:
        return near[0]
    raise NotAllowed("没有这个按钮" if not near else "有几个这样的按钮")
