"""The secretary's part of the past: the roster, the plans, the meetings and their minutes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.living.clock import ZONE, at
from bot.living.content import Subject, subjects, year
from bot.living.people import Someone, rows
from data.imports.material_draft import MaterialDraft
from data.imports.roster import RosterDraft
from data.models import Attendance, Branch, Contest, MakeUp, Material, Meeting, Subgroup
from data.queries import makeup, member as members, record as records, series_items
from data.values.hours import STUDY_HOUR
from data.values.record import EntryKind, Tally
from data.values.rhythm import parse_rhythm
from data.values.standing import MeetingKind, Status
from data.values.workdays import next_workday
from handlers.check.makeup import service as making_up
from handlers.contest import rules as contest_rules, service as contests
from handlers.material.importing import service as materials
from handlers.meeting import rules as meeting_rules, service as meetings
from handlers.plan.plans import service as plans
from handlers.points.hours import service as hours
from handlers.practice import service as practice
from handlers.records.filing import service as filing
from handlers.records.minutes import service as minutes
from handlers.roster.claims import service as claims
from handlers.roster.files import service as roster
from handlers.shared.texts import texts_in
from handlers.signin.attendance import service as attendance
from handlers.topics.stock import service as topics

READING, MEETING = "reading", "meeting"
READING_RHYTHM: Final = "每周一三五 8:00"
CONTESTS: Final = ((5, "学习条例知识竞赛"), (14, "党务知识竞赛"), (23, "岁末知识竞赛"))
"""The weeks in which a contest is held, and its name."""
QUESTIONS, SECONDS = 10, 15
REMINDED: Final = 8
"""One of so many chooses the reminder to practise."""
SUBGROUPS: Final = ("第一党小组", "第二党小组", "第三党小组")
FRIDAY: Final = 4
QUARTERLY: Final = ("lecture", "general")


def enrol(
    session: Session, now: datetime, branch: Branch, everybody: list[Someone], read: RosterDraft
) -> dict[int, int]:
    """Imports the roster and confirms everybody's claim; returns members' ids by account."""
    secretary, day = everybody[0].person.id, now.astimezone(ZONE).date()
    actor = members.of(session, branch.id, secretary)
    assert actor is not None
    roster.import_file(session, branch, actor, read, leave=False, now=now, day=day)
    session.flush()
    found = rows(session, branch, everybody)
    for one in everybody[1:]:
        account, member = one.person.id, found[one.person.id]
        if not claims.claim_at_once(session, now, branch, member, account):
            claims.ask(session, now, branch, member, account)
            waiting = claims.waiting_for(session, actor)
            claim = next(claim for claim, _, who in waiting if who.id == account)
            claims.confirm(session, now, branch, claim, member, secretary)
    for number, one in enumerate(everybody):
        if number % REMINDED == 0:
            practice.set_reminders(session, now, branch, found[one.person.id], on=True)
    return {account: member.id for account, member in found.items()}


def prepare(session: Session, now: datetime, branch: Branch, by: int, read: MaterialDraft) -> None:
    """Makes the starter plans but for the theme day, whose topics are another one each month, and
    has a series of the branch's own follow the one that ships."""
    offers = [
        replace(one, rhythm=parse_rhythm(READING_RHYTHM, now, ZONE)) if one.kind == READING else one
        for one in plans.offers(session, texts_in(branch.language), now, branch)
        if one.kind != MEETING
    ]
    plans.make_offered(session, now, branch, offers, by)
    title = year()["series"]
    own = series_items.named(session, branch.id, title)
    materials.store(session, now, branch, read.pieces, own, by)
    own.at_end = "again"
    for shipped in series_items.of_branch(session, branch.id):
        if shipped.id != own.id:
            shipped.at_end, shipped.next_id = "pass", own.id
    extra = year()["discussion"]["titles"]
    topics.add(session, now, branch, "question", extra, year()["discussion"]["body"], by)


def plan_standing(session: Session, now: datetime, branch: Branch, by: int) -> None:
    """Makes the plan that the starter set still offers: the theme days to come."""
    offers = plans.offers(session, texts_in(branch.language), now, branch)
    plans.make_offered(session, now, branch, [one for one in offers if not one.there], by)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting to be held: a subject, its topic, the local start, and the subgroup it is for."""

    subject: Subject
    topic: str
    start: datetime
    subgroup: str = ""


def calendar(first: date, last: date) -> list[Held]:
    """Draws up the meetings of the months from `first` to `last`: the committee and the theme day
    each month, the subgroups each month, the lecture and the general meeting each quarter."""
    of = {one.kind: one for one in subjects()}
    found = []
    months = [first.replace(day=1)]
    while (after := (months[-1] + timedelta(days=32)).replace(day=1)) <= last:
        months.append(after)
    for number, month in enumerate(months):
        friday = 1 + (FRIDAY - month.weekday()) % 7
        wanted = [("committee", friday + 4, 14, ""), ("theme_day", friday, 15, "")]
        wanted += [("subgroup", 14 + at, 16, name) for at, name in enumerate(SUBGROUPS)]
        if number == 0 or month.month % 3 == 1:
            wanted += [("lecture", 22, 15, ""), ("general", 24, 15, "")]
        for kind, day, hour, subgroup in wanted:
            subject = of[kind]
            turn = _quarter(month) - _quarter(first) if kind in QUARTERLY else number
            topic = subject.topics[turn % len(subject.topics)]
            start = at(next_workday(month.replace(day=day), official=True), hour)
            if first <= start.astimezone(ZONE).date() <= last:
                found.append(Held(subject, topic, start, subgroup))
    return sorted(found, key=lambda one: one.start)


def _quarter(day: date) -> int:
    """Numbers the quarters of the years."""
    return day.year * 4 + (day.month - 1) // 3


def publish(session: Session, now: datetime, branch: Branch, by: int, held: Held) -> Meeting:
    """Announces a meeting; a general meeting asks for the code on site."""
    kind = held.subject.kind
    audience, subgroup = meeting_rules.audience_of(MeetingKind(kind)), 0
    if held.subgroup:
        found = select(Subgroup.id).where(
            Subgroup.branch_id == branch.id, Subgroup.name == held.subgroup
        )
        audience, subgroup = "subgroup", session.scalars(found).one()
    fields: dict[str, Any] = meetings.blank(branch) | {
        "kind": kind,
        "topic": held.topic,
        "place": held.subject.place,
        "agenda": held.subject.agenda,
        "start": held.start.isoformat(),
        "length": 60 if held.subgroup else 90,
        "audience": audience,
        "subgroup": subgroup,
        "code": kind == "general",
    }
    return meetings.publish(session, now, branch, fields, by)


def write_minutes(
    session: Session, now: datetime, branch: Branch, by: int, meeting: Meeting, dice: Random
) -> None:
    """Writes the minutes of a meeting that is over, and files them."""
    secretary = members.of(session, branch.id, by)
    assert secretary is not None
    row = minutes.begun(session, now, branch, secretary, meeting, by)
    said = year()["minutes"]
    points = [line for line in meeting.agenda.splitlines() if line]
    speakers = [name for _, name in records.speakers(session, meeting)]
    lines = dice.sample(said["speeches"], k=len(said["speeches"]))
    for number, point in enumerate(points):
        _enter(session, now, meeting, by, point, EntryKind.POINT)
        if number:
            who = dice.sample(speakers, k=min(2, len(speakers)))
            for name in who:
                _enter(session, now, meeting, by, f"{name}：{lines.pop()}", EntryKind.SPEECH)
    if meeting.kind == "general":
        _, present = records.voting(session, meeting.id)
        text = said["votes"][meeting.topic]
        entry = minutes.understood(session, meeting, text, EntryKind.VOTE)
        vote = minutes.add(session, meeting, entry, by, now)
        minutes.count(session, meeting, vote, Tally(present - 1, 0, 1))
    _enter(session, now, meeting, by, dice.choice(said["resolutions"]), EntryKind.RESOLUTION)
    filing.file(session, now, meeting, row, by)


def _enter(
    session: Session, now: datetime, meeting: Meeting, by: int, text: str, kind: EntryKind
) -> None:
    said = minutes.understood(session, meeting, text, kind)
    minutes.add(session, meeting, said, by, now)


def follow_up(
    session: Session, now: datetime, branch: Branch, by: int, meeting: Meeting, dice: Random
) -> None:
    """Corrects an absence of which the secretary knows better, and has those who were absent make
    up for it."""
    missed = list(makeup.who_missed(session, branch, meeting))
    if len(missed) > 1 and dice.random() < 0.4:
        entry = session.scalars(
            select(Attendance).where(
                Attendance.meeting_id == meeting.id, Attendance.member_id == missed.pop().id
            )
        ).one()
        attendance.correct(session, now, entry, Status.PRESENT, by, year()["correction"])
    if not missed:
        return
    material: Material = making_up.suggested(session, branch, meeting)[0]
    making_up.assign(session, now, branch, meeting, None, material.id, by)


def confirm_made_up(
    session: Session, now: datetime, _branch: Branch, by: int, meeting: Meeting, _dice: Random
) -> None:
    """Has all but one of those who missed a meeting make up for it, and confirms that."""
    found = session.scalars(
        select(MakeUp).where(MakeUp.meeting_id == meeting.id, MakeUp.state == "open")
    ).all()
    for row in found[: max(1, len(found) - 1)]:
        _make_up(session, now, row, by)


def _make_up(session: Session, now: datetime, row: MakeUp, by: int) -> None:
    while (question := making_up.asked(session, row)) is not None:
        making_up.answer(session, row, question, question.answer[0])
    making_up.finish(session, now, row)
    making_up.confirm(session, now, row, by)


def announce_contest(
    session: Session, now: datetime, branch: Branch, by: int, title: str
) -> Contest:
    """Announces a contest of the subgroups that begins in five minutes."""
    fields = contests.blank(title) | {"questions": QUESTIONS, "seconds": SECONDS, "teams": True}
    return contests.announce(session, now, branch, fields, now + contest_rules.SOON, by=by)


def enter_training(session: Session, now: datetime, by: int, number: int, who: list[int]) -> None:
    """Enters a training outside the branch of some members."""
    outside = year()["outside"]
    answers = {
        "title": outside["titles"][number],
        "hours": outside["hours"][number] * STUDY_HOUR,
        "day": now.astimezone(ZONE).date().isoformat(),
        "who": who,
        "evidence": {},
    }
    hours.enter(session, now, answers, by)


Afterwards = Callable[[Session, datetime, Branch, int, Meeting, Random], None]
AFTERWARDS: Final[tuple[tuple[int, Afterwards], ...]] = (
    (1, write_minutes),
    (2, follow_up),
    (5, confirm_made_up),
)
"""What the secretary does so many days after a meeting."""
