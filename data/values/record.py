"""What is written down at a meeting: kinds of entries, who spoke, and what a vote came to."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

LONGEST_NAME = 20
"""Characters before a colon that may be a name."""


class EntryKind(StrEnum):
    """议程 · 记录 · 发言 · 决议 · 表决 · 语音: what an entry of the minutes is."""

    POINT = "point"
    """A point of the agenda: what follows was said about it."""
    NOTE = "note"
    SPEECH = "speech"
    RESOLUTION = "resolution"
    VOTE = "vote"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many agreed, disagreed and abstained."""

    yes: int
    no: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        """How many votes were cast."""
        return self.yes + self.no + self.abstained


@dataclass(frozen=True, slots=True)
class Vote:
    """A tally held against how many have voting rights and how many of them were present."""

    yes: int
    no: int
    abstained: int
    voters: int
    present: int

    @classmethod
    def of(cls, tally: Tally, voters: int, present: int) -> "Vote":
        """The tally at a meeting."""
        return cls(tally.yes, tally.no, tally.abstained, voters, present)

    @property
    def valid(self) -> bool:
        """More than half of those with voting rights are present
        (《中国共产党支部工作条例（试行）》第十一条)."""
        return self.present * 2 > self.voters

    @property
    def carried(self) -> bool:
        """Valid, and more than half of all with voting rights agree (the same article)."""
        return self.valid and self.yes * 2 > self.voters

    @property
    def outcome(self) -> str:
        """carried · lost · invalid; unknown where nobody's voting rights are known."""
        if not self.voters:
            return "unknown"
        if not self.valid:
            return "invalid"
        return "carried" if self.carried else "lost"

    def as_json(self) -> dict[str, Any]:
        """The vote as JSON values; `from_json` gives it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> "Vote":
        """The vote that `as_json` wrote down."""
        return cls(**made)


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """A typed entry as it is understood; of a vote its subject is the text."""

    kind: EntryKind
    text: str
    speaker: str = ""
    tally: Tally | None = None


_PREFIXES = {
    EntryKind.SPEECH: r"发言|發言|speech",
    EntryKind.RESOLUTION: r"决议|決議|决定|決定|resolution",
    EntryKind.VOTE: r"表决|表決|vote",
    EntryKind.POINT: r"议程|議程|议题|議題|agenda",
    EntryKind.NOTE: r"记录|記錄|note",
}
_PREFIX = {
    kind: re.compile(rf"(?:{words})(?:\s*[:：]\s*|\s+)(?=\S)", re.IGNORECASE)
    for kind, words in _PREFIXES.items()
}
_BARE_VOTE = re.compile(r"(?:表决|表決)(?=\s*(?:同意|赞成|贊成)\s*[0-9０-９])")
_COUNT = r"\s*[:：]?\s*([0-9０-９]{1,5})\s*(?:票|人|名|votes?)?"
_COUNTED = {
    "yes": re.compile(rf"(?:同意|赞成|贊成|\b(?:yes|for)\b){_COUNT}", re.IGNORECASE),
    "no": re.compile(rf"(?:不同意|反对|反對|\b(?:no|against)\b){_COUNT}", re.IGNORECASE),
    "abstained": re.compile(rf"(?:弃权|棄權|\babstain(?:ed|ing)?\b){_COUNT}", re.IGNORECASE),
}
_SPOKEN = re.compile(rf"([^:：\n]{{1,{LONGEST_NAME + 4}}})[:：]\s*(?=\S)")
_TITLES = re.compile(r"(?:同志|书记|書記|副书记|副書記|委员|委員|组长|組長|老师|老師)$")
_EDGES = " \t\n,，、;；。.:：()（）"


def read_entry(text: str, names: Collection[str], kind: EntryKind | None = None) -> ParsedEntry:
    """What somebody typed into the minutes.

    A word in front decides what it is (“决议：……”, “表决 同意15 反对1 弃权0”), else `kind`; without
    both, “王芳：……” is a speech where the name is one of `names`, and all the rest is a note. What
    follows “发言” is a speech of whoever stands before the colon.
    """
    text = text.strip()
    named, rest = _prefix(text)
    kind, text = (named, rest) if named else (kind, text)
    match kind:
        case EntryKind.VOTE:
            tally, subject = _tally(text)
            return ParsedEntry(EntryKind.VOTE, subject, tally=tally)
        case EntryKind.SPEECH:
            speaker, said = _speech(text, names, anybody=True)
            return ParsedEntry(EntryKind.SPEECH, said, speaker)
        case EntryKind.POINT | EntryKind.RESOLUTION | EntryKind.NOTE:
            return ParsedEntry(kind, text)
    speaker, said = _speech(text, names, anybody=False)
    return (
        ParsedEntry(EntryKind.SPEECH, said, speaker)
        if speaker
        else ParsedEntry(EntryKind.NOTE, text)
    )


def _prefix(text: str) -> tuple[EntryKind | None, str]:
    for kind, pattern in _PREFIX.items():
        if found := pattern.match(text):
            return kind, text[found.end() :]
    if found := _BARE_VOTE.match(text):
        return EntryKind.VOTE, text[found.end() :]
    return None, text


def _tally(text: str) -> tuple[Tally | None, str]:
    """The numbers of a vote, where any are given, and the text without them."""
    counts: dict[str, int] = {}
    for name in ("no", "yes", "abstained"):
        found = _COUNTED[name].search(text)
        if found:
            counts[name] = int(unicodedata.normalize("NFKC", found[1]))
            text = f"{text[: found.start()].rstrip(_EDGES)} {text[found.end() :].lstrip(_EDGES)}"
    return (Tally(**{"yes": 0} | counts) if counts else None), text.strip(_EDGES)


def _speech(text: str, names: Collection[str], *, anybody: bool) -> tuple[str, str]:
    """Speaker and speech; no speaker where none of `names`, or of anybody, stands in front."""
    found = _SPOKEN.match(text)
    if found is None:
        return "", text
    said = " ".join(found[1].split())
    bare = _TITLES.sub("", said).strip()
    known = next((name for name in (said, bare) if name in names), "")
    if not known and not anybody:
        return "", text
    return (known or said)[:LONGEST_NAME], text[found.end() :]
