"""Reads one question of a text: its lines into stem, options, answer and notes, none left over."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from data.imports.bank.answer import plain_answer
from data.imports.bank.draft import because
from data.imports.bank.drafted import ENDED, Draft, conserve, look_again
from data.imports.bank.fold import folded
from data.imports.bank.items import bulleted, numbered_items
from data.imports.bank.lines import Mark, Note, numbered, without_kind
from data.imports.bank.options import Option, in_rows, label_like, options_on, options_start
from data.imports.bank.split import Block
from data.imports.bank.tokens import Token, width
from data.imports.bank.words import truth_said
from data.values.question import QuestionKind

_TICKED = re.compile(
    r"(?<=\S)\s*(?:[√✓✔☑]|[(（\[【]\s*(?:√|✓|✔|正确答案|正確答案|正确|答案|correct)\s*[)）\]】])\s*$",
    re.IGNORECASE,
)
_TICKS = "√✓✔☑)）]】"
"""The last signs of what `_TICKED` finds."""
_TICK_BEFORE = re.compile(r"\s*[*√✓✔☑]\s*(?=[(\[【]?[A-La-l]\s?[.、:)\]】])")
_TRUE_FALSE = re.compile(
    r"\s*(?:(?:true|false|[tf]|对|错)\s?[.、:)]\s*)?(?:正确|错误|对|错|true|false|√|×)\s*",
    re.IGNORECASE,
)
_CIRCLED = re.compile(r"[\u2460-\u2473]")


def read_block(block: Block, tokens: Sequence[Token], full: int) -> Draft:
    """Reads the lines of a question; those as wide as `full` may go on in the next."""
    number = block.number
    kind = (number.kind if number else "") or block.kind
    draft = Draft(block, kind, key=number.key if number else "")
    own = [tokens[place] for place in block.lines]
    heads = [_head(draft, own[0]), *((one.body, 0) for one in own[1:])]
    before = [bool(_TICK_BEFORE.match(text)) for text, _ in heads]
    heads = [_without_tick(*head) for head in heads]
    rows = _rows(draft, own, [text for text, _ in heads])
    lettered = any(rows)
    for token, (text, start), row, ticked in zip(own, heads, rows, before, strict=True):
        marks = _moved(token.line.marks, start + token.line.text.find(token.body), len(text))
        if text.strip() and not row:
            draft.wraps = wraps(tokens, token, full)
        _body(draft, text, marks, row, alone=not lettered)
        if ticked and row:
            draft.ticked.add(row[0].place)
        for note in token.notes:
            if note.name == "trimming":
                draft.trimmed.append(token.line.text[note.label : note.end])
            elif note.name not in ("stem", "options"):
                draft.trimmed.append(token.line.text[note.label : note.start])
                _note(draft, note)
            else:
                draft.trimmed.append(token.line.text[note.label : note.start])
        if not draft.stem:
            draft.last = "stem"
        if token.line.picture and draft.picture is None:
            draft.picture = token.line.picture
    _circled(draft)
    look_again(draft, tokens)
    conserve(draft, own)
    return draft


def _rows(draft: Draft, own: Sequence[Token], texts: Sequence[str]) -> list[list[Option]]:
    """Returns the options on each line: with letters, else as items of a list."""
    rows = in_rows(["", *_option_lines(own, texts)])
    lettered = any(rows)
    items, filled = bulleted(own)
    if lettered and any(row and not item for row, item in zip(rows, items, strict=True)):
        return rows
    if not any(items) and not lettered:
        items = numbered_items(own)
    if sum(map(len, rows)) >= sum(map(len, items)):
        return rows
    draft.outstanding |= filled
    return items


def _note(draft: Draft, note: Note) -> None:
    """Adds a field; a second answer that is another is not read together with the first."""
    before = draft.notes.get("answer", "")
    draft.last = note.name
    if note.name == "answer" and before and note.value and draft.options:
        if plain_answer(before) == plain_answer(note.value):
            draft.trimmed.append(note.value)
            return
        draft.doubts.append(because("bank-doubt-appended", text=note.value[:40]))
    draft.add(note.value)


def _head(draft: Draft, token: Token) -> tuple[str, int]:
    """Returns the first line after its number, and where it begins; its kind and score are
    removed."""
    body = token.body
    number = draft.block.number
    start = number.end if number else 0
    again = numbered(body[start:])
    if number and again and again.sure and again.value == number.value:
        start += again.end
    draft.trimmed.append(body[:start])
    text, kind = without_kind(body[start:])
    if kind:
        draft.kind = kind
    if token.line.marks and text != body[start:]:
        # Marks are found by position, so the line stays as it is.
        return body[start:], start
    draft.trimmed += _difference(body[start:], text)
    return text, start


def _without_tick(text: str, start: int) -> tuple[str, int]:
    """Removes the tick before a line's option."""
    tick = _TICK_BEFORE.match(text)
    return (text[tick.end() :], start + tick.end()) if tick else (text, start)


def _option_lines(own: Sequence[Token], texts: Sequence[str]) -> list[str]:
    """Returns the lines after the first that may hold options: once there are some and an answer or
    explanation has come, letters at the head of a line refer to them."""
    lines: list[str] = []
    labelled, told = 0, bool(own[0].answered)
    for token, text in zip(own[1:], texts[1:], strict=True):
        lines.append("" if told and labelled > 1 else text)
        labelled += label_like(text)
        told = told or any(note.name in ("answer", "explanation") for note in token.notes)
    return lines


def _difference(before: str, after: str) -> list[str]:
    """Returns the characters that were removed."""
    if before == after:
        return []
    left = Counter(before) - Counter(after)
    return ["".join(left.elements())]


def _body(
    draft: Draft,
    text: str,
    marks: list[Mark],
    row: list[Option],
    *,
    alone: bool,
) -> None:
    """Reads a line before its notes: more of the stem, options, or an item."""
    if row:
        _options(draft, text, row, marks)
    elif not text.strip():
        return
    elif draft.last == "stem" and (found := _behind(text, alone=alone)):
        start = found[0].start
        draft.add(text[:start], [one for one in marks if one.start < start])
        if any(one.text for one in found):
            _options(draft, text, found, marks)
        else:
            draft.trimmed.append(text[start:])
    elif (
        draft.last == "stem"
        and draft.stem
        and _TRUE_FALSE.fullmatch(folded(bare := _unticked(text)))
    ):
        if bare != text:
            draft.notes["answer"] = re.split(r"[.、:)]", folded(bare))[-1].strip()
        draft.kind = draft.kind or QuestionKind.JUDGE
        draft.trimmed.append(text)
    elif draft.last == "option" and label_like(text):
        draft.doubts.append(because("bank-doubt-appended", text=text.strip()[:40]))
        draft.add(text, marks)
    elif draft.last == "answer" and _whole(draft):
        draft.last = "explanation"
        draft.doubts.append(because("bank-doubt-appended", text=text.strip()[:40]))
        draft.add(text)
    else:
        draft.add(text, marks)


def _unticked(text: str) -> str:
    """Removes the tick behind a text."""
    return _TICKED.sub("", text) if text.rstrip()[-1:] in _TICKS else text


def _behind(text: str, *, alone: bool) -> list[Option]:
    """Returns the options after a stem on its line; where others follow below, only letters to
    tick."""
    start = options_start(text)
    found = options_on(text[start:], 0) if start else ()
    if not alone and any(one.text for one in found):
        return []
    return [replace(one, start=one.start + start, end=one.end + start) for one in found]


def wraps(tokens: Sequence[Token], token: Token, full: int) -> bool:
    """Tells whether a line continues the one before, which was full or is of the same paragraph."""
    place = token.place - 1
    before = tokens[place] if place >= 0 else None
    if before is None or before.role == "blank" or len(options_on(before.body, 0)) > 1:
        return False
    return _one_paragraph(tokens, token) or width(before.line.text) >= full


def _one_paragraph(tokens: Sequence[Token], token: Token) -> bool:
    """Tells whether a line goes on in the paragraph of the one before: breaks behind a sentence, or
    before numbers and letters, part lines that have nothing to do with one another."""
    number, place = token.line.number, token.place
    if tokens[place - 1].line.number != number or ENDED.search(tokens[place - 1].line.text):
        return False
    while place and tokens[place - 1].line.number == number:
        place -= 1
    own = takewhile(lambda one: one.line.number == number, islice(tokens, place, None))
    begun = (one for one in own if one.number or one.answered or label_like(one.body))
    return len(list(islice(begun, 2))) < 2


def _whole(draft: Draft) -> bool:
    """Tells whether the answer so far needs no more lines: those of blanks may go on."""
    answer = draft.notes.get("answer", "")
    return bool(draft.options) or truth_said(answer) is not None


def _options(draft: Draft, text: str, row: Sequence[Option], marks: Sequence[Mark]) -> None:
    """Adds the options on a line."""
    for one in row:
        said = _unticked(one.text)
        if said != one.text:
            draft.ticked.add(one.place)
            draft.trimmed.append(one.text[len(said) :])
        if one.strayed:
            letter = chr(ord("A") + one.place)
            draft.doubts.append(because("bank-doubt-label", letter=letter))
        draft.options[one.place] = said
        draft.place = one.place
        draft.trimmed.append(text[one.start : one.end].replace(one.text, "", 1))
        if _stands_out(text, one, said, marks):
            draft.outstanding.add(one.place)
    draft.last = "option"


def _stands_out(text: str, one: Option, said: str, marks: Sequence[Mark]) -> bool:
    """Tells whether the whole of an option is marked; one word of it is no key."""
    if not marks:
        return False
    start = text.find(one.text, one.start)
    inner = [place for place in range(start, start + len(said)) if text[place].isalnum()]
    return bool(inner) and all(any(m.start <= at < m.end for m in marks) for at in inner)


def _circled(draft: Draft) -> None:
    """Reads ①…②… after a stem on its line as options, where the answer is such a number."""
    parts = re.split(r"\s*([\u2460-\u2473])\s*", draft.stem)
    answer = draft.notes.get("answer", "")
    numbers = [ord(sign) - 0x2460 for sign in parts[1::2]]
    if draft.options or not _CIRCLED.search(answer) or numbers != list(range(len(numbers))):
        return
    if len(numbers) > 1:
        draft.stem, draft.marks = parts[0], []
        draft.options = dict(zip(numbers, parts[2::2], strict=True))
        draft.trimmed += parts[1::2]


def _moved(marks: Sequence[Mark], start: int, length: int) -> list[Mark]:
    """Returns the marks of a text that begins at `start`."""
    return [
        Mark(max(one.start - start, 0), min(one.end - start, length), one.line)
        for one in marks
        if one.end > start and one.start < start + length
    ]
