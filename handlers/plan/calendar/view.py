"""Shows the calendar: the picture of a month, the same as a text, and its address."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.exports.calendar import Day, month_picture
from data.models import Branch
from data.queries import planning
from data.values.agenda import Entry
from data.values.instants import instant
from data.values.rhythm import Rhythm
from data.values.rich import units
from data.values.workdays import known_years, sign_of
from handlers.plan.calendar import service
from handlers.plan.plans.service import moment
from handlers.shared.dates import clock, local, say_date, say_dated
from handlers.shared.links import IDENTITY
from handlers.shared.rhythms import say_rhythm
from handlers.shared.view import Button, OutFile, OutMessage, Texts, back_to, tap

CAPTION, TEXT = 1024, 4096
AHEAD = 31
"""Days that the first page shows, from today."""
WORDS = ("meeting", "push", "rest", "work", "rest-long", "work-long")
WITH_PUSHES = "all"
"""The query of an address that serves the pushes, too."""


def span(branch: Branch, month: str, now: datetime) -> tuple[date, date]:
    """Returns the first and last day of a page: of a month such as 202612, of the coming days for
    "0"."""
    if month == "0":
        today = local(now, branch.zone).date()
        return today, today + timedelta(days=AHEAD - 1)
    first = date(int(month[:4]), int(month[4:]), 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def found_in(
    session: Session, texts: Texts, branch: Branch, first: date, last: date
) -> list[Entry]:
    """Lists what stands between two days in the branch's zone, without cancelled meetings."""
    zone = ZoneInfo(branch.zone)
    begins = instant(datetime.combine(first, time()), zone)
    ends = instant(datetime.combine(last + timedelta(days=1), time()), zone)
    found = service.entries(session, texts, branch, begins, ends)
    return [entry for entry in found if not entry.cancelled]


def page(
    session: Session, texts: Texts, branch: Branch, month: str, now: datetime, *, planner: bool
) -> list[OutMessage]:
    """Shows a month as a picture and a text, which is a message of its own where it is longer than
    a caption. `planner`: the person may plan."""
    first, last = span(branch, month, now)
    found = found_in(session, texts, branch, first, last)
    title = heading(texts, branch, first, last, now)
    words = text(session, texts, branch, first, last, now)
    drawn = partial(_draw, texts, branch, found, first, last, title, now)
    file = OutFile("photo", "calendar.png", draw=drawn)
    buttons = _buttons(texts, branch, first, month, now, planner=planner)
    if units(words) <= CAPTION:
        return [OutMessage(words, buttons, file)]
    return [OutMessage(texts("calendar-heading", span=title), buttons, file), OutMessage(words)]


def heading(texts: Texts, branch: Branch, first: date, last: date, now: datetime) -> str:
    """Names the days shown."""
    this_year = local(now, branch.zone).year
    if first.day == 1:
        return texts.plain(
            "calendar-month", year=str(first.year), month=texts.plain(f"month-{first.month}")
        )
    return texts.plain(
        "calendar-span",
        first=_short_date(texts, first, this_year),
        last=_short_date(texts, last, this_year),
    )


def _short_date(texts: Texts, day: date, this_year: int) -> str:
    values = {"month": texts.plain(f"month-{day.month}"), "day": str(day.day)}
    if day.year == this_year:
        return texts.plain("calendar-day", **values)
    return texts.plain("calendar-day-year", year=str(day.year), **values)


def _buttons(
    texts: Texts, branch: Branch, first: date, month: str, now: datetime, *, planner: bool
) -> tuple[tuple[Button, ...], ...]:
    this = f"{local(now, branch.zone):%Y%m}"
    before = f"{first.replace(day=1) - timedelta(days=1):%Y%m}" if month != "0" else ""
    after = f"{first.replace(day=1) + timedelta(days=32):%Y%m}"
    turns = []
    if month != "0":
        turns.append(tap("‹", "p.cm", branch.id, before if before > this else "0"))
    turns.append(tap("›", "p.cm", branch.id, after))
    ways = [tap(texts.plain("calendar-import"), "p.ics", branch.id)]
    if IDENTITY.public_url:
        ways.append(tap(texts.plain("calendar-subscribe"), "p.sub", branch.id))
    plans = (tap(texts.plain("plan-to-list"), "p.ln", branch.id),) if planner else ()
    return tuple(row for row in (tuple(turns), tuple(ways), plans) if row)


def _draw(
    texts: Texts,
    branch: Branch,
    found: Sequence[Entry],
    first: date,
    last: date,
    title: str,
    now: datetime,
) -> bytes:
    meetings: dict[date, dict[tuple[str, str], None]] = {}
    pushes: dict[date, set[str]] = {}
    for entry in found:
        day = local(entry.at, branch.zone).date()
        if entry.sort == "meeting":
            meetings.setdefault(day, {})[clock(entry.at, branch.zone), entry.short] = None
        else:
            pushes.setdefault(day, set()).add(entry.short)
    monday = first - timedelta(days=first.weekday())
    days = [
        Day(
            day,
            tuple(meetings.get(day, {})),
            len(pushes.get(day, ())),
            sign_of(day) if branch.official_workdays else "",
            first <= day <= last,
        )
        for day in (
            monday + timedelta(days=at) for at in range((last - monday).days + 7 - last.weekday())
        )
    ]
    return month_picture(
        days,
        local(now, branch.zone).date(),
        title,
        [texts.plain(f"weekday-short-{day}") for day in range(1, 8)],
        {word: texts.plain(f"calendar-word-{word}") for word in WORDS},
        "" if found else texts.plain("calendar-empty"),
    )


def text(
    session: Session, texts: Texts, branch: Branch, first: date, last: date, now: datetime
) -> str:
    """Lists, as Telegram HTML, each meeting, and each plan with its rhythm and next time."""
    found = found_in(session, texts, branch, first, last)
    title = heading(texts, branch, first, last, now)
    lines = [texts("calendar-heading", span=title)]
    held = [entry for entry in found if entry.sort == "meeting"]
    if held:
        lines += ["", texts("calendar-meetings")]
        lines += [_meeting_line(texts, branch, entry, now) for entry in held]
    ending = [entry for entry in found if entry.sort == "notice"]
    if ending:
        lines += ["", texts("calendar-notices")]
        lines += [_notice_line(texts, branch, entry, now) for entry in ending]
    voted = [entry for entry in found if entry.sort == "vote"]
    if voted:
        lines += ["", texts("calendar-votes")]
        for entry in voted:
            when = say_dated(texts, entry.at, now, branch)
            lines.append(texts("calendar-vote", when=when, title=entry.title))
    firing = {entry.name.split("-")[1] for entry in found if entry.sort == "push"}
    pushes = [p for p in planning.made(session, branch.id) if str(p.id) in firing]
    if pushes:
        lines += ["", texts("calendar-pushes")]
        for plan in pushes:
            at = moment(plan)
            assert at is not None
            rhythm = say_rhythm(texts, Rhythm.of(plan.rhythm))
            day = say_date(texts, local(at, branch.zone).date(), local(now, branch.zone).year)
            lines.append(texts("calendar-push", title=plan.title, rhythm=rhythm, day=day))
    if not found:
        lines += ["", texts("calendar-empty")]
    if branch.official_workdays and last.year not in known_years() and _rests(first, last):
        lines += ["", texts("calendar-by-rule", year=str(last.year))]
    return _cut(texts, lines)


def _rests(first: date, last: date) -> bool:
    """Tells whether the picture marks a day off."""
    return any(sign_of(first + timedelta(days=at)) for at in range((last - first).days + 1))


def _cut(texts: Texts, lines: list[str]) -> str:
    """Cuts lines to one message, and says how many are left out."""
    kept: list[str] = []
    for line in lines:
        if units("\n".join([*kept, line])) > TEXT - 100:
            return "\n".join([*kept, texts("calendar-more", many=len(lines) - len(kept))])
        kept.append(line)
    return "\n".join(kept)


def _meeting_line(texts: Texts, branch: Branch, entry: Entry, now: datetime) -> str:
    when = say_dated(texts, entry.at, now, branch)
    ends = clock(entry.ends_at, branch.zone)
    key = "calendar-line-place" if entry.place else "calendar-line"
    return texts(key, when=when, ends=ends, title=entry.title, place=entry.place)


def _notice_line(texts: Texts, branch: Branch, entry: Entry, now: datetime) -> str:
    day = say_date(texts, local(entry.at, branch.zone).date(), local(now, branch.zone).year)
    return texts("calendar-notice", day=day, title=entry.title)


def address(texts: Texts, branch: Branch, url: str) -> OutMessage:
    """Shows somebody's own address to subscribe to."""
    message = OutMessage(texts("calendar-address", url=url, all=f"{url}?{WITH_PUSHES}"))
    return message.with_buttons(tap(texts.plain("calendar-new-address"), "p.tok", branch.id))


def confirm_new_address(texts: Texts, branch: Branch) -> OutMessage:
    """Asks once before the address stops working."""
    return OutMessage(texts("calendar-new-sure")).with_buttons(
        (
            tap(texts.plain("calendar-new-address"), "p.tox", branch.id),
            back_to(texts, "p.sub", branch.id),
        )
    )
