"""Decides on the sizes and times of discussions, and what becomes of what is taken back."""

from datetime import date, datetime, timedelta

from data.values.names import clean_lines, clean_text
from data.values.rich import units
from handlers.shared.refusal import Refusal, refuse_empty
from handlers.shared.texts import escape

CARD = "topic"
"""The kind of card that shows a topic and who has spoken; the kind of plan that posts one too."""
SUMMARY = "topic.summary"
"""The kind of card that a published summary is."""
SEEN = "👌"
"""The reaction that says that a contribution counts."""
KINDS = ("word", "question", "case", "example", "lead")
HOURS = (24, 48, 72, 120, 168)
"""How long a discussion may be open."""
LONGEST_TITLE = 60
LONGEST_BODY = 2_000
LONGEST_SPEECH = 3_800
LONGEST_SUMMARY = 3_000
"""UTF-16 units: each fits into a message with what stands around it."""
MOST_STOCK = 200
MOST_PROPOSED = 5
"""Topics of one member that wait for a decision."""
LOW = 2
"""Topics below which a stock runs low."""
LATE = timedelta(hours=12)
"""A topic that is found due later than this is left to the next time."""
DELETABLE = timedelta(hours=47)
"""Telegram lets bots delete what they posted within two days."""


def place(thread: int) -> str:
    """Says where a topic of this `thread` is discussed: group · forum · comments."""
    if thread == 0:
        return "group"
    return "forum" if thread > 0 else "comments"


def monday(day: date) -> date:
    """Returns the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def left(closes_at: datetime, now: datetime) -> int:
    """Returns the days until a discussion closes, one that has begun among them; at least 1."""
    return max(1, -((now - closes_at) // timedelta(days=1)))


def taken_back(*, by_bot: bool, stays: bool) -> str:
    """Says what becomes of the message of a contribution that is taken back: the bot deletes what
    it posted (done), its writer has to (yours), or it stays, out of reach (stays)."""
    if not by_bot:
        return "yours"
    return "stays" if stays else "done"


def typed_title(text: str) -> str:
    """Reads a typed title; raises Refusal for one that is empty or too long."""
    title = refuse_empty("topic-typed-empty", clean_text(text))
    if len(title) > LONGEST_TITLE:
        raise Refusal("topic-title-long", most=LONGEST_TITLE, long=len(title))
    return title


def typed_text(text: str, most: int) -> str:
    """Reads a typed text as Telegram HTML, its lines cleaned; raises Refusal for one that is empty
    or too long."""
    cleaned = refuse_empty("topic-typed-empty", escape(clean_lines(text)))
    if (long := units(cleaned)) > most:
        raise Refusal("topic-typed-long", most=most, long=long)
    return cleaned
