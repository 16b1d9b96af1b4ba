"""Questions from JSON: our own exports, and the usual forms of other programs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.imports.bank.columns import field_said, option_said
from data.imports.bank.draft import Found, because
from data.imports.bank.notes import blanks_said, notes_said, picture_said, text_said, texts_said
from data.imports.bank.options import listed, unlabelled
from data.imports.bank.words import kind_in, kind_said
from data.values.question import QuestionKind

OWN = "zhixue"
"""The field of an export of ours that says its version."""
_TEXTS = ("text", "content", "label", "name", "value", "title", "option", "内容", "选项")
_RIGHT = ("correct", "isCorrect", "is_correct", "isRight", "is_right", "right", "正确")


def read_json(questions: list[dict[str, Any]], name: str, *, own: bool) -> list[Found]:
    """The questions; in our `own` form places count from 0, in others a place among the answers of
    all questions tells from where they count."""
    if own:
        return [_own(one, name, place) for place, one in enumerate(questions, 1)]
    read = [_foreign(one, name, place) for place, one in enumerate(questions, 1)]
    places = [(found, places) for found, places in read if places]
    from_zero = any(0 in said for _, said in places)
    from_one = any(len(found.options) in said for found, said in places)
    return [_placed(found, said, from_zero, from_one) for found, said in read]


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
        **notes.common,
    )


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _foreign(said: dict[str, Any], name: str, place: int) -> tuple[Found, list[int]]:
    """A question with fields named as headings are, and its answer where it is given as places."""
    fields: dict[str, Any] = {}
    lettered: dict[int, str] = {}
    for key, value in said.items():
        at = option_said(key)
        if at is not None and isinstance(value, str | int | float):
            lettered[at] = text_said(value)
        elif field := field_said(key):
            fields.setdefault(field, value)
    options, right = _options(fields.get("options"))
    if not options and lettered:
        options = tuple(lettered.get(at, "") for at in range(max(lettered) + 1))
    answer = fields.get("answer")
    values: list[Any] = answer if isinstance(answer, list) else [answer]
    places = [int(one) for one in values if _is_place(one)] if options else []
    kind = text_said(fields.get("kind"))
    found = Found(
        sheet=name,
        row=place,
        number=text_said(fields.get("number"))[:20],
        kind=kind_said(kind) or kind_in(kind),
        stem=text_said(fields.get("stem")),
        options=unlabelled(options),
        answer=_answer(answer, choice=bool(options)),
        right=right or None,
        blanks=None if options else _blanks(answer),
        explanation=text_said(fields.get("explanation")),
        source=text_said(fields.get("source")),
        tags=texts_said(fields.get("tags")),
        difficulty=text_said(fields.get("difficulty")),
        until=text_said(fields.get("until")),
        picture=picture_said(fields.get("picture")),
    )
    return found, [] if right else places


def _options(value: object) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Options, and which of them say of themselves that they are right."""
    if isinstance(value, str):
        return listed(value), ()
    if isinstance(value, Mapping):
        pairs = sorted((str(key), text_said(text)) for key, text in value.items())
        return tuple(text for _, text in pairs), ()
    if not isinstance(value, list):
        return (), ()
    texts, right = [], []
    for place, one in enumerate(value):
        if isinstance(one, Mapping):
            texts.append(next((text_said(one[key]) for key in _TEXTS if key in one), ""))
            if any(one.get(key) is True for key in _RIGHT):
                right.append(place)
        else:
            texts.append(text_said(one))
    return tuple(texts), tuple(right)


def _answer(value: object, *, choice: bool) -> str:
    if isinstance(value, bool):
        return "对" if value else "错"
    if isinstance(value, list):
        return "\n".join(texts_said(value))
    return "" if choice and _is_place(value) else text_said(value)


def _blanks(value: object) -> tuple[tuple[str, ...], ...] | None:
    nested = isinstance(value, list) and any(isinstance(one, list) for one in value)
    return blanks_said(value) if nested else None


def _placed(found: Found, places: list[int], from_zero: bool, from_one: bool) -> Found:
    """The question with places counted from 0; doubtful where nothing tells how they count."""
    if not places:
        return found
    right = tuple(sorted({one if from_zero else one - 1 for one in places}))
    doubts = found.doubts
    if from_zero == from_one or right[-1] >= len(found.options):
        said = "、".join(map(str, places))[:40]
        doubts = (*doubts, because("bank-doubt-number", answer=said))
        right = tuple(one for one in right if one < len(found.options))
    return replace(found, answer="", right=right, doubts=doubts)
