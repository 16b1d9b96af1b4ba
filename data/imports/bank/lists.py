"""Finds lists of answers between the questions of a text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.imports.bank.blanks import blanks_in, shown_blanks
from data.imports.bank.fold import folded
from data.imports.bank.key import is_answer, items_on, several_on
from data.imports.bank.options import options_start
from data.imports.bank.tokens import GAP, Token, question_style, tokens_of
from data.imports.bank.words import CHOICE
from data.values.question import QuestionKind

_RUN = re.compile(r"[A-L]{2,}|[√×✓✗✔✘对错]{2,}")
_BACK = 60
"""Lines before an answer among which its question is looked for."""
_LETTERED = (CHOICE, QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.JUDGE)


def with_runs(tokens: Sequence[Token]) -> list[Token]:
    """Returns the lines; answers in a row without numbers, 答案：ABCABC, get those of the questions
    before them, as many without an answer."""
    style = question_style(tokens, 0, len(tokens))
    made = list(tokens)
    waiting: list[int] = []
    section = 0
    for place, token in enumerate(tokens):
        if token.role == "heading":
            section = len(waiting)
        if token.number and token.style == style and token.role == "text":
            waiting.append(token.number.value)
        if not token.notes or token.notes[0].name != "answer":
            if token.role in ("list", "listed"):
                waiting, section = [], 0
            continue
        said = re.sub(r"[\s,、;]", "", folded(token.notes[0].value))
        own = waiting if len(waiting) == len(said) else waiting[section:]
        in_order = bool(own) and own == list(range(own[0], own[0] + len(said)))
        alone = len(token.notes) == 1 and not token.body.strip()
        if _RUN.fullmatch(said) and in_order and alone and list(said) != sorted(set(said)):
            each = " ".join(f"{number}.{one}" for number, one in zip(own, said, strict=True))
            line = replace(token.line, text=f"答案：{each}")
            made[place] = replace(tokens_of([line])[0], place=place)
        waiting, section = [], 0
    return made


def lists_in(tokens: Sequence[Token]) -> dict[int, int]:
    """Returns where lists of answers begin, and where each ends."""
    found: dict[int, int] = {}
    end = 0
    for place, token in enumerate(tokens):
        if place < end:
            continue
        if token.role == "list" and _opens_list(tokens, place):
            end = found[place] = list_ends(tokens, place + 1)
        elif place and (token.role == "listed" or _words_listed(tokens, place)):
            end = found[place] = place + 1
    return found


def _words_listed(tokens: Sequence[Token], place: int) -> bool:
    """Tells whether an answer is several with numbers, 1.七一 2.上海, that answer the questions
    down to the one before, and not the blanks of that one."""
    notes = tokens[place].notes
    items = items_on(notes[0].value, 1) if notes and notes[0].name == "answer" else []
    if not items or tokens[place].body.strip():
        return False
    before = next(
        (one for one in reversed(tokens[max(0, place - _BACK) : place]) if one.number and one.asks),
        None,
    )
    if before is None or before.number is None or before.number.value != items[-1][0]:
        return False
    if len(items) == 1:
        return not items[0][1][:1].isdigit()
    return blanks_in(shown_blanks(before.body)[0]) != len(items)


def _opens_list(tokens: Sequence[Token], place: int) -> bool:
    """Tells whether answers follow a title of a list, and not the options of a question."""
    after = [one for one in tokens[place + 1 : place + 12] if one.role not in ("blank", "trimming")]
    if not place or not after:
        return False
    first = after[0]
    if first.role in ("heading", "title", "list"):
        return len(after) < 2 or not after[1].opens_options
    if first.role == "listed" or re.match(r"\s*\d", first.line.text):
        return len(after) < 2 or not after[1].opens_options
    return bool(first.number)


def list_ends(tokens: Sequence[Token], start: int) -> int:
    """Returns the end of a list of answers that is opened before `start`: before the next question,
    or before a section that another list answers."""
    end, headed = start, -1
    kind = ""
    plain = False  # whether ambiguous text follows the heading at `headed`
    for place in range(start, len(tokens)):
        token = tokens[place]
        if token.role == "list":
            if headed >= 0 and plain:
                return headed
            end, headed = place + 1, -1
        elif token.role in ("heading", "title"):
            headed, plain = (place if plain or headed < 0 else headed), False
            kind = token.kind
        elif token.role == "listed" or (token.role == "text" and several_on(token.body)):
            end, headed = place + 1, -1
        elif token.role == "text":
            # Answers of such a section are letters or signs: other words are its questions.
            asks = bool(token.number and kind in _LETTERED and headed >= 0)
            if asks or _asks_something(token) or token.opens_options:
                stem = place if _asks_something(token) else _stem_before(tokens, end, place)
                return headed if headed >= 0 else stem
            plain = True
    return len(tokens)


def _stem_before(tokens: Sequence[Token], start: int, place: int) -> int:
    """Returns the start of the question whose options begin at `place`."""
    for before in range(place - 1, start - 1, -1):
        if tokens[before].number and tokens[before].role == "text":
            return before
    return place


def _asks_something(token: Token) -> bool:
    text = folded(token.body)
    if several_on(text):
        return False
    if GAP.search(text) or options_start(token.line.text):
        return True
    return not is_answer(token.line.text) and "?" in text
