"""A question bank as a file has it, and what became of each question, before anything is stored."""

from dataclasses import dataclass, field
from enum import StrEnum

from data.imports.sheet import Limits
from data.values.question import Picture, Question

MOST_QUESTIONS = 5_000
BANK_LIMITS = Limits(
    size=20 * 2**20,
    unpacked=40 * 2**20,
    rows=20_000,
    characters=5_000_000,
    memory=440 * 2**20,
    seconds=12,
    altogether=12,
)
"""For files of questions."""


class Verdict(StrEnum):
    """What is to be thought of a question in a file."""

    GOOD = "good"
    MENDED = "mended"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True)
class Reason:
    """Why a question has its verdict: the key of a text and its values."""

    key: str
    values: dict[str, str] = field(default_factory=dict)


def because(key: str, **values: str | int) -> Reason:
    """A reason with its values."""
    return Reason(key, {name: str(value) for name, value in values.items()})


@dataclass(frozen=True)
class Found:
    """A question as it stands in a file, before it is judged.

    `sheet` and `row` (a line of a text, a paragraph of a document; from 1) say where, `number` what
    the file calls it. `kind` is a `QuestionKind`, "other" for one that no poll can ask, or "" where
    the file does not say. `answer` is as written; formats that say exactly what is right fill
    `right` (places from 0) or `blanks` instead. `dates` are the options that a spreadsheet holds
    as dates. `replaces` is the key of the question that a mended sheet changes, `accepted` says
    that its doubts have been looked at. `refused` is why it is none; `lines` are all that it takes
    up in a text.
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


@dataclass(frozen=True)
class Examined:
    """A question with its verdict and every reason for it.

    `question` is what would be stored; None where it is refused, and where it is doubtful in such a
    way that nothing can be stored before it is mended.
    """

    found: Found
    verdict: Verdict
    reasons: tuple[Reason, ...]
    question: Question | None


@dataclass(frozen=True)
class BankDraft:
    """All questions of a file in their order."""

    questions: list[Examined]

    def count(self, verdict: Verdict) -> int:
        """How many questions have this verdict."""
        return sum(one.verdict is verdict for one in self.questions)
