"""Pure decisions of discussions: their times, and whose turn it is to lead."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CARD = "topic"
"""The kind of card that shows a topic and who has spoken; the kind of plan that posts one too."""
SUMMARY = "topic.summary"
"""The kind of card that a published summary is."""
SEEN = "👌"
"""Our reaction that says: this counts."""
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
"""A topic found due later than this is left to the next time."""
A_WEEK = timedelta(days=7)
NAMING_CLOCK = time(9)
"""When the rota is looked at: lead speakers are named a week ahead, reminded on its last day, and
passed over where they cannot lead any more."""
A_QUARTER = 13
"""Weeks in which everyone shall have had a turn."""
MOST_LEADS = 4
"""Who lead in one week at most: enough for the largest branch that is no general branch yet, of 50
full members (《中国共产党支部工作条例（试行）》, 2018); more discussions would tire a group."""


def place(thread: int) -> str:
    """Where is discussed: in a topic of a forum, in comments, or in the group; `thread` as a topic
    has it."""
    if thread == 0:
        return "group"
    return "forum" if thread > 0 else "comments"


def local_day(moment: datetime, zone: str) -> date:
    """The day a moment falls on in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def left(closes_at: datetime, now: datetime) -> int:
    """Days until a discussion closes, one that has begun among them; 1 in the last one."""
    return max(1, -((now - closes_at) // timedelta(days=1)))


def next_rota(now: datetime, zone: str) -> datetime:
    """When the rota is looked at next: at nine, every day."""
    today = local_day(now, zone)
    days = (today + timedelta(days=ahead) for ahead in range(2))
    moments = (datetime.combine(day, NAMING_CLOCK, ZoneInfo(zone)) for day in days)
    return next(at for at in moments if at > now)


def leads(people: int) -> int:
    """How many lead in one week, so that each of so many has had a turn in a quarter: in a branch
    of up to 13 one."""
    return min(max(1, -(-people // A_QUARTER)), MOST_LEADS)


def taken_back(*, by_bot: bool, stays: bool) -> str:
    """What becomes of the message of a contribution that is taken back: the bot deletes what it
    posted (done), its writer has to (yours), or it stays where nobody can reach it (stays)."""
    if not by_bot:
        return "yours"
    return "stays" if stays else "done"


def in_turn(able: Sequence[int], history: Mapping[int, tuple[date, int]]) -> list[int]:
    """The members who could lead, in the order of their turns: whose last one is longest ago, who
    never had one first; of these who had fewest.

    `able` are in the order of the roster; `history` is member → last Monday and how many turns. So
    among n people who are there every week nobody waits longer than n turns.
    """

    def waited(member: int) -> tuple[date, int]:
        return history.get(member, (date.min, 0))

    return sorted(able, key=waited)
