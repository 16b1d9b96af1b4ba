"""Reads questions in GIFT, Moodle's plain format; comments of our own hold what GIFT cannot."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from data.imports.bank.blanks import asks
from data.imports.bank.draft import MOST_QUESTIONS, Found, because
from data.imports.bank.html import plain_html
from data.imports.bank.kept import unread_lines
from data.imports.bank.moodle import cloze
from data.imports.bank.notes import Notes, notes_said
from data.imports.bank.words import CHOICE, OTHER
from data.values.question import BLANK, QuestionKind

MARK = "// zhixue "
"""The beginning of a comment that holds more about the question below it, in JSON."""
_TAG = re.compile(r"\[tag:([^\]\n]{1,60})\]")
_TITLE = re.compile(r"\s*::(?:\\.|[^:\\]|:(?!:))*::\s*", re.DOTALL)
_FORM = re.compile(r"\s*\[(html|moodle|plain|markdown)\]\s*", re.IGNORECASE)
_BLOCK = re.compile(r"((?:\\.|[^{\\])*)\{((?:\\.|[^}\\])*)\}(.*)", re.DOTALL)
_GENERAL = re.compile(r"((?:\\.|[^#\\]|#(?!###))*)####(.*)", re.DOTALL)
_ITEM = re.compile(r"(?:~\s*(?==))?([=~])((?:\\.|[^=~\\])*)", re.DOTALL)
_BRACES = re.compile(r"(?<!\\)\{")
_FEEDBACK = re.compile(r"((?:\\.|[^#\\])*)(?:#(.*))?", re.DOTALL)
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d+)?)%")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#.*)?", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\s*#\s*=?\s*(-?\d+(?:\.\d+)?)(?::0+(?:\.0+)?)?\s*(?:#[^#].*)?", re.DOTALL)
_LOOKS = re.compile(r"\{[^{}]*[=~][^{}]*\}|\{\s*(?:T|F|TRUE|FALSE)\s*[#}]|^::", re.MULTILINE)


def is_gift(text: str) -> bool:
    """Tells whether a text looks like GIFT."""
    return bool(_LOOKS.search(text[:20_000]))


def read_gift(text: str, name: str) -> list[Found]:
    """Returns the questions of a GIFT file. Matching, essays and numbers within bounds are of a
    kind that cannot be asked; descriptions are left out."""
    found = []
    tags: tuple[str, ...] = ()
    for row, entry in _entries(text):
        comments = [line for line in entry if line.startswith("//")]
        body = "\n".join(line for line in entry if not line.startswith("//")).strip()
        while body.startswith("$CATEGORY:"):
            line, _, body = body.partition("\n")
            tags = (line.removeprefix("$CATEGORY:").strip().rpartition("/")[2],)
        body = _TITLE.sub("", body, count=1)
        notes = _notes(comments, tags)
        if _BRACES.search(body):
            match = _BLOCK.fullmatch(body)
            several = match and _BRACES.search(match[3])
            if several or not match:
                made = _cloze(body, name, row, notes)
            else:
                made = _question(match, name, row, notes)
            lines = tuple(range(row, row + len(entry)))
            found.append(replace(made, lines=lines, text="\n".join(entry)))
            if len(found) > MOST_QUESTIONS:
                break
        elif asks(body):
            # A description asks nothing; this one has lost its answers.
            found.append(unread_lines(name, row, body.split("\n")))
    return found


def _cloze(body: str, name: str, row: int, notes: Notes) -> Found:
    """Reads an entry with several blocks: each a blank to type, or it is refused."""
    read = cloze(body)
    if read is None:
        refused = because("bank-refused-lines")
        return Found(sheet=name, row=row, stem=unescaped(body), refused=refused)
    stem, blanks = read
    made = Found(sheet=name, row=row, kind=QuestionKind.FILL, stem=unescaped(stem), blanks=blanks)
    return replace(made, **notes.common)


def unescaped(text: str) -> str:
    """Removes the backslashes that escape GIFT's signs."""
    return re.sub(r"\\(.)", lambda said: "\n" if said[1] == "n" else said[1], text)


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yields row and lines of the entries between blank lines, braces kept together."""
    lines: list[str] = []
    first = depth = 0
    for number, raw in enumerate([*text.replace("\r\n", "\n").split("\n"), ""], 1):
        line = raw.strip()
        if lines and depth <= 0 and _begins_anew(line, lines):
            yield first, lines
            lines, first, depth = [], 0, 0
        if line:
            first = first or number
            lines.append(line)
            if not line.startswith("//"):
                plain = re.sub(r"\\.", "", line)
                depth += plain.count("{") - plain.count("}")
        elif lines and (depth <= 0 or len(lines) > 200):
            yield first, lines
            lines, first, depth = [], 0, 0
    if lines:
        yield first, lines


def _begins_anew(line: str, lines: list[str]) -> bool:
    """Tells whether a line begins the next entry though none is blank: the one before is closed."""
    if not any(_BRACES.search(one) for one in lines if not one.startswith("//")):
        return False
    closed = any("}" in re.sub(r"\\.", "", one) for one in lines if not one.startswith("//"))
    opens = line.startswith(("::", "$CATEGORY:", "//")) or bool(_BRACES.search(line))
    return closed and opens


def _notes(comments: list[str], tags: tuple[str, ...]) -> Notes:
    """Returns the notes in the comments above a question."""
    own: dict[str, Any] = {}
    for comment in comments:
        if comment.startswith(MARK):
            try:
                said = json.loads(comment.removeprefix(MARK))
            except (ValueError, RecursionError):
                continue
            own = said if isinstance(said, dict) else {}
    named = tuple(tag for comment in comments for tag in _TAG.findall(comment))
    return notes_said({"tags": list(named or tags), **own})


def _question(match: re.Match[str], name: str, row: int, notes: Notes) -> Found:
    before, inner, after = match.groups()
    html = _form(before) == "html"
    general = _GENERAL.fullmatch(inner)
    inner, explanation = general.groups() if general else (inner, "")
    stem = _said(before, html=html)
    if after.strip():
        stem = f"{stem.rstrip()} {BLANK} {_said(after, html=html)}".strip()
    kind, options, right, blanks, told = _answers(inner, html=html)
    return Found(
        sheet=name,
        row=row,
        kind=notes.kind or kind,
        stem=stem,
        options=options,
        right=right,
        blanks=notes.blanks or blanks,
        explanation=_said(explanation, html=html) or told,
        **notes.common,
    )


_Answers = tuple[
    str, tuple[str, ...], tuple[int, ...] | None, tuple[tuple[str, ...], ...] | None, str
]


def _answers(inner: str, *, html: bool) -> _Answers:
    """Returns kind, options, right ones, blanks, and the feedback on right answers."""
    if truth := _TRUTH.fullmatch(inner):
        return QuestionKind.JUDGE, (), (0 if truth[1][0] in "Tt" else 1,), None, ""
    if number := _NUMBER.fullmatch(inner):
        return QuestionKind.FILL, (), None, ((number[1],),), ""
    items = [(sign, *_item(body, html=html)) for sign, body in _ITEM.findall(inner)]
    if not items or inner.lstrip().startswith("#"):
        return OTHER, (), None, None, ""
    if all(sign == "=" for sign, *_ in items):
        if any(re.search(r"(?<!\\)->", body) for _, body in _ITEM.findall(inner)):
            return OTHER, (), None, None, ""
        accepted = tuple(text for _, text, weight, _ in items if weight in (None, 100) and text)
        told = next((told for *_, told in items if told), "")
        return QuestionKind.FILL, (), None, (accepted,), told
    right = tuple(
        place
        for place, (sign, _, weight, _) in enumerate(items)
        if (sign == "=" and weight is None) or (weight or 0) > 0
    )
    weighted = any(sign == "~" and (weight or 0) > 0 for sign, _, weight, _ in items)
    kind = CHOICE if weighted else QuestionKind.SINGLE
    told = next((items[place][3] for place in right if items[place][3]), "")
    return kind, tuple(text for _, text, _, _ in items), right, None, told


def _item(body: str, *, html: bool) -> tuple[str, float | None, str]:
    """Returns text, weight in percent and feedback of one answer."""
    weight = _WEIGHT.match(body)
    body = body[weight.end() :] if weight else body
    parts = _FEEDBACK.fullmatch(body)
    text, told = (parts[1], parts[2] or "") if parts else (body, "")
    return (
        _said(text, html=html),
        float(weight[1]) if weight else None,
        _said(told, html=html),
    )


def _form(text: str) -> str:
    match = _FORM.match(text)
    return match[1].lower() if match else ""


def _said(text: str, *, html: bool) -> str:
    """Returns a text without its format, escapes and tags."""
    form = _form(text)
    plain = unescaped(_FORM.sub("", text, count=1) if form else text).strip()
    return plain_html(plain) if form == "html" or (html and not form) else plain
