"""What a file of questions comes to, held against the bank: taken, looked at, known, refused."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from data.imports.bank import BankDraft
from data.imports.bank.draft import Examined, Found, Verdict
from data.queries.question_file import Entry, Known, pack
from data.values.question import Picture, Question
from handlers.bank import rules

_TAKEN = (Verdict.GOOD, Verdict.MENDED)


@dataclass(slots=True)
class Sorted:
    """A file read: how many of what, the packs that can be taken, the rows of what somebody has to
    look at, and for the sheet every question that the bank does not have yet."""

    counts: Counter[str] = field(default_factory=Counter)
    packs: list[bytes] = field(default_factory=list)
    found: list[dict[str, Any]] = field(default_factory=list)
    examined: list[Examined] = field(default_factory=list)
    lacks_answers: bool = False


def sort_out(draft: BankDraft, known: Known) -> Sorted:
    """Sorts the questions of a file.

    Counted are good · mended · doubtful · refused · known · changes (those good or mended that
    change a question of the bank). Known is what the bank has, had before it was corrected, or what
    a sheet says of a question as it once was.
    """
    made = Sorted(lacks_answers=rules.lack_answers(draft.questions))
    entries: list[Entry] = []
    for place, one in enumerate(draft.questions):
        replaces = _replaced(one, known)
        if one.question is not None and _is_known(one.question, replaces, known):
            made.counts["known"] += 1
            continue
        made.counts[one.verdict] += 1
        made.examined.append(one)
        if one.verdict in _TAKEN and one.question is not None:
            made.counts["changes"] += replaces is not None
            entries.append(Entry(one.question, replaces))
        else:
            made.found.append(_row(place, one, replaces))
    made.packs = pack(entries)
    return made


def _replaced(one: Examined, known: Known) -> int | None:
    """The question of the bank that a row of a sheet is about."""
    key = one.found.replaces
    return known.ids.get(key) or known.former.get(key) if key else None


def _is_known(question: Question, replaces: int | None, known: Known) -> bool:
    key = question.key
    if replaces is None:
        return key in known.ids or key in known.former
    if known.ids.get(key, replaces) != replaces:
        return True
    plain = replace(question, picture=None)
    if known.ids.get(key) == replaces:
        return plain == known.questions[key] or plain in known.past.get(replaces, ())
    return known.former.get(key) == replaces


def _row(place: int, one: Examined, replaces: int | None) -> dict[str, Any]:
    """A row of `QuestionFound`."""
    picture = one.found.picture
    return {
        "place": place,
        "verdict": str(one.verdict),
        "reason": rules.only_reason(one),
        "reasons": [[reason.key, reason.values] for reason in one.reasons],
        "found": found_json(one.found),
        "question": one.question.as_json() if one.question else {},
        "picture": picture.content if picture else None,
        "replaces_id": replaces,
    }


_KEPT = ("number", "kind", "stem", "answer", "explanation", "source", "difficulty", "until")


def found_json(found: Found) -> dict[str, Any]:
    """What a row keeps of a question as it stood in the file."""
    made: dict[str, Any] = {name: getattr(found, name) for name in _KEPT}
    right = list(found.right) if found.right is not None else None
    return made | {"options": list(found.options), "tags": list(found.tags), "right": right}


def found_from(said: dict[str, Any], picture: bytes | None) -> Found:
    """A question as a row keeps it."""
    right = tuple(said["right"]) if said["right"] is not None else None
    return Found(
        sheet="",
        row=1,
        **{name: said[name] for name in _KEPT},
        options=tuple(said["options"]),
        tags=tuple(said["tags"]),
        right=right,
        picture=Picture(picture) if picture else None,
    )
