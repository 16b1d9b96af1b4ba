"""The doors of planning: one line or step by step, and a meeting's own page."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from data.models import Branch, Draft, Meeting
from data.queries import draft as drafts
from data.queries import meeting as meetings
from data.queries import member as members
from data.queries.branch import subgroups
from data.values.meeting_line import parse_meeting_line
from data.values.out import OutMessage
from data.values.standing import MeetingKind
from data.values.when import BadWhen, parse_when
from handlers.meeting import rules, service, view
from handlers.shared.access import Right, holder_here, holder_in
from handlers.shared.buttons import number, tap
from handlers.shared.moments import say_when
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Markup
from handlers.signin import due as signin_due
from handlers.signin import service as signin
from handlers.signin.view import title

FIELDS = {
    "topic": rules.LONGEST_TOPIC,
    "place": rules.LONGEST_PLACE,
    "agenda": rules.LONGEST_AGENDA,
}
CYCLES = {
    "length": rules.LENGTHS,
    "opens": rules.OPENS,
    "late": rules.LATES,
    "closes": rules.CLOSES,
}


def meeting(turn: Turn) -> None:
    """/meeting: with a line it plans at once, without one it leads by buttons (privately)."""
    branch, _ = holder_here(turn, Right.MEETINGS)
    if turn.deed.text.strip():
        _from_line(turn, branch)
    elif not turn.deed.private:
        point_private(turn, "m", branch.id)
    elif meetings.ahead(turn.session, branch.id, turn.now):
        turn.say(view.overview(turn.session, turn.texts, branch, turn.now, 0))
    else:
        _begin(turn, branch)


def meeting_link(turn: Turn) -> None:
    """The link from the group to planning."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, _ = holder_in(turn, number(turn.deed.args), Right.MEETINGS)
    if meetings.ahead(turn.session, branch.id, turn.now):
        turn.say(view.overview(turn.session, turn.texts, branch, turn.now, 0))
    else:
        _begin(turn, branch)


def _from_line(turn: Turn, branch: Branch) -> None:
    try:
        line = parse_meeting_line(turn.deed.text, turn.now, ZoneInfo(branch.zone))
    except BadWhen as bad:
        raise view.unclear(turn.texts, bad, turn.now, branch) from None
    if line.starts_at is None:
        raise Refusal("meeting-line-time")
    fields = service.blank(branch)
    kind = line.kind or MeetingKind.OTHER
    fields |= {
        "kind": kind.value,
        "topic": _short(line.topic, "topic"),
        "place": _short(line.place, "place"),
        "start": line.starts_at.isoformat(),
        "audience": rules.audience_of(kind),
    }
    if line.ends_at is not None:
        fields["length"] = max(5, int((line.ends_at - line.starts_at).total_seconds() // 60))
    service.check_start(line.starts_at, turn.now)
    if service.twin(turn.session, branch.id, line.starts_at, kind.value, turn.now):
        raise Refusal("meeting-twin", kind=turn.texts.plain(f"kind-{kind}"))
    made = service.publish(turn.session, turn.now, branch, fields, turn.person.id)
    turn.pokes.add("cards")
    if turn.deed.private:
        turn.say(view.meeting_card(turn.session, turn.texts, branch, made, turn.now))


def _short(text: str | None, field: str) -> str:
    text = (text or "").strip()
    if field != "agenda":
        text = " ".join(text.split())
    if len(text) > FIELDS[field]:
        raise Refusal("meeting-too-long", most=str(FIELDS[field]), long=str(len(text)))
    return text


def tapped_overview(turn: Turn) -> None:
    """The meetings ahead."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.MEETINGS)
    turn.toast("")
    turn.show(view.overview(turn.session, turn.texts, branch, turn.now, number(turn.deed.args, 1)))


def tapped_new(turn: Turn) -> None:
    """A new meeting, step by step."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.MEETINGS)
    turn.toast("")
    _begin(turn, branch)


def _begin(turn: Turn, branch: Branch) -> None:
    draft = drafts.begin(
        turn.session,
        turn.person.id,
        "meeting",
        turn.now,
        branch_id=branch.id,
        data=service.blank(branch),
    )
    turn.show(view.ask_kind(turn.texts, draft))


def _step(turn: Turn) -> tuple[Branch, Draft]:
    """The step a button belongs to, if it is this person's and they may still plan."""
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, "meeting", turn.now)
    if draft is None or draft.branch_id is None:
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
    branch, draft = _step(turn)
    group = number(turn.deed.args, 1)
    _fill(draft, audience="subgroup" if group else "branch", subgroup=group)
    _ask_time(turn, branch, draft)


def _ask_time(turn: Turn, branch: Branch, draft: Draft) -> None:
    draft.awaits = "start"
    turn.redraw(view.ask_time(turn.texts, draft, branch, turn.now))


def tapped_time_again(turn: Turn) -> None:
    """Back to the time."""
    branch, draft = _step(turn)
    _ask_time(turn, branch, draft)


def tapped_kind_again(turn: Turn) -> None:
    """Back to the kind."""
    _, draft = _step(turn)
    draft.awaits = ""
    turn.redraw(view.ask_kind(turn.texts, draft))


def tapped_calendar(turn: Turn) -> None:
    """A month of the calendar."""
    branch, draft = _step(turn)
    month = _argument(turn)
    if not (len(month) == 6 and month.isdigit() and 1 <= int(month[4:]) <= 12 and month > "2000"):
        raise Refusal("button-unknown")
    turn.redraw(view.ask_day(turn.texts, draft, branch, month, turn.now))


def tapped_day(turn: Turn) -> None:
    """A day of the calendar."""
    branch, draft = _step(turn)
    try:
        datetime.strptime(_argument(turn), "%Y%m%d").replace(tzinfo=UTC)
    except ValueError:
        raise Refusal("button-unknown") from None
    turn.redraw(view.ask_hour(turn.texts, draft, branch, _argument(turn), turn.now))


def tapped_time(turn: Turn) -> None:
    """A time was chosen, in minutes since 1970."""
    _, draft = _step(turn)
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
    _, draft = _step(turn)
    if draft.awaits == "topic":
        _ask_place(turn, draft)
    else:
        _ask_summary(turn, draft)


def tapped_topic_again(turn: Turn) -> None:
    """Back to the topic."""
    _, draft = _step(turn)
    draft.awaits = "topic"
    turn.redraw(view.ask_topic(turn.texts, draft))


def tapped_place_again(turn: Turn) -> None:
    """Back to the place."""
    _, draft = _step(turn)
    _ask_place(turn, draft)


def _ask_place(turn: Turn, draft: Draft) -> None:
    draft.awaits = "place"
    turn.show(view.ask_place(turn.session, turn.texts, draft))


def tapped_place(turn: Turn) -> None:
    """One of the last places."""
    branch, draft = _step(turn)
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
    branch, draft = _step(turn)
    if not draft.data["start"]:
        raise Refusal("button-stale")
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
    _, draft = _step(turn)
    draft.awaits = "agenda"
    turn.redraw(
        OutMessage(turn.texts("meeting-ask-agenda")).with_buttons(
            (tap(turn.texts.plain("back"), "m.bs", draft.id),)
        )
    )


def tapped_summary_again(turn: Turn) -> None:
    """Back to the summary."""
    _, draft = _step(turn)
    _ask_summary(turn, draft)


def tapped_cancel_step(turn: Turn) -> None:
    """The step is given up."""
    _, draft = _step(turn)
    drafts.end(turn.session, draft)
    turn.redraw(OutMessage(turn.texts("cancelled")))


def tapped_publish(turn: Turn) -> None:
    """The meeting is stored and announced."""
    branch, draft = _step(turn)
    if not draft.data["start"] or not draft.data["kind"]:
        raise Refusal("button-stale")
    made = service.publish(turn.session, turn.now, branch, draft.data, turn.person.id)
    drafts.end(turn.session, draft)
    turn.pokes.add("cards")
    turn.redraw(OutMessage(turn.texts("meeting-published", title=_title(turn, made))))
    turn.say(view.meeting_card(turn.session, turn.texts, branch, made, turn.now))


def _title(turn: Turn, made: Meeting) -> Markup:
    return Markup(title(turn.texts, made))


def typed_step(turn: Turn, draft: Draft) -> None:
    """What was typed for the step: a time, a topic, a place or an agenda."""
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.MEETINGS)
    if draft.awaits == "start":
        _started(turn, draft, _typed_time(turn, branch))
        return
    field = draft.awaits
    _fill(draft, **{field: _short(turn.deed.text, field)})
    if field == "topic" and not draft.data["place"]:
        _ask_place(turn, draft)
    else:
        _ask_summary(turn, draft)


def _typed_time(turn: Turn, branch: Branch) -> datetime:
    try:
        return parse_when(turn.deed.text, turn.now, ZoneInfo(branch.zone))
    except BadWhen as bad:
        raise view.unclear(turn.texts, bad, turn.now, branch) from None


def _own(turn: Turn) -> tuple[Branch, Meeting]:
    """The meeting a button is about and its branch, if the person plans that branch's meetings."""
    found = turn.session.get(Meeting, number(turn.deed.args))
    branch, _ = holder_in(turn, found.branch_id if found else 0, Right.MEETINGS)
    assert found is not None
    return branch, found


def _page(turn: Turn, branch: Branch, found: Meeting) -> None:
    turn.show(view.meeting_card(turn.session, turn.texts, branch, found, turn.now))


def tapped_meeting(turn: Turn) -> None:
    """A meeting's own page."""
    branch, found = _own(turn)
    turn.toast("")
    _page(turn, branch, found)


def tapped_open(turn: Turn) -> None:
    """Sign-in opens now."""
    branch, found = _own(turn)
    signin.open_now(turn.session, turn.now, found)
    turn.pokes.add("cards")
    turn.toast(turn.texts.plain("signin-opened"))
    _page(turn, branch, found)


def tapped_close(turn: Turn) -> None:
    """Sign-in closes now."""
    branch, found = _own(turn)
    if found.state != "open":
        raise Refusal("meeting-not-open")
    signin.close_meeting(turn.session, turn.now, found)
    turn.session.flush()
    signin_due.report(turn.session, turn.now, branch, found)
    turn.pokes |= {"cards", "outbox"}
    turn.toast(turn.texts.plain("signin-closed-now"))
    _page(turn, branch, found)


def tapped_code(turn: Turn) -> None:
    """The on-site code is turned on or off."""
    branch, found = _own(turn)
    on = service.switch_code(found)
    turn.toast(turn.texts.plain("code-now-on" if on else "code-now-off"))
    signin.redraw_board(turn.session, turn.now, found)
    _page(turn, branch, found)


def tapped_show_code(turn: Turn) -> None:
    """The code goes on the screen: a card in this chat that changes by itself."""
    _, found = _own(turn)
    signin.show_code(turn.session, turn.now, found, turn.person.id)
    turn.pokes.add("cards")
    page = signin.code_page(found)
    if page:
        turn.say(OutMessage(turn.texts("code-page", url=page)))
    turn.toast(turn.texts.plain("code-shown"))


def tapped_edit(turn: Turn) -> None:
    """A field of a planned meeting will be typed."""
    branch, found = _own(turn)
    field = _argument(turn)
    if field not in {*FIELDS, "start"}:
        raise Refusal("button-unknown")
    service.require_planned(found)
    drafts.begin(
        turn.session,
        turn.person.id,
        "meeting-edit",
        turn.now,
        branch_id=branch.id,
        awaits=field,
        data={"meeting": found.id},
    )
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts(f"meeting-type-{field}")).with_buttons(
            (tap(turn.texts.plain("back"), "m.v", found.id),)
        )
    )


def typed_edit(turn: Turn, draft: Draft) -> None:
    """The new value of a field of a planned meeting."""
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.MEETINGS)
    found = meetings.of_branch(turn.session, int(draft.data["meeting"]), branch.id)
    if found is None:
        raise Refusal("button-stale")
    told = turn.texts
    if draft.awaits == "start":
        start = _typed_time(turn, branch)
        when = say_when(told, start, turn.now, branch)
        text = told("told-moved", title=_title(turn, found), when=when)
        service.move(turn.session, turn.now, branch, found, start, text)
    else:
        value = _short(turn.deed.text, draft.awaits)
        text = ""
        if draft.awaits == "place":
            text = told("told-place", title=_title(turn, found), place=value)
        service.change(turn.session, turn.now, branch, found, draft.awaits, value, text)
    drafts.end(turn.session, draft)
    turn.pokes |= {"cards", "outbox"}
    _page(turn, branch, found)


def tapped_cancel(turn: Turn) -> None:
    """Cancelling is asked once more."""
    _, found = _own(turn)
    turn.toast("")
    turn.redraw(view.confirm_cancel(turn.texts, found))


def tapped_cancel_sure(turn: Turn) -> None:
    """The meeting is cancelled and the group told."""
    branch, found = _own(turn)
    when = say_when(turn.texts, found.starts_at, turn.now, branch)
    told = turn.texts("told-cancelled", title=_title(turn, found), when=when)
    service.cancel(turn.session, turn.now, branch, found, told)
    turn.pokes |= {"cards", "outbox"}
    turn.toast(turn.texts.plain("meeting-cancelled"))
    _page(turn, branch, found)


def tapped_nothing(turn: Turn) -> None:
    """A button that only fills its place in the calendar."""
    turn.toast("")


TAPS: dict[str, Callable[[Turn], None]] = {
    "m.n": tapped_new,
    "m.l": tapped_overview,
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
    "m.v": tapped_meeting,
    "m.op": tapped_open,
    "m.cl": tapped_close,
    "m.cd": tapped_code,
    "m.sc": tapped_show_code,
    "m.e": tapped_edit,
    "m.ca": tapped_cancel,
    "m.cx": tapped_cancel_sure,
}
