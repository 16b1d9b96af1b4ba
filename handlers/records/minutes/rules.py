"""Pure decisions about entries of the minutes, and how they read in plain words."""

from data.models import Minute
from data.values.record import EntryKind, Vote
from handlers.shared.texts import Texts

STEP = "minutes"
"""The kind of step in which everything typed becomes an entry."""
RECORD = "record"
ASKING = f"form:{RECORD}"
"""The kind of step in which something about a record is asked, by the form `RECORD`."""
KINDS = (EntryKind.NOTE, EntryKind.SPEECH, EntryKind.RESOLUTION, EntryKind.VOTE)
"""Kinds that a written entry may become."""


def others(kind: str) -> list[EntryKind]:
    """Returns what an entry could be instead: three at the most, a row of buttons."""
    return [one for one in KINDS if one != kind][:3]


def agenda(text: str) -> list[str]:
    """Returns the points of an agenda, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def voted(texts: Texts, vote: Vote) -> str:
    """Says in a line what a vote came to."""
    return texts.plain(
        "record-voted",
        yes=vote.yes,
        no=vote.no,
        abstained=vote.abstained,
        voters=vote.voters,
        present=vote.present,
        outcome=vote.outcome,
    )


def spoken(texts: Texts, row: Minute) -> str:
    """Says a whole entry in plain words."""
    if row.kind == EntryKind.VOICE:
        minutes, seconds = divmod(max(int(row.file.get("seconds", 0)), 0), 60)
        return texts.plain("minutes-voice", minutes=minutes, seconds=seconds)
    if row.kind == EntryKind.VOTE:
        said = voted(texts, Vote.from_json(row.votes)) if row.votes else texts.plain("record-open")
        return texts.plain("minutes-vote", text=row.text, said=said)
    if row.kind == EntryKind.POINT:
        return texts.plain("minutes-point", text=row.text)
    if row.speaker:
        return texts.plain("minutes-speech", name=row.speaker, text=row.text)
    return row.text
