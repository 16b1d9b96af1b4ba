"""Reads Word documents with question banks; `data.imports.worker` runs it separately.

It imports nothing of ours.
"""

import base64
import io
import posixpath
import re
import zipfile
from collections import defaultdict
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _RUN, _FORM = f"{_W}t", f"{_W}r", f"{_W}rPr"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_INNER = {
    f"{_W}{name}" for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple")
}
_SIGNS = {"F0FC": "✓", "F0FB": "✗", "F050": "✓", "F04F": "✗", "F0FE": "✓", "F0FD": "✗", "F052": "✓"}
"""Ticks and crosses of the symbol fonts."""
_DOCUMENT = "word/document.xml"
_SHAPED = (f"{_W}numPr", f"{_W}pStyle")
_STRESSED = tuple(f"{_W}{name}" for name in ("b", "u", "color", "highlight"))
_OWN = "zhixue"
_HAN = "〇一二三四五六七八九"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif")


def word(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Returns a Word document's paragraphs and tables in order.

    A paragraph is {"text", "marks", "picture"}, its automatic number in front of its text, and the
    "part" that a style of our own names; a mark is [start, end, underlined]. A table is {"rows"} of
    cells, each a list of paragraphs.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = Parts(archive)
        body = parts.read(_DOCUMENT).find(f"{_W}body")
        if body.find(f"{_W}altChunk") is not None:
            return {"bad": "bank-file-inserted", "values": {}}
        room = [limits["characters"]]
        try:
            parts.look_at(body)
            blocks = blocks_of(body, Numbering(parts), parts, room)
        except OverflowError:
            return {"bad": "file-bomb", "values": {}}
    return {"blocks": blocks}


class Parts:
    """A Word file's parts, by the names or the kinds under which the document refers to them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.paths: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        links = "word/_rels/document.xml.rels"
        for link in self.read(links) if links in archive.namelist() else ():
            if link.get("TargetMode") == "External":
                continue
            path = posixpath.normpath(posixpath.join("/word", link.get("Target", ""))).lstrip("/")
            self.paths[link.get("Id", "")] = path
            self.kinds[link.get("Type", "").rpartition("/")[2]] = path

    def look_at(self, body: Any) -> None:
        """Finds the few paragraphs whose form says something, and the runs with emphasis."""
        self.formed = {one.getparent() for one in body.iter(*_SHAPED)}
        self.emphasised = {one.getparent().getparent() for one in body.iter(*_STRESSED)}

    def read(self, path: str) -> Any:
        """Returns the root of a part."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
        return etree.fromstring(self.archive.read(path), parser)

    def of_kind(self, kind: str) -> Any:
        """Returns the root of the part of a kind; nothing where there is none."""
        path = self.kinds.get(kind, "")
        return self.read(path) if path in self.archive.namelist() else ()


def blocks_of(holder: Any, numbering: Any, parts: Any, room: list[int]) -> list[dict[str, Any]]:
    """Returns the blocks in a body or cell; content controls are searched too."""
    blocks: list[dict[str, Any]] = []
    for element in holder:
        if element.tag == f"{_W}p":
            block = paragraph(element, numbering, parts)
            room[0] -= len(block["text"]) + 1
            if room[0] < 0:
                raise OverflowError
            blocks.append(block)
        elif element.tag == f"{_W}tbl":
            rows = [
                [blocks_of(cell, numbering, parts, room) for cell in row if cell.tag == f"{_W}tc"]
                for row in element
                if row.tag == f"{_W}tr"
            ]
            blocks.append({"rows": rows})
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            blocks += blocks_of(element, numbering, parts, room)
    return blocks


def paragraph(element: Any, numbering: Any, parts: Any) -> dict[str, Any]:
    """Returns one paragraph."""
    style = label = ""
    form = next(iter(element), None)
    if form in parts.formed:
        style, label = value_of(form, "pStyle"), numbering.label(form)
    pieces: list[str] = [label]
    marks: list[list[Any]] = []
    picture = ""
    length = len(label)
    for run in runs_of(element):
        text, blip = run_text(run)
        if blip and not picture:
            picture = picture_of(parts, blip)
        emphasis = emphasis_of(run) if text and run in parts.emphasised else ""
        if emphasis:
            underlined = emphasis == "line"
            if marks and marks[-1][1] == length and marks[-1][2] == underlined:
                marks[-1][1] += len(text)
            else:
                marks.append([length, length + len(text), underlined])
        pieces.append(text)
        length += len(text)
    said = {"text": "".join(pieces), "marks": marks, "picture": picture}
    # Styles of our own name the part of a paragraph; Word removes the blanks from their names.
    return said | ({"part": style[len(_OWN) :]} if style.startswith(_OWN) else {})


def runs_of(element: Any) -> Any:
    """Returns the runs of a paragraph, without deleted ones."""
    for child in element:
        tag = child.tag
        if tag == _RUN:
            yield child
        elif tag in _INNER:
            yield from runs_of(child)


def run_text(run: Any) -> tuple[str, str]:
    """Returns a run's text, and the name by which it refers to a picture."""
    pieces: list[str] = []
    blip = ""
    for part in run:
        tag = part.tag
        if tag == _TEXT:
            pieces.append(part.text or "")
            continue
        if tag == _FORM:
            continue
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if name == "tab":
            pieces.append("\t")
        elif name in ("br", "cr"):
            pieces.append("\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
        elif name == "sym":
            pieces.append(_SIGNS.get(part.get(f"{_W}char", ""), ""))
        elif name in ("drawing", "pict") or part.tag == _ALTERNATIVE:
            found = next(part.iter(_BLIP), None)
            blip = blip or (found.get(_EMBED, "") if found is not None else "")
    return "".join(pieces), blip


def emphasis_of(run: Any) -> str:
    """Returns "line" for underlined text, "stand out" for bold, red or shaded, else ""."""
    found = ""
    for part in run.find(f"{_W}rPr"):
        name = part.tag.rpartition("}")[2]
        value = part.get(f"{_W}val", "")
        if name == "u" and value not in ("none", ""):
            return "line"
        bold = name == "b" and value not in ("0", "false", "off")
        red = name == "color" and re.fullmatch(
            r"(?:[C-Fc-f][0-9A-Fa-f])[0-3][0-9A-Fa-f][0-3]\w", value
        )
        if bold or red or (name == "highlight" and value != "none"):
            found = "stand out"
    return found


def picture_of(parts: Any, name: str) -> str:
    """Returns the picture in a part, in base64; "" for other things."""
    path = parts.paths.get(name, "")
    if not path.lower().endswith(_PICTURES) or path not in parts.archive.namelist():
        return ""
    return base64.b64encode(parts.archive.read(path)).decode()


class Numbering:
    """The numbers and letters that Word puts before paragraphs by itself."""

    def __init__(self, parts: Parts) -> None:
        self.levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self.kinds: dict[str, str] = {}
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self.styles: dict[str, tuple[str, int, str]] = {}
        for style in parts.of_kind("styles"):
            if style.tag == f"{_W}style":
                self.styles[style.get(f"{_W}styleId", "")] = (
                    *numbered_by(style.find(f"{_W}pPr")),
                    based_on(style),
                )
        abstract = {}
        for one in parts.of_kind("numbering"):
            if one.tag == f"{_W}abstractNum":
                abstract[one.get(f"{_W}abstractNumId")] = levels_of(one)
            elif one.tag == f"{_W}num":
                self.take(one, abstract)

    def take(self, num: Any, abstract: dict[Any, Any]) -> None:
        """Reads one numbering: its levels, some of them perhaps its own, and whose count it
        shares."""
        name = num.get(f"{_W}numId", "")
        kind = value_of(num, "abstractNumId")
        levels = dict(abstract.get(kind, {}))
        own = False
        for override in num.iter(f"{_W}lvlOverride"):
            place = int(override.get(f"{_W}ilvl", 0))
            start = value_of(override, "startOverride")
            levels |= levels_of(override)
            if start.isdigit() and place in levels:
                levels[place] = (int(start), *levels[place][1:])
                own = True
        self.levels[name] = levels
        self.kinds[name] = f"own {name}" if own else f"kind {kind}"

    def label(self, form: Any) -> str:
        """Returns the number before a paragraph of this form, with a blank after it, or ""."""
        name, level = numbered_by(form)
        style = value_of(form, "pStyle")
        for _ in range(10):
            if name or style not in self.styles:
                break
            name, level, style = self.styles[style]
        levels = self.levels.get(name, {})
        if level not in levels:
            return ""
        counts = self.counts[self.kinds[name]]
        counts[level] = counts.get(level, levels[level][0] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        _, form_name, pattern = levels[level]
        if form_name in ("bullet", "none"):
            return ""

        def said(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            start, form, _ = levels.get(place, (1, "decimal", ""))
            return number_as(counts.get(place, start), form)

        text = re.sub(r"%(\d)", said, pattern)
        return f"{text} " if text else ""


def numbered_by(form: Any) -> tuple[str, int]:
    """Returns the numbering and level that the form of a paragraph or style sets itself."""
    numbering = form.find(f"{_W}numPr") if form is not None else None
    if numbering is None:
        return "", 0
    level = value_of(numbering, "ilvl")
    return value_of(numbering, "numId"), int(level) if level.isdigit() else 0


def based_on(style: Any) -> str:
    """Returns the style that a style is based on."""
    return value_of(style, "basedOn")


def levels_of(element: Any) -> dict[int, tuple[int, str, str]]:
    """Returns start, form and pattern of each level."""
    levels = {}
    for level in element.findall(f"{_W}lvl"):
        start = value_of(level, "start")
        form = value_of(level, "numFmt") or "decimal"
        pattern = value_of(level, "lvlText")
        place = int(level.get(f"{_W}ilvl", 0))
        levels[place] = (int(start) if start.isdigit() else 1, form, pattern)
    return levels


def value_of(element: Any, name: str) -> str:
    """Returns the value of a child."""
    child = element.find(f"{_W}{name}")
    return "" if child is None else str(child.get(f"{_W}val", ""))


def number_as(number: int, form: str) -> str:
    """Writes a number in one of Word's forms."""
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 % 5 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        roman = roman_of(number)
        return roman if form == "upperRoman" else roman.lower()
    if form.startswith(("chinese", "japanese", "ideograph", "taiwanese", "korean")):
        return han_of(number)
    return str(number)


def roman_of(number: int) -> str:
    """Writes up to 3,999 in Roman numerals."""
    if not 0 < number < 4_000:
        return str(number)
    said = ""
    for value, sign in (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
        *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        said += sign * (number // value)
        number %= value
    return said


def han_of(number: int) -> str:
    """Writes up to 99 in Chinese numerals."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = ("十" if tens == 1 else f"{_HAN[tens]}十") if tens else ""
    return ten + (_HAN[ones] if ones else "")
