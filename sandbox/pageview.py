"""The world as one person sees it, as JSON for the chat page."""

from __future__ import annotations

from random import Random

from sandbox.render import to_html
from sandbox.shapes import user
from sandbox.values import Button, Chat, Event, Json, Media, Message, Person, Poll, Shown
from sandbox.world import World

GIST = 120


def message_id(message: Message) -> int | str:
    """Returns the page's name for a message: its id, or one of its own for what one member alone
    sees."""
    return message.id if message.ephemeral_to is None else f"e{message.id}"


def sender(person: Person | Chat) -> Json:
    """Describes the writer, or the chat spoken as."""
    if isinstance(person, Chat):
        return {"id": person.id, "name": person.title, "bot": False}
    return {"id": person.id, "name": person.full_name, "bot": person.is_bot}


def message_json(message: Message, viewer: Person) -> Json:
    """Describes a message with everything the page draws, for this viewer."""
    poll, media, reply = message.poll, message.media, message.reply_to
    return {
        "id": message_id(message),
        "order": message.order,
        "chat": message.chat.id,
        "from": sender(message.as_chat or message.sender),
        "date": message.date,
        "text": message.text,
        "html": to_html(message.text, message.entities),
        "media": media_json(media) if media else None,
        "album": message.album,
        "poll": poll_json(poll, viewer) if poll else None,
        "keyboard": [[button_json(button) for button in row] for row in message.keyboard],
        "markup": message.markup,
        "reply": reply_json(reply, message.quote) if reply else None,
        "forward": _origin_name(message.origin) if message.origin else None,
        "location": message.location,
        "thread": message.topic,
        "pinned": message.pinned,
        "reactions": reactions_json(message, viewer),
        "edited": message.edit_date is not None,
        "only_you": message.ephemeral_to is not None,
        "service": message.line if message.service is not None else None,
    }


def button_json(button: Button) -> Json:
    """Describes a button of an inline keyboard."""
    return {
        "text": button.text,
        "data": button.callback_data,
        "url": button.url,
        "style": button.style,
        "web_app": button.web_app,
        "copy": button.copy_text,
    }


def media_json(media: Media) -> Json:
    """Describes a file in a message; its content is at /page/file/<file_id>."""
    return {
        "kind": media.kind,
        "file_id": media.file_id,
        "name": media.name,
        "size": media.size,
        "mime": media.mime,
        "width": media.width,
        "height": media.height,
        "spoiler": media.spoiler,
    }


def reply_json(replied: Message, quote: str | None) -> Json:
    """Describes in short what a message replies to."""
    text = quote or replied.text or (replied.poll.question if replied.poll else "")
    if not text and replied.media:
        text = replied.media.name
    shown = "消息已删除" if replied.deleted else text[:GIST]
    return {
        "id": message_id(replied),
        "from": sender(replied.as_chat or replied.sender),
        "text": shown,
    }


def _origin_name(origin: Json) -> Json:
    person = origin.get("sender_user") or {}
    names = (person.get("first_name"), person.get("last_name"))
    name = " ".join(part for part in names if part) or origin.get("sender_user_name", "")
    name = name or origin.get("chat", {}).get("title", "")
    return {"name": name}


def reactions_json(message: Message, viewer: Person) -> list[Json]:
    """Lists the reactions by emoji, with their count and whether the viewer's is among them."""
    given: dict[str, list[int]] = {}
    for person_id, emoji in message.reactions.items():
        for one in emoji:
            given.setdefault(one, []).append(person_id)
    return [
        {"emoji": emoji, "count": len(people), "mine": viewer.id in people}
        for emoji, people in given.items()
    ]


def _order(poll: Poll, viewer: Person) -> list[int]:
    """Returns the indexes of a poll's options as this viewer sees them, the same every time."""
    order = list(range(len(poll.options)))
    if poll.shuffle:
        Random(f"{poll.id}:{viewer.id}").shuffle(order)  # noqa: S311 - play, not secrets
    return order


def _option(poll: Poll, index: int, *, told: bool) -> Json:
    """Describes an option; how many and who chose it only where the viewer may be told."""
    option = poll.options[index]
    shown: Json = {"index": index, "text": option.text, "votes": poll.tally[index] if told else 0}
    shown["media"] = _shown(option.media)
    if not poll.anonymous and told:
        voters = [poll.voters[one] for one, chosen in poll.votes.items() if index in chosen]
        shown["voters"] = [one.title if isinstance(one, Chat) else one.full_name for one in voters]
    return shown


def _shown(media: Shown | None) -> Json | None:
    """Describes what a poll shows: a file as in a message, or a place."""
    return media_json(media) if isinstance(media, Media) else media


def poll_json(poll: Poll, viewer: Person) -> Json:
    """Describes a poll; results, right answers and explanation only once the viewer may see
    them."""
    mine = poll.votes.get(viewer.id, [])
    told = poll.closed or (bool(mine) and not poll.hide_results)
    explained = told and poll.quiz
    return {
        "id": poll.id,
        "question": poll.question,
        "html": to_html(poll.question, poll.question_entities),
        "about": to_html(poll.description, poll.description_entities) or None,
        "media": _shown(poll.media),
        "options": [_option(poll, index, told=told) for index in _order(poll, viewer)],
        "total": len(poll.votes),
        "type": "quiz" if poll.quiz else "regular",
        "anonymous": poll.anonymous,
        "multiple": poll.multiple,
        "closed": poll.closed,
        "hidden": bool(mine) and not told,
        "revoting": poll.revoting,
        "correct": poll.correct if explained else None,
        "explanation": to_html(poll.explanation, poll.explanation_entities) if explained else None,
        "explanation_media": _shown(poll.explanation_media) if explained else None,
        "mine": mine,
        "close_date": poll.close_date,
    }


def chat_json(world: World, chat: Chat, viewer: Person) -> Json:
    """Describes a line of the chat list."""
    mark = world.read_marks.get((chat.id, viewer.id), 0)
    seen = world.messages(chat, viewer)
    unread = sum(one.order > mark and one.sender is not viewer for one in seen)
    present = [member for member in chat.members.values() if member.present]
    bot, own = chat.members.get(world.bot.id), chat.members.get(viewer.id)
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title or world.bot.full_name,
        "forum": chat.forum,
        "topics": [{"id": topic.id, "name": topic.name} for topic in chat.topics.values()],
        "members": len(present),
        "bot": bot.status if bot is not None else "left",
        "mine": own.status if own is not None else None,
        "pinned": message_json(chat.messages[chat.pinned[0]], viewer) if chat.pinned else None,
        "started": chat.started,
        "blocked": chat.blocked,
        "commands": [
            {"command": one["command"], "description": one["description"]}
            for one in world.commands.for_person(chat, viewer)
        ],
        "unread": unread,
        "last": message_json(seen[-1], viewer) if seen else None,
    }


def state_json(world: World, viewer: Person, *, acting: bool, pace: float) -> Json:
    """Describes everything but the conversations: the people, and the viewer's chats, latest
    first."""
    chats = [world.private(viewer)]
    groups = (one for one in world.chats.values() if one.type != "private")
    chats += [one for one in groups if one.sees(viewer) and one.migrated_to is None]
    lines = [chat_json(world, chat, viewer) for chat in chats]
    lines.sort(key=lambda line: (line["last"] or {"order": 0})["order"], reverse=True)
    return {
        "bot": {"id": world.bot.id, "name": world.bot.full_name, "username": world.bot.username},
        "people": [
            {"id": one.id, "name": one.full_name, "username": one.username}
            for one in world.people.values()
            if not one.is_bot
        ],
        "me": user(viewer),
        "chats": lines,
        "acting": acting,
        "pace": pace,
        "now": world.clock(),
    }


def event_json(event: Event, viewer: Person) -> Json | None:
    """Describes an event for this viewer; None for other people's."""
    if event.audience is not None and event.audience is not viewer:
        return None
    if event.type == "toast":
        tap = event.tap
        if tap is None or tap.answer is None:
            return None
        said = tap.answer
        return {
            "type": "toast", "tap": tap.id, "text": said.text, "alert": said.alert, "url": said.url,
        }  # fmt: skip
    chat, message = event.chat, event.message
    shape: Json = {"type": event.type, "chat": chat.id if chat else None}
    if message is None:
        # Somebody who just left a group gets this last event; others' chats stay hidden.
        known = chat is None or chat.sees(viewer) or viewer.id in chat.members
        return shape if known else None
    if not message.chat.sees(viewer):
        return None
    if event.type == "delete":
        return {**shape, "message": message_id(message)}
    return {**shape, "message": message_json(message, viewer)}
