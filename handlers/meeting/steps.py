"""The doors of planning step by step: kind, time, topic, place, then everything at a glance."""

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
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

CYCLES = {
    "length": rules.LENGTHS,
    "opens": rules.OPENS,
    "late": rules.LATES,
    "closes": rules.CLOSES,
}


def tapped_new(turn: Turn) -> None:
    """A new meeting, step by step."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.MEETINGS)
    turn.toast("")
    begin(turn, branch)


def begin(turn: Turn, branch: Branch) -> None:
    """Asks for the kind; an unfinished step of the same person is dropped."""
    draft = drafts.begin(
        turn.session,
        turn.person.id,
        "meeting",
        turn.now,
        branch_id=branch.id,
        data=service.blank(branch),
    )
    turn.show(view.ask_kind(turn.texts, draft))


def _step(turn: Turn, *needs: str) -> tuple[Branch, Draft]:
    """The step a button belongs to, if it is this person's, they may still plan, and the fields it
    builds on are filled."""
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, "meeting", turn.now)
    if draft is None or draft.branch_id is None or not all(draft.data[need] for need in needs):
        raise Refusal("button-stale")
    branch, _ = holder_in(turn, draft.branch_id, Right.MEETINGS)
    draft.message_id = turn.deed.message_id or draft.message_id
    turn.toast("")
    return branch, draft


def _fill(draft: Draft, **values: object) -> None:
    draft.data = {**draft.data, **values}


def _argument(turn: Turn) -> str:
    return turn.deed.args[1] if len(turn.deed.args) > 1 else ""


def tapped_kind(turn: Turn) -> None:
    """The kind was chosen."""
    branch, draft = _step(turn)
    if _argument(turn) not in set(MeetingKind):
        raise Refusal("button-unknown")
    kind = MeetingKind(_argument(turn))
    _fill(draft, kind=kind.value, audience=rules.audience_of(kind), subgroup=0)
    if kind is MeetingKind.SUBGROUP:
        turn.redraw(view.ask_subgroup(turn.session, turn.texts, draft))
        return
    _ask_time(turn, branch, draft)


def tapped_subgroup(turn: Turn) -> None:
    """The subgroup was chosen; 0 is the whole branch."""
    branch, draft = _step(turn, "kind")
    group = number(turn.deed.args, 1)
    if group and group not in {g.id for g in subgroups(turn.session, branch.id)}:
        raise Refusal("button-stale")
    _fill(draft, audience="subgroup" if group else "branch", subgroup=group)
    _ask_time(turn, branch, draft)


def _ask_time(turn: Turn, branch: Branch, draft: Draft) -> None:
    draft.awaits = "start"
    _fill(draft, day="")
    turn.redraw(view.ask_time(turn.texts, draft, branch, turn.now))


def tapped_time_again(turn: Turn) -> None:
    """Back to the time."""
    branch, draft = _step(turn, "kind")
    _ask_time(turn, branch, draft)


def tapped_kind_again(turn: Turn) -> None:
    """Back to the kind."""
    _, draft = _step(turn)
    draft.awaits = ""
    turn.redraw(view.ask_kind(turn.texts, draft))


def tapped_calendar(turn: Turn) -> None:
    """A month of the calendar."""
    branch, draft = _step(turn, "kind")
    month = month_of(_argument(turn))
    turn.redraw(view.ask_day(turn.texts, draft, branch, month, turn.now))


def tapped_day(turn: Turn) -> None:
    """A day of the calendar."""
    branch, draft = _step(turn, "kind")
    _fill(draft, day=day_of(_argument(turn)).isoformat())
    turn.redraw(view.ask_hour(turn.texts, draft, branch, _argument(turn), turn.now))


def tapped_time(turn: Turn) -> None:
    """A time was chosen, in minutes since 1970."""
    _, draft = _step(turn, "kind")
    start = datetime.fromtimestamp(min(number(turn.deed.args, 1), 10**9) * 60, UTC)
    _started(turn, draft, start)


def _started(turn: Turn, draft: Draft, start: datetime) -> None:
    service.check_start(start, turn.now)
    _fill(draft, start=start.isoformat())
    if draft.data["topic"]:
        _ask_summary(turn, draft)
        return
    draft.awaits = "topic"
    turn.show(view.ask_topic(turn.texts, draft))


def tapped_skip(turn: Turn) -> None:
    """Topic or place is left out."""
    _, draft = _step(turn, "kind", "start")
    if draft.awaits == "topic":
        _ask_place(turn, draft)
    else:
        _ask_summary(turn, draft)


def tapped_topic_again(turn: Turn) -> None:
    """Back to the topic."""
    _, draft = _step(turn, "kind", "start")
    draft.awaits = "topic"
    turn.redraw(view.ask_topic(turn.texts, draft))


def tapped_place_again(turn: Turn) -> None:
    """Back to the place."""
    _, draft = _step(turn, "kind", "start")
    _ask_place(turn, draft)


def _ask_place(turn: Turn, draft: Draft) -> None:
    draft.awaits = "place"
    turn.show(view.ask_place(turn.session, turn.texts, draft))


def tapped_place(turn: Turn) -> None:
    """One of the last places."""
    branch, draft = _step(turn, "kind", "start")
    known = meetings.places(turn.session, branch.id)
    at = number(turn.deed.args, 1)
    if at >= len(known):
        raise Refusal("button-stale")
    _fill(draft, place=known[at])
    _ask_summary(turn, draft)


def _ask_summary(turn: Turn, draft: Draft) -> None:
    branch = turn.session.get_one(Branch, draft.branch_id)
    draft.awaits = ""
    turn.show(view.summary(turn.session, turn.texts, draft, branch, turn.now))


def tapped_cycle(turn: Turn) -> None:
    """One of the small choices moves on to its next value."""
    branch, draft = _step(turn, "kind", "start")
    field = _argument(turn)
    if field in CYCLES:
        _fill(draft, **{field: rules.following(CYCLES[field], draft.data[field])})
    elif field == "code":
        _fill(draft, code=not draft.data["code"])
    elif field == "audience":
        _fill(draft, **_next_audience(turn, branch, draft))
    _ask_summary(turn, draft)


def _next_audience(turn: Turn, branch: Branch, draft: Draft) -> dict[str, object]:
    options: list[tuple[str, int]] = [("branch", 0), ("committee", 0)]
    options += [("subgroup", group.id) for group in subgroups(turn.session, branch.id)]
    now = (draft.data["audience"], draft.data["subgroup"])
    at = options.index(now) if now in options else -1
    kind, group = options[(at + 1) % len(options)]
    return {"audience": kind, "subgroup": group}


def tapped_agenda(turn: Turn) -> None:
    """The agenda will be typed."""
    _, draft = _step(turn, "kind", "start")
    draft.awaits = "agenda"
    turn.redraw(
        OutMessage(turn.texts("meeting-ask-agenda")).with_buttons(
            (tap(turn.texts.plain("back"), "m.bs", draft.id),)
        )
    )


def tapped_summary_again(turn: Turn) -> None:
    """Back to the summary."""
    _, draft = _step(turn, "kind", "start")
    _ask_summary(turn, draft)


def tapped_cancel_step(turn: Turn) -> None:
    """The step is given up."""
    _, draft = _step(turn)
    drafts.end(turn.session, draft)
    turn.redraw(OutMessage(turn.texts("cancelled")))


def tapped_publish(turn: Turn) -> None:
    """The meeting is stored and announced."""
    branch, draft = _step(turn, "kind", "start")
    made = service.publish(turn.session, turn.now, branch, draft.data, turn.person.id)
    drafts.end(turn.session, draft)
    turn.pokes.add("cards")
    turn.toast(turn.texts.plain("meeting-published"))
    turn.redraw(view.meeting_card(turn.session, turn.texts, branch, made, turn.now))


def typed_step(turn: Turn, draft: Draft) -> None:
    """What was typed for the step: a time, a topic, a place or an agenda."""
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.MEETINGS)
    if draft.message_id:
        # The question is answered: its buttons would only lead back.
        turn.remove(draft.message_id)
        draft.message_id = None
    if draft.awaits == "start":
        _started(turn, draft, time_for(turn, branch, draft.data["day"]))
        return
    field = draft.awaits
    _fill(draft, **{field: text_for(field, turn.deed.text)})
    if field == "topic" and not draft.data["place"]:
        _ask_place(turn, draft)
    else:
        _ask_summary(turn, draft)


def tapped_nothing(turn: Turn) -> None:
    """A button that only fills its place in the calendar."""
    turn.toast("")


TAPS: dict[str, Door] = {
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
