"""Parses parse_mode MarkdownV2 into text and entities, with Telegram's errors and byte offsets."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.entities import units
from sandbox.html_text import broken, link_entity, moment
from sandbox.values import Json

_RESERVED = "_*[]()~`>#+-=|{}.!"
_BEGINS = {
    "__": "underline", "||": "spoiler", "![": "custom_emoji", "```": "pre", "_": "italic",
    "*": "bold", "~": "strikethrough", "[": "text_link", "`": "code",
}  # fmt: skip
_NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "spoiler": "Spoiler",
    "strikethrough": "Strikethrough", "code": "Code", "pre": "Pre", "precode": "PreCode",
    "text_link": "TextUrl", "custom_emoji": "CustomEmoji",
}  # fmt: skip
_ENDS = {
    "bold": "*", "italic": "_", "underline": "__", "strikethrough": "~", "spoiler": "||",
    "code": "`", "pre": "```", "precode": "```", "text_link": "]", "custom_emoji": "]",
}  # fmt: skip


@dataclass(slots=True)
class _Open:
    type: str
    start: int
    at: int
    order: int
    language: str = ""


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Returns text and entities of a text in MarkdownV2; raises ApiError where Telegram would."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json | None] = []
        self.quote: int | None = None
        self.line_start = True

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            self.step()
        if self.open:
            top = self.open[-1]
            where = len(self.source[: top.at].encode())
            raise broken(f"Can't find end of {_NAMES[top.type]} entity at byte offset {where}")
        self.end_quote()
        return "".join(self.parts), [entity for entity in self.entities if entity is not None]

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def step(self) -> None:
        source, at = self.source, self.at
        character = source[at]
        if self.line_start and not self.raw:
            self.begin_line()
            if self.at != at:
                return
        if character == "\\" and at + 1 < len(source) and 0 < ord(source[at + 1]) < 126:
            self.add(source[at + 1])
            self.at += 2
        elif character in (_ENDS[self.open[-1].type] if self.open else "") and self.ends():
            self.close()
        elif character not in ("`" if self.raw else _RESERVED):
            self.line_start = character == "\n"
            self.add(character)
            self.at += 1
        else:
            self.begin(character)

    @property
    def raw(self) -> bool:
        return bool(self.open) and self.open[-1].type in ("code", "pre", "precode")

    def ends(self) -> bool:
        """Tells whether the innermost open mark ends here; a double "_" never ends an italic."""
        kind = self.open[-1].type
        if kind == "italic" and self.source.startswith("__", self.at):
            return False
        return self.source.startswith(_ENDS[kind], self.at)

    def begin_line(self) -> None:
        self.line_start = False
        if self.source.startswith("**>", self.at):
            self.end_quote()
            self.quote = self.length
            self.at += 3
        elif self.source.startswith(">", self.at):
            self.quote = self.length if self.quote is None else self.quote
            self.at += 1
        else:
            self.end_quote()

    def end_quote(self, kind: str = "blockquote") -> None:
        if self.quote is not None:
            ended = self.length - bool(self.parts and self.parts[-1] == "\n")
            if ended > self.quote:
                length = ended - self.quote
                self.entities.append({"type": kind, "offset": self.quote, "length": length})
        self.quote = None

    def begin(self, character: str) -> None:
        source, at = self.source, self.at
        if character == "|" and self.quote is not None and self.quote_closes():
            self.at += 2
            self.end_quote("expandable_blockquote")
            return
        mark = next((mark for mark in _BEGINS if source.startswith(mark, at)), None)
        if mark is None:
            raise broken(
                f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            )
        self.entities.append(None)
        self.at = at + len(mark)
        opened = _Open(_BEGINS[mark], self.length, at, len(self.entities) - 1)
        if opened.type == "pre":
            self.language(opened)
        self.open.append(opened)

    def quote_closes(self) -> bool:
        """Tells whether "||" here ends an expandable quotation rather than beginning a spoiler."""
        after = self.at + 2
        inside = any(mark.type == "spoiler" for mark in self.open)
        return (
            not inside
            and self.source.startswith("||", self.at)
            and (after >= len(self.source) or self.source[after] == "\n")
        )

    def language(self, opened: _Open) -> None:
        end = self.at
        while end < len(self.source) and not self.source[end].isspace() and self.source[end] != "`":
            end += 1
        if end != self.at and end < len(self.source) and self.source[end] != "`":
            opened.type, opened.language = "precode", self.source[self.at : end]
            self.at = end
        if self.source.startswith(("\r\n", "\n\r"), self.at):
            self.at += 2
        elif self.source.startswith(("\n", "\r"), self.at):
            self.at += 1

    def close(self) -> None:
        top = self.open.pop()
        self.at += len(_ENDS[top.type])
        entity: Json | None = {"type": "pre" if top.type == "precode" else top.type}
        if top.type == "precode":
            entity = {"type": "pre", "language": top.language}
        elif top.type in ("text_link", "custom_emoji"):
            entity = self.target(top)
        length = self.length - top.start
        if entity is not None and length > 0:
            self.entities[top.order] = {**entity, "offset": top.start, "length": length}

    def target(self, top: _Open) -> Json | None:
        """Makes an entity of the address in parentheses after a link's text."""
        if not self.source.startswith("(", self.at):
            if top.type == "custom_emoji":
                raise broken("Custom emoji entity must contain a tg://emoji URL")
            covered = "".join(self.parts).encode("utf-16-le", "surrogatepass")[2 * top.start :]
            return link_entity(covered.decode("utf-16-le", "replace"))
        begin = self.at
        url = []
        self.at += 1
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.source[self.at] == "\\" and self.at + 1 < len(self.source):
                self.at += 1
            url.append(self.source[self.at])
            self.at += 1
        if self.at >= len(self.source):
            where = len(self.source[:begin].encode())
            raise broken(f"Can't find end of a URL at byte offset {where}")
        self.at += 1
        address = "".join(url)
        return link_entity(address) if top.type == "text_link" else special(address)


def special(address: str) -> Json | None:
    """Makes a custom emoji or a date_time entity of the address of an image-like link."""
    query = dict(part.partition("=")[::2] for part in address.partition("?")[2].split("&"))
    if address.startswith("tg://emoji?"):
        return {"type": "custom_emoji", "custom_emoji_id": query.get("id", "")}
    if address.startswith("tg://time?"):
        return moment(query)
    raise broken("Custom emoji URL must have scheme tg")
