"""Publishes the notices of standing meetings: the rhythm is their time, the notice goes ahead."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Plan, Subgroup
from data.values.rhythm import Rhythm, following
from data.values.standing import MeetingKind
from handlers.meeting import service as meeting_service
from handlers.meeting.rules import KINDS, LONGEST
from handlers.meeting.view import notice_of
from handlers.plan.meetings.forms import FORM, blank, title
from handlers.plan.rhythms import rules
from handlers.shared.feature import Action, Plannable, Starter, Thing
from handlers.shared.refusal import Refusal
from handlers.shared.view import OutMessage, Texts, texts_in

STARTER_RHYTHM = "first Friday of the month 15:00, if a holiday next working day"
STARTER_LEAD = 3 * rules.DAY


def _fields(branch: Branch, plan: Plan, start: datetime) -> dict[str, Any]:
    return meeting_service.blank(branch) | plan.data | {"start": start.isoformat()}


def _next_start(branch: Branch, plan: Plan, now: datetime) -> datetime:
    """Returns when the meeting whose notice is due begins; the next one where it is too late for
    that one."""
    lead = timedelta(minutes=plan.lead)
    start = plan.next_due_at + lead if plan.next_due_at is not None else None
    if start is None or start <= now:
        zone = ZoneInfo(branch.zone)
        later = following(Rhythm.of(plan.rhythm), now, zone, branch.official_workdays)
        overdue = later is not None and (start is None or later - lead <= now)
        if later is None or not overdue:
            raise Refusal("plan-meeting-began")
        start = later
    return start


def _check_subgroup(session: Session, plan: Plan) -> None:
    group = plan.data["subgroup"]
    if group and session.get(Subgroup, group) is None:
        raise Refusal("plan-subgroup-gone")


def due(session: Session, now: datetime, plan: Plan) -> str:
    """Publishes the notice; skipped where the meeting has begun or is announced already."""
    branch = session.get_one(Branch, plan.branch_id)
    _check_subgroup(session, plan)
    start = _next_start(branch, plan, now)
    if meeting_service.twin(session, branch.id, start, plan.data["kind"], now):
        raise Refusal("plan-meeting-twin")
    meeting_service.publish(
        session, now, branch, _fields(branch, plan, start), plan.created_by or 0
    )
    return ""


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """Shows the notice of the next meeting."""
    branch = session.get_one(Branch, plan.branch_id)
    _check_subgroup(session, plan)
    fields = _fields(branch, plan, _next_start(branch, plan, now))
    notice = notice_of(
        session,
        texts_in(branch.language),
        branch,
        meeting_service.built(branch, fields, now, plan.created_by or 0),
        now,
    )
    # The meeting is not there yet: its buttons would lead nowhere.
    return [notice.with_buttons()]


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter:
    """Offers the theme day once a month (主题党日, 《中国共产党支部工作条例（试行）》第十六条)."""
    data = blank(MeetingKind.THEME_DAY)

    def prepare(_s: Session, _now: datetime, _b: Branch, _account_id: int) -> dict[str, Any]:
        return data

    return Starter(title(texts, data), STARTER_RHYTHM, prepare, STARTER_LEAD)


def one_line(_session: Session, texts: Texts, _branch: Branch, said: str) -> dict[str, Thing]:
    """Finds a standing meeting as a line names it: its kind, and a topic if need be."""
    for kind in KINDS:
        label = texts.plain(f"kind-{kind}")
        topic = said.removeprefix(label).strip()
        if said == label or (topic != said and len(topic) <= LONGEST["topic"]):
            data = blank(kind) | {"topic": topic}
            return {said: Thing(title(texts, data), data, STARTER_LEAD)}
    return {}


PLANNABLE = Plannable(rules.MEETING, Action(due), FORM, preview, starter, one_line=one_line)
