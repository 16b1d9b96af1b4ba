"""Handlers of a meeting's own page: change, move, cancel, open and close sign-in, the code."""

from data.models import Branch, Draft, Meeting
from data.queries import draft as drafts
from data.queries import meeting as meetings
from data.values.out import OutMessage
from handlers.meeting import service, view
from handlers.meeting.typed import LONGEST, text_for, time_for
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.dates import say_dated
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Markup
from handlers.signin import due as signin_due
from handlers.signin import onsite
from handlers.signin import service as signin
from handlers.signin.view import title


def tapped_overview(ctx: Context) -> None:
    """The meetings ahead."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.MEETINGS)
    ctx.answer("")
    ctx.show(view.overview(ctx.session, ctx.texts, branch, ctx.now, number(ctx.args, 1)))


def _own(ctx: Context) -> tuple[Branch, Meeting]:
    """The meeting a button is about and its branch, if the person plans that branch's meetings."""
    found = ctx.session.get(Meeting, number(ctx.args))
    branch, _ = holder_in(ctx, found.branch_id if found else 0, Right.MEETINGS)
    assert found is not None
    return branch, found


def _title(ctx: Context, found: Meeting) -> Markup:
    return Markup(title(ctx.texts, found))


def _page(ctx: Context, branch: Branch, found: Meeting) -> None:
    """The meeting's page; nothing that was to be typed about it is awaited any more."""
    drafts.drop(ctx.session, ctx.person.id, "meeting-edit")
    ctx.show(view.meeting_card(ctx.session, ctx.texts, branch, found, ctx.now))


def tapped_meeting(ctx: Context) -> None:
    """A meeting's own page."""
    branch, found = _own(ctx)
    ctx.answer("")
    _page(ctx, branch, found)


def tapped_open(ctx: Context) -> None:
    """Sign-in opens now."""
    branch, found = _own(ctx)
    signin.open_now(ctx.session, ctx.now, found)
    ctx.pokes.add("cards")
    ctx.answer(ctx.texts.plain("signin-opened"))
    _page(ctx, branch, found)


def tapped_close(ctx: Context) -> None:
    """Sign-in closes now."""
    branch, found = _own(ctx)
    if found.state != "open":
        raise Refusal("meeting-not-open")
    signin.close_meeting(ctx.session, ctx.now, found)
    ctx.session.flush()
    signin_due.report(ctx.session, ctx.now, branch, found)
    ctx.pokes |= {"cards", "outbox"}
    ctx.answer(ctx.texts.plain("signin-closed-now"))
    _page(ctx, branch, found)


def tapped_code(ctx: Context) -> None:
    """The on-site code is turned on or off."""
    branch, found = _own(ctx)
    on = service.switch_code(found)
    ctx.answer(ctx.texts.plain("code-now-on" if on else "code-now-off"))
    signin.redraw_board(ctx.session, ctx.now, found)
    _page(ctx, branch, found)


def tapped_show_code(ctx: Context) -> None:
    """The code goes on the screen: a card in this chat that changes by itself."""
    _, found = _own(ctx)
    onsite.show_code(ctx.session, ctx.now, found, ctx.person.id)
    ctx.pokes.add("cards")
    page = onsite.code_page(found)
    if page:
        ctx.reply(OutMessage(ctx.texts("code-page", url=page)))
    ctx.answer(ctx.texts.plain("code-shown"))


def tapped_edit(ctx: Context) -> None:
    """A field of a planned meeting will be typed."""
    branch, found = _own(ctx)
    field = ctx.args[1] if len(ctx.args) > 1 else ""
    if field not in {*LONGEST, "start"}:
        raise Refusal("button-unknown")
    service.require_planned(found)
    drafts.begin(
        ctx.session,
        ctx.person.id,
        "meeting-edit",
        ctx.now,
        branch_id=branch.id,
        awaits=field,
        data={"meeting": found.id},
    )
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts(f"meeting-type-{field}")).with_buttons(
            (tap(ctx.texts.plain("back"), "m.v", found.id),)
        )
    )


def typed_edit(ctx: Context, draft: Draft) -> None:
    """The new value of a field of a planned meeting."""
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.MEETINGS)
    found = meetings.of_branch(ctx.session, int(draft.data["meeting"]), branch.id)
    if found is None:
        raise Refusal("button-stale")
    if draft.awaits == "start":
        start = time_for(ctx, branch)
        when = say_dated(ctx.texts, start, ctx.now, branch)
        told = ctx.texts("told-moved", title=_title(ctx, found), when=when)
        service.move(ctx.session, ctx.now, branch, found, start, told)
    else:
        value = text_for(draft.awaits, ctx.text)
        if not value:
            raise Refusal(f"meeting-type-{draft.awaits}")
        key = f"told-{draft.awaits}"
        told = ctx.texts(key, title=_title(ctx, found), value=value)
        service.change(ctx.session, ctx.now, branch, found, draft.awaits, value, told)
    ctx.pokes |= {"cards", "outbox"}
    _page(ctx, branch, found)


def tapped_cancel(ctx: Context) -> None:
    """Cancelling is asked once more."""
    _, found = _own(ctx)
    ctx.answer("")
    ctx.edit(view.confirm_cancel(ctx.texts, found))


def tapped_cancel_sure(ctx: Context) -> None:
    """The meeting is cancelled and the group told."""
    branch, found = _own(ctx)
    when = say_dated(ctx.texts, found.starts_at, ctx.now, branch)
    told = ctx.texts("told-cancelled", title=_title(ctx, found), when=when)
    service.cancel(ctx.session, ctx.now, branch, found, told)
    ctx.pokes |= {"cards", "outbox"}
    ctx.answer(ctx.texts.plain("meeting-cancelled"))
    _page(ctx, branch, found)


TAPS: dict[str, Handler] = {
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
