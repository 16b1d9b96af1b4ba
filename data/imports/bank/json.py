"""Reads questions from JSON: our own exports, and the usual forms of other programs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from json import dumps
from typing import Any

from data.imports.bank.base import based
from data.imports.bank.columns import field_said, guessed, option_said
from data.imports.bank.draft import MOST_QUESTIONS, Found, Reason, because
from data.imports.bank.fold import folded
from data.imports.bank.html import shown_html
from data.imports.bank.kept import Unread, leaves, unread_lines
from data.imports.bank.notes import blanks_said, notes_said, picture_said, text_said, texts_said
from data.imports.bank.options import listed, unlabelled
from data.imports.bank.sheet import read_sheets
from data.imports.bank.words import kind_in, kind_said
from data.imports.sheet import Sheet
from data.values.question import QuestionKind

OWN = "zhixue"
"""The field of our own exports that holds their version."""
_TEXTS = ("text", "content", "value", "title", "name", "内容", "选项内容", "body", "description")
_LABELS = ("label", "key", "letter", "option", "id", "选项", "name")
_RIGHT = ("correct", "isCorrect", "is_correct", "isRight", "is_right", "right", "isAnswer", "正确")
_STEMS = (
    "content",
    "title",
    "text",
    "body",
    "name",
    "desc",
    "description",
    "ask",
    "q",
    "prompt",
    "topic",
)
_SHORT = {"q": "stem", "o": "options", "a": "answer", "e": "explanation", "t": "kind"}
_LONGEST_TITLE = 40
_DEEPEST = 6
_FEWEST_WORDS = 4


def read_json(said: Any, name: str) -> list[Found]:
    """Returns the questions in a JSON file: all lists of objects in it, however they are nested;
    names of lists that name a kind give it. The indexes among all answers decide where they count
    from."""
    if isinstance(said, dict) and OWN in said:
        questions = said.get("questions")
        own = questions if isinstance(questions, list) else []
        return [_own(one, name, at) for at, one in enumerate(own, 1) if isinstance(one, dict)]
    found = _rows(said, name)
    unread = Unread(name)
    read: list[str] = []
    for kind, one in _objects(said, "", 0):
        found.append(_foreign(one, name, len(found) + 1, kind, unread))
        read += leaves(one)
        if len(found) > MOST_QUESTIONS:
            return found
    found = based(found or _pairs(said, name), from_one=False)
    return [*found, *unread.reports(), *_beside(said, read, name)] if read else found


def _beside(said: Any, read: Sequence[str], name: str) -> Iterator[Found]:
    """Reports the texts outside of all questions, except short ones, which are titles."""
    known = set(read)
    for text in leaves(said):
        if text not in known and (len(text) > _LONGEST_TITLE or "?" in folded(text)):
            yield unread_lines(name, 1, [text])


def _rows(said: Any, name: str) -> list[Found]:
    """Returns the questions of a list of lists: a table, or pairs of a stem and its answer."""
    if not isinstance(said, list) or len(said) < 2 or not all(isinstance(x, list) for x in said):
        return []
    rows = [[_answer(cell) for cell in row] for row in said]
    if any(isinstance(cell, dict) for row in said for cell in row):
        return []
    if {len(row) for row in rows} == {2} and not guessed(rows):
        return [
            Found(sheet=name, row=at, stem=stem, answer=answer, lines=(at,))
            for at, (stem, answer) in enumerate(rows, 1)
        ]
    return read_sheets([Sheet(name=name, rows=rows)], shares_known=True)[0]


def _objects(said: Any, kind: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields each object that is a question, with the kind of its list."""
    if depth > _DEEPEST:
        return
    if isinstance(said, list):
        for one in said:
            if isinstance(one, dict | list):
                yield from _objects(one, kind, depth + 1)
    elif isinstance(said, dict):
        inner = [
            (key, value)
            for key, value in said.items()
            if isinstance(value, dict | list)
            and (field_said(key) in (None, "stem") or _answers(value))
            and option_said(key) is None
        ]
        lists = [(key, value) for key, value in inner if _holds_objects(value) or _answers(value)]
        if lists and not _is_question(said):
            given = next(
                (text_said(said[key]) for key in ("type", "kind", "题型") if key in said), ""
            )
            for key, value in lists:
                if _answers(value):
                    # Each question stands under its stem.
                    yield kind, {"题干": key} | dict(value)
                    continue
                yield from _objects(value, kind_of(key) or kind_of(given) or kind, depth + 1)
        elif (depth or _is_question(said)) and any(map(_spoken, said.values())):
            yield kind, said


def _spoken(value: Any) -> bool:
    return isinstance(value, str)


def kind_of(word: str) -> str:
    """Returns the kind that a key or value names, written as one word or in a title."""
    return kind_said(word) or kind_in(word)


def _holds_objects(value: Any) -> bool:
    values = value.values() if isinstance(value, dict) else value
    return any(isinstance(one, dict | list) for one in values)


def _is_question(said: dict[str, Any]) -> bool:
    fields = {field_said(key) for key in said}
    return "answer" in fields or ("stem" in fields and "options" in fields)


def _answers(said: Any) -> bool:
    """Tells whether a value is an object that has an answer and no stem."""
    if not isinstance(said, dict):
        return False
    fields = {field_said(key) for key in said}
    return "answer" in fields and "stem" not in fields and not set(said) & set(_STEMS)


def _pairs(said: Any, name: str) -> list[Found]:
    """Returns the questions of an object that has each answer under its stem."""
    if not isinstance(said, dict):
        return []
    pairs = [(key, value) for key, value in said.items() if len(key) >= _FEWEST_WORDS]
    if len(pairs) < 2 or not all(isinstance(value, str | int | bool | list) for _, value in pairs):
        return []
    return [
        Found(
            sheet=name,
            row=row,
            stem=key,
            answer=_answer(value),
            lines=(row,),
        )
        for row, (key, value) in enumerate(pairs, 1)
    ]


def _own(said: dict[str, Any], name: str, place: int) -> Found:
    notes = notes_said(said)
    answer = said.get("answer")
    places = [one for one in answer if _is_place(one)] if isinstance(answer, list) else []
    options = said.get("options")
    kept = tuple(map(text_said, options)) if isinstance(options, list) else ()
    blanks = notes.blanks if notes.kind == QuestionKind.FILL else None
    right = tuple(sorted({one for one in places if one < max(len(kept), 2)}))
    return Found(
        sheet=name,
        row=place,
        kind=notes.kind,
        stem=text_said(said.get("stem")),
        options=kept,
        right=right if places else None,
        blanks=blanks,
        explanation=text_said(said.get("explanation")),
        lines=(place,),
        **notes.common,
    )


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _foreign(said: dict[str, Any], name: str, place: int, within: str, unread: Unread) -> Found:
    """Returns a question whose fields are named as headings are."""
    fields: dict[str, Any] = {}
    lettered: dict[int, str] = {}
    strange: dict[str, Any] = {}
    short = _SHORT if "q" in said and "b" not in said else {}
    for key, value in _without_html(said).items():
        at = None if key in short else option_said(key)
        if at is not None and isinstance(value, str | int | float):
            lettered[at] = text_said(value)
        elif field := short.get(key) or field_said(key):
            fields.setdefault(field, value)
        else:
            strange[key] = value
    stem = text_said(fields.get("stem"))
    if not stem:
        spoken = next((key for key in _STEMS if text_said(said.get(key))), "")
        stem = shown_html(text_said(said.get(spoken)))
        strange.pop(spoken, None)
    if not stem and len(said) == 1:
        [(stem, fields["answer"])] = said.items()
    for key, value in strange.items():
        unread.add(key, place, " / ".join(leaves(value)))
    answer = fields.get("answer")
    if "options" not in fields and isinstance(answer, list) and any(_flagged(o) for o in answer):
        fields["options"], answer = answer, None
    options, right = _options(fields.get("options"))
    if not options and lettered:
        options = tuple(lettered.get(at, "") for at in range(max(lettered) + 1))
    tags = texts_said(fields.get("tags"))
    given = text_said(fields.get("kind"))
    kind = kind_of(given) or next(filter(None, map(kind_said, tags)), "")
    return Found(
        sheet=name,
        row=place,
        number=text_said(fields.get("number"))[:20],
        kind=kind or within,
        stem=stem,
        options=unlabelled(options),
        answer=_answer(answer),
        right=right or None,
        blanks=None if options else _blanks(answer),
        explanation=text_said(fields.get("explanation")),
        source=text_said(fields.get("source")),
        tags=tuple(tag for tag in tags if not kind_said(tag)),
        difficulty=text_said(fields.get("difficulty")),
        until=text_said(fields.get("until")),
        picture=picture_said(fields.get("picture")),
        doubts=_doubts(given, kind) + (() if options or kind else _unread(said)),
        lines=(place,),
        text=dumps(said, ensure_ascii=False),
    )


def _unread(said: dict[str, Any]) -> tuple[Reason, ...]:
    """A doubt about a question that seems to have no options where a field that is not known has
    several texts."""
    names = [
        key
        for key, value in said.items()
        if isinstance(value, list) and len(value) > 1 and field_said(key) is None
    ]
    return (because("bank-doubt-columns", names="、".join(names)[:40]),) if names else ()


def _doubts(given: str, kind: str) -> tuple[Reason, ...]:
    if not given or kind:
        return ()
    return (because("bank-doubt-kind-unknown", value=given[:20]),)


def _options(value: object) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Returns options, and those that are flagged as right."""
    if isinstance(value, str):
        return listed(value), ()
    if isinstance(value, Mapping):
        value = [{"label": str(key), **_as_object(one)} for key, one in value.items()]
    if not isinstance(value, list):
        return (), ()
    read = [_option(one) for one in value]
    if read and all(label and re.fullmatch("[A-La-l]", label) for label, _, _ in read):
        read.sort(key=lambda one: one[0].upper())
    texts = tuple(text for _, text, _ in read)
    return texts, tuple(place for place, (_, _, right) in enumerate(read) if right)


def _without_html(value: Any) -> Any:
    """Returns a value whose texts are without the tags of HTML."""
    if isinstance(value, str):
        return shown_html(value)
    if isinstance(value, dict):
        return {key: _without_html(one) for key, one in value.items()}
    return [_without_html(one) for one in value] if isinstance(value, list) else value


def _flagged(one: Any) -> bool:
    """Tells whether an option says by itself whether it is right."""
    return isinstance(one, Mapping) and any(key in one for key in _RIGHT)


def _as_object(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {"text": text_said(value)}


def _option(one: Any) -> tuple[str, str, bool]:
    """Returns label, text and right flag of one option."""
    if isinstance(one, Mapping):
        label = next((text_said(one[key]) for key in _LABELS if key in one), "")
        text = next((text_said(one[key]) for key in _TEXTS if text_said(one.get(key))), "")
        right = any(one.get(key) in (True, 1, "1", "true", "True") for key in _RIGHT)
        return label, text or label, right
    if isinstance(one, list) and len(one) == 2:
        flags = [part for part in one if isinstance(part, bool)]
        texts = [text_said(part) for part in one if not isinstance(part, bool)]
        if len(texts) == 2 and re.fullmatch("[A-La-l]", texts[0]):
            return texts[0], texts[1], False
        return "", texts[0] if texts else "", flags == [True]
    return "", text_said(one), False


def _answer(value: object) -> str:
    if isinstance(value, bool):
        return "对" if value else "错"
    if isinstance(value, list):
        return "\n".join(texts_said(value))
    return text_said(value)


def _blanks(value: object) -> tuple[tuple[str, ...], ...] | None:
    nested = isinstance(value, list) and any(isinstance(one, list) for one in value)
    return blanks_said(value) if nested else None
