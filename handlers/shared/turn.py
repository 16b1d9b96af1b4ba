"""One update from one person: what they did, the transaction it runs in, and the replies."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from data.values.language import Language
from data.values.out import OutMessage
from handlers.shared.refusal import Refusal
from handlers.shared.wording import Texts, texts_in


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: their Telegram id, the name they show and their client's language."""

    id: int
    name: str
    language: Language


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file that came with a message; `size` in bytes, `seconds` of what is played.

    `kind`: document · photo · video · animation · audio · voice.
    """

    file_id: str
    name: str
    size: int
    kind: str = "document"
    seconds: int = 0
    unique_id: str = ""
    """The same for the same file, whoever sends it and however often."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did, without any of Telegram's classes."""

    person: Person
    chat_id: int
    private: bool
    chat_title: str = ""
    message_id: int = 0
    query_id: str = ""
    text: str = ""
    """The message's text or caption, or what follows the command."""
    html: str = ""
    """The text with its formatting, as Telegram's HTML."""
    forwarded: bool = False
    album: str = ""
    """The same for all messages of one album."""
    args: tuple[str, ...] = ()
    """The arguments of a button or a deep link."""
    poll_id: str = ""
    """The poll that was answered."""
    options: tuple[int, ...] = ()
    """Places of the poll's options that were chosen; none where the answer was taken back."""
    edited: bool = False
    """The message was there before and says something else now."""
    reactions: int = 0
    """How many reactions this person has on the message now."""
    reactions_before: int = 0
    """How many they had on it before."""
    file: FileIn | None = None
    replied_file: FileIn | None = None
    reply_to: int = 0
    replied_to: int = 0
    """Whose message this one replies to."""
    thread: int = 0
    """The topic of a forum that it is in."""
    under: int = 0
    """The message that was answered first where answers to answers stand: a card, for example, or
    a channel's post with its comments."""
    comment: bool = False
    """It answers a post that came from the channel to which the group belongs."""
    admin: bool | None = None
    """Whether the person is an admin of the group; None where nobody asked Telegram."""
    bot_name: str = ""
    sender_chat: bool = False
    """An anonymous admin or a channel: there is no person behind it that we could know."""


Verb = Literal["toast", "send", "edit", "delete", "react", "whisper"]


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to say once the commit stands."""

    verb: Verb
    chat_id: int = 0
    message_id: int = 0
    message: OutMessage | None = None
    text: str = ""
    alert: bool = False
    url: str = ""
    query_id: str = ""
    to: int = 0
    """Whispered: the one person who shall see it."""
    thread: int = 0
    aloud: bool = True
    """Whispered: where nothing else is possible everybody may see it, rather than nobody."""


@dataclass(slots=True)
class Turn:
    """A deed in its transaction. Doors read, decide and write with `session`, and collect
    replies; these go out after the commit."""

    deed: Deed
    session: Session
    now: datetime
    texts: Texts
    replies: list[Reply] = field(default_factory=list)
    pokes: set[str] = field(default_factory=set)
    """Jobs of the clock to run at once after the commit: cards · outbox · errands · tick."""

    @property
    def person(self) -> Person:
        """Who acts."""
        return self.deed.person

    def speak(self, language: str) -> None:
        """From here on the turn's texts are in this language."""
        self.texts = texts_in(language)

    def toast(self, text: str, *, alert: bool = False, url: str = "") -> None:
        """Answers a tap, once: a later answer takes the place of an earlier one."""
        if self.deed.query_id:
            self.replies = [reply for reply in self.replies if reply.verb != "toast"]
            self.replies.append(
                Reply("toast", query_id=self.deed.query_id, text=text[:200], alert=alert, url=url)
            )

    def say(self, message: OutMessage | str) -> None:
        """Answers in the chat the deed came from."""
        made = OutMessage(message) if isinstance(message, str) else message
        self.replies.append(
            Reply("send", chat_id=self.deed.chat_id, message=made, thread=self.deed.thread)
        )

    def write_to(self, chat_id: int, message: OutMessage) -> None:
        """Sends to another chat, for example somebody's private one."""
        self.replies.append(Reply("send", chat_id=chat_id, message=message))

    def redraw(self, message: OutMessage, message_id: int = 0) -> None:
        """Puts the message in the place of the tapped one (or the one named)."""
        self.replies.append(
            Reply(
                "edit",
                chat_id=self.deed.chat_id,
                message_id=message_id or self.deed.message_id,
                message=message,
            )
        )

    def show(self, message: OutMessage) -> None:
        """Redraws the tapped message, or answers with a new one where nothing was tapped."""
        if self.deed.query_id:
            self.redraw(message)
        else:
            self.say(message)

    def react(self, emoji: str) -> None:
        """Puts a reaction on the message the deed is: the calmest way to say that it was seen."""
        self.replies.append(
            Reply("react", chat_id=self.deed.chat_id, message_id=self.deed.message_id, text=emoji)
        )

    def remove(self, message_id: int) -> None:
        """Deletes a message of this chat."""
        self.replies.append(Reply("delete", chat_id=self.deed.chat_id, message_id=message_id))

    def whisper(self, message: OutMessage | str, *, aloud: bool = True) -> None:
        """Tells this one person: privately, or in a group so that only they see it; if need be,
        and `aloud` allows it, so that all see it."""
        made = OutMessage(message) if isinstance(message, str) else message
        if self.deed.private:
            self.say(made)
            return
        self.replies.append(
            Reply(
                "whisper",
                chat_id=self.deed.chat_id,
                message=made,
                to=self.deed.person.id,
                query_id=self.deed.query_id,
                message_id=self.deed.message_id,
                thread=self.deed.thread,
                aloud=aloud,
            )
        )

    def refuse(self, refusal: Refusal) -> None:
        """Says why not, only to the person who asked."""
        self.replies.clear()
        self.pokes.clear()
        if self.deed.query_id:
            self.toast(self.texts.plain(refusal.key, **refusal.values), alert=True)
        else:
            self.whisper(self.texts(refusal.key, **refusal.values))
