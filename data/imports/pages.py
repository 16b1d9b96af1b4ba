"""Converts pages (HTML, Markdown, plain text) to the HTML that Telegram accepts."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from data.imports.worker_pages import markdown_page
from data.values.markup import Rich, Span

_FORMATS = {
    tag: format_
    for format_, tags in {
        "b": "b strong h1 h2 h3 h4 h5 h6 th dt",
        "i": "i em cite",
        "u": "u ins",
        "s": "s strike del",
        "code": "code kbd samp tt",
        "pre": "pre",
        "blockquote": "blockquote",
        "tg-spoiler": "tg-spoiler",
    }.items()
    for tag in tags.split()
}
# Blocks with a blank line around them, blocks on lines of their own, parts that are not read, and
# tags without content.
_APART, _LINES, _UNSEEN, _VOID = (
    frozenset(tags.split())
    for tags in (
        "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table hr figure",
        "div section article header footer main nav aside address details li dt dd tr caption",
        "script style template head title iframe object svg math noscript select video audio",
        "area base br col embed hr img input link meta source track wbr",
    )
)
_CELL = " | "
_BACK_LINK = re.compile(r"#(?:foot|end)note-ref")
"""The back references of Word's notes: nobody can follow them in a chat."""
_WHITE = re.compile(r"([ \t\n\r\f\xa0]+)")
_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")
_INVISIBLE = re.compile("[\0\u00ad\u200b\u2060\ufeff]")
_LONGEST_LINK = 2_000
_SCHEMES = frozenset({"http", "https", "tg"})


def telegram_html(page: str) -> str:
    """Converts an HTML page to Telegram's HTML.

    Headings are bold lines, lists have • or numbers, tables are lines with " | ", links lead to
    http, https or tg. Pictures with their descriptions, scripts, styles and comments are left out;
    tags Telegram does not know are dropped and their text kept. At most one blank line separates
    blocks.
    """
    reader = _Page()
    reader.feed(page)
    reader.close()
    reader.end(0)
    return Rich("".join(reader.texts), tuple(reader.finished())).html()


def html_of_markdown(text: str) -> str:
    """Converts Markdown (CommonMark with tables and strikethrough) to Telegram's HTML, as
    `telegram_html`.

    For trusted text only: it is read in this process.
    """
    return telegram_html(markdown_page(text))


def html_of_text(text: str) -> str:
    """Converts plain text to Telegram's HTML: its lines as they are, with at most one blank line in
    a row; the indent of two wide blanks that Chinese paragraphs begin with stays."""
    plain = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines = (line.strip(" \t\xa0").rstrip() for line in plain.split("\n"))
    return Rich(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()).html()


def followable(link: str) -> bool:
    """Tells whether Telegram can open an external link."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    known = parts.scheme in _SCHEMES and parts.netloc and not re.search(r"\s", link)
    return bool(known) and ("." in parts.netloc or parts.scheme == "tg")


@dataclass(eq=False, slots=True)
class _Mark:
    """Something to begin with the next text: formatting, or characters such as a list item's
    number."""

    text: str = ""
    tag: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class _Element:
    """An open tag, with its mark and its counts: items of a list, cells of a row."""

    tag: str
    mark: _Mark | None
    count: int = 0
    unseen: bool = False


class _Page(HTMLParser):
    """Writes the text as it comes; blanks, line ends and formatting wait for the next word."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.length = 0
        self.last = ""
        self.open: list[_Element] = []
        self.inside: Counter[str] = Counter()
        """Open tags, counted by name."""
        self.formats: Counter[str] = Counter()
        self.waiting: list[_Mark] = []
        self.marks: list[_Mark] = []
        self.lines = 0
        self.gap = ""
        self.code: list[str] = []
        """The text of a `pre`, whose blanks and line ends are kept."""
        self.unseen = 0

    def finished(self) -> list[Span]:
        """Returns the formatting that has text."""
        return [Span(mark.start, mark.end, mark.tag, mark.attributes) for mark in self.marks]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            self.void(tag)
            return
        if tag in _UNSEEN or (tag == "a" and _BACK_LINK.match(said.get("href", ""))):
            self.unseen += 1
            self.open.append(_Element(tag, None, unseen=True))
            self.inside[tag] += 1
            return
        self.block(tag)
        mark = self.mark_of(tag, said)
        self.open.append(_Element(tag, mark, _start(said) if tag == "ol" else 0))
        self.inside[tag] += 1
        if mark:
            self.waiting.append(mark)
            self.formats[mark.tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if not self.inside[tag]:
            return
        place = len(self.open) - 1
        while self.open[place].tag != tag:
            place -= 1
        self.end(place)

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        data = _INVISIBLE.sub("", data)
        if self.inside["pre"]:
            self.code.append(data)
            return
        for place, piece in enumerate(_WHITE.split(data)):
            if place % 2:
                self.gap = self.gap or ("\n" if "\n" in piece else " ")
            elif piece:
                self.word(piece)

    def void(self, tag: str) -> None:
        """Handles a tag without content."""
        if self.unseen:
            return
        if tag == "br" and self.inside["pre"]:
            self.code.append("\n")
        elif tag == "br" and self.in_cell():
            self.gap = " "
        elif tag == "br":
            self.lines = min(self.lines + 1, 2)
        else:
            self.block(tag)

    def block(self, tag: str) -> None:
        """Handles the border of a block: line ends, or a blank in a table's cell."""
        if self.inside["pre"] or tag not in _APART | _LINES:
            return
        if self.in_cell():
            self.gap = " "
            return
        apart = tag in _APART and not self.inside["li"]
        self.lines = max(self.lines, 2 if apart else 1)

    def in_cell(self) -> bool:
        return bool(self.inside["td"] or self.inside["th"])

    def mark_of(self, tag: str, said: dict[str, str]) -> _Mark | None:
        """Returns the mark of this tag; formatting is not nested in itself, nor in code."""
        if tag == "li":
            return _Mark(text=self.bullet())
        if tag in ("td", "th") and self.next_cell() > 1:
            # It belongs to the row, so that an empty cell still has its place.
            self.waiting.append(_Mark(text=_CELL))
        if tag == "a" and followable(link := said.get("href", "").strip()):
            kept = len(link) <= _LONGEST_LINK and not self.formats["a"]
            return _Mark(tag="a", attributes=(("href", link),)) if kept and self.plain() else None
        language = said.get("class", "").partition("language-")[2].split(" ")[0]
        if tag == "code" and self.open and self.open[-1].tag == "pre" and language:
            if (outer := self.open[-1].mark) is not None:
                outer.attributes = (("language", language),)
            return None
        known = _FORMATS.get(tag, "")
        return _Mark(tag=known) if known and not self.formats[known] and self.plain() else None

    def plain(self) -> bool:
        """Tells whether this is outside code, in which Telegram has no other formatting."""
        return not self.formats["pre"] and not self.formats["code"]

    def bullet(self) -> str:
        """Returns the bullet or number of the innermost list's next item."""
        lists = [element for element in self.open if element.tag in ("ul", "ol")]
        indent = "   " * (len(lists) - 1)
        if not lists or lists[-1].tag == "ul":
            return f"{indent}• "
        lists[-1].count += 1
        return f"{indent}{lists[-1].count}. "

    def next_cell(self) -> int:
        """Returns the number of the cell that begins, from 1 in each row."""
        row = next((one for one in reversed(self.open) if one.tag == "tr"), None)
        if row is None:
            return 1
        row.count += 1
        return row.count

    def word(self, piece: str) -> None:
        """Writes text without blanks, after the waiting marks."""
        piece = piece.lstrip() if self.lines or not self.length else piece
        if piece:
            self.settle(piece[0])
            self.write(piece)

    def settle(self, following: str) -> None:
        """Writes line ends or a blank, and begins the marks that waited for this character."""
        if self.lines and self.length:
            self.write("\n" * self.lines)
        elif self.gap and self.length and not any(mark.text == _CELL for mark in self.waiting):
            self.write("" if _joined(self.last, self.gap, following) else " ")
        for mark in self.waiting:
            if mark.tag:
                mark.start = self.length
                self.marks.append(mark)
            else:
                starts_line = mark.text == _CELL and self.last in ("", "\n")
                self.write(mark.text.lstrip() if starts_line else mark.text)
        self.waiting.clear()
        self.lines, self.gap = 0, ""

    def write(self, text: str) -> None:
        if text:
            self.texts.append(text)
            self.length += len(text)
            self.last = text[-1]

    def end(self, place: int) -> None:
        """Ends the open tag at this index and those in it."""
        for element in reversed(self.open[place:]):
            self.inside[element.tag] -= 1
            if element.unseen:
                self.unseen -= 1
                continue
            if element.tag == "pre" and not self.inside["pre"]:
                self.verbatim()
            if element.tag == "tr":
                self.waiting = [mark for mark in self.waiting if mark.text != _CELL]
            if mark := element.mark:
                self.formats[mark.tag] -= 1
                if mark in self.waiting:
                    self.waiting.remove(mark)
                mark.end = self.length
            self.block(element.tag)
        del self.open[place:]

    def verbatim(self) -> None:
        """Writes the text of a `pre`."""
        text = "".join(self.code).replace("\r\n", "\n")
        self.code.clear()
        text = _BLANK_LINES.sub("", text).rstrip()
        # A message begins with no blank, however the first line was indented.
        text = text if self.length else text.lstrip()
        if text:
            self.settle(text[0])
            self.write(text)


def _start(said: dict[str, str]) -> int:
    """Returns the number before a list's first one."""
    start = said.get("start", "")
    return int(start) - 1 if start.isascii() and start.isdigit() and len(start) < 7 else 0


def _joined(last: str, gap: str, following: str) -> bool:
    """Tells whether a line end in the source is no blank, as between two Chinese characters."""
    wide = all(unicodedata.east_asian_width(char) in "WF" for char in (last, following))
    return gap == "\n" and wide
