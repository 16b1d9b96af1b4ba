"""The kinds of messages: the right that each needs in a group, and Telegram's words for them."""

from __future__ import annotations

from typing import NamedTuple

from sandbox.values import Json


class Kind(NamedTuple):
    """A kind: the right in ChatPermissions, its plural in errors, and the type of its files."""

    right: str
    plural: str
    file: str = ""


KINDS = {
    "text": Kind("can_send_messages", "text messages"),
    "location": Kind("can_send_messages", "locations"),
    "photo": Kind("can_send_photos", "photos", "Photo"),
    "video": Kind("can_send_videos", "videos", "Video"),
    "document": Kind("can_send_documents", "documents", "Document"),
    "audio": Kind("can_send_audios", "music", "Audio"),
    "voice": Kind("can_send_voice_notes", "voice notes", "VoiceNote"),
    "animation": Kind("can_send_other_messages", "animations", "Animation"),
    "sticker": Kind("can_send_other_messages", "stickers", "Sticker"),
    "poll": Kind("can_send_polls", "polls"),
}
RIGHTS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
]
"""The rights of ChatPermissions."""


def kind_of(content: Json) -> str:
    """Returns the kind of a message's content."""
    if content.get("poll") is not None:
        return "poll"
    if content.get("location") is not None:
        return "location"
    media = content.get("media")
    return "text" if media is None else str(media.kind)
