"""Recognises questions and their options as people type them into a chat."""

import re

from data.values.question import tidy_line

_ANSWERED = re.compile(
    r"(?:答案|參考答案|参考答案)\s?[:：】\]]|^ANSWER\s?:|\{\s?[=~TF]", re.IGNORECASE | re.MULTILINE
)
_LETTER = re.compile(r"^\s*[（(]?[A-La-l]\s?[.．、:：)）]\s*")
_RIGHT = re.compile(r"^\s*[*＊✅✓√]\s*|\s*[✅✓√]\s*$")


def holds_questions(text: str) -> bool:
    """Tells whether a text holds questions with answers, rather than something to read: several
    lines, one of which marks what is right."""
    typed = text.strip()
    return "\n" in typed and not typed.startswith("/") and bool(_ANSWERED.search(typed))


def options_typed(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Reads options, one a line, without their letters; and the indexes of those marked as right
    with * in front or ✅."""
    lines = [line for line in text.split("\n") if line.strip()]
    right = tuple(place for place, line in enumerate(lines) if _RIGHT.search(line))
    bare = (_LETTER.sub("", _RIGHT.sub("", line), count=1) for line in lines)
    return tuple(map(tidy_line, bare)), right
