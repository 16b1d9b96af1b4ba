"""A value for text with formatting as in Telegram's parse mode HTML, which can be cut."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from html import escape

_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9-]*)(?P<rest>(?:\"[^\"<]*\"|'[^'<]*'|[^\"'<>])*)>"
)
_ATTRIBUTE = re.compile(r"([^\s=\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_REFERENCE = re.compile(
    r"&(?:#x(?P<hex>[0-9A-Fa-f]{1,8})|#(?P<number>[0-9]{1,8})|(?P<name>[a-z]+));?"
)
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SAME = {"strong": "b", "em": "i", "ins": "u", "strike": "s", "del": "s", "span": "tg-spoiler"}
_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "b": (),
    "i": (),
    "u": (),
    "s": (),
    "code": (),
    "pre": (),
    "tg-spoiler": (),
    "a": ("href",),
    "blockquote": ("expandable",),
    "tg-emoji": ("emoji-id",),
    "tg-time": ("unix", "format"),
}
_BLANKS = {code: " " for code in range(32) if chr(code) != "\n"}
_LANGUAGE = "language-"


@dataclass(frozen=True, slots=True)
class Span:
    """One piece of formatting: `tag` in Telegram's shortest spelling over `text[start:end]`."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    """Attribute name and value; the programming language of a `pre` is under "language"."""

    def opening(self) -> str:
        """Returns the opening tag."""
        if self.tag == "pre" and self.attributes:
            language = escape(_LANGUAGE + self.attributes[0][1])
            return f'<pre><code class="{language}">'
        said = "".join(
            f' {name}="{escape(value)}"' if value else f" {name}" for name, value in self.attributes
        )
        return f"<{self.tag}{said}>"

    def closing(self) -> str:
        """Returns the closing tag."""
        return "</code></pre>" if self.tag == "pre" and self.attributes else f"</{self.tag}>"


@dataclass(frozen=True, slots=True)
class Rich:
    """Plain text and its formatting; `spans` nest, outer ones before inner ones."""

    text: str
    spans: tuple[Span, ...] = ()

    @classmethod
    def from_html(cls, html: str) -> Rich:
        """Reads Telegram's HTML, leniently where Telegram would refuse it: unknown tags are dropped
        and their text kept, and tags left open end where the tag around them does."""
        reader = _Reader()
        at = 0
        for token in _TOKEN.finditer(html):
            reader.say(_decoded(html[at : token.start()]))
            reader.tag(bool(token["end"]), token["tag"].lower(), token["rest"])
            at = token.end()
        reader.say(_decoded(html[at:]))
        reader.close(0)
        return cls("".join(reader.texts), tuple(span for span in reader.spans if span))

    def html(self) -> str:
        """Writes the text in HTML that Telegram accepts; `from_html` reads the same value back."""
        made: list[str] = []
        open_spans: list[Span] = []
        at = 0
        for span in self.spans:
            while open_spans and open_spans[-1].end <= span.start:
                done = open_spans.pop()
                made += [escape(self.text[at : done.end], quote=False), done.closing()]
                at = done.end
            made += [escape(self.text[at : span.start], quote=False), span.opening()]
            at = span.start
            open_spans.append(span)
        while open_spans:
            done = open_spans.pop()
            made += [escape(self.text[at : done.end], quote=False), done.closing()]
            at = done.end
        return "".join([*made, escape(self.text[at:], quote=False)])

    def cut(self, start: int, end: int) -> Rich:
        """Returns the part of `text` from `start` to `end`, with the formatting that covers it."""
        kept = tuple(
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in self.spans
            if span.start < end and start < span.end
        )
        return Rich(self.text[start:end], kept)


class _Reader:
    """Takes texts and tags in order, and remembers where formatting began."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, Span | None]] = []
        """Tag, index among the spans, and its formatting, if it is any."""
        self.names: Counter[str] = Counter()
        """Open tags, counted by name."""
        self.spans: list[Span | None] = []

    def say(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)

    def tag(self, ends: bool, tag: str, rest: str) -> None:
        if not ends:
            span = self.meant(tag, _attributes(rest))
            self.open.append((tag, len(self.spans), span))
            self.names[tag] += 1
            self.spans.append(None)
        elif self.names[tag]:
            place = len(self.open) - 1
            while self.open[place][0] != tag:
                place -= 1
            self.close(place)

    def meant(self, tag: str, said: dict[str, str]) -> Span | None:
        """Returns the formatting that a tag begins."""
        around = self.open[-1][2] if self.open else None
        language = said.get("class", "").removeprefix(_LANGUAGE) if tag == "code" else ""
        if tag == "code" and around and around.tag == "pre" and around.start == self.length:
            if language and language != said.get("class"):
                named = replace(around, attributes=(("language", language),))
                self.open[-1] = (*self.open[-1][:2], named)
            return None
        if tag == "span" and said.get("class") != "tg-spoiler":
            return None
        tag = _SAME.get(tag, tag)
        if tag not in _ATTRIBUTES:
            return None
        kept = tuple((name, said[name]) for name in _ATTRIBUTES[tag] if name in said)
        return Span(self.length, self.length, tag, kept)

    def close(self, place: int) -> None:
        """Ends the open tag at this index, and those inside it."""
        for tag, at, span in self.open[place:]:
            self.names[tag] -= 1
            if span and span.start < self.length:
                self.spans[at] = replace(span, end=self.length)
        del self.open[place:]


def _attributes(rest: str) -> dict[str, str]:
    return {
        match[1].lower(): _decoded(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(rest)
    }


def _decoded(text: str) -> str:
    """Decodes the references that Telegram knows, replaces control characters by blanks as Telegram
    does, and repairs lone surrogates."""
    text = _REFERENCE.sub(_character, text) if "&" in text else text
    text = text.translate(_BLANKS)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _character(reference: re.Match[str]) -> str:
    if reference["name"]:
        return _CHARACTERS.get(reference["name"], reference[0])
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["number"])
    if code == 0 or code >= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return reference[0]
    return chr(code)
