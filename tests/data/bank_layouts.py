"""Layouts that real question files have, made up for the tests: texts in `banks/`, each with its
truth after a line of =====.

The truth has a line for each question: "kind | stem | options, or - | answer"; options and blanks
are separated by " / ". A question whose line begins with "?" may be doubted or refused, one with
"!" must be; none may be stored otherwise.
"""

import re
import unicodedata
from pathlib import Path

from data.imports.bank.reading import Examined
from data.values.question import QuestionKind, letters

_FOLDER = Path(__file__).with_name("banks")
_BETWEEN = "=====\n"


def _case(path: Path) -> tuple[str, str, str]:
    """Returns name, text and truth of a file."""
    text, _, truth = path.read_text("utf-8").partition(_BETWEEN)
    return path.name, text, truth.strip()


TEXTS = {path.stem: _case(path) for path in sorted(_FOLDER.iterdir())}


def words(text: str) -> str:
    """Reduces a stem to letters and digits for comparing, whatever its gaps look like."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def said(one: Examined) -> tuple[str, list[str], str]:
    """Returns kind, options and answer as they would be stored."""
    question = one.question
    assert question
    if question.kind is QuestionKind.JUDGE:
        return "judge", [], "wrong" if question.answer[0] else "right"
    if question.kind is QuestionKind.FILL:
        return "fill", [], "/".join(plain(blank[0]) for blank in question.blanks)
    return str(question.kind), [plain(one) for one in question.options], letters(question.answer)
