"""Membership of groups: founding, joining, leaving, promoting, migrating and blocking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from sandbox import shapes
from sandbox.accounts import Account
from sandbox.state import State
from sandbox.values import (
    Chat,
    Json,
    Member,
    Message,
    NotAllowed,
    Person,
    Status,
    Topic,
)

TELEGRAM = Person(777_000, "Telegram")
"""The user who brings a channel's posts into the group that is linked to it."""


class Membership(State):
    """The part of the world for groups and the bot's membership."""

    def group(
        self,
        title: str,
        people: Iterable[Person],
        creator: Person,
        admins: Sequence[Person] = (),
        kind: Literal["supergroup", "group"] = "supergroup",
        *,
        forum: bool = False,
        id: int | None = None,  # noqa: A002 - the word everyone uses
    ) -> Chat:
        """Makes a new group without the bot; the creator is in it even when not listed."""
        number = self.new_number()
        made = id if id is not None else self._group_id(kind, number)
        chat = Chat(made, kind, title, forum=forum)
        for person in [creator, *people]:
            status: Status = "administrator" if person in admins else "member"
            chat.members[person.id] = Member(person, status)
        chat.members[creator.id].status = "creator"
        self.chats[made] = chat
        self.publish("chat", chat)
        return chat

    def channel(self, title: str, owner: Person) -> Chat:
        """Makes a channel that its owner can speak as; the bot is not in it and gets no updates
        from it."""
        made = Chat(self._group_id("supergroup", self.new_number()), "channel", title)
        made.members[owner.id] = Member(owner, "creator")
        return made

    def automatic(self, channel: Chat, chat: Chat, text: str) -> Message:
        """Posts a channel's automatic forward into the linked group, where replies are comments;
        the bot is told if it reads all."""
        shape: Json = {"type": "channel", "date": self.now(), "chat": shapes.chat(channel)}
        origin = {**shape, "message_id": channel.next_id}
        channel.next_id += 1
        post = self.post(chat, TELEGRAM, text=text, as_chat=channel, origin=origin)
        self.tell(post)
        return post

    @staticmethod
    def speaks_as(person: Person, chat: Chat, as_chat: Chat) -> Chat:
        """Returns the chat as which a person speaks in another: the group itself for its
        administrators, or a channel of theirs. NotAllowed for a chat that they cannot speak for."""
        member = as_chat.member(person)
        if as_chat is not chat and as_chat.type != "channel":
            raise NotAllowed("不能用这个身份")
        if chat.type != "supergroup" or member is None or not member.admin:
            raise NotAllowed("不能用这个身份")
        return as_chat

    @staticmethod
    def _group_id(kind: str, number: int) -> int:
        return -1_002_000_000_000 - number if kind == "supergroup" else -4_100_000_000 - number

    def add_bot(
        self, chat: Chat, by: Person, *, admin: bool = False, bot: Person | None = None
    ) -> None:
        """Adds a bot to a group, as a plain member or an administrator."""
        self._require_member(chat, by)
        bot = bot or self.bot
        if chat.member(bot) is not None:
            raise NotAllowed("机器人已经在群里")
        self._bot_becomes(bot, chat, by, "member")
        self.notify_service(
            chat,
            by,
            f"{by.full_name} 邀请 {bot.name} 加入了群组",
            {"new_chat_members": [shapes.user(bot)]},
        )
        if admin:
            self.promote_bot(chat, by, bot=bot)

    def remove_bot(self, chat: Chat, by: Person, bot: Person | None = None) -> None:
        """Removes a bot from a group; from a basic group it is told so by a message too."""
        self._require_admin(chat, by)
        bot = bot or self.bot
        if chat.member(bot) is None:
            raise NotAllowed("机器人不在群里")
        line, service = self._left_line(by, bot), {"left_chat_member": shapes.user(bot)}
        if chat.type == "group":
            self.notify_service(chat, by, line, service)
        self._bot_becomes(bot, chat, by, "kicked")
        if chat.type == "supergroup":
            self.notify_service(chat, by, line, service)

    def bot_leaves(self, chat: Chat, bot: Person) -> None:
        """Lets a bot leave a group by itself."""
        shape: Json = {"left_chat_member": shapes.user(bot)}
        self.notify_service(chat, bot, self._left_line(bot, bot), shape)
        self._bot_becomes(bot, chat, bot, "left")

    def promote_bot(
        self, chat: Chat, by: Person, *, admin: bool = True, bot: Person | None = None
    ) -> None:
        """Makes a bot an administrator, or a plain member again."""
        self._require_admin(chat, by)
        bot = bot or self.bot
        if chat.member(bot) is None:
            raise NotAllowed("机器人不在群里")
        self._bot_becomes(bot, chat, by, "administrator" if admin else "member")

    def restrict_bot(self, chat: Chat, by: Person, *rights: str, bot: Person | None = None) -> None:
        """Takes these rights, named as in ChatPermissions, from a bot that administers nothing."""
        self._require_admin(chat, by)
        self._bot_becomes(bot or self.bot, chat, by, "restricted", frozenset(rights))

    def _bot_becomes(
        self,
        bot: Person,
        chat: Chat,
        by: Person,
        status: Status,
        denied: frozenset[str] = frozenset(),
    ) -> None:
        old, new = self._becomes(chat, bot, status, denied)
        payload = self._member_change(chat, by, old, new)
        self.account(bot).push("my_chat_member", payload, f"mine:{chat.id}")
        self.publish("chat", chat)

    @staticmethod
    def _becomes(
        chat: Chat, person: Person, status: Status, denied: frozenset[str] = frozenset()
    ) -> tuple[Member, Member]:
        old, new = chat.members.get(person.id), Member(person, status, denied)
        chat.members[person.id] = new
        return old or Member(person, "left"), new

    def _member_change(self, chat: Chat, by: Person, old: Member, new: Member) -> Json:
        return {
            "chat": shapes.chat(chat),
            "from": shapes.user(by),
            "date": self.now(),
            "old_chat_member": shapes.chat_member(old),
            "new_chat_member": shapes.chat_member(new),
        }

    def join(self, chat: Chat, person: Person) -> None:
        """Lets a person join a group by themselves."""
        if chat.member(person) is not None:
            raise NotAllowed("已经在群里")
        self._person_becomes(chat, person, person, "member")
        shape: Json = {"new_chat_members": [shapes.user(person)]}
        self.notify_service(chat, person, f"{person.full_name} 加入了群组", shape)

    def leave(self, chat: Chat, person: Person) -> None:
        """Lets a person leave a group."""
        self._require_member(chat, person)
        shape: Json = {"left_chat_member": shapes.user(person)}
        self.notify_service(chat, person, self._left_line(person, person), shape)
        self._person_becomes(chat, person, person, "left")

    def promote(self, chat: Chat, person: Person, *, admin: bool = True) -> None:
        """Lets the creator make a member an administrator, or a plain member again."""
        member = self._require_member(chat, person)
        if member.status == "creator":
            raise NotAllowed("群主不能改变自己的身份")
        creator = next((m.person for m in chat.members.values() if m.status == "creator"), person)
        self._person_becomes(chat, person, creator, "administrator" if admin else "member")

    def _person_becomes(self, chat: Chat, person: Person, by: Person, status: Status) -> None:
        old, new = self._becomes(chat, person, status)
        for account in self.bots_in(chat):
            if self.bot_is_admin(chat, account.person):
                payload = self._member_change(chat, by, old, new)
                account.push("chat_member", payload, f"member:{person.id}")
        self.publish("chat", chat)

    def migrate(self, chat: Chat) -> Chat:
        """Makes a basic group a supergroup with another id, which is returned."""
        if chat.type != "group" or chat.migrated_to is not None:
            raise NotAllowed("只有普通群可以升级")
        creator = next(m.person for m in chat.members.values() if m.status == "creator")
        new_id = self._group_id("supergroup", self.new_number())
        new = Chat(new_id, "supergroup", chat.title)
        new.members = {key: Member(m.person, m.status) for key, m in chat.members.items()}
        self.chats[new_id] = new
        chat.migrated_to = new_id
        line = "群组升级为超级群"
        self.notify_service(chat, creator, line, {"migrate_to_chat_id": new_id})
        self.notify_service(new, creator, line, {"migrate_from_chat_id": chat.id})
        self.publish("chat", new)
        return new

    def create_topic(self, chat: Chat, by: Person, name: str, color: int = 7322096) -> Topic:
        """Makes a new topic in a forum."""
        if not chat.forum:
            raise NotAllowed("这个群没有话题")
        shape: Json = {"forum_topic_created": {"name": name, "icon_color": color}}
        message = self.post(chat, by, service=shape, line=f"话题“{name}”已创建")
        message.thread = message.id
        topic = Topic(message.id, name, color, opened=message)
        chat.topics[topic.id] = topic
        self.tell(message)
        self.publish("chat", chat)
        return topic

    def close_topic(self, chat: Chat, by: Person, topic: Topic, *, closed: bool = True) -> None:
        """Closes a topic to all but administrators, or opens it again."""
        if topic.closed == closed:
            raise NotAllowed("话题已经是这样")
        topic.closed = closed
        name, line = ("closed", "关闭") if closed else ("reopened", "重新开放")
        shape: Json = {f"forum_topic_{name}": {}}
        self.notify_service(chat, by, f"话题“{topic.name}”已{line}", shape, thread=topic.id)
        self.publish("chat", chat)

    def delete_topic(self, chat: Chat, topic: Topic) -> None:
        """Deletes a topic and everything in it; the bot is not told."""
        del chat.topics[topic.id]
        for message in [one for one in chat.messages.values() if one.thread == topic.id]:
            self.discard(message)
        self.publish("chat", chat)

    def deny(self, chat: Chat, *rights: str) -> None:
        """Takes these rights, named as in ChatPermissions, from all who administer nothing, and no
        others."""
        chat.denied = frozenset(rights)
        self.publish("chat", chat)

    def block(self, person: Person, bot: Person | None = None) -> None:
        """Lets a person block a bot."""
        self._private_turn(person, self.account(bot), blocked=True)

    def unblock(self, person: Person, bot: Person | None = None) -> None:
        """Lets a person unblock a bot."""
        self._private_turn(person, self.account(bot), blocked=False)

    def _private_turn(self, person: Person, account: Account, *, blocked: bool) -> None:
        chat = self.private(person, account.person)
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        standing: tuple[Status, Status] = ("kicked", "member") if blocked else ("member", "kicked")
        new, old = (Member(account.person, status) for status in standing)
        payload = self._member_change(chat, person, old, new)
        account.push("my_chat_member", payload, f"mine:{chat.id}")
        self.publish("chat", chat)

    def _require_member(self, chat: Chat, person: Person) -> Member:
        member = chat.member(person)
        if member is None:
            raise NotAllowed("不在这个群里")
        if chat.migrated_to is not None:
            raise NotAllowed("这个群已经升级为超级群")
        return member

    def _require_admin(self, chat: Chat, person: Person) -> None:
        if not self._require_member(chat, person).admin:
            raise NotAllowed("只有管理员可以这样做")

    @staticmethod
    def _left_line(by: Person, gone: Person) -> str:
        if by is gone:
            return f"{gone.full_name} 离开了群组"
        return f"{by.full_name} 将 {gone.full_name} 移出了群组"
