"""Handlers of planning: /meeting with a line or without one, and the link from the group."""

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
from handlers.shared.context import Context
from handlers.shared.dates import local, say_day, unclear
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.signin.audience import audience_in_line


def meeting(ctx: Context) -> None:
    """/meeting: with a line it plans at once, without one it leads by buttons (privately)."""
    branch, member = holder_here(ctx, Right.MEETINGS)
    if ctx.text.strip():
        _from_line(ctx, branch, member)
    elif not ctx.private:
        point_private(ctx, "m", branch.id)
    else:
        _lead(ctx, branch)


def meeting_link(ctx: Context) -> None:
    """The link from the group to planning."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch, _ = holder_in(ctx, number(ctx.args), Right.MEETINGS)
    _lead(ctx, branch)


def _lead(ctx: Context, branch: Branch) -> None:
    if meetings.ahead(ctx.session, branch.id, ctx.now):
        ctx.reply(view.overview(ctx.session, ctx.texts, branch, ctx.now, 0))
    else:
        begin(ctx, branch)


def _from_line(ctx: Context, branch: Branch, member: Member) -> None:
    line = _read(ctx, branch)
    if line.starts_at is None:
        if line.day is None:
            raise Refusal("meeting-line-time")
        today = local(ctx.now, branch.zone).date()
        raise Refusal("meeting-line-day", day=say_day(ctx.texts, line.day, today))
    kind = line.kind or MeetingKind.OTHER
    audience, subgroup_id = audience_in_line(ctx.session, branch, member, kind, ctx.text)
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
    service.check_start(line.starts_at, ctx.now)
    if service.twin(ctx.session, branch.id, line.starts_at, kind.value, ctx.now):
        raise Refusal("meeting-twin", kind=ctx.texts.plain(f"kind-{kind}"))
    made = service.publish(ctx.session, ctx.now, branch, fields, ctx.person.id)
    ctx.pokes.add("cards")
    if ctx.private:
        ctx.reply(view.meeting_card(ctx.session, ctx.texts, branch, made, ctx.now))


def _read(ctx: Context, branch: Branch) -> MeetingLine:
    try:
        return parse_meeting_line(ctx.text, ctx.now, ZoneInfo(branch.zone))
    except BadWhen as bad:
        raise unclear(ctx.texts, bad, ctx.now, branch) from None
