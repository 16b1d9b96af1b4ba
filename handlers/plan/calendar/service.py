"""Gathers what comes in a branch, its meetings and pushes, for the calendar and its file."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.exports.ics import calendar_file
from data.models import Branch, Meeting, Member, Plan
from data.queries import calendar, meeting as meetings, notice as notices, planning, vote as votes
from data.values.agenda import Entry
from data.values.instants import instant
from data.values.rhythm import Rhythm, following
from handlers.plan.plans import service as plans
from handlers.plan.rhythms import rules
from handlers.shared.dates import local, say_date
from handlers.shared.links import IDENTITY
from handlers.shared.service import Refusal, Texts, texts_in

PATH = "/calendar"
"""Where calendars are served on the bot's own port."""
PUSH_LASTS = timedelta(minutes=10)
MOST_FIRINGS = 400
"""The number of a plan's moments that a calendar shows at most."""
BEHIND, AHEAD = timedelta(days=31), timedelta(days=92)
"""What a calendar to import holds, around now."""


def entries(
    session: Session, texts: Texts, branch: Branch, first: datetime, last: datetime
) -> list[Entry]:
    """Lists everything between two moments (the second excluded), with cancelled meetings."""
    held = meetings.between(session, branch.id, first, last)
    found = [_meeting(texts, meeting) for meeting in held]
    announced = {(meeting.kind, meeting.starts_at) for meeting in held}
    for plan in planning.made(session, branch.id):
        found += [
            _firing(texts, plan, at)
            for at in _moments(branch, plan, first, last)
            if (plan.data.get("kind"), at) not in announced
        ]
    found += _notices(session, texts, branch, first, last)
    found += _votes(session, texts, branch, first, last)
    return sorted(found, key=lambda entry: (entry.at, entry.name))


def _notices(
    session: Session, texts: Texts, branch: Branch, first: datetime, last: datetime
) -> Iterator[Entry]:
    """Yields the last days of notices, at their end."""
    zone = ZoneInfo(branch.zone)
    days = first.astimezone(zone).date(), (last - timedelta(minutes=1)).astimezone(zone).date()
    for one in notices.coming(session, branch.id, *days):
        assert one.ends_on is not None
        ends_at = instant(datetime.combine(one.ends_on, time(23, 59)), zone)
        title = texts.plain("calendar-notice-ends", title=one.title)
        yield Entry(f"notice-{one.id}", "notice", ends_at, ends_at, title, one.title)


def _votes(
    session: Session, texts: Texts, branch: Branch, first: datetime, last: datetime
) -> Iterator[Entry]:
    """Yields when votes were opened and closed, or close with their meeting; those of a meeting for
    a part of the branch have their kind only."""
    for vote, meeting in votes.shown(session, branch.id):
        kind = texts.plain(f"vote-kind-{vote.kind}")
        small = meeting is not None and meetings.is_small(meeting)
        title = kind if small else texts.plain("calendar-vote-of", kind=kind, title=vote.title)
        follows = meeting is not None and vote.state == "open" and vote.with_meeting
        closes = meeting.ends_at if meeting is not None and follows else vote.closed_at
        for what, at in (("opened", vote.opened_at), ("closed", closes)):
            if at is not None and first <= at < last:
                said = texts.plain(f"calendar-vote-{what}", title=title)
                yield Entry(f"vote-{vote.id}-{what}", "vote", at, at, said, kind)


def _meeting(texts: Texts, meeting: Meeting) -> Entry:
    """Makes the entry of a meeting; the calendar is everybody's, so one for a part of the branch
    has kind and time only."""
    kind = texts.plain(f"kind-{meeting.kind}")
    small = meetings.is_small(meeting)
    named = meeting.topic and not small
    title = texts.plain("plan-meeting", kind=kind, topic=meeting.topic) if named else kind
    return Entry(
        f"meeting-{meeting.id}",
        "meeting",
        meeting.starts_at,
        meeting.ends_at,
        title,
        kind,
        "" if small else meeting.place,
        meeting.state == "cancelled",
    )


def _moments(branch: Branch, plan: Plan, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yields a plan's moments within a time, without those that are skipped or paused."""
    at = plans.moment(plan)
    zone = ZoneInfo(branch.zone)
    rhythm = Rhythm.of(plan.rhythm)
    if at is not None and at < first:
        at = following(rhythm, first - timedelta(minutes=1), zone, branch.official_workdays)
    for _ in range(MOST_FIRINGS):
        if at is None or at >= last:
            return
        yield at
        at = following(rhythm, at, zone, branch.official_workdays)


def _firing(texts: Texts, plan: Plan, at: datetime) -> Entry:
    name = f"plan-{plan.id}-{at:%Y%m%dT%H%M}"
    if plan.kind != rules.MEETING:
        return Entry(name, "push", at, at + PUSH_LASTS, plan.title, plan.title)
    ends_at = at + timedelta(minutes=plan.data["length"])
    if plan.data.get("audience", "branch") != "branch":
        kind = texts.plain(f"kind-{plan.data['kind']}")
        return Entry(name, "meeting", at, ends_at, kind, kind)
    return Entry(name, "meeting", at, ends_at, plan.title, plan.title, plan.data["place"])


def coming(session: Session, branch: Branch, now: datetime, *, pushes: bool) -> list[Entry]:
    """Lists what a calendar to import holds: the meetings of the last month and the coming three,
    and the pushes where wanted."""
    found = entries(session, texts_in(branch.language), branch, now - BEHIND, now + AHEAD)
    return [one for one in found if pushes or one.sort == "meeting"]


def as_file(name: str, found: list[Entry], zone: str, now: datetime) -> bytes:
    """Puts entries into a file to import or to subscribe to."""
    return calendar_file(name, found, zone, now, f"{IDENTITY.username(0)}.zhixue")


def ends(branch: Branch, now: datetime, until: datetime) -> list[Entry]:
    """Says in a calendar, today and on the last day, that its address ends then."""
    texts = texts_in(branch.language)
    day = say_date(texts, local(until, branch.zone).date(), local(now, branch.zone).year)
    title, short = texts.plain("calendar-ends", day=day), texts.plain("calendar-ends-short")
    noon = {
        local(at, branch.zone).replace(hour=12, minute=0, second=0, microsecond=0)
        for at in (now, until)
    }
    return [
        Entry(f"address-{branch.id}-{at:%Y%m%d}", "meeting", at, at + PUSH_LASTS, title, short)
        for at in sorted(noon)
    ]


def address(session: Session, member: Member, *, new: bool = False) -> str:
    """Returns a member's own address to subscribe to; `new` changes the one they have.

    Raises Refusal where nobody can subscribe.
    """
    if not IDENTITY.public_url:
        raise Refusal("calendar-no-address")
    token = calendar.of_member(session, member, new=new)
    return f"{IDENTITY.public_url.rstrip('/')}{PATH}/{token}.ics"
