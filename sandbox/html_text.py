"""Parses parse_mode HTML into text and entities, with Telegram's errors at Telegram's byte
offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sandbox.entities import units
from sandbox.values import Json, bad_request

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "a": "text_link", "tg-emoji": "custom_emoji",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-time": "date_time",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([a-z]+));?")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"([^\s=>]*)\s*(?:(=)\s*)?")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


def broken(reason: str) -> Exception:
    """Returns the error for a text whose formatting cannot be read."""
    return bad_request(f"can't parse entities: {reason}")


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int
    index: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Returns text and entities of a text in HTML; raises ApiError where Telegram would."""
    return _Reader(source).read()


def link_entity(url: str) -> Json | None:
    """Makes a link's address an entity: a mention, a link, or nothing when it is no address."""
    match = re.fullmatch(r"tg://(?:user|openmessage)/?\?(?:user_)?id=(\d+)", url.strip())
    if match:
        return {"type": "text_mention", "user_id": int(match[1])}
    address = url.strip()
    if not address or re.search(r"\s", address):
        return None
    if "://" not in address:
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https", "tg", "ton", "tonsite") or not parts.netloc:
        return None
    if parts.scheme != "tg" and "." not in parts.netloc and not parts.port:
        return None
    return {"type": "text_link", "url": address if parts.path else f"{address}/"}


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json | None] = []

    def offset(self, index: int) -> int:
        return len(self.source[:index].encode("utf-8", "surrogatepass"))

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "&":
                self.reference()
            elif character == "<":
                self.tag()
            else:
                self.add(character)
                self.at += 1
        if self.open:
            tag = self.open[-1].tag
            raise broken(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.parts), [entity for entity in self.entities if entity is not None]

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def reference(self) -> None:
        character, self.at = decoded(self.source, self.at)
        self.add(character)

    def tag(self) -> None:
        begin = self.at
        if self.source.startswith("</", begin):
            self.end_tag(begin)
            return
        name = _NAME.match(self.source, begin + 1)
        tag = name[0].lower() if name else ""
        after = begin + 1 + len(tag)
        if after >= len(self.source):
            raise broken(f"Unclosed start tag at byte offset {self.offset(begin)}")
        if tag not in _TAGS:
            raise broken(f'Unsupported start tag "{tag}" at byte offset {self.offset(begin)}')
        attributes, self.at = self.attributes(tag, begin, after)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise broken(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self.offset(begin)}'
            )
        self.entities.append(None)
        self.open.append(_Open(tag, attributes, self.length, len(self.entities) - 1))

    def attributes(self, tag: str, begin: int, at: int) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        while True:
            while at < len(self.source) and self.source[at].isspace():
                at += 1
            if at >= len(self.source):
                where = self.offset(begin)
                raise broken(f'Unclosed start tag "{tag}" at byte offset {where}')
            if self.source[at] == ">":
                return found, at + 1
            match = _ATTRIBUTE.match(self.source, at)
            if match is None or not match[1]:
                where = self.offset(begin)
                raise broken(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
            found[match[1].lower()], at = self.value(tag, begin, match)

    def value(self, tag: str, begin: int, match: re.Match[str]) -> tuple[str, int]:
        """Reads an attribute's value after its name and equal sign; returns it with its end."""
        at = match.end()
        if match[2] is None:
            return "", match.end(1)
        if at >= len(self.source):
            where = self.offset(begin)
            raise broken(f'Unclosed start tag "{tag}" at byte offset {where}')
        quote = self.source[at]
        if quote in "\"'":
            stop = self.source.find(quote, at + 1)
            if stop < 0:
                raise broken(f"Unclosed start tag at byte offset {self.offset(begin)}")
            return text_of(self.source[at + 1 : stop]), stop + 1
        token = _TOKEN.match(self.source, at)
        stop = token.end() if token else at
        if stop < len(self.source) and not self.source[stop].isspace() and self.source[stop] != ">":
            raise broken(f"Unexpected end of name token at byte offset {self.offset(at)}")
        return self.source[at:stop], stop

    def end_tag(self, begin: int) -> None:
        if not self.open:
            raise broken(f"Unexpected end tag at byte offset {self.offset(begin)}")
        stop = self.source.find(">", begin)
        if stop < 0:
            raise broken(f"Unclosed end tag at byte offset {self.offset(begin)}")
        name = self.source[begin + 2 : stop].strip().lower()
        top = self.open.pop()
        if name and name != top.tag:
            raise broken(
                f"Unmatched end tag at byte offset {self.offset(begin)}, "
                f'expected "</{top.tag}>", found "</{name}>"'
            )
        self.at = stop + 1
        self.close(top)

    def close(self, top: _Open) -> None:
        length = self.length - top.start
        if length == 0:
            return
        entity: Json | None = {"type": _TAGS[top.tag]}
        if top.tag == "a":
            covered = "".join(self.parts).encode("utf-16-le", "surrogatepass")[2 * top.start :]
            inner = covered.decode("utf-16-le", "replace")
            entity = link_entity(top.attributes.get("href") or inner)
        elif top.tag == "tg-emoji":
            entity = {"type": "custom_emoji", "custom_emoji_id": top.attributes.get("emoji-id", "")}
        elif top.tag == "blockquote" and "expandable" in top.attributes:
            entity = {"type": "expandable_blockquote"}
        elif top.tag == "tg-time":
            entity = moment(top.attributes)
        elif top.tag == "pre" and "language" in top.attributes:
            entity = {"type": "pre", "language": top.attributes["language"]}
        elif top.tag == "code" and self.inside_pre(top):
            return
        if entity is not None:
            self.entities[top.index] = {**entity, "offset": top.start, "length": length}

    def inside_pre(self, code: _Open) -> bool:
        outer = self.open[-1] if self.open else None
        if outer is None or outer.tag != "pre" or outer.start != code.start:
            return False
        language = code.attributes.get("class", "")
        if language.startswith("language-"):
            outer.attributes["language"] = language.removeprefix("language-")
        return True


def moment(attributes: dict[str, str]) -> Json | None:
    """Makes a date_time entity from the attributes of its tag."""
    unix = attributes.get("unix", "")
    if not unix.isdecimal():
        return None
    entity: Json = {"type": "date_time", "unix_time": int(unix)}
    if attributes.get("format"):
        entity["date_time_format"] = attributes["format"]
    return entity


def decoded(source: str, at: int) -> tuple[str, int]:
    """Decodes a reference such as &lt; at `at`; returns the character and the reference's end."""
    match = _REFERENCE.match(source, at)
    if match is None:
        return "&", at + 1
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        known = _NAMED.get(name)
        return (known, match.end()) if known else ("&", at + 1)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code >= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "&", at + 1
    return chr(code), match.end()


def text_of(value: str) -> str:
    """Returns an attribute's value with its references decoded."""
    parts = []
    at = 0
    while at < len(value):
        if value[at] == "&":
            character, at = decoded(value, at)
        else:
            character, at = value[at], at + 1
        parts.append(character)
    return "".join(parts)
