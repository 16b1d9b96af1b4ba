"""The doors for what is sent to the bot as material: taken, shown on one card, saved or given up.

What was sent is stored at once, as proposed material, so that nothing is lost while the secretary
is busy with something else. A live card gathers what comes together: an album, several forwards.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Account, Branch, Material, Member
from data.queries import card as cards
from data.queries import material as materials
from data.queries import member as members
from data.queries.material import Choice
from data.values.out import OutMessage
from handlers.material import service, view
from handlers.material.room import enter_home, enter_tapped
from handlers.plan import steps
from handlers.shared.access import Right, may
from handlers.shared.buttons import tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Texts, texts_in

INBOX = "material.inbox"
"""The kind of card that shows a member what they sent and have not saved yet."""
TOGETHER = timedelta(seconds=30)
"""What comes so soon after another belongs to the same card; later, the card is posted anew."""
MOST_IN_INBOX = 50


def take(turn: Turn, branch: Branch, member: Member) -> None:
    """Takes what was sent as it is, and shows it on the member's card."""
    waiting = _waiting(turn.session, member)
    taken = service.take(turn.session, turn.now, branch, turn.deed, turn.texts)
    if taken.before and taken.material.state != "proposed":
        known = view.facts(turn.session, branch, taken.material, turn.now)
        turn.show(view.page(turn.texts, taken.material, known, turn.texts("material-before"), ""))
        return
    card = cards.of(turn.session, INBOX, member.id)
    newest = max((one.added_at for one in waiting), default=None)
    soon = newest is not None and turn.now - newest <= TOGETHER
    if soon and card is not None and cards.is_up(card):
        cards.mark(turn.session, INBOX, member.id, turn.now)
    else:
        cards.put_up(turn.session, branch.id, turn.person.id, INBOX, member.id, turn.now)
    turn.toast("")
    turn.pokes.add("cards")


def _waiting(session: Session, member: Member) -> list[Material]:
    """What a member sent and has not saved, the newest first."""
    if member.account_id is None:
        return []
    choice = Choice(states=("proposed",), added_by=member.account_id)
    _, rows = materials.listed(session, member.branch_id, choice, most=MOST_IN_INBOX)
    return list(rows)


def draw(session: Session, now: datetime, member_id: int) -> OutMessage | None:
    """The card of what a member sent: one piece with its page, several as a list."""
    member = session.get(Member, member_id)
    card = cards.of(session, INBOX, member_id)
    if member is None or card is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    account = session.get(Account, card.chat_id)
    texts = texts_in((account and account.language) or branch.language)
    pieces = _waiting(session, member) if may(member.post, Right.MATERIAL) else []
    if not pieces:
        return None
    if len(pieces) == 1:
        return view.page(texts, pieces[0], view.facts(session, branch, pieces[0], now))
    return inbox(texts, branch, pieces)


def inbox(texts: Texts, branch: Branch, pieces: list[Material]) -> OutMessage:
    """Several pieces that are not saved: each with its page, or all at once."""
    together = [tap(texts.plain("material-save-all", many=len(pieces)), "mt.all", branch.id)]
    if _is_one_text(pieces):
        together.append(tap(texts.plain("material-merge"), "mt.j", branch.id))
    return view.listing(
        texts,
        texts("material-inbox", many=len(pieces)),
        (0, pieces[: view.A_PAGE]),
        0,
        ("mt.h", branch.id),
        tuple(together),
        (tap(texts.plain("material-home-button"), "mt.h", branch.id),),
    )


def _is_one_text(pieces: list[Material]) -> bool:
    """Whether the pieces may be one long text that came as several messages."""
    return all(not one.files and not one.link and one.body for one in pieces)


def tapped_save(turn: Turn) -> None:
    """保存: the piece may be pushed."""
    branch, material = enter_tapped(turn)
    service.save(turn.session, turn.now, branch, material)
    turn.toast(turn.texts.plain("material-saved"))
    turn.pokes.add("errands")
    turn.redraw(
        view.page(turn.texts, material, view.facts(turn.session, branch, material, turn.now))
    )


def tapped_save_plan(turn: Turn) -> None:
    """保存并安排推送."""
    branch, material = enter_tapped(turn)
    service.save(turn.session, turn.now, branch, material)
    turn.pokes.add("errands")
    turn.toast(turn.texts.plain("material-saved"))
    steps.begin_with(turn, branch, "material", material.title, {"material": material.id})


def tapped_refuse(turn: Turn) -> None:
    """不要: a piece that is not saved is dropped."""
    branch, material = enter_tapped(turn)
    if material.state != "proposed":
        raise Refusal("button-stale")
    title, feed = material.title, material.feed_id
    turn.session.delete(material)
    turn.toast(turn.texts.plain("material-refused"))
    back = ("fd.w", feed, 0) if feed else ("mt.h", branch.id)
    turn.redraw(
        OutMessage(turn.texts("material-dropped", title=title)).with_buttons(
            (tap(turn.texts.plain("back"), *map(str, back)),)
        )
    )


def tapped_save_all(turn: Turn) -> None:
    """全部保存."""
    branch = enter_home(turn)
    member = members.of(turn.session, branch.id, turn.person.id)
    pieces = _waiting(turn.session, member) if member else []
    for piece in pieces:
        service.save(turn.session, turn.now, branch, piece)
    turn.pokes.add("errands")
    turn.toast(turn.texts.plain("material-saved"))
    turn.redraw(
        view.listing(
            turn.texts,
            turn.texts("material-saved-all", many=len(pieces)),
            (0, pieces[: view.A_PAGE]),
            0,
            ("mt.h", branch.id),
            (tap(turn.texts.plain("material-home-button"), "mt.h", branch.id),),
        )
    )


def tapped_merge(turn: Turn) -> None:
    """合成一篇: texts that came as several messages are one."""
    branch = enter_home(turn)
    member = members.of(turn.session, branch.id, turn.person.id)
    pieces = _waiting(turn.session, member) if member else []
    if len(pieces) < 2 or not _is_one_text(pieces):
        raise Refusal("button-stale")
    whole = service.merge(turn.session, pieces)
    turn.toast("")
    turn.redraw(view.page(turn.texts, whole, view.facts(turn.session, branch, whole, turn.now)))


TAPS: dict[str, Door] = {
    "mt.s": tapped_save,
    "mt.sp": tapped_save_plan,
    "mt.n": tapped_refuse,
    "mt.all": tapped_save_all,
    "mt.j": tapped_merge,
}
