"""Writes a calendar as a file to import or to subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from data.values.agenda import Entry

PRODUCT = "-//zhixue//calendar//ZH"
HOURS = 3
"""The interval at which subscribed programs are asked to refresh."""

KNOWN = timedelta(days=400)
"""How far before now and after the last entry the zone's clock changes are listed."""


def calendar_file(
    name: str, entries: Sequence[Entry], zone: str, now: datetime, home: str
) -> bytes:
    """Writes the entries with their times in the zone. `home` makes their ids globally unique.

    Meetings block the time, pushes do not; there are no alarms, for the bot itself reminds.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", zone)
    calendar.add("refresh-interval", timedelta(hours=HOURS), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", f"PT{HOURS}H")
    for entry in entries:
        calendar.add_component(_event(entry, ZoneInfo(zone), now, home))
    calendar.add_missing_timezones(
        (now - KNOWN).date(), max([now, *(entry.ends_at for entry in entries)]).date() + KNOWN
    )
    return bytes(calendar.to_ical())


def _event(entry: Entry, zone: ZoneInfo, now: datetime, home: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.name}@{home}")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    event.add("transp", "OPAQUE" if entry.sort == "meeting" else "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event
