"""Plans that announce a standing meeting: the rhythm is its time, the notice goes ahead."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Draft, Plan, Subgroup
from data.queries import meeting as meetings
from data.queries.branch import subgroups
from data.values.out import OutMessage
from data.values.rhythm import Rhythm, following
from data.values.standing import MeetingKind
from handlers.meeting import rules as meeting_rules
from handlers.meeting import service as meeting_service
from handlers.meeting.rules import KINDS, LONGEST, text_for
from handlers.meeting.view import notice_of
from handlers.plan import asking_view, rules, steps
from handlers.plan.progress import answered, argument, fill, own
from handlers.shared.buttons import number, rows, tap
from handlers.shared.context import Context
from handlers.shared.feature import Action, Handler, Plannable, Starter, Thing
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, texts_in

STARTER_RHYTHM = "first Friday of the month 15:00, if a holiday next working day"
STARTER_LEAD = 3 * rules.DAY


def blank(kind: MeetingKind) -> dict[str, Any]:
    """What a standing meeting begins with."""
    return {
        "kind": kind.value,
        "topic": "",
        "place": "",
        "length": 90,
        "audience": meeting_rules.audience_of(kind),
        "subgroup": 0,
    }


def choose(ctx: Context, _branch: Branch, draft: Draft) -> None:
    """Asks which kind of meeting."""
    texts = ctx.texts
    kinds = [tap(texts.plain(f"kind-{kind}"), "p.gk", draft.id, kind) for kind in KINDS]
    ctx.show(
        OutMessage(texts("plan-ask-meeting")).with_buttons(
            *rows(kinds, 2), asking_view.ways(texts, draft, "p.bk")
        )
    )


def _own(ctx: Context) -> tuple[Branch, Draft]:
    """The draft of a button, its kind of meeting chosen."""
    branch, draft = own(ctx)
    if draft.data["kind"] != rules.MEETING or "kind" not in draft.data["data"]:
        raise Refusal("button-stale")
    return branch, draft


def _set(draft: Draft, **values: object) -> None:
    fill(draft, data={**draft.data["data"], **values})


def tapped_kind(ctx: Context) -> None:
    """The kind was chosen; a subgroup's meeting is of one of them."""
    branch, draft = own(ctx)
    if draft.data["kind"] != rules.MEETING or argument(ctx) not in set(MeetingKind):
        raise Refusal("button-unknown")
    kind = MeetingKind(argument(ctx))
    fill(draft, data=blank(kind))
    groups = subgroups(ctx.session, branch.id) if kind is MeetingKind.SUBGROUP else ()
    if not groups:
        _ask_topic(ctx, draft)
        return
    buttons = [tap(group.name[:30], "p.gg", draft.id, group.id) for group in groups]
    buttons.append(tap(ctx.texts.plain("audience-branch"), "p.gg", draft.id, 0))
    ctx.edit(
        OutMessage(ctx.texts("meeting-ask-subgroup")).with_buttons(
            *rows(buttons, 2), asking_view.ways(ctx.texts, draft, "p.k", rules.MEETING)
        )
    )


def tapped_subgroup(ctx: Context) -> None:
    """The subgroup was chosen; 0 is the whole branch."""
    branch, draft = _own(ctx)
    group = number(ctx.args, 1)
    if group and group not in {g.id for g in subgroups(ctx.session, branch.id)}:
        raise Refusal("button-stale")
    _set(draft, audience="subgroup" if group else "branch", subgroup=group)
    _ask_topic(ctx, draft)


def _ask_topic(ctx: Context, draft: Draft) -> None:
    draft.awaits = "topic"
    ctx.show(
        OutMessage(ctx.texts("plan-ask-topic")).with_buttons(
            (tap(ctx.texts.plain("meeting-skip"), "p.gs", draft.id),),
            asking_view.ways(ctx.texts, draft, "p.k", rules.MEETING),
        )
    )


def tapped_topic_again(ctx: Context) -> None:
    """Back to the topic."""
    _, draft = _own(ctx)
    _ask_topic(ctx, draft)


def _ask_place(ctx: Context, draft: Draft) -> None:
    draft.awaits = "place"
    known = meetings.places(ctx.session, draft.branch_id or 0)
    buttons = [tap(place[:30], "p.gp", draft.id, at) for at, place in enumerate(known)]
    ctx.show(
        OutMessage(ctx.texts("meeting-ask-place")).with_buttons(
            *rows(buttons, 2),
            (tap(ctx.texts.plain("meeting-skip"), "p.gs", draft.id),),
            asking_view.ways(ctx.texts, draft, "p.gt"),
        )
    )


def tapped_place_again(ctx: Context) -> None:
    """Back to the place."""
    _, draft = _own(ctx)
    _ask_place(ctx, draft)


def tapped_place(ctx: Context) -> None:
    """One of the last places."""
    branch, draft = _own(ctx)
    known = meetings.places(ctx.session, branch.id)
    at = number(ctx.args, 1)
    if at >= len(known):
        raise Refusal("button-stale")
    _set(draft, place=known[at])
    _ask_length(ctx, draft)


def tapped_skip(ctx: Context) -> None:
    """Topic or place is left out."""
    _, draft = _own(ctx)
    if draft.awaits == "topic":
        _set(draft, topic="")
        _ask_place(ctx, draft)
    else:
        _set(draft, place="")
        _ask_length(ctx, draft)


def typed(ctx: Context, draft: Draft) -> None:
    """A typed topic or place."""
    field = draft.awaits
    text = text_for(field, ctx.text)
    answered(ctx, draft)
    _set(draft, **{field: text})
    if field == "topic":
        _ask_place(ctx, draft)
    else:
        _ask_length(ctx, draft)


def _ask_length(ctx: Context, draft: Draft) -> None:
    draft.awaits = ""
    buttons = [
        tap(ctx.texts.plain("plan-minutes", minutes=str(minutes)), "p.gl", draft.id, minutes)
        for minutes in meeting_rules.LENGTHS
    ]
    ctx.show(
        OutMessage(ctx.texts("plan-ask-length")).with_buttons(
            *rows(buttons, 3), asking_view.ways(ctx.texts, draft, "p.ga")
        )
    )


def tapped_length(ctx: Context) -> None:
    """How long it lasts; when does the notice go out?"""
    _, draft = _own(ctx)
    minutes = number(ctx.args, 1)
    if minutes not in meeting_rules.LENGTHS:
        raise Refusal("button-unknown")
    _set(draft, length=minutes)
    buttons = [
        tap(ctx.texts.plain("plan-days-before", days=days), "p.gd", draft.id, days)
        for days in rules.LEADS
    ]
    ctx.edit(
        OutMessage(ctx.texts("plan-ask-lead")).with_buttons(
            tuple(buttons), asking_view.ways(ctx.texts, draft, "p.gb")
        )
    )


def tapped_length_again(ctx: Context) -> None:
    """Back to the length."""
    _, draft = _own(ctx)
    _ask_length(ctx, draft)


def tapped_lead(ctx: Context) -> None:
    """How many days before; now the rhythm."""
    _, draft = _own(ctx)
    days = number(ctx.args, 1)
    if days not in rules.LEADS:
        raise Refusal("button-unknown")
    data = draft.data["data"]
    steps.chosen(ctx, draft, title=title(ctx.texts, data), data=data, lead=days * rules.DAY)


def title(texts: Texts, data: dict[str, Any]) -> str:
    """What the meeting is called in lists."""
    kind = texts.plain(f"kind-{data['kind']}")
    return texts.plain("plan-meeting", kind=kind, topic=data["topic"]) if data["topic"] else kind


def _fields(branch: Branch, plan: Plan, start: datetime) -> dict[str, Any]:
    return meeting_service.blank(branch) | plan.data | {"start": start.isoformat()}


def _next_start(branch: Branch, plan: Plan, now: datetime) -> datetime:
    """The meeting whose notice is due; the next one where the clock comes too late for it."""
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
    """The notice of the next meeting."""
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
    """The theme day once a month (主题党日, 《中国共产党支部工作条例（试行）》第十六条)."""
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


PLANNABLE = Plannable(rules.MEETING, Action(due), choose, preview, starter, one_line=one_line)
TAPS: dict[str, Handler] = {
    "p.gk": tapped_kind,
    "p.gg": tapped_subgroup,
    "p.gt": tapped_topic_again,
    "p.ga": tapped_place_again,
    "p.gb": tapped_length_again,
    "p.gs": tapped_skip,
    "p.gp": tapped_place,
    "p.gl": tapped_length,
    "p.gd": tapped_lead,
}
