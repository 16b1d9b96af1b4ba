"""Opens and closes sign-in by the clock, and reports the absent."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Branch, Meeting, Plan
from data.queries import signin as entries
from data.values.period import Period, PeriodKind
from data.values.standing import Status
from handlers.shared.meetings import title
from handlers.shared.notify import notify_secretaries
from handlers.shared.refusal import Refusal, refuse_none
from handlers.shared.view import OutMessage, Texts, clipped, local_day, rows, say_names, tap
from handlers.signin.opening import service

REPORT = "report"
MOST_CORRECTED = 6
"""Absent people with a button of their own."""


def open_signin(session: Session, now: datetime, plan: Plan) -> str:
    """Opens sign-in, also where it is found late, while there is time to sign in.

    After that the secretaries are told and can open it by hand.
    """
    meeting = meeting_of(session, plan)
    branch = session.get_one(Branch, meeting.branch_id)
    if meeting.state != "planned" or branch.asleep_since:
        raise Refusal("meeting-not-planned")
    if now < meeting.closes_at:
        service.open_meeting(session, now, meeting)
        tell_opened(session, now, branch, meeting)
        return ""

    def say(texts: Texts) -> OutMessage:
        opens = tap(texts.plain("meeting-open-now"), "m.op", meeting.id)
        missed = texts("signin-missed", title=title(texts, meeting))
        return OutMessage(missed).with_buttons(opens)

    notify_secretaries(session, now, branch, REPORT, say, urgent=True)
    return "missed"


def tell_opened(session: Session, now: datetime, branch: Branch, meeting: Meeting) -> None:
    """Tells the secretaries that sign-in is open, with the ways to the code and the list."""
    counts = entries.counts(session, meeting.id)

    def say(texts: Texts) -> OutMessage:
        code = (tap(texts.plain("meeting-show-code"), "m.sc", meeting.id),)
        listed = tap(texts.plain("report-list"), "s.at", meeting.id)
        said = texts("signin-begun", title=title(texts, meeting), expected=counts.expected)
        return OutMessage(said).with_buttons((*(code if meeting.secret else ()), listed))

    notify_secretaries(session, now, branch, REPORT, say, urgent=True)


def close_signin(session: Session, now: datetime, plan: Plan) -> str:
    """Closes sign-in and reports the absent."""
    meeting = meeting_of(session, plan)
    if meeting.state != "open":
        raise Refusal("meeting-not-open")
    service.close_meeting(session, now, meeting)
    session.flush()
    report(session, now, session.get_one(Branch, meeting.branch_id), meeting)
    return ""


def report(session: Session, now: datetime, branch: Branch, meeting: Meeting) -> None:
    """Tells the secretaries privately who was absent."""
    absent = session.execute(
        select(Attendance.id, Attendance.name)
        .where(Attendance.meeting_id == meeting.id, Attendance.status == Status.ABSENT)
        .order_by(Attendance.member_id)
    ).all()
    week = Period.of(PeriodKind.WEEK, local_day(meeting.starts_at, branch.zone))

    def say(texts: Texts) -> OutMessage:
        lines = [texts("report-title", title=title(texts, meeting)), texts("report-none-absent")]
        if absent:
            names = say_names(texts, [name for _, name in absent], 2500)
            lines[1] = texts("report-absent", many=len(absent), names=names)
        make_up = tap(texts.plain("report-make-up"), "mk.o", meeting.id, week.code, 0)
        correct = [
            tap(texts.plain("report-correct", name=clipped(name)), "s.ae", entry_id)
            for entry_id, name in absent[:MOST_CORRECTED]
        ]
        return OutMessage("\n".join(lines)).with_buttons(
            *rows(correct, 3),
            (
                tap(texts.plain("report-list"), "s.at", meeting.id),
                tap(texts.plain("attendance-sheet"), "s.ax", meeting.id),
            ),
            (make_up,) if absent else (),
        )

    notify_secretaries(session, now, branch, REPORT, say, urgent=True)


def meeting_of(session: Session, plan: Plan) -> Meeting:
    """Returns the meeting of a plan; raises Refusal where it is gone."""
    return refuse_none("meeting-gone", session.get(Meeting, plan.ref_id or 0))
