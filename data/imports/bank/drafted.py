"""A question while its lines are read, and the doubts about what was made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.imports.bank.blanks import asks, blanks_in, shown_blanks
from data.imports.bank.draft import Reason, because
from data.imports.bank.fold import folded
from data.imports.bank.kept import missing
from data.imports.bank.key import items_on
from data.imports.bank.lines import LONGEST_LINE, Mark
from data.imports.bank.split import Block
from data.imports.bank.tokens import Token

_KEY_INSIDE = re.compile(r"\S\s*[(\[【]\s*[A-L]\s*[)\]】]\s*$|(?:答案|answer)\s?:", re.IGNORECASE)
_SECOND = re.compile(r"(?<=\S)(\s+)(\d{1,3})\s?[.、]\s*[^\s\d].{2,}")
_ASKED = re.compile(r"\s\d{1,3}\s?[.、)]\s*\S{3}.*(?:\?|[(]\s*[)]|_{2,})")
_FAR = 3
"""Blanks before a number that show that it is no part of the sentence."""
_LABEL_INSIDE = re.compile(r"[A-L](?<=\S\s.)\s?[.、:)]\s*\S.*")
ENDED = re.compile(r"[。.?？!！)）\]】]\s*$")


@dataclass
class Draft:
    """A question while its lines are read; `outstanding` are the options that are marked as a
    whole, and `ticked` those with a tick after them."""

    block: Block
    kind: str
    stem: str = ""
    marks: list[Mark] = field(default_factory=list)
    options: dict[int, str] = field(default_factory=dict)
    outstanding: set[int] = field(default_factory=set)
    ticked: set[int] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    key: str = ""
    last: str = "stem"
    place: int = 0
    picture: bytes | None = None
    trimmed: list[str] = field(default_factory=list)
    doubts: list[Reason] = field(default_factory=list)
    grown: dict[int, int] = field(default_factory=dict)
    second: str = ""
    wraps: bool = False
    behind: str = ""

    def add(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Adds a line to what came last."""
        so_far = self.stem if self.last == "stem" else self.options.get(self.place, "")
        if self.last in ("stem", "option") and len(so_far) > LONGEST_LINE:
            # It is too long for any question, and what is left out is missed at the end.
            return
        if self.last == "stem":
            before = f"{self.stem}\n" if self.stem else ""
            if self.stem and not self.wraps:
                self._doubt_stem(text)
            self.marks += [
                Mark(one.start + len(before), one.end + len(before), one.line) for one in marks
            ]
            self.stem = before + text
        elif self.last == "option":
            empty = not self.options[self.place]
            self.options[self.place] = f"{self.options[self.place]} {text.strip()}".strip()
            if not self.wraps and not empty:
                self.grown[self.place] = self.grown.get(self.place, 0) + len(text)
        else:
            so_far = self.notes.get(self.last, "")[:LONGEST_LINE]
            self.notes[self.last] = f"{so_far}\n{text.strip()}".strip()

    def _doubt_stem(self, text: str) -> None:
        """Notes a line behind a whole sentence, or behind what may be a title where no number says
        where a question begins."""
        if ENDED.search(self.stem):
            self.behind = self.behind or text
        elif not self.block.number and not asks(self.stem):
            self.doubts.append(because("bank-doubt-appended", text=self.stem[:40]))


def look_again(draft: Draft, tokens: Sequence[Token]) -> None:
    """Adds doubts about continued lines: one begins like another question or a title, holds a key,
    or continues an option or a whole sentence though the line before was not full."""
    for place in draft.block.odd:
        text = tokens[place].line.text.strip()[:40]
        draft.doubts.append(because("bank-doubt-appended", text=text))
    items = items_on(draft.notes.get("answer", ""), 1)
    numbered_blanks = 1 < len(items) == blanks_in(shown_blanks(draft.stem)[0])
    if items and not numbered_blanks and not items[0][1][:1].isdigit():
        text = draft.notes["answer"][:40]
        draft.doubts.append(because("bank-doubt-appended", text=text))
    if draft.behind and not draft.options:
        draft.doubts.append(because("bank-doubt-appended", text=draft.behind.strip()[:40]))
    for place, grown in draft.grown.items():
        said = draft.options[place][-grown:].strip()[:40]
        draft.doubts.append(because("bank-doubt-appended", text=said))
    draft.doubts += [
        because("bank-doubt-appended", text=found[0].strip()[:40])
        for said in draft.options.values()
        if (found := _LABEL_INSIDE.search(folded(said)))
    ]
    if second := _second_on(draft.block, tokens, draft.notes.get("answer", "")):
        draft.second = second
        draft.doubts.append(because("bank-doubt-appended", text=second[:40]))
    keyed_one = next((one for one in draft.options.values() if _KEY_INSIDE.search(folded(one))), "")
    if keyed_one and "answer" in draft.notes:
        draft.doubts.append(because("bank-doubt-appended", text=keyed_one[-40:]))


def _second_on(block: Block, tokens: Sequence[Token], answer: str) -> str:
    """Returns the question beside the first on its line, as two columns of a page come when they
    are copied: a number far behind the stem, or the one that follows the own; or one behind the
    answer."""
    own = block.number.value if block.number else 0
    if asked := _ASKED.search(folded(answer)):
        return asked[0].strip()
    for match in _SECOND.finditer(folded(tokens[block.lines[0]].line.text)):
        if len(match[1]) >= _FAR or "\t" in match[1] or int(match[2]) == own + 1:
            return match[0].strip()
    return ""


def conserve(draft: Draft, own: Sequence[Token]) -> None:
    """Adds a doubt if something in a question's lines is nowhere in the question."""
    read = [draft.stem, *draft.options.values(), *draft.notes.values(), *draft.trimmed, draft.key]
    if lost := missing((one.line.text for one in own), read):
        draft.doubts.append(because("bank-doubt-lost", text=lost[:40]))
