"""The doors of the list of plans and of a plan's own page."""

from zoneinfo import ZoneInfo

from data.models import Branch, Draft, Plan
from data.queries import draft as drafts
from data.queries import planning
from data.values.day import coming_day
from data.values.names import clean_text
from data.values.out import OutMessage
from handlers.plan import asking, page_view, register, rules, service
from handlers.plan.progress import argument, start
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.doors import Door
from handlers.shared.moments import local, say_when
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

EDIT = "plan-edit"
"""The step in which something about an existing plan is typed."""


def _own(turn: Turn) -> tuple[Branch, Plan]:
    """The plan a button is about and its branch, if the person plans there; nothing that was to
    be typed about it is awaited any more. Raises Refusal."""
    plan = planning.of_id(turn.session, number(turn.deed.args))
    if plan is None:
        raise Refusal("plan-gone")
    branch, _ = holder_in(turn, plan.branch_id, Right.PLANS)
    drafts.drop(turn.session, turn.person.id, EDIT)
    return branch, plan


def _page(turn: Turn, branch: Branch, plan: Plan, toast: str = "") -> None:
    turn.session.flush()
    turn.toast(toast)
    turn.show(page_view.page(turn.session, turn.texts, branch, plan, turn.now))


def _list(turn: Turn, branch: Branch, page: int) -> None:
    turn.show(page_view.overview(turn.session, turn.texts, branch, turn.now, page))


def tapped_list(turn: Turn) -> None:
    """The list of plans."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.PLANS)
    turn.toast("")
    _list(turn, branch, number(turn.deed.args, 1))


def tapped_plan(turn: Turn) -> None:
    """A plan's own page."""
    branch, plan = _own(turn)
    _page(turn, branch, plan)


def tapped_pause(turn: Turn) -> None:
    """For how long? Until a day that may also be typed."""
    branch, plan = _own(turn)
    turn.toast("")
    _await(turn, branch, plan, "until")
    month = f"{local(turn.now, branch.zone):%Y%m}"
    turn.redraw(page_view.ask_pause(turn.texts, branch, plan, month, turn.now))


def tapped_pause_month(turn: Turn) -> None:
    """Another month to choose the day from."""
    branch, plan = _own(turn)
    turn.toast("")
    _await(turn, branch, plan, "until")
    month = month_of(argument(turn))
    turn.redraw(page_view.ask_pause(turn.texts, branch, plan, month, turn.now))


def tapped_pause_open(turn: Turn) -> None:
    """It rests until it is resumed."""
    branch, plan = _own(turn)
    service.pause(plan)
    _page(turn, branch, plan, turn.texts.plain("plan-now-paused"))


def tapped_pause_day(turn: Turn) -> None:
    """It rests until a day."""
    branch, plan = _own(turn)
    service.pause_until(turn.session, turn.now, branch, plan, day_of(argument(turn)))
    _page(turn, branch, plan, turn.texts.plain("plan-now-paused"))


def tapped_resume(turn: Turn) -> None:
    """It goes on."""
    branch, plan = _own(turn)
    service.resume(turn.session, turn.now, branch, plan)
    _page(turn, branch, plan, turn.texts.plain("plan-now-on"))


def tapped_skip(turn: Turn) -> None:
    """The next firing is left out."""
    branch, plan = _own(turn)
    at = service.skip(turn.session, turn.now, branch, plan)
    when = say_when(turn.texts, at, turn.now, branch)
    _page(turn, branch, plan, turn.texts.plain("plan-now-skipped", when=when))


def tapped_unskip(turn: Turn) -> None:
    """It is not left out after all."""
    branch, plan = _own(turn)
    service.unskip(turn.session, turn.now, branch, plan)
    _page(turn, branch, plan, turn.texts.plain("plan-now-unskipped"))


def tapped_try(turn: Turn) -> None:
    """What the plan would push, to this person alone."""
    _, plan = _own(turn)
    messages = register.plannable(plan.kind).preview(turn.session, turn.now, plan)
    turn.toast(turn.texts.plain("plan-tried"))
    turn.say(OutMessage(turn.texts("plan-would-be")))
    for message in messages:
        turn.say(message)


def tapped_send(turn: Turn) -> None:
    """It is sent at once; asks when it was sent within the hour."""
    branch, plan = _own(turn)
    if service.just_sent(turn.session, turn.now, plan):
        turn.toast("")
        turn.redraw(page_view.confirm_send(turn.texts, plan))
        return
    _send(turn, branch, plan)


def tapped_send_sure(turn: Turn) -> None:
    """It is sent once more."""
    branch, plan = _own(turn)
    _send(turn, branch, plan)


def _send(turn: Turn, branch: Branch, plan: Plan) -> None:
    note = service.send_now(turn.session, turn.now, plan)
    turn.pokes |= {"outbox", "cards"}
    toast = page_view.say_note(turn.texts, note) if note else turn.texts.plain("plan-now-sent")
    _page(turn, branch, plan, toast)


def tapped_edit(turn: Turn) -> None:
    """What is to be changed?"""
    _, plan = _own(turn)
    turn.toast("")
    turn.redraw(page_view.edits(turn.texts, plan))


def tapped_rhythm(turn: Turn) -> None:
    """Another rhythm."""
    branch, plan = _own(turn)
    turn.toast("")
    asking.ask(turn, _draft(turn, branch, plan))


def tapped_content(turn: Turn) -> None:
    """Something else to push, at the same times."""
    branch, plan = _own(turn)
    turn.toast("")
    register.plannable(plan.kind).choose(turn, branch, _draft(turn, branch, plan))


def _draft(turn: Turn, branch: Branch, plan: Plan) -> Draft:
    return start(
        turn,
        branch,
        kind=plan.kind,
        title=plan.title,
        data=plan.data,
        lead=plan.lead,
        rhythm=plan.rhythm,
        plan=plan.id,
    )


def tapped_title(turn: Turn) -> None:
    """Another title will be typed."""
    branch, plan = _own(turn)
    _await(turn, branch, plan, "title")
    turn.toast("")
    turn.redraw(page_view.ask_title(turn.texts, plan))


def _await(turn: Turn, branch: Branch, plan: Plan, what: str) -> None:
    drafts.begin(
        turn.session,
        turn.person.id,
        EDIT,
        turn.now,
        branch_id=branch.id,
        awaits=what,
        data={"plan": plan.id},
    ).message_id = turn.deed.message_id


def typed(turn: Turn, draft: Draft) -> None:
    """A typed title, or the day until which a plan rests."""
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.PLANS)
    plan = planning.of_id(turn.session, int(draft.data["plan"]))
    if plan is None or plan.branch_id != branch.id:
        raise Refusal("plan-gone")
    if draft.awaits == "title":
        title = clean_text(turn.deed.text)
        if not 0 < len(title) <= rules.LONGEST_TITLE:
            raise Refusal("plan-title-length", most=rules.LONGEST_TITLE)
        plan.title = title
    else:
        day = coming_day(turn.deed.text, turn.now, ZoneInfo(branch.zone))
        if day is None:
            raise Refusal("plan-until-unclear")
        service.pause_until(turn.session, turn.now, branch, plan, day)
    if draft.message_id:
        turn.remove(draft.message_id)
    drafts.end(turn.session, draft)
    _page(turn, branch, plan)


def tapped_delete(turn: Turn) -> None:
    """Deleting is asked once more."""
    _, plan = _own(turn)
    turn.toast("")
    turn.redraw(page_view.confirm_delete(turn.texts, plan))


def tapped_delete_sure(turn: Turn) -> None:
    """The plan is deleted; what it pushed stays."""
    branch, plan = _own(turn)
    turn.session.delete(plan)
    turn.session.flush()
    turn.toast(turn.texts.plain("plan-deleted"))
    _list(turn, branch, 0)


TAPS: dict[str, Door] = {
    "p.l": tapped_list,
    "p.v": tapped_plan,
    "p.pa": tapped_pause,
    "p.pm": tapped_pause_month,
    "p.pn": tapped_pause_open,
    "p.pd": tapped_pause_day,
    "p.re": tapped_resume,
    "p.sk": tapped_skip,
    "p.us": tapped_unskip,
    "p.tr": tapped_try,
    "p.go": tapped_send,
    "p.gx": tapped_send_sure,
    "p.ed": tapped_edit,
    "p.er": tapped_rhythm,
    "p.ec": tapped_content,
    "p.et": tapped_title,
    "p.de": tapped_delete,
    "p.dx": tapped_delete_sure,
}
