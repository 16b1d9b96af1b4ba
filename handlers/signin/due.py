"""What the clock does for sign-in: open, close, and change the code on the screen."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, Attendance, Branch, Meeting, Plan
from data.queries import card as cards
from data.queries import outbox
from data.values.out import OutMessage
from data.values.period import Period, PeriodKind
from data.values.standing import Status
from handlers.shared.access import secretaries
from handlers.shared.buttons import tap
from handlers.shared.dates import local
from handlers.shared.names import say_names
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Markup, texts_in
from handlers.signin import onsite, rules, service, view


def opens(session: Session, now: datetime, plan: Plan) -> str:
    """Opens sign-in. Found late, it still opens while there is time to sign in; after that the
    secretary is told and can open it by hand."""
    meeting, branch = _of(session, plan)
    if meeting.state != "planned" or branch.asleep_since:
        raise Refusal("meeting-not-planned")
    if now < meeting.closes_at:
        service.open_meeting(session, now, meeting)
        return ""
    texts = texts_in(branch.language)
    message = OutMessage(
        texts("signin-missed", title=Markup(view.title(texts, meeting)))
    ).with_buttons((tap(texts.plain("meeting-open-now"), "m.op", meeting.id),))
    _to_secretaries(session, branch, message, now)
    return "missed"


def closes(session: Session, now: datetime, plan: Plan) -> str:
    """Closes sign-in and gives the secretary the names of the absent."""
    meeting, branch = _of(session, plan)
    if meeting.state != "open":
        raise Refusal("meeting-not-open")
    service.close_meeting(session, now, meeting)
    session.flush()
    report(session, now, branch, meeting)
    return ""


def report(session: Session, now: datetime, branch: Branch, meeting: Meeting) -> None:
    """Tells the secretary privately who was absent and who was on leave."""
    texts = texts_in(branch.language)
    absent = session.scalars(
        select(Attendance.name)
        .where(Attendance.meeting_id == meeting.id, Attendance.status == Status.ABSENT)
        .order_by(Attendance.member_id)
    ).all()
    lines = [texts("report-title", title=Markup(view.title(texts, meeting)))]
    if absent:
        lines.append(texts("report-absent", many=len(absent), names=say_names(texts, absent, 2500)))
    else:
        lines.append(texts("report-none-absent"))
    week = Period.of(PeriodKind.WEEK, local(meeting.starts_at, branch.zone).date())
    make_up = tap(texts.plain("report-make-up"), "mk.o", meeting.id, week.code, 0)
    message = OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("report-list"), "s.at", meeting.id),
            tap(texts.plain("attendance-sheet"), "s.ax", meeting.id),
        ),
        (make_up,) if absent else (),
    )
    _to_secretaries(session, branch, message, now)


def changes_code(session: Session, now: datetime, plan: Plan) -> str:
    """Has the code on the screen redrawn, and comes back when it changes next."""
    meeting, _ = _of(session, plan)
    cards.mark(session, onsite.CODE_CARD, meeting.id, now)
    if meeting.state == "open" and meeting.secret:
        plan.next_due_at = rules.next_code_at(now)
    return ""


def _of(session: Session, plan: Plan) -> tuple[Meeting, Branch]:
    meeting = session.get(Meeting, plan.ref_id or 0)
    if meeting is None:
        raise Refusal("meeting-gone")
    return meeting, session.get_one(Branch, meeting.branch_id)


def _to_secretaries(session: Session, branch: Branch, message: OutMessage, now: datetime) -> None:
    """To secretary and deputies, as far as they can be written to; not from a sleeping branch."""
    if branch.asleep_since is not None:
        return
    reachable = session.scalars(
        select(Account.id).where(Account.id.in_(secretaries(session, branch.id)), Account.reachable)
    )
    for account_id in reachable:
        outbox.post(session, account_id, "report", message, now, branch_id=branch.id, urgent=True)
