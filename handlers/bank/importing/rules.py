"""Decides what a file is and what its questions come to, held against the bank."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from data.imports.bank.doctor import examine
from data.imports.bank.draft import Examined, Found, Reason, Verdict
from data.imports.bank.markdown import lines_of
from data.imports.bank.reading import BankDraft
from data.imports.bank.text import read_lines
from data.imports.material_draft import LONGEST_TAG
from data.queries.question_file import Entry, Known, pack
from data.values.filenames import said_by
from data.values.names import clean_text
from data.values.question import Picture, Question, QuestionKind, letters
from data.values.question_text import holds_questions
from handlers.bank.questions.rules import examined
from handlers.shared.context import Incoming
from handlers.shared.refusal import Refusal

LARGEST = 20 * 2**20
"""Bytes of a file that Telegram's cloud lets a bot fetch."""
LONGEST_TYPED = 4_000
"""Characters of a question typed as a whole."""
_SURELY = (".gift", ".xml", ".json", ".aiken")
"""Endings of files that nothing else takes."""
_PERHAPS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
_TAKEN = (Verdict.GOOD, Verdict.MENDED)


def weight(incoming: Incoming) -> int:
    """Weighs how surely something sent unasked is for the bank: 0 no · 1 perhaps · 2 yes."""
    file = incoming.file
    if file is None:
        return 2 if holds_questions(incoming.text) else 0
    if file.kind != "document":
        return 0
    said, name = said_by(file.name), file.name.lower()
    if said == "bank" or (name.endswith(_SURELY) and not said):
        return 2
    return int(not said and name.endswith(_PERHAPS))


def stem_of_name(name: str) -> str:
    """Returns a file's name without its ending, short enough for a tag."""
    return clean_text(PurePath(name.replace("\\", "/")).stem)[:LONGEST_TAG].strip()


def typed_question(text: str, before: Found) -> Examined:
    """Reads one whole question as it was typed; notes and picture of what it was before stay where
    the text says nothing of them."""
    found = read_lines(list(lines_of(text)), "", [])
    if len(found) != 1:
        raise Refusal("bank-type-one")
    [one] = found
    notes = ("explanation", "source", "tags", "difficulty", "until")
    kept = {name: getattr(one, name) or getattr(before, name) for name in notes}
    return examined(replace(one, **kept, picture=before.picture, replaces=before.replaces))


def only_reason(one: Examined) -> str:
    """Returns the key of the only thing wrong with a question; "" where there are several."""
    keys = {reason.key for reason in one.reasons if not reason.key.startswith("bank-mended-")}
    return keys.pop() if len(keys) == 1 else ""


def lack_answers(questions: Sequence[Examined]) -> bool:
    """Tells whether nearly all questions of a file lack their answers, which stand elsewhere."""
    lacking = sum(
        any(reason.key == "bank-refused-answer" for reason in one.reasons) for one in questions
    )
    return lacking * 5 >= len(questions) * 4


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
    made = Sorted(lacks_answers=lack_answers(draft.questions))
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
    """Returns the question of the bank that a row of a sheet is about."""
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
    """Returns a row of `QuestionFound`."""
    picture = one.found.picture
    return {
        "place": place,
        "verdict": str(one.verdict),
        "reason": only_reason(one),
        "reasons": [[reason.key, reason.values] for reason in one.reasons],
        "found": found_json(one.found),
        "question": one.question.as_json() if one.question else {},
        "picture": picture.content if picture else None,
        "replaces_id": replaces,
    }


_KEPT = ("number", "kind", "stem", "answer", "explanation", "source", "difficulty", "until")


def found_json(found: Found) -> dict[str, Any]:
    """Returns what a row keeps of a question as it stood in the file."""
    made: dict[str, Any] = {name: getattr(found, name) for name in _KEPT}
    for name in ("right", "blanks"):
        value = getattr(found, name)
        made[name] = list(map(_listed, value)) if value is not None else None
    lists = {"options": found.options, "tags": found.tags, "lines": found.lines}
    return made | {name: list(value) for name, value in lists.items()} | {"text": found.text}


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def found_from(said: dict[str, Any], picture: bytes | None) -> Found:
    """Reads a question as a row keeps it."""
    right, blanks = said["right"], said.get("blanks")
    return Found(
        sheet="",
        row=1,
        **{name: said[name] for name in _KEPT},
        options=tuple(said["options"]),
        tags=tuple(said["tags"]),
        right=tuple(right) if right is not None else None,
        blanks=tuple(map(tuple, blanks)) if blanks is not None else None,
        picture=Picture(picture) if picture else None,
        lines=tuple(said.get("lines", ())),
        text=said.get("text", ""),
    )


class Way(StrEnum):
    """A way to read something in a file, with its code in buttons."""

    KEY = "key"
    SINGLE = "s"
    MULTIPLE = "m"
    JUDGE = "j"
    TRUE = "t"
    FALSE = "f"
    FILL = "b"
    FROM_ZERO = "z"
    FROM_ONE = "n"
    NOT_ONE = "x"


_MOST_KEYS = 6
_OPEN = frozenset(
    """bank-doubt-letter bank-doubt-letter-twice bank-doubt-number bank-doubt-answer bank-doubt-one
    bank-doubt-several bank-doubt-kind bank-doubt-kind-unknown bank-doubt-inside
    bank-doubt-number-twice bank-doubt-judge-letter bank-doubt-no-blank bank-doubt-brackets
    bank-doubt-blanks bank-refused-answer bank-refused-options bank-refused-kind""".split()  # noqa: SIM905
)
"""Doubts that leave open which kind or which answer a question has."""
_SAME_VALUES = ("bank-doubt-kind-unknown",)
"""Doubts that are shared by those questions alone in which the file has the same words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A likely way to read a question, and what it would be stored as."""

    way: Way
    question: Question

    @property
    def code(self) -> str:
        """What a button says of it: the letter of the right option, or the way."""
        return letters(self.question.answer) if self.way is Way.KEY else self.way


def readings(found: Found, keys: Sequence[str], read: Question | None) -> list[Reading]:
    """Returns the likely ways to read a question of which `keys` say what is wrong, other than it
    was `read`."""
    if not _OPEN & set(keys):
        return []
    made: list[Reading] = []
    for way, changed in _ways(found, keys):
        [one] = examine([replace(changed, doubts=(), refused=None, accepted=True)])
        seen = [read, *(other.question for other in made)]
        if one.question is not None and one.question not in seen:
            made.append(Reading(way, one.question))
    return made


def _ways(found: Found, keys: Sequence[str]) -> Iterator[tuple[Way, Found]]:
    """Yields ways to read a question, and the question as each would have it in the file."""
    if "bank-doubt-number" in keys and found.right and found.options:
        yield Way.FROM_ZERO, replace(found, right=tuple(place + 1 for place in found.right))
    places = tuple(int(word) - 1 for word in found.answer.split() if word.isdecimal())
    if "bank-doubt-number" in keys and places and min(places) >= 0:
        yield Way.FROM_ONE, replace(found, right=places, answer="")
    if len(found.options) > 1:
        yield Way.SINGLE, replace(found, kind=QuestionKind.SINGLE)
        yield Way.MULTIPLE, replace(found, kind=QuestionKind.MULTIPLE)
        for place in range(min(len(found.options), _MOST_KEYS)):
            yield Way.KEY, replace(found, kind=QuestionKind.SINGLE, right=(place,), answer="")
        return
    bare = replace(found, options=())
    if found.answer or found.right is not None:
        yield Way.JUDGE, replace(bare, kind=QuestionKind.JUDGE)
    yield Way.TRUE, replace(bare, kind=QuestionKind.JUDGE, right=(0,), blanks=None)
    yield Way.FALSE, replace(bare, kind=QuestionKind.JUDGE, right=(1,), blanks=None)
    if found.answer or found.blanks:
        yield Way.FILL, replace(bare, kind=QuestionKind.FILL, right=None)


def same_case(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Tells whether two questions with the same doubt share it: its `reasons` name the same words
    where it is about words."""
    said = [reason for reason in one if reason[0] in _SAME_VALUES]
    return said == [reason for reason in other if reason[0] in _SAME_VALUES]


def as_examined(row: Any) -> Examined:
    """Returns a row of `QuestionFound` as the doctor said it."""
    picture = Picture(row.picture) if row.picture else None
    question = Question.from_json(row.question, picture) if row.question else None
    reasons = tuple(Reason(key, values) for key, values in row.reasons)
    return Examined(found_from(row.found, row.picture), Verdict(row.verdict), reasons, question)
