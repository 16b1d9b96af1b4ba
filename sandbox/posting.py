"""Messages of people: texts, files, albums, forwards, their edits and deletions."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox import shapes
from sandbox.entities import tidy, units
from sandbox.kinds import KINDS, kind_of
from sandbox.links import starts
from sandbox.membership import Membership
from sandbox.values import Chat, Json, Message, NotAllowed, Person

TEXT_MOST = 4096
CAPTION_MOST = 1024
UPLOADS = ("document", "photo", "audio", "video", "voice")


class Posting(Membership):
    """The part of the world for messages."""

    def start(self, person: Person, payload: str = "", bot: Person | None = None) -> Message:
        """Opens the private chat with /start [payload], as a link does; from then on the bot may
        write. NotAllowed for a payload that clients do not send."""
        if not starts(payload):
            raise NotAllowed("链接的参数不能用，机器人没有启动")
        self.unblock(person, bot)
        text = f"/start {payload}" if payload else "/start"
        return self.say(person, self.private(person, bot), text)

    def say(
        self,
        person: Person,
        chat: Chat,
        text: str,
        reply_to: Message | None = None,
        thread: int | None = None,
        *,
        formatted: Sequence[Json] | None = None,
        as_chat: Chat | None = None,
    ) -> Message:
        """Writes a message; `formatted` are its entities, `as_chat` speaks for the person as when
        they vote. NotAllowed where it cannot be sent."""
        self._require_place(chat, person, thread)
        self._require_reply(chat, person, reply_to)
        body, entities = tidy(text, formatted or ())
        if not body:
            raise NotAllowed("消息是空的")
        if units(body) > TEXT_MOST:
            raise NotAllowed(f"消息太长，最多 {TEXT_MOST} 个字")
        content: Json = {
            "text": body,
            "entities": entities,
            "reply_to": reply_to,
            "thread": self._thread(chat, thread, reply_to),
            "as_chat": self.speaks_as(person, chat, as_chat) if as_chat else None,
        }
        self._require_right(chat, person, "text", content["thread"])
        secret = self._ephemeral_command(chat, person, body)
        message = self._put(chat, person, content, secret=secret)
        self.tell(message)
        return message

    def _put(self, chat: Chat, person: Person, content: Json, *, secret: bool = False) -> Message:
        """Posts for all, or for the sender alone what is secret or answers something secret."""
        reply_to: Message | None = content["reply_to"]
        if secret or (reply_to is not None and reply_to.ephemeral_to is not None):
            return self.whisper(chat, person, person, **content)
        return self.post(chat, person, **content)

    def _require_reply(self, chat: Chat, person: Person, reply_to: Message | None) -> None:
        if reply_to is None:
            return
        if reply_to.chat is not chat or not self.visible(reply_to, person):
            raise NotAllowed("看不到这条消息")

    def _ephemeral_command(self, chat: Chat, person: Person, text: str) -> bool:
        """Tells whether a text is a command that its menu marks as seen by the sender only."""
        if chat.type == "private" or not text.startswith("/"):
            return False
        name, _, addressee = text.split(maxsplit=1)[0][1:].lower().partition("@")
        return any(
            one["command"] == name and one.get("is_ephemeral")
            for account in self.bots_in(chat)
            if addressee in ("", (account.person.username or "").lower())
            for one in account.commands.for_person(chat, person)
        )

    def _require_place(self, chat: Chat, person: Person, thread: int | None) -> None:
        if chat.type == "private":
            if chat.person is not person:
                raise NotAllowed("这是别人的私聊")
            if chat.blocked:
                raise NotAllowed("你屏蔽了机器人，请先解除")
            if not chat.started:
                chat.started = True
                self.publish("chat", chat)
            return
        self._require_member(chat, person)
        if thread is not None and chat.forum and thread not in (*chat.topics, 1):
            raise NotAllowed("没有这个话题")

    @staticmethod
    def _require_right(chat: Chat, person: Person, kind: str, thread: int | None) -> None:
        """Refuses what the group or a closed topic lets only its administrators send."""
        member = chat.member(person)
        if chat.type == "private" or (member is not None and member.admin):
            return
        if KINDS[kind].right in chat.denied:
            raise NotAllowed("这个群不能发这种消息")
        topic = chat.topics.get(thread or 0)
        if topic is not None and topic.closed:
            raise NotAllowed("话题已经关闭")

    @staticmethod
    def _thread(chat: Chat, thread: int | None, reply_to: Message | None) -> int | None:
        below = reply_to.thread_below if reply_to else None
        if not chat.forum:
            return below
        return below if thread in (None, 1) else thread

    def upload(
        self,
        person: Person,
        chat: Chat,
        kind: str,
        content: bytes,
        filename: str,
        caption: str = "",
        reply_to: Message | None = None,
        thread: int | None = None,
    ) -> Message:
        """Sends one file; `kind` is document, photo, audio, video or voice."""
        return self._send_file(
            person, chat, (kind, content, filename), caption, reply_to=reply_to, thread=thread
        )

    def album(
        self,
        person: Person,
        chat: Chat,
        files: Sequence[tuple[str, bytes, str]],
        caption: str = "",
    ) -> list[Message]:
        """Sends two to ten files as one album; the caption is under the first."""
        if not 2 <= len(files) <= 10:
            raise NotAllowed("一组可以有 2 到 10 个文件")
        group = str(13_000_000_000_000_000 + self.new_number())
        return [
            self._send_file(person, chat, file, "" if index else caption, album=group)
            for index, file in enumerate(files)
        ]

    def _send_file(
        self,
        person: Person,
        chat: Chat,
        file: tuple[str, bytes, str],
        caption: str,
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
        album: str | None = None,
    ) -> Message:
        kind, data, filename = file
        self._require_place(chat, person, thread)
        self._require_reply(chat, person, reply_to)
        if kind not in UPLOADS:
            raise NotAllowed("不认识这种文件")
        body, entities = tidy(caption, ())
        if units(body) > CAPTION_MOST:
            raise NotAllowed(f"说明太长，最多 {CAPTION_MOST} 个字")
        media = self.store(kind, data, filename)
        if kind == "photo" and media.width is None:
            raise NotAllowed("这不是图片")
        content: Json = {
            "text": body,
            "entities": entities,
            "media": media,
            "album": album,
            "reply_to": reply_to,
            "thread": self._thread(chat, thread, reply_to),
        }
        self._require_right(chat, person, kind, content["thread"])
        message = self._put(chat, person, content)
        self.tell(message)
        return message

    def forward(self, person: Person, message: Message, chat: Chat) -> Message:
        """Forwards a message that the person can see into another chat."""
        if not self.visible(message, person):
            raise NotAllowed("看不到这条消息")
        if message.protected or message.ephemeral_to is not None:
            raise NotAllowed("这条消息不能转发")
        self._require_place(chat, person, None)
        content = self.copied(message)
        self._require_right(chat, person, kind_of(content), None)
        forwarded = self.post(chat, person, **content, origin=self.origin(message))
        self.tell(forwarded)
        return forwarded

    def copied(self, message: Message) -> Json:
        """Returns the content of a message as a forward or a copy of it carries it."""
        return {
            "text": message.text,
            "entities": message.entities,
            "media": message.media,
            "poll": message.poll,
            "location": message.location,
        }

    def origin(self, message: Message) -> Json:
        """Returns the MessageOrigin of a forwarded message."""
        if message.origin is not None:
            return message.origin
        return {"type": "user", "date": message.date, "sender_user": shapes.user(message.sender)}

    def visible(self, message: Message, person: Person) -> bool:
        """Tells whether a person can see a message now."""
        alone = message.ephemeral_to
        return (
            not message.deleted and message.chat.sees(person) and (alone is None or alone is person)
        )

    def edit(self, person: Person, message: Message, text: str) -> Message:
        """Changes the text or caption of one's own message."""
        if message.sender is not person or message.deleted or message.service is not None:
            raise NotAllowed("只能修改自己的消息")
        self._require_place(message.chat, person, None)
        body, entities = tidy(text, ())
        most = CAPTION_MOST if message.media else TEXT_MOST
        if not body and message.media is None:
            raise NotAllowed("消息是空的")
        if units(body) > most:
            raise NotAllowed(f"太长了，最多 {most} 个字")
        message.text, message.entities = body, entities
        message.edit_date = self.now()
        message.version += 1
        self.changed(message)
        self.tell(message, "edited_message")
        return message

    def delete(self, person: Person, message: Message) -> None:
        """Deletes a message for everybody: one's own, or anyone's as an administrator."""
        if message.deleted:
            raise NotAllowed("消息已经删除")
        if not self.visible(message, person):
            raise NotAllowed("看不到这条消息")
        member = message.chat.members.get(person.id)
        own = message.sender is person or message.chat.type == "private"
        if not own and message.ephemeral_to is None and not (member and member.admin):
            raise NotAllowed("不能删除别人的消息")
        self.discard(message)

    def pin(self, person: Person, message: Message) -> None:
        """Pins a message, as an administrator or in the private chat."""
        chat = message.chat
        if chat.type != "private":
            self._require_admin(chat, person)
        if message.deleted:
            raise NotAllowed("消息已经删除")
        self.set_pinned(message, pinned=True)
        self.tell_pinned(message, person)

    def set_pinned(self, message: Message, *, pinned: bool) -> None:
        """Marks a message as pinned or not, the latest first."""
        chat = message.chat
        if message.pinned:
            chat.pinned.remove(message.id)
        message.pinned = pinned
        if pinned:
            chat.pinned.insert(0, message.id)
        self.publish("pin", chat, message=message)

    def tell_pinned(self, message: Message, by: Person) -> None:
        """Posts the service message that something was pinned; bots are told only of others'
        pins."""
        shape: Json = {"pinned_message": shapes.message(message, reply=False)}
        line = f"{by.full_name} 置顶了一条消息"
        self.notify_service(message.chat, by, line, shape)
