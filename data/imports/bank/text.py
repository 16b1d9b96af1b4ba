"""Reads questions from lines of text, as Word documents and text files have them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.imports.bank.block import read_block
from data.imports.bank.draft import Found, Reason, because
from data.imports.bank.drafted import Draft
from data.imports.bank.fold import folded
from data.imports.bank.inline import Inside, bracketed, inside
from data.imports.bank.key import Entry, entries_of, untabled, with_answers
from data.imports.bank.lines import LONGEST_LINE, Line, without_kind
from data.imports.bank.lists import with_runs
from data.imports.bank.matching import Asked, matched
from data.imports.bank.options import label_like
from data.imports.bank.picture import picture_of
from data.imports.bank.split import Split, parted
from data.imports.bank.tokens import Token, full_width, tokens_of, without_headers
from data.imports.bank.words import kind_in, kind_said
from data.imports.sheet import BadFile
from data.values.question import BLANK, letters

_KEY_BEHIND = re.compile(r"(?<=\S)\s*[(\[【]\s*([A-L](?:[\s,、]*[A-L]){0,11})\s*[)\]】]\s*$")
_FEWEST = 4
"""Numbered questions after which one without a number is an exception."""
_SHORT = 8
"""Characters of a line that is more likely an answer than a question."""
_KEY_AND_WORDS = re.compile(r"\s*([A-L]{1,8})\s?[。.;；,，]\s*(\S{3}.*)", re.DOTALL)
_LETTER = re.compile(r"(?<![A-Za-z])[A-La-l](?![A-Za-z])|[√×]")
_RUN = re.compile(r"[A-L]{2,}")
_CLOSED = ("answer", "explanation", "source", "tags", "difficulty", "until")


def read_lines(lines: Sequence[Line], name: str, answers: Sequence[Line] = ()) -> list[Found]:
    """Returns the questions in a text, in order; `name` is the file's.

    Raises `BadFile` "bank-file-answers" for a text that holds nothing but answers.
    """
    lines = untabled(with_answers(without_headers([_bounded(one) for one in lines])))
    plain = tokens_of(lines)
    tokens = with_runs(plain)
    lines = [token.line for token in tokens]
    full = full_width(tokens)
    split = parted(tokens, listed=bool(answers))
    drafts = [read_block(block, tokens, full) for block in split.blocks]
    drafts = [one for one in drafts if one.stem.strip() or one.options or one.notes]
    if not answers and _only_answers(plain, drafts):
        raise BadFile("bank-file-answers")
    given, unsure, stray = _answers(split, drafts, lines, untabled(answers))
    emphasis = _emphasised(drafts, given)
    worded = _worded(drafts, given)
    found = [
        _found(draft, name, given.get(place), tokens, emphasis, worded)
        for place, draft in enumerate(drafts)
    ]
    numbered = sum(bool(one.number) for one in found)
    for place, one in enumerate(found):
        if not one.number and numbered * 5 >= len(found) * 4 and numbered >= _FEWEST:
            bare = because("bank-doubt-unnumbered")
            found[place] = replace(one, doubts=(*one.doubts, bare))
    if split.leading:
        before = because("bank-doubt-answer-first")
        found = [replace(one, doubts=(*one.doubts, before)) for one in found]
    for place in _shared_keys(found):
        text = because("bank-doubt-appended", text=found[place].answer[:40])
        found[place] = replace(found[place], doubts=(*found[place].doubts, text))
    for place in unsure:
        twice = because("bank-doubt-number-twice", number=found[place].number or "?")
        found[place] = replace(found[place], doubts=(*found[place].doubts, twice))
    pairs = zip(found, drafts, strict=True)
    inner = [place for one, draft in pairs for place in _asking(one, draft, tokens)]
    left = [_unread(tokens[place], name) for place in (*split.unread, *inner)]
    left += [
        _unread(replace(token, line=replace(token.line, text=one.second)), name)
        for one in drafts
        if one.second and (token := tokens[one.block.lines[0]])
    ]
    made = _with_gaps(found, drafts, name) + [_stray(entry, name) for entry in stray] + left
    return _quoted(made, lines)


def _shared_keys(found: Sequence[Found]) -> list[int]:
    """Returns the questions whose answer may be those of the ones before them, which have none:
    three letters after three questions."""
    return [
        place
        for place, one in enumerate(found)
        if _RUN.fullmatch(folded(one.answer))
        and (before := found[max(0, place - len(one.answer) + 1) : place])
        and len(before) == len(one.answer) - 1
        and not any(other.answer or other.blanks or other.refused for other in before)
    ]


def _quoted(found: Sequence[Found], lines: Sequence[Line]) -> list[Found]:
    """Returns the questions, each with its lines of the file."""
    texts: dict[int, list[str]] = {}
    for line in lines:
        if not line.blank:
            texts.setdefault(line.number, []).append(line.text)
    return [
        replace(one, text="\n".join(said for at in one.lines for said in texts.get(at, ())))
        for one in found
    ]


def _asking(found: Found, draft: Draft, tokens: Sequence[Token]) -> list[int]:
    """Returns the lines of a question that is not understood which may be questions themselves."""
    appended = any(one.key == "bank-doubt-appended" for one in found.doubts)
    if (found.answer or found.blanks) and not appended:
        return []
    return [
        place
        for place in draft.block.lines[1:]
        if tokens[place].role == "text"
        and not tokens[place].opens_options
        and not label_like(tokens[place].line.text)
        and (place in draft.block.odd or tokens[place].asks or "?" in folded(tokens[place].body))
    ]


def _bounded(line: Line) -> Line:
    long = len(line.text) > LONGEST_LINE
    return replace(line, text=line.text[:LONGEST_LINE]) if long else line


def _only_answers(tokens: Sequence[Token], drafts: Sequence[Draft]) -> bool:
    """Tells whether a text has lists of answers and nothing that asks."""
    if any(one.options or "____" in one.stem for one in drafts):
        return False
    if any(one.evidence and not one.answered for one in tokens):
        return False
    listed = any(one.role in ("list", "listed") for one in tokens)
    return listed and all(len(one.stem) <= _SHORT for one in drafts)


def _answers(
    split: Split, drafts: Sequence[Draft], lines: Sequence[Line], answers: Sequence[Line]
) -> tuple[dict[int, Entry], set[int], list[Entry]]:
    """Returns the listed answer of each question by index, the uncertain indexes, and the rest:
    each list answers the questions between it and the one before."""
    lists: list[tuple[int | None, Sequence[Line]]] = [(None, answers)] if answers else []
    lists += [(scope, lines[first:end]) for scope, first, end in split.lists]
    given: dict[int, Entry] = {}
    unsure: set[int] = set()
    stray: list[Entry] = []
    for scope, listed in lists:
        places = [
            place
            for place, one in enumerate(drafts)
            if "answer" not in one.notes and (scope is None or one.block.scope == scope)
        ]
        asked = [_asked(drafts[place]) for place in places]
        made = matched(entries_of(listed), asked)
        given |= {places[at]: entry for at, entry in made.taken.items()}
        unsure |= {places[at] for at in made.unsure}
        stray += made.stray
    return given, unsure, stray


def _asked(draft: Draft) -> Asked:
    block = draft.block
    number = block.number.value if block.number else 0
    return Asked(number, draft.kind, block.title, block.part)


def _emphasised(drafts: Sequence[Draft], given: dict[int, Entry]) -> bool:
    """Tells whether emphasised options are the key: in most of the questions without another, one
    whole option or some of them are emphasised."""
    asked = [
        one
        for place, one in enumerate(drafts)
        if one.options and "answer" not in one.notes and place not in given
    ]
    clear = [one for one in asked if 0 < len(one.outstanding) < len(one.options)]
    return bool(clear) and len(clear) * 2 > len(asked)


def _worded(drafts: Sequence[Draft], given: dict[int, Entry]) -> bool:
    """Tells whether words in brackets are the answers: nearly all questions have some, and nothing
    else answers them."""
    asked = [one for place, one in enumerate(drafts) if not one.kind and place not in given]
    bare = [one for one in asked if not one.options and "answer" not in one.notes]
    told = [one for one in bare if bracketed(one.stem).blanks and BLANK not in one.stem]
    return len(told) > 1 and len(told) * 10 >= len(asked) * 9


def _found(
    draft: Draft,
    name: str,
    entry: Entry | None,
    tokens: Sequence[Token],
    emphasis: bool,
    worded: bool,
) -> Found:
    notes = {**(entry.notes if entry else {}), **draft.notes}
    answer = draft.notes.get("answer", "") or (entry.answer if entry else "") or draft.key
    kind = draft.kind or (entry.kind if entry else "") or kind_of_note(notes)
    read = _read_stem(draft, answer, kind, worded=worded and not entry)
    blanks = None if answer else read.blanks
    answer = answer or read.answer
    told = ""
    if not draft.options:
        answer = answer.strip().removesuffix("。")
    elif (behind := _KEY_AND_WORDS.fullmatch(answer)) and not _LETTER.search(behind[2]):
        answer, told = behind[1], behind[2]
    mended, doubts = _said_of(read, answer), list(draft.doubts)
    if not read.sure:
        mended.append(because("bank-mended-correction"))
    if read.doubted:
        doubts.append(because("bank-doubt-brackets", answer=read.doubted[:40]))
    if not answer and not blanks:
        answer = _key_behind(draft, mended)
    shown = draft.ticked or (draft.outstanding if emphasis else set())
    if not answer and not blanks and 0 < len(shown) < len(draft.options):
        answer = letters(tuple(sorted(shown)))
        if not draft.ticked:
            mended.append(because("bank-mended-emphasis", answer=answer))
    many = max(draft.options, default=-1) + 1
    said, tagged = without_kind(read.stem)
    block = draft.block
    places = [tokens[place].line.number for place in block.lines]
    told_all = (read.explanation, told, notes.get("explanation", ""))
    explanation = "\n".join(filter(None, told_all))
    return Found(
        sheet=name,
        row=places[0],
        number=str(block.number.value) if block.number else "",
        kind=tagged or kind,
        stem=said,
        options=tuple(draft.options.get(place, "") for place in range(many)),
        answer=answer,
        blanks=blanks,
        explanation=explanation,
        source=notes.get("source", ""),
        tags=(notes["tags"],) if "tags" in notes else (),
        difficulty=notes.get("difficulty", ""),
        until=notes.get("until", ""),
        picture=picture_of(draft.picture) if draft.picture else None,
        mended=tuple(mended),
        doubts=tuple(doubts),
        lines=tuple(dict.fromkeys([*places, *([entry.line] if entry else [])])),
    )


def _read_stem(draft: Draft, answer: str, kind: str, *, worded: bool) -> Inside:
    """Returns the stem, and the answer that it gives away where no other is given."""
    stem = draft.stem
    if answer:
        if not draft.marks:
            return Inside(stem)
        return inside(stem, draft.marks, options=True, kind=kind, gaps_only=True)
    read = inside(stem, draft.marks, options=bool(draft.options), kind=kind)
    if worded and not (read.answer or read.blanks or draft.options):
        return bracketed(stem)
    return read


def _key_behind(draft: Draft, mended: list[Reason]) -> str:
    """Returns the key in brackets after the last option, removed from it."""
    last = max(draft.options, default=0)
    match = _KEY_BEHIND.search(folded(draft.options.get(last, "")))
    if match is None or last == 0:
        return ""
    draft.options[last] = draft.options[last][: match.start()].rstrip()
    mended.append(because("bank-mended-inside", answer=match[1]))
    return match[1]


def _said_of(read: Inside, answer: str) -> list[Reason]:
    if not read.taken and not read.loose:
        return []
    return [because("bank-mended-inside", answer=(answer or read.said)[:40])]


def _with_gaps(found: list[Found], drafts: Sequence[Draft], name: str) -> list[Found]:
    """Returns the questions, with a refused one in place of missing numbers that names them."""
    made: list[Found] = []
    before: Draft | None = None
    for one, draft in zip(found, drafts, strict=True):
        last, own = before and before.block, draft.block
        if last and last.number and own.number and last.part == own.part:
            missing = range(last.number.value + 1, own.number.value)
            if len(missing) > 0:
                made.append(_missing(missing, name, one.row))
        made.append(one)
        before = draft
    return made


def _missing(numbers: range, name: str, row: int) -> Found:
    said = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    gap = because("bank-refused-gap", numbers=said)
    return Found(sheet=name, row=row, number=said, lines=(), refused=gap)


def _unread(token: Token, name: str) -> Found:
    """Reports a line that asks something and belongs to no question."""
    reason = because("bank-refused-lines")
    number = token.line.number
    return Found(name, number, stem=token.line.text.strip(), lines=(number,), refused=reason)


def _stray(entry: Entry, name: str) -> Found:
    """Reports an answer in a list that belongs to no question."""
    reason = because("bank-refused-stray", number=entry.number)
    return Found(
        sheet=name,
        row=entry.line,
        number=str(entry.number),
        answer=entry.answer,
        lines=(entry.line,),
        refused=reason,
    )


def kind_of_note(notes: dict[str, str]) -> str:
    """Returns the kind that 题型： gives."""
    said = notes.get("kind", "")
    return kind_said(said) or kind_in(said)
