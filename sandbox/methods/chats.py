"""Methods for chats and their members: information, topics, leaving."""

from __future__ import annotations

from sandbox import shapes
from sandbox.kinds import RIGHTS
from sandbox.methods.registry import Call, method
from sandbox.values import ApiError, Chat, Json, Member, NotAllowed, Topic, bad_request

_GIFTS = [
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
]


@method("getChat", "chat_id:chat")
def get_chat(call: Call) -> Json:
    """Returns a ChatFullInfo."""
    chat = call.chat()
    shape = shapes.chat(chat) | {"accent_color_id": 0, "max_reaction_count": 11}
    shape["accepted_gift_types"] = dict.fromkeys(_GIFTS, False)
    if chat.type != "private":
        shape["permissions"] = {right: right not in chat.denied for right in RIGHTS}
    if chat.pinned:
        pinned = chat.messages[chat.pinned[0]]
        shape["pinned_message"] = shapes.message(pinned, reply=False)
    return shape


@method("getChatMember", "chat_id:chat user_id:int")
def get_chat_member(call: Call) -> Json:
    """Returns a ChatMember; somebody who was never there has left."""
    chat = call.chat()
    person = call.person()
    if chat.type == "private":
        return shapes.chat_member(Member(person))
    return shapes.chat_member(chat.members.get(person.id) or Member(person, "left"))


@method("getChatAdministrators", "chat_id:chat return_bots:bool")
def get_chat_administrators(call: Call) -> list[Json]:
    """Returns the administrators; of bots, only this one."""
    chat = call.chat()
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [shapes.chat_member(member) for member in chat.members.values() if member.admin]


@method("getChatMemberCount", "chat_id:chat")
def get_chat_member_count(call: Call) -> int:
    """Counts those in the chat, including the bot."""
    chat = call.chat()
    return 2 if chat.type == "private" else sum(m.present for m in chat.members.values())


@method("leaveChat", "chat_id:chat")
def leave_chat(call: Call) -> bool:
    """Leaves a group."""
    chat = call.chat()
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    call.world.bot_leaves(chat, call.bot)
    return True


def _administered(call: Call, right: str) -> Chat:
    chat = call.chat()
    if chat.type == "private" or not call.is_admin(chat):
        raise bad_request(f"not enough rights to {right}")
    return chat


@method("exportChatInviteLink", "chat_id:chat")
def export_chat_invite_link(call: Call) -> str:
    """Returns a link by which people can join."""
    chat = _administered(call, "manage chat invite link")
    return f"https://t.me/+sandbox{abs(chat.id)}"


@method("createForumTopic", "chat_id:chat name:str icon_color:int icon_custom_emoji_id:str")
def create_forum_topic(call: Call) -> Json:
    """Makes a topic."""
    chat = _administered(call, "create a topic")
    name = call.get("name", "").strip()
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "topic name is too long")
    try:
        topic = call.world.create_topic(chat, call.bot, name, call.get("icon_color", 7322096))
    except NotAllowed as error:
        raise ApiError(400, f"Bad Request: {error}") from error
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


_TOPIC = "chat_id:chat message_thread_id:int"


def _topic(call: Call, right: str) -> tuple[Chat, Topic]:
    chat = _administered(call, right)
    topic = chat.topics.get(call.get("message_thread_id", 0))
    if topic is None:
        raise bad_request("message thread not found")
    return chat, topic


@method("closeForumTopic", _TOPIC)
def close_forum_topic(call: Call) -> bool:
    """Closes a topic."""
    return _turn_topic(call, closed=True)


@method("reopenForumTopic", _TOPIC)
def reopen_forum_topic(call: Call) -> bool:
    """Opens a closed topic."""
    return _turn_topic(call, closed=False)


def _turn_topic(call: Call, *, closed: bool) -> bool:
    chat, topic = _topic(call, "close or open the topic")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    call.world.close_topic(chat, call.bot, topic, closed=closed)
    return True


@method("deleteForumTopic", _TOPIC)
def delete_forum_topic(call: Call) -> bool:
    """Deletes a topic with its messages."""
    call.world.delete_topic(*_topic(call, "delete the topic"))
    return True
