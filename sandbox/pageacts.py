"""The actions of a person on the chat page, by name, with arguments as the page sends them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.links import starts
from sandbox.pageview import message_json
from sandbox.values import Chat, Json, Message, NotAllowed, Person
from sandbox.world import World

Act = Callable[[World, Person, Json], Json]


def perform(world: World, me: Person, given: Json) -> Json:
    """Does what `given["do"]` names and returns the result; NotAllowed where it cannot be."""
    act = ACTS.get(str(given.get("do")))
    if act is None:
        raise NotAllowed("不认识这个动作")
    return act(world, me, given)


def chat_of(world: World, me: Person, given: Json) -> Chat:
    """Returns the named chat, if the person may know of it."""
    number = _whole(given.get("chat"))
    if number == me.id:
        return world.private(me)
    chat = world.chats.get(number) if number is not None else None
    if chat is None or (chat.type == "private" and chat.person is not me):
        raise NotAllowed("没有这个聊天")
    return chat


def message_of(world: World, me: Person, given: Json, name: str = "message") -> Message:
    """Returns the named message, a plain one by its number, a private one as e<number>."""
    chat, wanted = chat_of(world, me, given), given.get(name)
    found: Message | None = None
    if isinstance(wanted, str) and wanted.startswith("e"):
        number = _whole(wanted[1:])
        found = chat.ephemeral.get((me.id, number)) if number is not None else None
    else:
        number = _whole(wanted)
        found = chat.messages.get(number) if number is not None else None
    if found is None or not world.visible(found, me):
        raise NotAllowed("这条消息已经不在了")
    return found


def replied(world: World, me: Person, given: Json) -> Message | None:
    """Returns the message that is replied to, if any is named."""
    return message_of(world, me, given, "reply_to") if given.get("reply_to") is not None else None


def _whole(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _text(given: Json, name: str = "text") -> str:
    return str(given.get(name) or "")


def _say(world: World, me: Person, given: Json) -> Json:
    reply, thread = replied(world, me, given), _whole(given.get("thread"))
    said = world.say(me, chat_of(world, me, given), _text(given), reply_to=reply, thread=thread)
    return {"message": message_json(said, me)}


def _tap(world: World, me: Person, given: Json) -> Json:
    return {"tap": world.tap(me, message_of(world, me, given), _text(given, "data")).id}


def _vote(world: World, me: Person, given: Json) -> Json:
    options = given.get("options")
    if not isinstance(options, list) or not all(isinstance(one, int) for one in options):
        raise NotAllowed("没有这个选项")
    world.vote(me, message_of(world, me, given), options)
    return {}


def _react(world: World, me: Person, given: Json) -> Json:
    emoji = given.get("emoji") or []
    chosen = [emoji] if isinstance(emoji, str) else [str(one) for one in emoji]
    world.react(me, message_of(world, me, given), chosen)
    return {}


def _start(world: World, me: Person, given: Json) -> Json:
    return {"message": message_json(world.start(me, _text(given, "payload")), me)}


def _edit(world: World, me: Person, given: Json) -> Json:
    return {"message": message_json(world.edit(me, message_of(world, me, given), _text(given)), me)}


def _delete(world: World, me: Person, given: Json) -> Json:
    world.delete(me, message_of(world, me, given))
    return {}


def _forward(world: World, me: Person, given: Json) -> Json:
    target = chat_of(world, me, {"chat": given.get("to", me.id)})
    forwarded = world.forward(me, message_of(world, me, given), target)
    return {"message": message_json(forwarded, me)}


def _pin(world: World, me: Person, given: Json) -> Json:
    world.pin(me, message_of(world, me, given))
    return {}


def _read(world: World, me: Person, given: Json) -> Json:
    mark_read(world, me, chat_of(world, me, given))
    return {}


def mark_read(world: World, me: Person, chat: Chat) -> None:
    """Marks everything in a chat as seen by this person."""
    seen = world.messages(chat, me)
    if seen:
        world.read_marks[chat.id, me.id] = seen[-1].order


def _add_bot(world: World, me: Person, given: Json) -> Json:
    """Adds the bot; a payload is sent as a client sends it after a startgroup link."""
    chat = chat_of(world, me, given)
    if chat.member(world.bot) is None:
        world.add_bot(chat, me)
    payload = _text(given, "payload")
    if payload and starts(payload):
        world.say(me, chat, f"/start@{world.bot.username} {payload}")
    return {"chat": chat.id}


def _remove_bot(world: World, me: Person, given: Json) -> Json:
    world.remove_bot(chat_of(world, me, given), me)
    return {}


def _promote_bot(world: World, me: Person, given: Json) -> Json:
    world.promote_bot(chat_of(world, me, given), me, admin=given.get("admin", True) is not False)
    return {}


def _join(world: World, me: Person, given: Json) -> Json:
    world.join(chat_of(world, me, given), me)
    return {}


def _leave(world: World, me: Person, given: Json) -> Json:
    world.leave(chat_of(world, me, given), me)
    return {}


def _migrate(world: World, me: Person, given: Json) -> Json:
    return {"chat": world.migrate(chat_of(world, me, given)).id}


def _new_group(world: World, me: Person, given: Json) -> Json:
    """Makes a new basic group with everybody in it."""
    title = _text(given, "title").strip()
    if not 1 <= len(title) <= 128:
        raise NotAllowed("群名要有 1 到 128 个字")
    others = [one for one in world.people.values() if one is not me and not one.is_bot]
    return {"chat": world.group(title, others, creator=me, kind="group").id}


def _block(world: World, me: Person, given: Json) -> Json:
    (world.unblock if given.get("on") is False else world.block)(me)
    return {}


ACTS: dict[str, Act] = {
    "say": _say,
    "tap": _tap,
    "vote": _vote,
    "react": _react,
    "start": _start,
    "edit": _edit,
    "delete": _delete,
    "forward": _forward,
    "pin": _pin,
    "read": _read,
    "add_bot": _add_bot,
    "remove_bot": _remove_bot,
    "promote_bot": _promote_bot,
    "join": _join,
    "leave": _leave,
    "migrate": _migrate,
    "new_group": _new_group,
    "block": _block,
}
