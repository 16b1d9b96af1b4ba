"""Works out the year's accounts of study hours, and enters training outside the branch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports.hours import HoursRow
from data.models import Branch, Member, Outside
from data.queries import book, branch as branches, hours, outside, study
from data.values.study import Presence, Span, account
from handlers.points.own.service import say_causes
from handlers.shared.service import Refusal, Texts, today


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a year: who was there at its end (or is now), with what each has and is
    asked for, in minutes."""

    year: Span
    members: list[Member]
    done: Mapping[int, int]
    due: Mapping[int, int]


def year_of(branch: Branch, now: datetime, year: int = 0) -> Span:
    """Returns the branch's present calendar year, or the one before it where that is asked for."""
    this_year = today(branch, now).year
    first = date(year if year == this_year - 1 else this_year, 1, 1)
    return Span(first, date(first.year, 12, 31))


def accounts(session: Session, branch: Branch, year: Span) -> Accounts:
    """Works out the accounts of a calendar year. A member who joined after it has one only with
    hours in it."""
    totals = hours.totals(session, branch.id, year)
    there = [
        (one, presence)
        for one, presence in _ever_since(session, branch, year)
        if (one.left_on is None or one.left_on > year.last)
        and (one.joined_on <= year.last or one.id in totals)
    ]
    return Accounts(
        year,
        [one for one, _ in there],
        totals,
        {one.id: account(one.post, presence.held, year) for one, presence in there},
    )


def _ever_since(session: Session, branch: Branch, span: Span) -> Iterable[tuple[Member, Presence]]:
    """Finds who was there in a span or came after it, in the roster's order: training from before
    somebody joined counts too."""
    return study.members(session, branch.id, Span(span.first, date.max), span.first).values()


def there(session: Session, branch: Branch, now: datetime) -> list[Member]:
    """Finds who is on the roster today, in its order."""
    day = today(branch, now)
    found = study.members(session, branch.id, Span(day, day), day)
    return [member for member, _ in found.values()]


def rows_of(
    session: Session, texts: Texts, branch: Branch, span: Span, *, monthly: bool = False
) -> list[HoursRow]:
    """Lists every entry of everybody in a span of local days, the first one first. With `monthly`,
    a member's readings of a month are one entry: five hundred members read 200,000 times a year."""
    groups = {one.id: one.name for one in branches.subgroups(session, branch.id)}
    every = book.hours(session, branch.id, span)
    said = say_causes(session, texts, {one[0] for some in every.values() for one in some})
    made = []
    for member, _ in _ever_since(session, branch, span):
        who = member.id, member.shown, groups.get(member.subgroup_id or 0, "")
        found = every.get(member.id, ())
        if monthly:
            made += [
                HoursRow(*who, day, texts.plain("hours-read-in-month", many=many), minutes)
                for day, many, minutes in book.readings_by_month(found)
            ]
            found = [one for one in found if not one[0].startswith(hours.READING)]
        made += [HoursRow(*who, day, said[cause], minutes) for cause, minutes, day in found]
    return made


def enter(session: Session, now: datetime, answers: Mapping[str, Any], by: int) -> None:
    """Enters a training of some members, with its hours."""
    day = date.fromisoformat(answers["day"])
    members, title, minutes = answers["who"], answers["title"], answers["hours"]
    outside.enter(session, members, title, minutes, day, answers["evidence"], by, now)
    session.flush()


def take_back(session: Session, now: datetime, row: Outside, by: int) -> None:
    """Takes a member's training back; its hours go by a contrary entry."""
    if row.cancelled_at is not None:
        raise Refusal("button-stale")
    outside.cancel(session, row, by, now)
    session.flush()
