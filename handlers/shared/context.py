"""The context of an update: what came in, its transaction, and the replies collected."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy.orm import Session

from data.models import Draft
from data.queries import audit
from data.values.audit import AuditKind
from data.values.language import Language
from data.values.out import OutFile, OutMessage
from handlers.shared.buttons import tap
from handlers.shared.refusal import Denied, Refusal
from handlers.shared.texts import Texts, texts_in


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: their Telegram id, the name they show and their client's language."""

    id: int
    name: str
    language: Language
    username: str = ""


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

    def as_json(self) -> dict[str, Any]:
        """Returns the file as a row keeps it: what is sent again, and what is known of it."""
        kept = OutFile(self.kind, self.name, file_id=self.file_id).as_json()
        return kept | {"size": self.size, "seconds": self.seconds, "unique": self.unique_id}


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came in from a person, without any of Telegram's classes."""

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
    bot_id: int = 0
    """The bot that was spoken to."""
    from_channel: bool = False
    """A channel's post: nobody's command."""
    sender_chat: bool = False
    """An anonymous admin or a channel: there is no person behind it that we could know."""


Verb = Literal["answer", "send", "edit", "delete", "react", "reply_privately"]


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
    """Replied privately: the one person who shall see it."""
    thread: int = 0
    public_fallback: bool | OutMessage = True
    """Replied privately: where that is impossible, everybody may see it rather than nobody; or see
    another message in its place."""


def note_exports(
    session: Session, now: datetime, replies: Iterable[Reply], branch_id: int, by: int
) -> None:
    """Keeps in the audit log what of a branch's data these replies hand out, each kind once."""
    files = (one.message.file for one in replies if one.message and one.message.file)
    for what in dict.fromkeys(file.export for file in files if file.export):
        audit.add(session, now, branch_id, AuditKind.EXPORT, by, what)


@dataclass(slots=True)
class Context:
    """An update in its transaction. Handlers read, decide and write with `session`, and collect
    replies; these go out after the commit."""

    incoming: Incoming
    session: Session
    now: datetime
    texts: Texts
    replies: list[Reply] = field(default_factory=list)
    draft: Draft | None = None
    """The step in progress that the text or file is for."""
    denied: Denied | None = None
    """The right that was lacking."""

    @property
    def answered(self) -> bool:
        """Whether the tap has its answer."""
        return any(reply.verb == "answer" for reply in self.replies)

    @property
    def person(self) -> Person:
        """Who acts."""
        return self.incoming.person

    @property
    def bot_id(self) -> int:
        """The bot that was spoken to."""
        return self.incoming.bot_id

    @property
    def args(self) -> tuple[str, ...]:
        """The arguments of a button or a deep link."""
        return self.incoming.args

    def arg(self, at: int = 0) -> str:
        """One of the arguments; empty where there is none."""
        return self.incoming.args[at] if at < len(self.incoming.args) else ""

    @property
    def text(self) -> str:
        """The message's text or caption, or what follows the command."""
        return self.incoming.text

    @property
    def private(self) -> bool:
        """Whether the chat is a private one."""
        return self.incoming.private

    @property
    def chat_id(self) -> int:
        """The chat the update came from."""
        return self.incoming.chat_id

    @property
    def message_id(self) -> int:
        """The message that came, or the one that was tapped."""
        return self.incoming.message_id

    @property
    def file(self) -> FileIn | None:
        """The file that came with the message."""
        return self.incoming.file

    def plain(self, key: str, **values: object) -> str:
        """Returns a text without formatting, for answers and buttons."""
        return self.texts.plain(key, **values)

    def use_language(self, language: str) -> None:
        """Puts all further texts in this language."""
        self.texts = texts_in(language)

    def answer(self, text: str = "", *, alert: bool = False, url: str = "") -> None:
        """Answers a tap, once: a later answer takes the place of an earlier one."""
        if self.incoming.query_id:
            self.replies = [reply for reply in self.replies if reply.verb != "answer"]
            self.replies.append(
                Reply(
                    "answer", query_id=self.incoming.query_id, text=text[:200], alert=alert, url=url
                )
            )

    def progress(self, text: str) -> dict[str, Any]:
        """Says privately that slow work has begun, for an errand's "progress": once it is done, the
        message goes. A tapped message becomes it."""
        if not self.incoming.query_id:
            return {"chat": self.person.id, "text": text}
        self.edit(OutMessage(text))
        return {"chat": self.chat_id, "message": self.message_id}

    def reply(self, message: OutMessage | str) -> None:
        """Replies in the chat the update came from."""
        made = OutMessage(message) if isinstance(message, str) else message
        self.replies.append(
            Reply("send", chat_id=self.chat_id, message=made, thread=self.incoming.thread)
        )

    def send_to(self, chat_id: int, message: OutMessage) -> None:
        """Sends to another chat, for example somebody's private one."""
        self.replies.append(Reply("send", chat_id=chat_id, message=message))

    def edit(self, message: OutMessage, message_id: int = 0) -> None:
        """Puts the message in the place of the tapped one (or the one named)."""
        self.replies.append(
            Reply(
                "edit",
                chat_id=self.chat_id,
                message_id=message_id or self.message_id,
                message=message,
            )
        )

    def show(self, message: OutMessage) -> None:
        """Edits the tapped message, or replies with a new one where nothing was tapped."""
        if self.incoming.query_id:
            self.edit(message)
        else:
            self.reply(message)

    def react(self, emoji: str) -> None:
        """Puts a reaction on the message that came: the calmest way to say that it was seen."""
        self.replies.append(
            Reply("react", chat_id=self.chat_id, message_id=self.message_id, text=emoji)
        )

    def delete(self, message_id: int, chat_id: int = 0) -> None:
        """Deletes a message of this chat, or of the one named."""
        of = chat_id or self.chat_id
        self.replies.append(Reply("delete", chat_id=of, message_id=message_id))

    def reply_privately(
        self, message: OutMessage | str, *, public_fallback: bool | OutMessage = True
    ) -> None:
        """Tells this one person: privately, or in a group so that only they see it; if need be,
        and `public_fallback` allows it, so that all see it, or the message that it names."""
        made = OutMessage(message) if isinstance(message, str) else message
        if self.private:
            self.reply(made)
            return
        self.replies.append(
            Reply(
                "reply_privately",
                chat_id=self.chat_id,
                message=made,
                to=self.incoming.person.id,
                query_id=self.incoming.query_id,
                message_id=self.message_id,
                thread=self.incoming.thread,
                public_fallback=public_fallback,
            )
        )

    def refuse(self, refusal: Refusal) -> None:
        """Says why not, only to the person who asked."""
        self.replies.clear()
        self.denied = refusal.denied
        if self.incoming.query_id:
            self.answer(self.texts.plain(refusal.key, **refusal.values), alert=True)
        else:
            said = OutMessage(self.texts(refusal.key, **refusal.values))
            if refusal.step:
                said = said.with_buttons(tap(self.plain("cancel"), "hw.x", refusal.step))
            self.reply_privately(said)
