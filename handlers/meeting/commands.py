"""The doors of planning: /meeting with a line or without one, and the link from the group."""

from zoneinfo import ZoneInfo

from data.models import Branch, Member
from data.queries import meeting as meetings
from data.queries import member as members
from data.values.meeting_line import MeetingLine, parse_meeting_line
from data.values.standing import MeetingKind
from data.values.when import BadWhen
from handlers.meeting import rules, service, view
from handlers.meeting.steps import begin
from handlers.meeting.typed import text_for
from handlers.shared.access import Right, holder_here, holder_in
from handlers.shared.buttons import number
from handlers.shared.moments import local, say_day
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.signin.whom import audience_in_line


def meeting(turn: Turn) -> None:
    """/meeting: with a line it plans at once, without one it leads by buttons (privately)."""
    branch, member = holder_here(turn, Right.MEETINGS)
    if turn.deed.text.strip():
        _from_line(turn, branch, member)
    elif not turn.deed.private:
        point_private(turn, "m", branch.id)
    else:
        _lead(turn, branch)


def meeting_link(turn: Turn) -> None:
    """The link from the group to planning."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, _ = holder_in(turn, number(turn.deed.args), Right.MEETINGS)
    _lead(turn, branch)


def _lead(turn: Turn, branch: Branch) -> None:
    if meetings.ahead(turn.session, branch.id, turn.now):
        turn.say(view.overview(turn.session, turn.texts, branch, turn.now, 0))
    else:
        begin(turn, branch)


def _from_line(turn: Turn, branch: Branch, member: Member) -> None:
    line = _read(turn, branch)
    if line.starts_at is None:
        if line.day is None:
            raise Refusal("meeting-line-time")
        today = local(turn.now, branch.zone).date()
        raise Refusal("meeting-line-day", day=say_day(turn.texts, line.day, today))
    kind = line.kind or MeetingKind.OTHER
    audience, subgroup_id = audience_in_line(turn.session, branch, member, kind, turn.deed.text)
    fields = service.blank(branch) | {
        "kind": kind.value,
        "topic": text_for("topic", line.topic or ""),
        "place": text_for("place", line.place or ""),
        "start": line.starts_at.isoformat(),
        "audience": audience,
        "subgroup": subgroup_id,
    }
    if line.ends_at is not None:
        minutes = int((line.ends_at - line.starts_at).total_seconds() // 60)
        fields["length"] = max(rules.SHORTEST, minutes)
    service.check_start(line.starts_at, turn.now)
    if service.twin(turn.session, branch.id, line.starts_at, kind.value, turn.now):
        raise Refusal("meeting-twin", kind=turn.texts.plain(f"kind-{kind}"))
    made = service.publish(turn.session, turn.now, branch, fields, turn.person.id)
    turn.pokes.add("cards")
    if turn.deed.private:
        turn.say(view.meeting_card(turn.session, turn.texts, branch, made, turn.now))


def _read(turn: Turn, branch: Branch) -> MeetingLine:
    try:
        return parse_meeting_line(turn.deed.text, turn.now, ZoneInfo(branch.zone))
    except BadWhen as bad:
        raise view.unclear(turn.texts, bad, turn.now, branch) from None
