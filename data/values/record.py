"""The minutes of a meeting: kinds of entries, speakers, and results of votes."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

LONGEST_NAME = 20
"""Longest name, in characters, before a colon."""


class EntryKind(StrEnum):
    """The kind of an entry in the minutes: 议程 · 记录 · 发言 · 决议 · 表决 · 语音."""

    POINT = "point"
    """A point of the agenda; the entries after it are about it."""
    NOTE = "note"
    SPEECH = "speech"
    RESOLUTION = "resolution"
    VOTE = "vote"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes for and against, and the abstentions."""

    yes: int
    no: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        """The votes cast."""
        return self.yes + self.no + self.abstained


@dataclass(frozen=True, slots=True)
class Vote:
    """A tally with the number of members who have voting rights, and how many of them were
    present."""

    yes: int
    no: int
    abstained: int
    voters: int
    present: int

    @classmethod
    def of(cls, tally: Tally, voters: int, present: int) -> "Vote":
        """Makes a vote of the tally at a meeting."""
        return cls(tally.yes, tally.no, tally.abstained, voters, present)

    @property
    def valid(self) -> bool:
        """Whether more than half of those with voting rights were present
        (《中国共产党支部工作条例（试行）》第十一条)."""
        return self.present * 2 > self.voters

    @property
    def carried(self) -> bool:
        """Whether it is valid, and more than half of all with voting rights agree (the same
        article)."""
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
        """Returns the vote as JSON values, for `from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> "Vote":
        """Restores the vote from `as_json`."""
        return cls(**made)


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """A typed entry, parsed; the text of a vote is its subject."""

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
    """Parses what was typed into the minutes.

    A word in front decides its kind (“决议：……”, “表决 同意15 反对1 弃权0”), else `kind`; without
    both, “王芳：……” is a speech where the name is one of `names`, and all the rest is a note. What
    follows “发言” is a speech of the person named before the colon.
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
    """Returns the numbers of a vote, if any, and the text without them."""
    counts: dict[str, int] = {}
    for name in ("no", "yes", "abstained"):
        found = _COUNTED[name].search(text)
        if found:
            counts[name] = int(unicodedata.normalize("NFKC", found[1]))
            text = f"{text[: found.start()].rstrip(_EDGES)} {text[found.end() :].lstrip(_EDGES)}"
    return (Tally(**{"yes": 0} | counts) if counts else None), text.strip(_EDGES)


def _speech(text: str, names: Collection[str], *, anybody: bool) -> tuple[str, str]:
    """Returns speaker and speech; no speaker unless one of `names`, or anybody, is named in
    front."""
    found = _SPOKEN.match(text)
    if found is None:
        return "", text
    said = " ".join(found[1].split())
    bare = _TITLES.sub("", said).strip()
    known = next((name for name in (said, bare) if name in names), "")
    if not known and not anybody:
        return "", text
    return (known or said)[:LONGEST_NAME], text[found.end() :]


_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、)）]\s*(?=\D)")


def unnumbered(text: str) -> str:
    """Removes a number that was typed before a text, which gets one in the document."""
    return _NUMBER.sub("", text) or text
