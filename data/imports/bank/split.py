"""Splits the lines of a question bank into questions and lists of answers."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from data.imports.bank.draft import MOST_QUESTIONS
from data.imports.bank.fold import folded
from data.imports.bank.inline import keyed
from data.imports.bank.lines import Number
from data.imports.bank.lists import lists_in
from data.imports.bank.options import options_on, options_start
from data.imports.bank.tokens import Token, question_style
from data.values.question import QuestionKind

_AHEAD = 8
"""Lines in which the first option of a stem without number may follow."""
_FARTHEST = 150
"""Lines after a number in which its question is looked for."""
_MOST_SKIPPED = 20
"""Numbers that may be missing before one without a sign."""
_OPEN = (QuestionKind.JUDGE, QuestionKind.FILL)


@dataclass
class Block:
    """The lines of one question, by index; the first begins after the number. `part` counts
    sections and restarts, `scope` the lists of answers before it; `odd` are lines that look as if
    they did not belong to it."""

    number: Number | None
    kind: str
    title: str
    part: int
    scope: int
    style: str
    lines: list[int] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    options: int = 0
    answered: bool = False
    told: bool = False
    asked: bool = False

    @property
    def complete(self) -> bool:
        """Whether the next question may follow."""
        return self.answered or self.options > 1 or (self.asked and self.kind in _OPEN)


@dataclass
class Split:
    """A split text: questions, lists of answers as (scope, first, end), and the lines that are
    headings or trimmings or before all questions; `unread` are those of them that ask. `leading`
    says whether an answer stands before the first question of the text or of a section."""

    blocks: list[Block] = field(default_factory=list)
    lists: list[tuple[int, int, int]] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    leading: bool = False


def parted(tokens: Sequence[Token], *, listed: bool) -> Split:
    """Splits a text; with `listed` it has no lists of answers, for they come in another."""
    return _Splitter(tokens, listed=listed).split()


class _Splitter:
    def __init__(self, tokens: Sequence[Token], *, listed: bool) -> None:
        self.tokens = tokens
        self.lists = {} if listed else lists_in(tokens)
        self.made = Split()
        self.numbered: dict[str, list[int]] = {}
        for place, one in enumerate(tokens):
            if one.number and one.role == "text":
                self.numbered.setdefault(one.style, []).append(place)
        self.style = question_style(tokens, 0, len(tokens))
        self.local = self.style
        self.kind = self.title = ""
        self.part = self.scope = 0
        self.fresh = True
        self.nested = 0
        self.end = len(tokens)

    def split(self) -> Split:
        """Processes one line after the other."""
        place = 0
        self._section(0)
        while place < len(self.tokens) and len(self.made.blocks) <= 2 * MOST_QUESTIONS:
            if place in self.lists:
                self.made.lists.append((self.scope, place, self.lists[place]))
                self.scope += 1
                self.part += 1
                place = self.lists[place]
                self._section(place)
                continue
            self._take(place)
            place += 1
        return self.made

    @property
    def current(self) -> Block | None:
        return self.made.blocks[-1] if self.made.blocks else None

    def _section(self, place: int) -> None:
        """Begins a section: the numbering of its questions is found from its own lines where none
        is numbered as elsewhere."""
        self.fresh, self.nested = True, 0
        ends = (n for n in range(place, len(self.tokens)) if self._bounds(n))
        self.end = next(ends, len(self.tokens))
        usual = any(one.style == self.style for one in self.tokens[place : self.end])
        self.local = self.style if usual else question_style(self.tokens, place, self.end)

    def _bounds(self, place: int) -> bool:
        return self.tokens[place].role == "heading" or place in self.lists

    def _take(self, place: int) -> None:
        token = self.tokens[place]
        if token.role in ("blank", "trimming", "list"):
            self.made.passed.append(place)
        elif token.role == "heading" and not self._inside(token):
            self.made.passed.append(place)
            self.kind = token.kind
            self.part += 1
            self._section(place + 1)
        elif token.role == "title" and self._is_title(place):
            self.made.passed.append(place)
            self.title = token.line.text.strip()
            self.fresh = self.fresh or not self.current
        elif self.fresh and self._answers_nothing(token):
            self.made.leading = True
            self.made.unread.append(place)
        elif self._starts(place):
            self._begin(place)
        elif self.current and not (self.fresh and self.current.scope != self.scope):
            self._add(place)
        elif token.asks or "?" in folded(token.line.text):
            self.made.unread.append(place)
        else:
            self.made.passed.append(place)

    @staticmethod
    def _answers_nothing(token: Token) -> bool:
        """Tells whether a line is an answer and nothing else."""
        return bool(token.notes) and token.notes[0].name == "answer" and not token.body.strip()

    def _inside(self, token: Token) -> bool:
        """Tells whether a word that may name a kind is within an incomplete question: headings in
        English look like the beginning of an answer."""
        return token.line.text.isascii() and bool(self.current) and not self.complete

    @property
    def complete(self) -> bool:
        """Whether another question may follow the current one."""
        return self.current is None or self.current.complete

    def _is_title(self, place: int) -> bool:
        """Tells whether a title is one here, and neither a numbered question nor an item of a
        list."""
        token, current = self.tokens[place], self.current
        if token.number and token.style == self.local and self._evident(place):
            return False
        if current is None or current.complete:
            return not (current and current.told and token.number and not self._leads_on(place))
        return False

    def _leads_on(self, place: int) -> bool:
        """Tells whether a question or section follows at once."""
        for token in self.tokens[place + 1 :]:
            if token.role in ("blank", "trimming", "title"):
                continue
            return token.role == "heading" or bool(token.number and token.style == self.local)
        return False

    def _starts(self, place: int) -> bool:
        token = self.tokens[place]
        if token.role not in ("text", "title"):
            return False
        if token.number and token.style == self.local:
            return self._starts_numbered(place, token.number)
        return self._starts_bare(place)

    def _starts_numbered(self, place: int, number: Number) -> bool:
        """Tells whether a line with this number begins a question, and is no list within one."""
        current = self.current
        if current is None or self.fresh:
            return True
        evident = self._evident(place)
        last = current.number.value if current.number else 0
        expected = number.value == last + 1
        if self.nested and number.value == self.nested + 1 and not current.complete:
            return False
        if not number.sure and not (evident and current.complete):
            return False
        if not number.sure and not last <= number.value <= last + _MOST_SKIPPED:
            return False
        if expected and number.value == self.nested + 1 and self.nested:
            return current.complete and evident and not self._again(place, number.value)
        if expected and current.answered and self._list_follows(place):
            return True
        if expected:
            return evident or not self._again(place, number.value)
        if evident:
            return current.complete or number.value > last or number.value == 1
        asks = self.tokens[place].asks
        if number.sure and current.kind in _OPEN and not current.told and not self.nested:
            return True
        return asks or (number.value > last and not current.told and current.complete)

    def _evident(self, place: int) -> bool:
        """Tells whether options, an answer, a key or a gap come before the next number."""
        token = self.tokens[place]
        if token.evidence:
            return True
        for after in range(place + 1, min(self.end, place + _FARTHEST)):
            one = self.tokens[after]
            if one.number and one.style == token.style and one.role in ("text", "title"):
                return False
            if one.evidence or one.opens_options:
                return True
        return False

    def _list_follows(self, place: int) -> bool:
        """Tells whether the next numbers of the same style begin anew: the items of a list."""
        after = islice(self.tokens, place + 1, min(self.end, place + _AHEAD))
        values = [one.number.value for one in after if one.number]
        return values[:2] == [1, 2]

    def _again(self, place: int, number: int) -> bool:
        """Tells whether this number comes once more with a question after it before a higher one
        does: then the line is an item of a list."""
        places = self.numbered.get(self.local, [])
        last = bisect_left(places, min(self.end, place + _FARTHEST))
        ahead = places[bisect_right(places, place) : last]
        if all(self._value(after) != number for after in ahead):
            return False
        return next((self._value(one) for one in ahead if self._evident(one)), 0) == number

    def _value(self, place: int) -> int:
        number = self.tokens[place].number
        return number.value if number else 0

    def _starts_bare(self, place: int) -> bool:
        """Tells whether a line without a number of the usual style begins a question."""
        token, current = self.tokens[place], self.current
        if token.opens_options and not token.answered:
            return False
        if token.notes and not token.body.strip():
            # 题型： opens a question whose stem has a label of its own.
            return token.notes[0].name == "kind" and self.complete
        if current and current.options and options_on(token.body, current.options):
            return False
        if token.line.title:
            return self.complete
        leads = self._leads(place)
        if current is None or self.fresh:
            return leads or token.evidence
        if not current.complete:
            return False
        if leads or options_start(token.line.text):
            return True
        if self.local:
            return token.asks and token.answered
        after_gap = place > 0 and self.tokens[place - 1].role in ("blank", "trimming")
        keyed_here = keyed(token.body) or token.answered
        return keyed_here or (token.asks and (after_gap or not current.told))

    def _leads(self, place: int) -> bool:
        """Tells whether options follow soon, or an answer where questions are not numbered; nothing
        of the kind follows titles and remarks."""
        looked = 0
        for after in range(place + 1, self.end):
            one = self.tokens[after]
            if one.role == "blank":
                continue
            if one.role == "trimming" and self.current is None:
                return False
            looked += 1
            if looked > _AHEAD or one.role in ("heading", "list", "listed", "title"):
                return False
            if one.opens_options and options_on(one.line.text, 0)[0].place == 0:
                return True
            if one.number and one.style == self.local:
                return False
            if one.answered and not self.local:
                return True
        return False

    def _begin(self, place: int) -> None:
        token, before = self.tokens[place], self.current
        number = token.number
        if number and token.style != self.local:
            follows = before and before.number and number.value == before.number.value + 1
            number = number if follows else None
        restarted = before and before.number and number and number.value == 1
        if restarted and not self.fresh:
            self.part += 1
        block = Block(number, self.kind, self.title, self.part, self.scope, self.local)
        self.made.blocks.append(block)
        self.fresh, self.nested = False, 0
        self._add(place)

    def _add(self, place: int) -> None:
        """Adds a line to the current question."""
        block, token = self.current, self.tokens[place]
        assert block is not None
        first = not block.lines
        block.lines.append(place)
        found = () if first else options_on(token.body, block.options)
        block.options += len(found)
        if not first:
            self._look_again(block, place)
        if found and not token.notes:
            return
        if options_start(token.body):
            block.options = max(block.options, 2)
        block.answered |= token.answered or (not block.options and keyed(token.body))
        block.told |= any(note.name == "explanation" for note in token.notes)
        block.asked |= token.asks

    def _look_again(self, block: Block, place: int) -> None:
        """Notes a line that was added to a question but begins like another or like a title; lists
        within a question count from one."""
        token = self.tokens[place]
        if token.role == "title":
            block.odd.append(place)
        elif token.number and token.style == block.style and block.number:
            begins = token.number.value == 1 and (block.told or self._announces(block))
            in_list = begins or (self.nested and token.number.value == self.nested + 1)
            self.nested = token.number.value if in_list else self.nested
            if not in_list and token.number.sure:
                block.odd.append(place)

    def _announces(self, block: Block) -> bool:
        """Tells whether a list may follow in a question: its stem asks or ends in a colon."""
        text = folded(self.tokens[block.lines[-2]].line.text).rstrip()
        return block.asked or text.endswith((":", "?"))
