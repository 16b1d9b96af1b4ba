"""The doors of /calendar: the coming month, other months, the file and the address."""

from functools import partial
from secrets import token_urlsafe

from data.models import Branch, Member
from data.queries import member as members
from data.values.out import Button, OutFile, OutMessage
from handlers.plan import agenda, calendar_view, page_view
from handlers.plan.progress import argument
from handlers.shared.access import Right, branch_here, holder_in, may, member_in
from handlers.shared.buttons import link, number
from handlers.shared.daypicker import month_of
from handlers.shared.doors import Door
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

TOKEN_BYTES = 24


def calendar(turn: Turn) -> None:
    """/calendar: the coming month; in the group as text that only this person sees."""
    branch = branch_here(turn)
    member = member_in(turn, branch)
    if turn.deed.private:
        _page(turn, branch, member, "0")
        return
    first, last = calendar_view.span(branch, "0", turn.now)
    words = calendar_view.text(turn.session, turn.texts, branch, first, last, turn.now)
    picture = Button(
        turn.texts.plain("calendar-picture"), url=link(IDENTITY.username, "cal", branch.id)
    )
    turn.whisper(OutMessage(words).with_buttons((picture,)))


def calendar_link(turn: Turn) -> None:
    """The link from the group to the picture."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, member = _own(turn)
    _page(turn, branch, member, "0")


def _own(turn: Turn) -> tuple[Branch, Member]:
    """The branch a button names, and the person's member there; raises Refusal."""
    branch = turn.session.get(Branch, number(turn.deed.args))
    if branch is None:
        raise Refusal("member-unknown")
    member = member_in(turn, branch)
    turn.speak(branch.language)
    return branch, member


def _page(turn: Turn, branch: Branch, member: Member, month: str, *, again: bool = False) -> None:
    planner = may(member.post, Right.PLANS)
    messages = calendar_view.page(
        turn.session, turn.texts, branch, month, turn.now, planner=planner
    )
    for message in messages:
        if again and message is messages[0]:
            turn.redraw(message)
        else:
            turn.say(message)


def tapped_calendar(turn: Turn) -> None:
    """The coming month, below the list of plans."""
    branch, member = _own(turn)
    turn.toast("")
    _page(turn, branch, member, "0")


def tapped_month(turn: Turn) -> None:
    """Another month, in place of the one shown."""
    branch, member = _own(turn)
    month = "0" if argument(turn) == "0" else month_of(argument(turn))
    turn.toast("")
    _page(turn, branch, member, month, again=True)


def tapped_list(turn: Turn) -> None:
    """The list of plans, below the picture."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.PLANS)
    turn.toast("")
    turn.say(page_view.overview(turn.session, turn.texts, branch, turn.now, 0))


def tapped_file(turn: Turn) -> None:
    """The calendar as a file to import."""
    branch, _ = _own(turn)
    found = agenda.coming(turn.session, branch, turn.now)
    made = partial(agenda.as_file, branch.name, found, branch.zone, turn.now)
    turn.toast("")
    name = turn.texts.plain("calendar-file")
    turn.say(OutMessage(turn.texts("calendar-here"), file=OutFile("document", name, draw=made)))


def tapped_address(turn: Turn) -> None:
    """The address to subscribe to, made when it is asked for first."""
    branch, member = _own(turn)
    _require_public()
    if not branch.calendar_token:
        branch.calendar_token = token_urlsafe(TOKEN_BYTES)
    turn.toast("")
    planner = may(member.post, Right.PLANS)
    turn.say(calendar_view.address(turn.texts, branch, planner=planner))


def _require_public() -> None:
    if not IDENTITY.public_url:
        raise Refusal("calendar-no-address")


def tapped_new_address(turn: Turn) -> None:
    """A new address is asked about once: the old one stops working."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.PLANS)
    turn.toast("")
    turn.redraw(calendar_view.confirm_new_address(turn.texts, branch))


def tapped_new_address_sure(turn: Turn) -> None:
    """The old address stops working."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.PLANS)
    _require_public()
    branch.calendar_token = token_urlsafe(TOKEN_BYTES)
    turn.toast(turn.texts.plain("calendar-address-new"))
    turn.redraw(calendar_view.address(turn.texts, branch, planner=True))


TAPS: dict[str, Door] = {
    "p.cal": tapped_calendar,
    "p.cm": tapped_month,
    "p.ln": tapped_list,
    "p.ics": tapped_file,
    "p.sub": tapped_address,
    "p.tok": tapped_new_address,
    "p.tox": tapped_new_address_sure,
}
