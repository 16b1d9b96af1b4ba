"""The sandbox's values as the Bot API's JSON objects."""

from __future__ import annotations

from sandbox.kinds import RIGHTS
from sandbox.values import Chat, Json, Media, Member, Message, Option, Person, Poll, Shown

_ADMIN_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
]


GROUP: Json = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""The user whom the Bot API names where an administrator speaks as the group."""
CHANNEL: Json = {
    "id": 136_817_688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
"""The user whom it names where a channel has spoken or a chat has voted."""


def user(person: Person) -> Json:
    """Returns a User."""
    shape: Json = {"id": person.id, "is_bot": person.is_bot, "first_name": person.name}
    if person.last_name:
        shape["last_name"] = person.last_name
    if person.username:
        shape["username"] = person.username
    if person.language_code and not person.is_bot:
        shape["language_code"] = person.language_code
    return shape


def chat(of: Chat) -> Json:
    """Returns a Chat."""
    shape: Json = {"id": of.id, "type": of.type}
    if of.person is not None:
        shape["first_name"] = of.person.name
        if of.person.last_name:
            shape["last_name"] = of.person.last_name
        if of.person.username:
            shape["username"] = of.person.username
    else:
        shape["title"] = of.title
        if of.forum:
            shape["is_forum"] = True
        if of.type == "group":
            shape["all_members_are_administrators"] = False
    return shape


def chat_member(member: Member) -> Json:
    """Returns a ChatMember of the kind that the status asks for."""
    shape: Json = {"user": user(member.person), "status": member.status}
    if member.status == "creator":
        shape["is_anonymous"] = False
    elif member.status == "administrator":
        shape |= {"can_be_edited": False, "is_anonymous": False}
        shape |= dict.fromkeys(_ADMIN_RIGHTS, True)
        shape["can_promote_members"] = False
    elif member.status == "restricted":
        shape |= {right: right not in member.denied for right in RIGHTS}
        shape |= {"is_member": True, "until_date": 0}
    elif member.status == "kicked":
        shape["until_date"] = 0
    return shape


def media(of: Media) -> Json:
    """Returns the message fields of a file: {"document": …}, {"photo": [sizes]} and so on."""
    base: Json = {"file_id": of.file_id, "file_unique_id": of.unique_id, "file_size": of.size}
    width, height = of.width or 0, of.height or 0
    if of.kind == "photo":
        sizes = [{**base, "width": width, "height": height}]
        longest = max(width, height)
        if longest > 320:
            small = {"width": width * 320 // longest, "height": height * 320 // longest}
            sizes.insert(0, {**base, **small})
        return {"photo": sizes}
    named: Json = {**base, "file_name": of.name, "mime_type": of.mime}
    if of.kind == "document":
        return {"document": named}
    if of.kind == "audio":
        return {"audio": {**named, "duration": of.duration}}
    if of.kind == "voice":
        return {"voice": {**base, "mime_type": of.mime, "duration": of.duration}}
    moving = {**named, "duration": of.duration, "width": width or 320, "height": height or 240}
    if of.kind == "video":
        return {"video": moving}
    if of.kind == "animation":
        return {"animation": moving, "document": named}
    still = {"width": width or 512, "height": height or 512, "type": "regular"}
    return {"sticker": {**base, **still, "is_animated": False, "is_video": False}}


def option(of: Option, votes: int) -> Json:
    """Returns a PollOption."""
    shape: Json = {"persistent_id": of.persistent_id, "text": of.text, "voter_count": votes}
    if of.entities:
        shape["text_entities"] = of.entities
    if of.media is not None:
        shape["media"] = poll_media(of.media)
    if of.added_by is not None:
        by_chat = isinstance(of.added_by, Chat)
        who = chat(of.added_by) if isinstance(of.added_by, Chat) else user(of.added_by)
        shape |= {"added_by_chat" if by_chat else "added_by_user": who}
        shape["addition_date"] = of.added_on
    return shape


def poll_media(of: Shown) -> Json:
    """Returns a PollMedia: exactly one of its fields."""
    if isinstance(of, dict):
        return of
    shape = media(of)
    return {of.kind: shape[of.kind]}


def poll(of: Poll, within: Message | None = None) -> Json:
    """Returns a Poll as the bot that sent it sees it, `within` a message or by itself.

    Description and media are there within a message only; a forward of an open quiz has no right
    answers and explanation.
    """
    shape: Json = {
        "id": of.id,
        "question": of.question,
        "options": [option(one, of.tally[i]) for i, one in enumerate(of.options)],
        "total_voter_count": len(of.votes),
        "is_closed": of.closed,
        "is_anonymous": of.anonymous,
        "type": "quiz" if of.quiz else "regular",
        "allows_multiple_answers": of.multiple,
        "allows_revoting": of.revoting,
        "members_only": False,
    }
    optional: Json = {
        "question_entities": of.question_entities,
        "open_period": of.open_period,
        "close_date": of.close_date,
    }
    if within is not None:
        optional |= {
            "description": of.description,
            "description_entities": of.description_entities,
            "media": of.media and poll_media(of.media),
        }
    forwarded = within is not None and within.origin is not None
    if of.quiz and (of.closed or not forwarded):
        optional |= _solution(of)
    return shape | {name: value for name, value in optional.items() if value not in (None, "", [])}


def _solution(of: Poll) -> Json:
    """Returns a quiz's fields for its right answers."""
    return {
        "correct_option_ids": of.correct,
        "explanation": of.explanation,
        "explanation_entities": of.explanation_entities,
        "explanation_media": of.explanation_media and poll_media(of.explanation_media),
    }


def message(of: Message, *, reply: bool = True) -> Json:
    """Returns a Message; `reply=False` leaves out what it replies to, as Telegram does one level
    down."""
    shape: Json = {
        "message_id": 0 if of.ephemeral_to is not None else of.id,
        "from": user(of.sender),
        "chat": chat(of.chat),
        "date": of.date,
    }
    if of.as_chat is not None:
        shape |= _said_as(of, of.as_chat)
    if of.ephemeral_to is not None:
        shape["ephemeral_message_id"] = of.id
        if of.sender.is_bot:
            shape["receiver_user"] = user(of.ephemeral_to)
    if of.thread is not None:
        shape["message_thread_id"] = of.thread
        if of.topic is not None:
            shape["is_topic_message"] = True
    if of.edit_date is not None:
        shape["edit_date"] = of.edit_date
    replied = of.reply_to or _opening(of)
    if reply and replied is not None:
        shape["reply_to_message"] = message(replied, reply=False)
        if of.quote:
            at = replied.text.find(of.quote)
            shape["quote"] = {"text": of.quote, "position": max(at, 0), "is_manual": True}
    if of.keyboard:
        rows = [[button.shape for button in row] for row in of.keyboard]
        shape["reply_markup"] = {"inline_keyboard": rows}
    shape |= _content(of)
    return shape


def inaccessible(of: Message) -> Json:
    """Returns an InaccessibleMessage, as a tap on a deleted message has it."""
    return {"message_id": of.id, "chat": chat(of.chat), "date": 0}


def _opening(of: Message) -> Message | None:
    """Finds the message that opened a forum's topic: whatever replies to nothing else in the topic
    replies to it."""
    topic = of.chat.topics.get(of.thread or 0) if of.chat.forum else None
    return topic.opened if topic and topic.opened is not of else None


def _said_as(of: Message, as_chat: Chat) -> Json:
    """Returns the fields for a message without a named sender; a channel's automatic post in its
    group is marked."""
    if as_chat.type == "channel" and of.origin is not None:
        return {"sender_chat": chat(as_chat), "is_automatic_forward": True}
    return {"from": CHANNEL if as_chat.type == "channel" else GROUP, "sender_chat": chat(as_chat)}


def _content(of: Message) -> Json:
    shape: Json = dict(of.service or {})
    optional: Json = {
        "forward_origin": of.origin,
        "media_group_id": of.album,
        "has_protected_content": of.protected or None,
        "link_preview_options": of.link_preview,
    }
    shape |= {name: value for name, value in optional.items() if value is not None}
    if of.media is not None:
        shape |= media(of.media)
        if of.media.spoiler:
            shape["has_media_spoiler"] = True
        return shape | _written(of, "caption", "caption_entities")
    if of.poll is not None:
        return shape | {"poll": poll(of.poll, of)}
    if of.location is not None:
        return shape | {"location": of.location}
    return shape | _written(of, "text", "entities")


def _written(of: Message, text: str, entities: str) -> Json:
    if not of.text:
        return {}
    return {text: of.text, entities: of.entities} if of.entities else {text: of.text}


def reactions(emoji: list[str]) -> list[Json]:
    """Returns a list of ReactionType."""
    return [{"type": "emoji", "emoji": one} for one in emoji]
