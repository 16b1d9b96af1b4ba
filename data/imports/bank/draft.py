"""A question bank as in a file, with each question's verdict, before anything is stored."""

from dataclasses import dataclass, field
from enum import StrEnum

from data.imports.sheet import Limits
from data.values.question import Picture, Question

MOST_QUESTIONS = 5_000
LONGEST_QUOTE = 2_000
"""Most characters of a file's lines that are kept beside a question."""
BANK_LIMITS = Limits(
    size=20 * 2**20,
    unpacked=40 * 2**20,
    rows=20_000,
    characters=5_000_000,
    memory=440 * 2**20,
    seconds=12,
    altogether=45,
)
"""Limits for files of questions."""


class Verdict(StrEnum):
    """The doctor's verdict on a question in a file."""

    GOOD = "good"
    MENDED = "mended"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True)
class Reason:
    """A reason for a question's verdict: the key of a text and its values."""

    key: str
    values: dict[str, str] = field(default_factory=dict)


def because(key: str, **values: str | int) -> Reason:
    """Makes a reason with its values."""
    return Reason(key, {name: str(value) for name, value in values.items()})


@dataclass(frozen=True)
class Found:
    """A question as in a file, before it is judged.

    `sheet` and `row` (a line of a text, a paragraph of a document; from 1) say where, `number` is
    the file's own. `kind` is a `QuestionKind`, "other" for one that no poll can ask, or "" where
    the file does not say. `answer` is as written; formats with an exact key fill `right` (indexes)
    or `blanks` instead. `dates` are the options that a spreadsheet holds as dates. `replaces` is
    the key of the question that a mended sheet changes, `accepted` says that its doubts have been
    reviewed. `refused` is the reason for refusing it; `lines` are all its lines in a text, and
    `text` is what stands there.
    """

    sheet: str
    row: int
    number: str = ""
    kind: str = ""
    stem: str = ""
    options: tuple[str, ...] = ()
    answer: str = ""
    right: tuple[int, ...] | None = None
    blanks: tuple[tuple[str, ...], ...] | None = None
    explanation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    difficulty: str = ""
    until: str = ""
    picture: Picture | None = None
    dates: frozenset[int] = frozenset()
    replaces: str = ""
    accepted: bool = False
    mended: tuple[Reason, ...] = ()
    doubts: tuple[Reason, ...] = ()
    refused: Reason | None = None
    lines: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Examined:
    """A question with its verdict and every reason for it.

    `question` is what would be stored; None where it is refused, or has to be mended before it can
    be stored.
    """

    found: Found
    verdict: Verdict
    reasons: tuple[Reason, ...]
    question: Question | None


@dataclass(frozen=True)
class BankDraft:
    """All questions of a file in order."""

    questions: list[Examined]

    def count(self, verdict: Verdict) -> int:
        """Counts the questions with this verdict."""
        return sum(one.verdict is verdict for one in self.questions)
