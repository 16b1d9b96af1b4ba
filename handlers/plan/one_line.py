"""A plan in one line: /plans 工作日8点 支部工作入门, a rhythm and the title of what is pushed."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch
from data.values.names import bare_title, clean_text
from data.values.rhythm import BadRhythm, Rhythm, parse_rhythm
from handlers.shared.feature import Thing
from handlers.shared.registry import registry_of
from handlers.shared.texts import Texts

MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says."""

    kind: str
    thing: Thing
    rhythm: Rhythm


def read_line(
    session: Session, texts: Texts, text: str, now: datetime, branch: Branch
) -> Line | None:
    """Reads a plan from a line, the rhythm before the title or behind it; None where either cannot
    be read."""
    words = clean_text(text).split()[:MOST_WORDS]
    zone = ZoneInfo(branch.zone)
    for size in range(len(words) - 1, 0, -1):
        for said, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            try:
                rhythm = parse_rhythm(" ".join(said), now, zone)
            except BadRhythm:
                continue
            found = _thing(session, texts, branch, bare_title(" ".join(rest)))
            if found is not None:
                return Line(*found, rhythm)
    return None


def _thing(session: Session, texts: Texts, branch: Branch, said: str) -> tuple[str, Thing] | None:
    if not said:
        return None
    found = [
        (name, kind, thing)
        for kind, offered in registry_of(session).plannables.items()
        for name, thing in offered.one_line(session, texts, branch, said).items()
        if said in name
    ]
    exact = [one for one in found if one[0] == said]
    if exact or len(found) == 1:
        return (exact or found)[0][1:]
    return None
