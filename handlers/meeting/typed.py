"""What was typed about a meeting: taken as it should be kept, or refused with the reason."""

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from data.models import Branch
from data.values.names import clean_text
from data.values.when import BadWhen, parse_when
from handlers.meeting import rules
from handlers.shared.context import Context
from handlers.shared.dates import unclear
from handlers.shared.refusal import Refusal

LONGEST = {
    "topic": rules.LONGEST_TOPIC,
    "place": rules.LONGEST_PLACE,
    "agenda": rules.LONGEST_AGENDA,
}
"""The fields that are typed as text, and how many characters each may have."""


def text_for(field: str, text: str) -> str:
    """A topic or place as one line, an agenda line by line, without marks that nobody sees.

    Raises Refusal where it is too long.
    """
    lines = [clean_text(line) for line in text.splitlines()]
    taken = "\n".join(filter(None, lines)) if field == "agenda" else clean_text(text)
    if len(taken) > LONGEST[field]:
        raise Refusal("meeting-too-long", most=str(LONGEST[field]), long=str(len(taken)))
    return taken


def time_for(ctx: Context, branch: Branch, day: str = "") -> datetime:
    """The time the turn's text names, seen from the branch's zone; raises Refusal.

    `day` (such as 2026-11-28) is the day chosen before: a text that names none means that one.
    """
    zone = ZoneInfo(branch.zone)
    if day:
        with suppress(BadWhen):
            return parse_when(f"{day} {ctx.text}", ctx.now, zone)
    try:
        return parse_when(ctx.text, ctx.now, zone)
    except BadWhen as bad:
        raise unclear(ctx.texts, bad, ctx.now, branch) from None
