"""Parameters of a call: read from any body Telegram accepts, each converted to its type."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from sandbox.values import ApiError, Json, bad_request

_BARE = re.compile(r';\s*(name|filename)="?([^;"]*)')
UPLOAD_MOST = 50 * 1024 * 1024
_READABLE = {
    "reply_markup": "reply keyboard markup",
    "entities": "message entities",
    "caption_entities": "message entities",
    "reply_parameters": "reply parameters",
    "correct_option_ids": "correct option identifiers",
}


@dataclass(slots=True, frozen=True)
class Upload:
    """A file that came in the body."""

    name: str
    content: bytes
    mime: str

    def __str__(self) -> str:
        return f"<file {self.name}, {len(self.content)} bytes>"


Given = dict[str, Any]


async def read_params(request: web.Request) -> Given:
    """Returns the parameters of a request by name, files as `Upload`; raises ApiError for a broken
    body."""
    given: Given = dict(request.query)
    if not request.can_read_body:
        return given
    if request.content_type == "application/json":
        given |= parsed_body(await request.read())
        return given
    if request.content_type == "application/x-www-form-urlencoded":
        given |= parse_qsl(await request.text(), keep_blank_values=True)
    elif request.content_type == "multipart/form-data":
        # Clients send forms with GET too, where aiohttp's own reader sees none.
        given |= await _parts(request)
    return given


async def _parts(request: web.Request) -> Given:
    """Returns the fields and files of a multipart body."""
    given: Given = {}
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            name, filename = _names(part)
            if name is None:
                continue
            content = await _whole_part(part)
            if filename is None:
                given[name] = content.decode("utf-8", "replace")
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                given[name] = Upload(filename, content, mime)
    except ValueError as error:
        raise bad_request("can't parse the request body") from error
    return given


def _names(part: BodyPartReader) -> tuple[str | None, str | None]:
    """Returns the names of a part and of its file. Clients such as grammY write them in UTF-8
    without quotes, which Telegram's server reads and aiohttp does not."""
    if part.name is not None:
        return part.name, part.filename
    bare = dict(_BARE.findall(part.headers.get("Content-Disposition", "")))
    return bare.get("name"), bare.get("filename")


async def _whole_part(part: BodyPartReader) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(262_144):
        content += chunk
        if len(content) > UPLOAD_MOST:
            raise ApiError(413, "Request Entity Too Large")
    return bytes(content)


def parsed_body(body: bytes) -> Json:
    """Parses a JSON object of parameters; raises ApiError for anything else."""
    try:
        value = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(value, dict):
        raise bad_request("expected a JSON object")
    _check_surrogates(body.decode("utf-8", "replace"), value)
    return value


def _check_surrogates(source: str, value: Any) -> None:
    """Refuses half a surrogate pair: no text in UTF-8 can hold one."""
    if "\\ud" in source.lower():
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None


def typed(given: Mapping[str, Any], types: Mapping[str, str]) -> Json:
    """Returns the given parameters that the method knows, each as its type, without absent and null
    ones.

    Types: int, float, bool, str, json (an object or list), chat (a number or @name), file.
    """
    values: Json = {}
    for name, value in given.items():
        kind = types.get(name)
        if kind is not None and value is not None and value != "":
            values[name] = _as(kind, name, value)
        elif kind == "str" and value == "":
            values[name] = ""
    return values


def _as(kind: str, name: str, value: Any) -> Any:
    if kind == "json":
        return _json(name, value)
    if kind == "bool":
        return value is True or str(value).lower() in ("true", "yes", "1")
    if kind == "str":
        if isinstance(value, Upload):
            return value.content.decode("utf-8", "replace")
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if kind in ("int", "chat"):
        return _whole(name, value, named=kind == "chat")
    if kind == "float":
        try:
            return float(value)
        except (TypeError, ValueError):
            raise bad_request(f'invalid parameter "{name}" specified') from None
    return value


def _whole(name: str, value: Any, *, named: bool) -> int | str:
    if isinstance(value, str) and named and value.startswith("@"):
        return value
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        reason = "chat not found" if named else f'invalid parameter "{name}" specified'
        raise bad_request(reason) from None


def _json(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        parsed = json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {_READABLE.get(name, name)} JSON object") from None
    _check_surrogates(value, parsed)
    return parsed
