"""Layouts that real question files have, made up for the tests: texts in `banks/`, each with its
truth behind a line of =====.

The truth has a line for each question: "kind | stem | options, or - | answer"; options and blanks
are parted by " / ". A question whose line begins with "?" may be doubted or refused, one with "!"
must be; none may be stored otherwise.
"""

from pathlib import Path

_FOLDER = Path(__file__).with_name("banks")
_BETWEEN = "=====\n"


def _case(path: Path) -> tuple[str, str, str]:
    """Name, text and truth of a file."""
    text, _, truth = path.read_text("utf-8").partition(_BETWEEN)
    return path.name, text, truth.strip()


TEXTS = {path.stem: _case(path) for path in sorted(_FOLDER.iterdir())}
