"""The doors of a meeting's own page: change, move, cancel, open and close sign-in, the code."""

from data.models import Branch, Draft, Meeting
from data.queries import draft as drafts
from data.queries import meeting as meetings
from data.values.out import OutMessage
from handlers.meeting import service, view
from handlers.meeting.typed import LONGEST, text_for, time_for
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door
from handlers.shared.moments import say_dated
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Markup
from handlers.signin import due as signin_due
from handlers.signin import onsite
from handlers.signin import service as signin
from handlers.signin.view import title


def tapped_overview(turn: Turn) -> None:
    """The meetings ahead."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.MEETINGS)
    turn.toast("")
    turn.show(view.overview(turn.session, turn.texts, branch, turn.now, number(turn.deed.args, 1)))


def _own(turn: Turn) -> tuple[Branch, Meeting]:
    """The meeting a button is about and its branch, if the person plans that branch's meetings."""
    found = turn.session.get(Meeting, number(turn.deed.args))
    branch, _ = holder_in(turn, found.branch_id if found else 0, Right.MEETINGS)
    assert found is not None
    return branch, found


def _title(turn: Turn, found: Meeting) -> Markup:
    return Markup(title(turn.texts, found))


def _page(turn: Turn, branch: Branch, found: Meeting) -> None:
    """The meeting's page; nothing that was to be typed about it is awaited any more."""
    drafts.drop(turn.session, turn.person.id, "meeting-edit")
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
    onsite.show_code(turn.session, turn.now, found, turn.person.id)
    turn.pokes.add("cards")
    page = onsite.code_page(found)
    if page:
        turn.say(OutMessage(turn.texts("code-page", url=page)))
    turn.toast(turn.texts.plain("code-shown"))


def tapped_edit(turn: Turn) -> None:
    """A field of a planned meeting will be typed."""
    branch, found = _own(turn)
    field = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if field not in {*LONGEST, "start"}:
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
    if draft.awaits == "start":
        start = time_for(turn, branch)
        when = say_dated(turn.texts, start, turn.now, branch)
        told = turn.texts("told-moved", title=_title(turn, found), when=when)
        service.move(turn.session, turn.now, branch, found, start, told)
    else:
        value = text_for(draft.awaits, turn.deed.text)
        if not value:
            raise Refusal(f"meeting-type-{draft.awaits}")
        key = f"told-{draft.awaits}"
        told = turn.texts(key, title=_title(turn, found), value=value)
        service.change(turn.session, turn.now, branch, found, draft.awaits, value, told)
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
    when = say_dated(turn.texts, found.starts_at, turn.now, branch)
    told = turn.texts("told-cancelled", title=_title(turn, found), when=when)
    service.cancel(turn.session, turn.now, branch, found, told)
    turn.pokes |= {"cards", "outbox"}
    turn.toast(turn.texts.plain("meeting-cancelled"))
    _page(turn, branch, found)


TAPS: dict[str, Door] = {
    "m.l": tapped_overview,
    "m.v": tapped_meeting,
    "m.op": tapped_open,
    "m.cl": tapped_close,
    "m.cd": tapped_code,
    "m.sc": tapped_show_code,
    "m.e": tapped_edit,
    "m.ca": tapped_cancel,
    "m.cx": tapped_cancel_sure,
}
