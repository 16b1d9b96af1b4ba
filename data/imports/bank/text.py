"""Questions from lines of text, as Word documents and text files have them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from data.imports.bank.draft import MOST_QUESTIONS, Found, Reason, because
from data.imports.bank.inline import Inside, inside
from data.imports.bank.key import Entry, entries_of, matched
from data.imports.bank.lines import (
    LONGEST_LINE,
    Line,
    Mark,
    fields_on,
    heading,
    is_list_title,
    numbered,
    without_kind,
)
from data.imports.bank.options import Option, options_on
from data.imports.bank.picture import picture_of
from data.imports.bank.words import kind_in, kind_said
from data.values.question import letters

_FIRST_OPTION = re.compile(r"(?<=[\s。？?)）:：])[（(\[]?A\s?[)）\].．、:：]")
_MOST_TRIES = 8
"""Letters in a stem that are tried as the first option."""
_AHEAD = 4
"""Lines in which the first option of a stem without number may follow."""


@dataclass
class _Draft:
    """A question while its lines are read."""

    row: int
    number: int | None
    kind: str
    stem: str = ""
    marks: list[Mark] = field(default_factory=list)
    options: dict[int, str] = field(default_factory=dict)
    outstanding: set[int] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    last: str = "stem"
    picture: bytes | None = None

    @property
    def complete(self) -> bool:
        """Whether what follows may be the next question."""
        return "answer" in self.notes or len(self.options) > 1

    def add(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Takes a line as more of what came last."""
        so_far = self.stem if self.last == "stem" else self.notes.get(self.last, "")
        if self.last == "option":
            so_far = self.options[max(self.options)]
        if len(so_far) > LONGEST_LINE:
            return
        if self.last == "stem":
            before = f"{self.stem}\n" if self.stem else ""
            self.marks += [
                Mark(one.start + len(before), one.end + len(before), one.line) for one in marks
            ]
            self.stem = before + text
        elif self.last == "option":
            self.options[max(self.options)] += f" {text.strip()}"
        else:
            self.notes[self.last] = f"{self.notes[self.last]}\n{text.strip()}".strip()


def read_lines(lines: Sequence[Line], name: str, answers: Sequence[Line] = ()) -> list[Found]:
    """The questions in a text, in their order; `name` is the file's. `answers` are the lines of
    another text with the answers; without, they may be listed at the end of this one."""
    lines = [Line(one.number, one.text[:LONGEST_LINE], one.marks, one.picture) for one in lines]
    end = len(lines) if answers else _list_start(lines)
    drafts = _Reading(lines[:end]).drafts()
    entries = entries_of(answers or lines[end:])
    numbers = [(draft.kind, draft.number or 0) for draft in drafts]
    answered = matched(entries, numbers)
    return [_found(draft, name, answered.get(place)) for place, draft in enumerate(drafts)]


def _list_start(lines: Sequence[Line]) -> int:
    """Where the list of all answers begins; the end where there is none."""
    for place, line in enumerate(lines):
        if not is_list_title(line.text):
            continue
        after = [one for one in lines[place + 1 : place + 8] if not one.blank]
        first = after[0].text if after else ""
        head = fields_on(first)[0]
        if place and (heading(first) or (numbered(head) and not options_on(first, 0))):
            following = after[1].text if len(after) > 1 else ""
            if not options_on(following, 0):
                return place
    return len(lines)


class _Reading:
    """Lines to questions, one line after the other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.kind = ""
        self.made: list[_Draft] = []
        self.new_section = True

    def drafts(self) -> list[_Draft]:
        """All questions, or more than a bank takes."""
        for place, line in enumerate(self.lines):
            if not line.blank:
                self.line(place, line)
            if len(self.made) > 2 * MOST_QUESTIONS:
                break
        return [one for one in self.made if one.stem.strip() or one.options or one.notes]

    @property
    def current(self) -> _Draft | None:
        return self.made[-1] if self.made else None

    def line(self, place: int, line: Line) -> None:
        """Takes one line."""
        current = self.current
        rest, fields = fields_on(line.text)
        if not fields and (kind := heading(line.text)):
            self.kind, self.new_section = kind, True
            return
        marks = tuple(one for one in line.marks if one.start < len(rest))
        if rest.strip():
            self.body(place, rest, marks, boxed=bool(fields))
        current = self.current
        if current and line.picture and current.picture is None:
            current.picture = line.picture
        for name, value in fields if current else ():
            assert current is not None
            current.last = name
            so_far = current.notes.get(name, "")[:LONGEST_LINE]
            current.notes[name] = f"{so_far}\n{value}".strip()

    def body(self, place: int, text: str, marks: tuple[Mark, ...], *, boxed: bool) -> None:
        """Takes what is neither heading nor note: a stem, options, or more of either."""
        current = self.current
        found = options_on(text, len(current.options)) if current else []
        if current and found and found[0].place >= len(current.options):
            self.options(current, text, found, marks)
            return
        number = numbered(text)
        row = self.lines[place].number
        if number and self.opens(number[0], sure=number[2]):
            text, start = text[number[1] :], number[1]
            moved = [Mark(max(m.start - start, 0), m.end - start, m.line) for m in marks]
            self.begin(row, number[0], text, [m for m in moved if m.end > 0])
        elif current is None or self.new_section or self.is_stem(place, text):
            if self.leads_somewhere(place, text) or boxed:
                self.begin(row, None, text, list(marks))
        elif current.complete and current.last == "option" and not text.strip():
            return
        else:
            current.add(text, marks)

    def begin(self, row: int, number: int | None, text: str, marks: list[Mark]) -> None:
        """Begins a question; its options may follow on the same line."""
        text, kind = without_kind(text) if not marks else (text, without_kind(text)[1])
        draft = _Draft(row, number, kind or self.kind)
        self.made.append(draft)
        self.new_section = False
        start = _options_start(text)
        found = options_on(text[start:], 0) if start else []
        if found and not any(one.text for one in found):
            # Letters to tick, printed behind the stem; the options follow on lines of their own.
            draft.add(text[:start], [m for m in marks if m.start < start])
        elif found:
            moved = [Mark(m.start - start, m.end - start, m.line) for m in marks if m.end > start]
            draft.add(text[:start], [m for m in marks if m.start < start])
            self.options(draft, text[start:], found, tuple(moved))
        else:
            draft.add(text, marks)

    def options(
        self, draft: _Draft, text: str, found: list[Option], marks: tuple[Mark, ...]
    ) -> None:
        """Takes the options on a line."""
        for one in found:
            said = one.text
            if re.search(r"[√✓✔]\s*$", said) and len(said) > 1:
                said = said.rstrip(" √✓✔")
                draft.outstanding.add(one.place)
            draft.options[one.place] = said
            if any(
                m.start < one.end and m.end > one.start and text[m.start : m.end].strip()
                for m in marks
            ):
                draft.outstanding.add(one.place)
        draft.last = "option"

    def opens(self, number: int, *, sure: bool) -> bool:
        """Whether a line with this number begins a question, and is no list within one."""
        current = self.current
        if current is None or self.new_section:
            return True
        before = current.number
        following = before is not None and number == before + 1
        if not sure:
            return following and current.complete
        if before is None:
            return current.complete or number == 1
        if current.complete or inside(current.stem, (), options=False).answer:
            return following or number > before or number == 1
        return following or before < number <= before + 20

    def is_stem(self, place: int, text: str) -> bool:
        """Whether a line without number begins a question: one is complete before it, and options
        or an answer follow."""
        current = self.current
        if current is None or not current.complete or current.number is not None:
            return False
        if current.last == "option":
            return self.leads_somewhere(place, text)
        gap = place > 0 and self.lines[place - 1].blank
        return current.last == "answer" or gap

    def leads_somewhere(self, place: int, text: str) -> bool:
        """Whether options or an answer follow soon: titles and remarks lead nowhere."""
        if inside(text, (), options=False).answer or _options_start(text):
            return True
        for line in [
            one for one in self.lines[place + 1 : place + 1 + 2 * _AHEAD] if not one.blank
        ][:_AHEAD]:
            if (found := options_on(line.text, 0)) and found[0].place == 0:
                return True
            if any(name == "answer" for name, _ in fields_on(line.text)[1]):
                return True
            if numbered(line.text) or heading(line.text):
                return False
        return False


def _options_start(text: str) -> int:
    """Where options begin behind a stem on the same line; 0 where none do."""
    for match in islice(_FIRST_OPTION.finditer(text), _MOST_TRIES):
        if len(options_on(text[match.start() :], 0)) > 1:
            return match.start()
    return 0


def _found(draft: _Draft, name: str, entry: Entry | None) -> Found:
    notes = {**(entry.notes if entry else {}), **draft.notes}
    answer = draft.notes.get("answer", "") or (entry.answer if entry else "")
    kind = draft.kind or (entry.kind if entry else "")
    stem = draft.stem
    mended: tuple[Reason, ...] = ()
    outstanding = tuple(sorted(draft.outstanding))
    blanks: tuple[tuple[str, ...], ...] | None = None
    read = Inside(stem)
    if not answer:
        read = inside(stem, draft.marks, options=bool(draft.options), kind=kind)
        answer, blanks = read.answer, read.blanks
    elif draft.marks:
        read = inside(stem, draft.marks, options=True, kind=kind, gaps_only=True)
    if not answer and not blanks and 0 < len(outstanding) < len(draft.options):
        answer = letters(outstanding)
    if read.taken:
        mended = (because("bank-mended-inside", answer=(answer or read.said)[:40]),)
    many = max(draft.options, default=-1) + 1
    said, tagged = without_kind(read.stem)
    return Found(
        sheet=name,
        row=draft.row,
        number="" if draft.number is None else str(draft.number),
        kind=tagged or kind_of_note(notes) or kind,
        stem=said,
        options=tuple(draft.options.get(place, "") for place in range(many)),
        answer=answer,
        blanks=blanks,
        explanation=notes.get("explanation", ""),
        source=notes.get("source", ""),
        tags=(notes["tags"],) if "tags" in notes else (),
        difficulty=notes.get("difficulty", ""),
        until=notes.get("until", ""),
        picture=picture_of(draft.picture) if draft.picture else None,
        mended=mended,
    )


def kind_of_note(notes: dict[str, str]) -> str:
    """The kind that 题型： gives."""
    said = notes.get("kind", "")
    return kind_said(said) or kind_in(said)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a plain text or of Markdown, without the signs that only format."""
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        yield _plain_line(number, raw[:LONGEST_LINE])


_PREFIX = re.compile(r"^(\s*)(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[([ xX])\]\s*)?)+")
_BOLD = re.compile(r"\*\*(.+?)\*\*|<u>(.*?)</u>|<b>(.*?)</b>", re.IGNORECASE)


def _plain_line(number: int, raw: str) -> Line:
    prefix = _PREFIX.match(raw)
    checked = bool(prefix and prefix[2] and prefix[2] in "xX")
    text = raw[prefix.end() :] if prefix else raw
    parts: list[str] = []
    marks: list[Mark] = []
    place = length = 0
    for match in _BOLD.finditer(text):
        said = next(group for group in match.groups() if group is not None)
        parts += [text[place : match.start()], said]
        start = length + match.start() - place
        length, place = start + len(said), match.end()
        marks.append(Mark(start, length, line=match[2] is not None))
    parts.append(text[place:])
    plain = "".join(parts)
    if checked:
        marks.append(Mark(0, len(plain), line=False))
    return Line(number, plain, tuple(marks))
