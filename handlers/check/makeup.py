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
from handlers.reading.study import service as reading
from handlers.shared.access import Right, may, secretaries
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in
from handlers.signin.attendance import service as attendance

CARD = "makeups"
"""The live card of a secretary: what is done and waits to be confirmed; its row is the member."""
KIND = "makeup"
SUGGESTED = 5


def tapped_list(ctx: Context) -> None:
    """布置补学: which meeting or reading of the period? For everybody who missed it, or for one
    member."""
    branch, _ = keeper(ctx, number(ctx.args))
    period, member = named(ctx), _member(ctx, branch, 2)
    ctx.answer("")
    _list(ctx, branch, period, member, number(ctx.args, 3))


def _list(ctx: Context, branch: Branch, period: Period, member: Member | None, at: int = 0) -> None:
    span = Span(period.first, period.last)
    found = makeup.missed(ctx.session, branch, span, ctx.now, member.id if member else 0)
    ctx.edit(makeup_view.missed(ctx.texts, branch, period, found, member, at, ctx.now))


def _member(ctx: Context, branch: Branch, at: int) -> Member | None:
    """The member that a button names; None where it means all."""
    member_id = number(ctx.args, at)
    if not member_id:
        return None
    member = ctx.session.get(Member, member_id)
    if member is None or member.branch_id != branch.id:
        raise Refusal("button-unknown")
    return member


def _meeting(ctx: Context) -> tuple[Branch, Meeting, Period, Member | None]:
    """The closed meeting that a button names, with the page it came from."""
    meeting = ctx.session.get(Meeting, number(ctx.args))
    branch, _ = keeper(ctx, meeting.branch_id if meeting else 0)
    if meeting is None or meeting.state != "closed":
        raise Refusal("button-stale")
    return branch, meeting, named(ctx), _member(ctx, branch, 2)


def tapped_material(ctx: Context) -> None:
    """What shall be studied for it: a material that fits, or the meeting's own agenda."""
    branch, meeting, period, member = _meeting(ctx)
    ctx.answer("")
    found = suggested(ctx.session, branch, meeting)
    ctx.edit(makeup_view.material(ctx.texts, branch, meeting, period, member, found))


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


def tapped_assign(ctx: Context) -> None:
    """It is assigned to all who were absent and have none yet, or to the one member."""
    branch, meeting, period, member = _meeting(ctx)
    material_id = number(ctx.args, 3)
    material = ctx.session.get(Material, material_id) if material_id else None
    if material_id and (material is None or material.branch_id != branch.id):
        raise Refusal("material-gone")
    _assign(ctx, branch, meeting, member, material_id or None)
    _list(ctx, branch, period, member)


def tapped_reading(ctx: Context) -> None:
    """A reading that was missed is assigned as it is: its own text is what is studied."""
    row = ctx.session.get(Reading, number(ctx.args))
    branch, _ = keeper(ctx, row.branch_id if row else 0)
    period, member = named(ctx), _member(ctx, branch, 2)
    if row is None:
        raise Refusal("button-stale")
    _assign(ctx, branch, row, member, row.material_id)
    _list(ctx, branch, period, member)


def _assign(
    ctx: Context,
    branch: Branch,
    thing: makeup.Thing,
    member: Member | None,
    material_id: int | None,
) -> None:
    who = makeup.who_missed(ctx.session, branch, thing, member.id if member else 0)
    if not who:
        raise Refusal("makeup-nobody")
    told = 0
    for one in who:
        row = makeup.assign(ctx.session, branch, thing, one, material_id, ctx.person.id, ctx.now)
        told += _tell(ctx, branch, thing, one, row)
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("makeup-assigned", many=len(who), told=told), alert=True)


def _tell(ctx: Context, branch: Branch, thing: makeup.Thing, member: Member, row: MakeUp) -> bool:
    """Writes to the member, where the bot may; they find it under /me all the same."""
    account = ctx.session.get(Account, member.account_id) if member.account_id else None
    if account is None or not account.reachable:
        return False
    texts = texts_in(account.language or branch.language)
    message = makeup_view.assigned(texts, branch, thing, row, ctx.now)
    outbox.post(ctx.session, account.id, KIND, message, ctx.now, branch_id=branch.id)
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


def tapped_confirm(ctx: Context) -> None:
    """One is confirmed: the attendance becomes made up, by this person, now."""
    row = ctx.session.get(MakeUp, number(ctx.args))
    branch, _ = keeper(ctx, row.branch_id if row else 0)
    if row is None or row.state != "done" or not makeup.is_needed(ctx.session, row):
        raise Refusal("makeup-settled")
    _confirm(ctx, row)
    _redraw(ctx, branch)


def tapped_all(ctx: Context) -> None:
    """All that the card showed are confirmed: those done up to the one it names."""
    branch, _ = keeper(ctx, number(ctx.args))
    last = number(ctx.args, 1)
    shown = [row for row, _, _ in makeup.waiting(ctx.session, branch.id)]
    upto = next((at for at, row in enumerate(shown) if row.id == last), -1)
    if upto < 0:
        raise Refusal("makeup-settled")
    for row in shown[: upto + 1]:
        _confirm(ctx, row)
    _redraw(ctx, branch)


def tapped_again(ctx: Context) -> None:
    """It is not enough: the member does it once more."""
    row = ctx.session.get(MakeUp, number(ctx.args))
    branch, _ = keeper(ctx, row.branch_id if row else 0)
    if row is None or row.state != "done" or not makeup.is_needed(ctx.session, row):
        raise Refusal("makeup-settled")
    row.state, row.right, row.opened_at, row.done_at = "open", 0, None, None
    ctx.session.flush()
    member = ctx.session.get_one(Member, row.member_id)
    _tell(ctx, branch, makeup.thing_of(ctx.session, row), member, row)
    ctx.pokes.add("outbox")
    _redraw(ctx, branch)


def _confirm(ctx: Context, row: MakeUp) -> None:
    """The entry becomes made up; it is absent, or unread, as the handlers made sure."""
    row.state, row.confirmed_by, row.confirmed_at = "confirmed", ctx.person.id, ctx.now
    thing = makeup.thing_of(ctx.session, row)
    if isinstance(thing, Reading):
        reading.make_up(ctx.session, ctx.now, thing, row.member_id)
    elif entry := makeup.entry(ctx.session, row):
        reason = ctx.texts.plain("makeup-reason")
        attendance.correct(ctx.session, ctx.now, entry, Status.MADE_UP, ctx.person.id, reason)
    ctx.session.flush()


def _redraw(ctx: Context, branch: Branch) -> None:
    """Every secretary's card shows what is left; the tapped one at once."""
    for account_id in secretaries(ctx.session, branch.id):
        member = members.of(ctx.session, branch.id, account_id)
        if member is not None:
            cards.mark(ctx.session, CARD, member.id, ctx.now)
    ctx.pokes.add("cards")
    ctx.answer(ctx.texts.plain("makeup-noted"))
    found = makeup.waiting(ctx.session, branch.id)
    ctx.edit(makeup_view.waiting(ctx.texts, branch, found, ctx.now))


TAPS: dict[str, Handler] = {
    "mk.l": tapped_list,
    "mk.o": tapped_material,
    "mk.a": tapped_assign,
    "mk.r": tapped_reading,
    "mk.y": tapped_confirm,
    "mk.z": tapped_all,
    "mk.n": tapped_again,
}
