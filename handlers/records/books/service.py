"""Gathers what goes into the record books of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.exports.attendance import AttendanceRow, MeetingFacts
from data.exports.discussion import Discussion
from data.exports.hours import HoursRow
from data.exports.notices import Published
from data.exports.record import Recorded
from data.exports.record_book import LABELS as BOOK, Grid, Held, Person, Voted
from data.exports.record_pack import LABELS as PACK
from data.models import Branch, Meeting, Record, Vote
from data.queries import (
    book as books,
    check as checks,
    outside,
    record as records,
    topic as topics,
    vote as votes,
)
from data.queries.check_detail import behind
from data.values.hours import STUDY_HOUR
from data.values.out import OutFile
from data.values.period import Period, PeriodKind
from data.values.rich import excerpt
from data.values.study import Span
from handlers.affairs.register.service import rows as published
from handlers.check.exports.service import Gathered, light_labels, workbook
from handlers.check.period.service import report
from handlers.check.period.view import KINDS_OF_THINGS, title as named, titled
from handlers.points.hours.service import rows_of
from handlers.records.books import view
from handlers.records.filing.rules import state_of
from handlers.records.filing.service import facts_of
from handlers.shared.service import Texts, escape, local_day
from handlers.signin.attendance.view import listed
from handlers.topics.results.view import record as discussed
from handlers.votes.results.view import in_short
from handlers.votes.sheets.view import Sheet, sheet_of

TITLE = 20
"""Characters of a title above a column."""
GRIDS = KINDS_OF_THINGS
"""The grids of a book: meetings, readings, quizzes, topics."""
FOLDERS = ("meetings", "votes", "study", "checks", "affairs")
FILES = ("sheet", "book", "hours", "topics", "proof", "check", "notices")


@dataclass(frozen=True, slots=True)
class Book:
    """The content of the workbook, texts plain."""

    title: str
    meetings: Sequence[Held]
    people: Sequence[Person]
    grids: Sequence[Grid]
    votes: Sequence[Voted]


@dataclass(frozen=True, slots=True)
class Filed:
    """A meeting in the zip: the name of its files, its title, its day, its record (None where
    nothing was written), and its list."""

    name: str
    title: str
    day: date
    state: str
    record: Recorded | None
    sheet: tuple[MeetingFacts, list[AttendanceRow]]


@dataclass(frozen=True, slots=True)
class Training:
    """Somebody's training outside the branch, and the file that proves it."""

    name: str
    title: str
    day: date
    hours: float
    file: OutFile | None


@dataclass(frozen=True, slots=True)
class Everything:
    """All that goes into the zip of a period."""

    book: Book
    meetings: Sequence[Filed]
    votes: Sequence[tuple[date, Sheet]]
    """The result sheets of votes, with the days they closed."""
    hours: Sequence[HoursRow]
    discussions: Sequence[Discussion]
    trainings: Sequence[Training]
    checks: Sequence[tuple[str, date | None, Gathered]]
    """The study checks: that of the period, and those filed in it, with their names."""
    topics: str
    """The title of the discussions' document."""
    notices: Sequence[Published]
    affairs: str
    """The title of the register of what was published."""


def held(
    session: Session, branch: Branch, period: Period, now: datetime
) -> list[tuple[Meeting, Record | None]]:
    """Lists the meetings of a period up to now, with their records."""
    first, after = period.moments(ZoneInfo(branch.zone))
    return records.held(session, branch.id, first, min(after, now))


def book(
    session: Session, texts: Texts, branch: Branch, period: Period, now: datetime, title: str
) -> Book:
    """Gathers the figures of a period, as filed where they were, and what stands behind them."""
    seen = report(session, branch, period, now)
    first, after = period.moments(ZoneInfo(branch.zone))
    matrix = books.attendance(session, branch.id, first, min(after, now))
    found = behind(session, branch, Span(period.first, period.last), now)
    members = [(one.member.id, one.member.shown) for one in seen.every]
    meetings = [
        (
            one.id,
            excerpt(escape(one.topic), TITLE) or texts.plain(f"kind-{one.kind}"),
            local_day(one.starts_at, branch.zone),
        )
        for one in matrix.meetings
    ]
    grids = [
        Grid(texts.plain("check-line-meetings"), meetings, matrix.members, matrix.marks),
        *(
            Grid(
                texts.plain(f"check-line-{name}"),
                [(thing.id, titled(texts, thing), thing.day) for thing in found[name].things],
                members,
                found[name].states,
            )
            for name in GRIDS[1:]
        ),
    ]
    people = [Person(one.member.shown, one.figures, one.light.value) for one in seen.every]
    glance = _glance(session, texts, branch, period, now)
    return Book(title, glance, people, grids, _votes(session, texts, branch, period))


def _closed(session: Session, branch: Branch, period: Period) -> list[tuple[date, Vote]]:
    """Lists the votes that closed in a period, with their days."""
    found = votes.closed_within(session, branch.id, *period.moments(ZoneInfo(branch.zone)))
    return [(local_day(one.closed_at, branch.zone), one) for one in found if one.closed_at]


def _votes(session: Session, texts: Texts, branch: Branch, period: Period) -> list[Voted]:
    """Lists the votes of a period and what they came to."""
    return [
        Voted(
            day=day,
            kind=texts.plain(f"vote-kind-{vote.kind}"),
            title=vote.title,
            how=texts.plain("vote-secret-word" if vote.secret else "vote-by-name-word"),
            counts={name: vote.counts[name] for name in ("entitled", "present", "cast")},
            result=in_short(texts, vote),
        )
        for day, vote in _closed(session, branch, period)
    ]


def _glance(
    session: Session, texts: Texts, branch: Branch, period: Period, now: datetime
) -> list[Held]:
    """Lists the meetings of a period as superiors ask for them."""
    return [
        Held(
            day=local_day(meeting.starts_at, branch.zone),
            kind=texts.plain(f"kind-{meeting.kind}"),
            topic=meeting.topic,
            place=record.venue if record else meeting.place,
            host=record.host if record else "",
            counts=facts_of(session, meeting, record)["counts"],
            record=texts.plain(f"records-state-{state_of(record)}"),
        )
        for meeting, record in held(session, branch, period, now)
    ]


def everything(
    session: Session,
    texts: Texts,
    branch: Branch,
    period: Period,
    now: datetime,
    title: str,
    *,
    ratings: bool,
) -> Everything:
    """Gathers all that is filed of a period; `ratings`: how people were rated, too."""
    span = Span(period.first, period.last)
    first, after = period.moments(ZoneInfo(branch.zone))
    over = [
        one
        for one in topics.past(session, branch.id, 500, first)
        if one.closed_at is not None and one.closed_at < after
    ]
    return Everything(
        book=book(session, texts, branch, period, now, title),
        meetings=[
            _filed(session, texts, branch, meeting, record)
            for meeting, record in held(session, branch, period, now)
        ],
        votes=[
            (day, sheet_of(session, texts, branch, vote))
            for day, vote in _closed(session, branch, period)
            if ratings or vote.kind != "appraisal"
        ],
        hours=rows_of(session, texts, branch, span, monthly=True),
        discussions=[discussed(session, texts, branch, one) for one in reversed(over)],
        trainings=_trainings(session, branch, span),
        checks=_checks(session, texts, branch, period, now),
        topics=texts.plain("topic-word-title", branch=branch.name),
        notices=published(session, texts, branch, first, min(after, now)),
        affairs=texts.plain("register-title-of", branch=branch.name, period=named(texts, period)),
    )


def _filed(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, record: Record | None
) -> Filed:
    written = record is not None and (
        record.filed_at is not None or records.many(session, meeting.id) > 0
    )
    return Filed(
        name=view.short_name(texts, branch, meeting),
        title=view.title_of(texts, meeting.kind, meeting.topic),
        day=local_day(meeting.starts_at, branch.zone),
        state=texts.plain(f"records-state-{state_of(record) if written else 'none'}"),
        record=view.recorded(session, texts, branch, meeting, record) if written else None,
        sheet=listed(session, texts, branch, meeting)[1:],
    )


def _checks(
    session: Session, texts: Texts, branch: Branch, period: Period, now: datetime
) -> list[tuple[str, date | None, Gathered]]:
    """Gathers the study check of a period and every one that was filed within it."""
    within = [
        Period.of(PeriodKind(one.kind), one.from_on)
        for one in checks.within(session, branch.id, period)
    ]
    found: list[tuple[str, date | None, Gathered]] = []
    for one in dict.fromkeys([period, *within]):
        day = None if one == period else one.last
        found.append((named(texts, one), day, workbook(session, texts, branch, one, now)))
    return found


def _trainings(session: Session, branch: Branch, span: Span) -> list[Training]:
    return [
        Training(
            member.shown,
            row.title,
            row.day,
            row.minutes / STUDY_HOUR,
            OutFile.from_json(row.evidence) if row.evidence else None,
        )
        for row, member in outside.of_branch(session, branch.id, span)
    ]


def book_labels(texts: Texts) -> dict[str, str]:
    """Returns the texts of the workbook."""
    said = {name: texts.plain(f"records-book-{name}") for name in BOOK}
    return said | light_labels(texts)


def pack_labels(texts: Texts) -> dict[str, str]:
    """Returns the texts of the index."""
    return {name: texts.plain(f"records-pack-{name}") for name in PACK}
