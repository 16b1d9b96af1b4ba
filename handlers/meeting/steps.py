"""Handlers of planning step by step: kind, time, topic, place, then everything at a glance."""

from datetime import UTC, datetime

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.queries import meeting as meetings
from data.queries.branch import subgroups
from data.values.out import OutMessage
from data.values.standing import MeetingKind
from handlers.meeting import rules, service, view
from handlers.meeting.typed import text_for, time_for
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal

CYCLES = {
    "length": rules.LENGTHS,
    "opens": rules.OPENS,
    "late": rules.LATES,
    "closes": rules.CLOSES,
}


def tapped_new(ctx: Context) -> None:
    """A new meeting, step by step."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.MEETINGS)
    ctx.answer("")
    begin(ctx, branch)


def begin(ctx: Context, branch: Branch) -> None:
    """Asks for the kind; an unfinished step of the same person is dropped."""
    draft = drafts.begin(
        ctx.session,
        ctx.person.id,
        "meeting",
        ctx.now,
        branch_id=branch.id,
        data=service.blank(branch),
    )
    ctx.show(view.ask_kind(ctx.texts, draft))


def _step(ctx: Context, *needs: str) -> tuple[Branch, Draft]:
    """The step a button belongs to, if it is this person's, they may still plan, and the fields it
    builds on are filled."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, "meeting", ctx.now)
    if draft is None or draft.branch_id is None or not all(draft.data[need] for need in needs):
        raise Refusal("button-stale")
    branch, _ = holder_in(ctx, draft.branch_id, Right.MEETINGS)
    draft.message_id = ctx.message_id or draft.message_id
    ctx.answer("")
    return branch, draft


def _fill(draft: Draft, **values: object) -> None:
    draft.data = {**draft.data, **values}


def _argument(ctx: Context) -> str:
    return ctx.args[1] if len(ctx.args) > 1 else ""


def tapped_kind(ctx: Context) -> None:
    """The kind was chosen."""
    branch, draft = _step(ctx)
    if _argument(ctx) not in set(MeetingKind):
        raise Refusal("button-unknown")
    kind = MeetingKind(_argument(ctx))
    _fill(draft, kind=kind.value, audience=rules.audience_of(kind), subgroup=0)
    if kind is MeetingKind.SUBGROUP:
        ctx.edit(view.ask_subgroup(ctx.session, ctx.texts, draft))
        return
    _ask_time(ctx, branch, draft)


def tapped_subgroup(ctx: Context) -> None:
    """The subgroup was chosen; 0 is the whole branch."""
    branch, draft = _step(ctx, "kind")
    group = number(ctx.args, 1)
    if group and group not in {g.id for g in subgroups(ctx.session, branch.id)}:
        raise Refusal("button-stale")
    _fill(draft, audience="subgroup" if group else "branch", subgroup=group)
    _ask_time(ctx, branch, draft)


def _ask_time(ctx: Context, branch: Branch, draft: Draft) -> None:
    draft.awaits = "start"
    _fill(draft, day="")
    ctx.edit(view.ask_time(ctx.texts, draft, branch, ctx.now))


def tapped_time_again(ctx: Context) -> None:
    """Back to the time."""
    branch, draft = _step(ctx, "kind")
    _ask_time(ctx, branch, draft)


def tapped_kind_again(ctx: Context) -> None:
    """Back to the kind."""
    _, draft = _step(ctx)
    draft.awaits = ""
    ctx.edit(view.ask_kind(ctx.texts, draft))


def tapped_calendar(ctx: Context) -> None:
    """A month of the calendar."""
    branch, draft = _step(ctx, "kind")
    month = month_of(_argument(ctx))
    ctx.edit(view.ask_day(ctx.texts, draft, branch, month, ctx.now))


def tapped_day(ctx: Context) -> None:
    """A day of the calendar."""
    branch, draft = _step(ctx, "kind")
    _fill(draft, day=day_of(_argument(ctx)).isoformat())
    ctx.edit(view.ask_hour(ctx.texts, draft, branch, _argument(ctx), ctx.now))


def tapped_time(ctx: Context) -> None:
    """A time was chosen, in minutes since 1970."""
    _, draft = _step(ctx, "kind")
    start = datetime.fromtimestamp(min(number(ctx.args, 1), 10**9) * 60, UTC)
    _started(ctx, draft, start)


def _started(ctx: Context, draft: Draft, start: datetime) -> None:
    service.check_start(start, ctx.now)
    _fill(draft, start=start.isoformat())
    if draft.data["topic"]:
        _ask_summary(ctx, draft)
        return
    draft.awaits = "topic"
    ctx.show(view.ask_topic(ctx.texts, draft))


def tapped_skip(ctx: Context) -> None:
    """Topic or place is left out."""
    _, draft = _step(ctx, "kind", "start")
    if draft.awaits == "topic":
        _ask_place(ctx, draft)
    else:
        _ask_summary(ctx, draft)


def tapped_topic_again(ctx: Context) -> None:
    """Back to the topic."""
    _, draft = _step(ctx, "kind", "start")
    draft.awaits = "topic"
    ctx.edit(view.ask_topic(ctx.texts, draft))


def tapped_place_again(ctx: Context) -> None:
    """Back to the place."""
    _, draft = _step(ctx, "kind", "start")
    _ask_place(ctx, draft)


def _ask_place(ctx: Context, draft: Draft) -> None:
    draft.awaits = "place"
    ctx.show(view.ask_place(ctx.session, ctx.texts, draft))


def tapped_place(ctx: Context) -> None:
    """One of the last places."""
    branch, draft = _step(ctx, "kind", "start")
    known = meetings.places(ctx.session, branch.id)
    at = number(ctx.args, 1)
    if at >= len(known):
        raise Refusal("button-stale")
    _fill(draft, place=known[at])
    _ask_summary(ctx, draft)


def _ask_summary(ctx: Context, draft: Draft) -> None:
    branch = ctx.session.get_one(Branch, draft.branch_id)
    draft.awaits = ""
    ctx.show(view.summary(ctx.session, ctx.texts, draft, branch, ctx.now))


def tapped_cycle(ctx: Context) -> None:
    """One of the small choices moves on to its next value."""
    branch, draft = _step(ctx, "kind", "start")
    field = _argument(ctx)
    if field in CYCLES:
        _fill(draft, **{field: rules.following(CYCLES[field], draft.data[field])})
    elif field == "code":
        _fill(draft, code=not draft.data["code"])
    elif field == "audience":
        _fill(draft, **_next_audience(ctx, branch, draft))
    _ask_summary(ctx, draft)


def _next_audience(ctx: Context, branch: Branch, draft: Draft) -> dict[str, object]:
    options: list[tuple[str, int]] = [("branch", 0), ("committee", 0)]
    options += [("subgroup", group.id) for group in subgroups(ctx.session, branch.id)]
    now = (draft.data["audience"], draft.data["subgroup"])
    at = options.index(now) if now in options else -1
    kind, group = options[(at + 1) % len(options)]
    return {"audience": kind, "subgroup": group}


def tapped_agenda(ctx: Context) -> None:
    """The agenda will be typed."""
    _, draft = _step(ctx, "kind", "start")
    draft.awaits = "agenda"
    ctx.edit(
        OutMessage(ctx.texts("meeting-ask-agenda")).with_buttons(
            (tap(ctx.texts.plain("back"), "m.bs", draft.id),)
        )
    )


def tapped_summary_again(ctx: Context) -> None:
    """Back to the summary."""
    _, draft = _step(ctx, "kind", "start")
    _ask_summary(ctx, draft)


def tapped_cancel_step(ctx: Context) -> None:
    """The step is given up."""
    _, draft = _step(ctx)
    drafts.end(ctx.session, draft)
    ctx.edit(OutMessage(ctx.texts("cancelled")))


def tapped_publish(ctx: Context) -> None:
    """The meeting is stored and announced."""
    branch, draft = _step(ctx, "kind", "start")
    made = service.publish(ctx.session, ctx.now, branch, draft.data, ctx.person.id)
    drafts.end(ctx.session, draft)
    ctx.pokes.add("cards")
    ctx.answer(ctx.texts.plain("meeting-published"))
    ctx.edit(view.meeting_card(ctx.session, ctx.texts, branch, made, ctx.now))


def typed_step(ctx: Context, draft: Draft) -> None:
    """What was typed for the step: a time, a topic, a place or an agenda."""
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.MEETINGS)
    if draft.message_id:
        # The question is answered: its buttons would only lead back.
        ctx.delete(draft.message_id)
        draft.message_id = None
    if draft.awaits == "start":
        _started(ctx, draft, time_for(ctx, branch, draft.data["day"]))
        return
    field = draft.awaits
    _fill(draft, **{field: text_for(field, ctx.text)})
    if field == "topic" and not draft.data["place"]:
        _ask_place(ctx, draft)
    else:
        _ask_summary(ctx, draft)


def tapped_nothing(ctx: Context) -> None:
    """A button that only fills its place in the calendar."""
    ctx.answer("")


TAPS: dict[str, Handler] = {
    "m.n": tapped_new,
    "m.k": tapped_kind,
    "m.g": tapped_subgroup,
    "m.t": tapped_time,
    "m.c": tapped_calendar,
    "m.d": tapped_day,
    "m.x": tapped_nothing,
    "m.sk": tapped_skip,
    "m.p": tapped_place,
    "m.y": tapped_cycle,
    "m.ag": tapped_agenda,
    "m.ok": tapped_publish,
    "m.no": tapped_cancel_step,
    "m.bk": tapped_kind_again,
    "m.bt": tapped_time_again,
    "m.bo": tapped_topic_again,
    "m.bp": tapped_place_again,
    "m.bs": tapped_summary_again,
}
