"""Make-up study, as secretaries see it: assigned for what was missed, confirmed when it is done."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Account, Branch, MakeUp, Material, Meeting, Member, Reading
from data.queries import card as cards
from data.queries import makeup, outbox
from data.queries import material as materials
from data.queries import member as members
from data.values.out import OutMessage
from data.values.period import Period
from data.values.standing import Status
from data.values.study import Span
from handlers.check import makeup_view
from handlers.check.commands import keeper, named
from handlers.reading import service as reading
from handlers.shared.access import Right, may, secretaries
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import texts_in
from handlers.signin import service as attendance

CARD = "makeups"
"""The live card of a secretary: what is done and waits to be confirmed; its row is the member."""
KIND = "makeup"
SUGGESTED = 5


def tapped_list(turn: Turn) -> None:
    """布置补学: which meeting or reading of the period? For everybody who missed it, or for one
    member."""
    branch, _ = keeper(turn, number(turn.deed.args))
    period, member = named(turn), _member(turn, branch, 2)
    turn.toast("")
    _list(turn, branch, period, member, number(turn.deed.args, 3))


def _list(turn: Turn, branch: Branch, period: Period, member: Member | None, at: int = 0) -> None:
    span = Span(period.first, period.last)
    found = makeup.missed(turn.session, branch, span, turn.now, member.id if member else 0)
    turn.redraw(makeup_view.missed(turn.texts, branch, period, found, member, at, turn.now))


def _member(turn: Turn, branch: Branch, at: int) -> Member | None:
    """The member that a button names; None where it means all."""
    member_id = number(turn.deed.args, at)
    if not member_id:
        return None
    member = turn.session.get(Member, member_id)
    if member is None or member.branch_id != branch.id:
        raise Refusal("button-unknown")
    return member


def _meeting(turn: Turn) -> tuple[Branch, Meeting, Period, Member | None]:
    """The closed meeting that a button names, with the page it came from."""
    meeting = turn.session.get(Meeting, number(turn.deed.args))
    branch, _ = keeper(turn, meeting.branch_id if meeting else 0)
    if meeting is None or meeting.state != "closed":
        raise Refusal("button-stale")
    return branch, meeting, named(turn), _member(turn, branch, 2)


def tapped_material(turn: Turn) -> None:
    """What shall be studied for it: a material that fits, or the meeting's own agenda."""
    branch, meeting, period, member = _meeting(turn)
    turn.toast("")
    found = suggested(turn.session, branch, meeting)
    turn.redraw(makeup_view.material(turn.texts, branch, meeting, period, member, found))


def suggested(session: Session, branch: Branch, meeting: Meeting) -> list[Material]:
    """Material for a meeting: what has its topic in it first, then the newest."""
    found: dict[int, Material] = {}
    if meeting.topic:
        choice = materials.Choice(word=meeting.topic)
        _, fitting = materials.listed(session, branch.id, choice, most=SUGGESTED)
        found |= {one.id: one for one in fitting}
    _, newest = materials.listed(session, branch.id, materials.Choice(), most=SUGGESTED)
    found |= {one.id: one for one in newest if one.id not in found}
    return list(found.values())[:SUGGESTED]


def tapped_assign(turn: Turn) -> None:
    """It is assigned to all who were absent and have none yet, or to the one member."""
    branch, meeting, period, member = _meeting(turn)
    material_id = number(turn.deed.args, 3)
    material = turn.session.get(Material, material_id) if material_id else None
    if material_id and (material is None or material.branch_id != branch.id):
        raise Refusal("material-gone")
    _assign(turn, branch, meeting, member, material_id or None)
    _list(turn, branch, period, member)


def tapped_reading(turn: Turn) -> None:
    """A reading that was missed is assigned as it is: its own text is what is studied."""
    row = turn.session.get(Reading, number(turn.deed.args))
    branch, _ = keeper(turn, row.branch_id if row else 0)
    period, member = named(turn), _member(turn, branch, 2)
    if row is None:
        raise Refusal("button-stale")
    _assign(turn, branch, row, member, row.material_id)
    _list(turn, branch, period, member)


def _assign(
    turn: Turn,
    branch: Branch,
    thing: makeup.Thing,
    member: Member | None,
    material_id: int | None,
) -> None:
    who = makeup.who_missed(turn.session, branch, thing, member.id if member else 0)
    if not who:
        raise Refusal("makeup-nobody")
    told = 0
    for one in who:
        row = makeup.assign(turn.session, branch, thing, one, material_id, turn.person.id, turn.now)
        told += _tell(turn, branch, thing, one, row)
    turn.pokes.add("outbox")
    turn.toast(turn.texts.plain("makeup-assigned", many=len(who), told=told), alert=True)


def _tell(turn: Turn, branch: Branch, thing: makeup.Thing, member: Member, row: MakeUp) -> bool:
    """Writes to the member, where the bot may; they find it under /me all the same."""
    account = turn.session.get(Account, member.account_id) if member.account_id else None
    if account is None or not account.reachable:
        return False
    texts = texts_in(account.language or branch.language)
    message = makeup_view.assigned(texts, branch, thing, row, turn.now)
    outbox.post(turn.session, account.id, KIND, message, turn.now, branch_id=branch.id)
    return True


def done(session: Session, now: datetime, row: MakeUp) -> None:
    """A member has done it: secretaries see it on their card, put up where none shows others."""
    branch = session.get_one(Branch, row.branch_id)
    before = len(makeup.waiting(session, branch.id))
    row.state, row.done_at = "done", now
    session.flush()
    for account_id in secretaries(session, branch.id):
        member = members.of(session, branch.id, account_id)
        account = session.get(Account, account_id)
        if member is None or account is None or not account.reachable:
            continue
        card = cards.of(session, CARD, member.id)
        if before and card is not None and cards.is_up(card):
            cards.mark(session, CARD, member.id, now)
        else:
            cards.put_up(session, branch.id, account_id, CARD, member.id, now)


def draw(session: Session, now: datetime, member_id: int) -> OutMessage | None:
    """What waits for a secretary's word."""
    member = session.get(Member, member_id)
    card = cards.of(session, CARD, member_id)
    if member is None or card is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    account = session.get(Account, card.chat_id)
    texts = texts_in((account and account.language) or branch.language)
    own = member.account_id == card.chat_id and member.left_on is None
    if not own or not may(member.post, Right.CHECKS):
        return OutMessage(texts("makeup-card-over")) if card.message_id else None
    return makeup_view.waiting(texts, branch, makeup.waiting(session, branch.id), now)


def tapped_confirm(turn: Turn) -> None:
    """One is confirmed: the attendance becomes made up, by this person, now."""
    row = turn.session.get(MakeUp, number(turn.deed.args))
    branch, _ = keeper(turn, row.branch_id if row else 0)
    if row is None or row.state != "done" or not makeup.is_needed(turn.session, row):
        raise Refusal("makeup-settled")
    _confirm(turn, row)
    _redraw(turn, branch)


def tapped_all(turn: Turn) -> None:
    """All that the card showed are confirmed: those done up to the one it names."""
    branch, _ = keeper(turn, number(turn.deed.args))
    last = number(turn.deed.args, 1)
    shown = [row for row, _, _ in makeup.waiting(turn.session, branch.id)]
    upto = next((at for at, row in enumerate(shown) if row.id == last), -1)
    if upto < 0:
        raise Refusal("makeup-settled")
    for row in shown[: upto + 1]:
        _confirm(turn, row)
    _redraw(turn, branch)


def tapped_again(turn: Turn) -> None:
    """It is not enough: the member does it once more."""
    row = turn.session.get(MakeUp, number(turn.deed.args))
    branch, _ = keeper(turn, row.branch_id if row else 0)
    if row is None or row.state != "done" or not makeup.is_needed(turn.session, row):
        raise Refusal("makeup-settled")
    row.state, row.right, row.opened_at, row.done_at = "open", 0, None, None
    turn.session.flush()
    member = turn.session.get_one(Member, row.member_id)
    _tell(turn, branch, makeup.thing_of(turn.session, row), member, row)
    turn.pokes.add("outbox")
    _redraw(turn, branch)


def _confirm(turn: Turn, row: MakeUp) -> None:
    """The entry becomes made up; it is absent, or unread, as the doors made sure."""
    row.state, row.confirmed_by, row.confirmed_at = "confirmed", turn.person.id, turn.now
    thing = makeup.thing_of(turn.session, row)
    if isinstance(thing, Reading):
        reading.make_up(turn.session, turn.now, thing, row.member_id)
    elif entry := makeup.entry(turn.session, row):
        reason = turn.texts.plain("makeup-reason")
        attendance.correct(turn.session, turn.now, entry, Status.MADE_UP, turn.person.id, reason)
    turn.session.flush()


def _redraw(turn: Turn, branch: Branch) -> None:
    """Every secretary's card shows what is left; the tapped one at once."""
    for account_id in secretaries(turn.session, branch.id):
        member = members.of(turn.session, branch.id, account_id)
        if member is not None:
            cards.mark(turn.session, CARD, member.id, turn.now)
    turn.pokes.add("cards")
    turn.toast(turn.texts.plain("makeup-noted"))
    found = makeup.waiting(turn.session, branch.id)
    turn.redraw(makeup_view.waiting(turn.texts, branch, found, turn.now))


TAPS: dict[str, Door] = {
    "mk.l": tapped_list,
    "mk.o": tapped_material,
    "mk.a": tapped_assign,
    "mk.r": tapped_reading,
    "mk.y": tapped_confirm,
    "mk.z": tapped_all,
    "mk.n": tapped_again,
}
