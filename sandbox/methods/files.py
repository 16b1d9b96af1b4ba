"""Methods for files: sending, albums, and fetching what was sent."""

from __future__ import annotations

import copy
from typing import Any

from sandbox import shapes
from sandbox.kinds import KINDS
from sandbox.methods.formatting import CAPTION, Formatted, caption_of, read, within_caption
from sandbox.methods.registry import Call, method
from sandbox.methods.sending import SENDING, WHISPERED, addressed, require_right, send
from sandbox.params import Upload
from sandbox.values import Json, Media, Shown, bad_request

DOWNLOAD_MOST = 20 * 1024 * 1024
PHOTO_MOST = 10 * 1024 * 1024
_SIZED = "duration:int width:int height:int thumbnail:file has_spoiler:bool"
_ALBUM = ("photo", "video", "document", "audio")


def media_of(call: Call, kind: str, given: Any) -> Media:
    """Returns the file that a parameter gives: an upload, attach://name, or the id of a known
    file."""
    upload = given if isinstance(given, Upload) else None
    if upload is None and isinstance(given, str) and given.startswith("attach://"):
        upload = call.uploaded(given)
    if upload is not None:
        return _uploaded(call, kind, upload)
    if given in (None, ""):
        raise bad_request(f"there is no {kind} in the request")
    known = call.file(str(given))
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind and "photo" in (known.kind, kind):
        wrong = f"can't use file of type {KINDS[known.kind].file} as {KINDS[kind].file}"
        raise bad_request(wrong)
    return copy.copy(known)  # all but photos may be named as one another, and stay what they are


def _uploaded(call: Call, kind: str, upload: Upload) -> Media:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.content) > PHOTO_MOST:
        raise bad_request("file is too big")
    mime = upload.mime if upload.mime != "application/octet-stream" else None
    media = call.world.store(kind, upload.content, upload.name, mime)
    if kind == "photo" and not (media.width and media.height):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if media.width and media.height and kind == "photo":
        _check_picture(media.width, media.height)
    return media


def _check_picture(width: int, height: int) -> None:
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _send(call: Call, kind: str) -> Json:
    body, entities = caption_of(call)
    if call.get(kind) is None:
        raise bad_request(f"there is no {kind} in the request")
    chat = addressed(call)
    media = media_of(call, kind, call.get(kind))
    media.duration = call.get("duration", media.duration)
    media.spoiler = bool(call.get("has_spoiler"))
    return shapes.message(send(call, chat, text=body, entities=entities, media=media))


@method("sendPhoto", f"{WHISPERED} {CAPTION} photo:file has_spoiler:bool")
def send_photo(call: Call) -> Json:
    """Sends a picture."""
    return _send(call, "photo")


@method(
    "sendDocument",
    f"{WHISPERED} {CAPTION} document:file thumbnail:file disable_content_type_detection:bool",
)
def send_document(call: Call) -> Json:
    """Sends a file."""
    return _send(call, "document")


@method("sendAudio", f"{WHISPERED} {CAPTION} {_SIZED} audio:file performer:str title:str")
def send_audio(call: Call) -> Json:
    """Sends music."""
    return _send(call, "audio")


@method(
    "sendVideo",
    f"{WHISPERED} {CAPTION} {_SIZED} video:file cover:file start_timestamp:int "
    "supports_streaming:bool",
)
def send_video(call: Call) -> Json:
    """Sends a video."""
    return _send(call, "video")


@method("sendAnimation", f"{WHISPERED} {CAPTION} {_SIZED} animation:file")
def send_animation(call: Call) -> Json:
    """Sends an animation."""
    return _send(call, "animation")


@method("sendVoice", f"{WHISPERED} {CAPTION} voice:file duration:int")
def send_voice(call: Call) -> Json:
    """Sends a voice message."""
    return _send(call, "voice")


@method("sendSticker", f"{WHISPERED} sticker:file emoji:str")
def send_sticker(call: Call) -> Json:
    """Sends a sticker."""
    return _send(call, "sticker")


Written = tuple[Json, Formatted]


def written(call: Call, given: Any) -> Written:
    """Reads an InputMedia and its caption, not yet its file."""
    if not isinstance(given, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if given.get("type") not in (*_ALBUM, "animation"):
        raise bad_request("can't parse InputMedia: unsupported type specified")
    entities = given.get("caption_entities") or []
    caption = read(call, str(given.get("caption") or ""), given.get("parse_mode"), entities)
    return given, within_caption(caption)


def described(call: Call, parts: Written) -> tuple[Media, Formatted]:
    """Returns the file and caption of an InputMedia."""
    given, caption = parts
    media = media_of(call, given["type"], given.get("media"))
    media.spoiler = bool(given.get("has_spoiler"))
    return media, caption


def shown(call: Call, given: Any, kinds: tuple[str, ...]) -> Shown | None:
    """Returns the file or place that a poll shows, of one of these kinds; None without one."""
    if given is None:
        return None
    kind = given.get("type") if isinstance(given, dict) else None
    if kind not in kinds:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    if kind in ("location", "venue"):
        return _place(kind, given)
    return media_of(call, kind, given.get("media"))


def _place(kind: str, given: Json) -> Json:
    try:
        spot = {name: float(given[name]) for name in ("latitude", "longitude")}
    except (KeyError, TypeError, ValueError):
        raise bad_request("latitude or longitude is empty") from None
    if kind == "location":
        return {"location": spot}
    named = {name: str(given.get(name) or "") for name in ("title", "address")}
    return {"venue": {"location": spot, **named}}


@method("sendMediaGroup", f"{SENDING} media:json")
def send_media_group(call: Call) -> list[Json]:
    """Sends an album of 2 to 10 pictures and films, or documents, or music."""
    given = call.items("media", "InputMedia")
    if not 2 <= len(given) <= 10:
        raise bad_request("number of media files must be between 2 and 10")
    read_parts = [written(call, one) for one in given]
    chat = addressed(call)
    parts = [described(call, one) for one in read_parts]
    kinds = {"visual" if media.kind in ("photo", "video") else media.kind for media, _ in parts}
    if len(kinds) > 1 or "animation" in kinds:
        raise bad_request("can't mix these types of media in one album")
    album = str(13_000_000_000_000_000 + call.world.new_number())
    for media, _ in parts:
        require_right(call, chat, {"media": media})
    call.service.flood.take(chat, len(parts))
    sent = []
    for media, (body, entities) in parts:
        content: Json = {"text": body, "entities": entities, "media": media, "album": album}
        sent.append(send(call, chat, messages=0, **content))
    return [shapes.message(message) for message in sent]


@method("getFile", "file_id:str")
def get_file(call: Call) -> Json:
    """Returns where a file can be fetched; at most 20 MB."""
    media = call.file(call.get("file_id", ""))
    if media is None:
        raise bad_request("invalid file_id")
    if media.size > DOWNLOAD_MOST:
        raise bad_request("file is too big")
    return {
        "file_id": media.file_id,
        "file_unique_id": media.unique_id,
        "file_size": media.size,
        "file_path": media.path,
    }
