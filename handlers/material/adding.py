"""Handlers for what is sent to the bot as material: taken, shown on one card, saved or given up.

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
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, texts_in

INBOX = "material.inbox"
"""The kind of card that shows a member what they sent and have not saved yet."""
TOGETHER = timedelta(seconds=30)
"""What comes so soon after another belongs to the same card; later, the card is posted anew."""
MOST_IN_INBOX = 50


def take(ctx: Context, branch: Branch, member: Member) -> None:
    """Takes what was sent as it is, and shows it on the member's card."""
    waiting = _waiting(ctx.session, member)
    taken = service.take(ctx.session, ctx.now, branch, ctx.incoming, ctx.texts)
    if taken.before and taken.material.state != "proposed":
        known = view.facts(ctx.session, branch, taken.material, ctx.now)
        ctx.show(view.page(ctx.texts, taken.material, known, ctx.texts("material-before"), ""))
        return
    card = cards.of(ctx.session, INBOX, member.id)
    newest = max((one.added_at for one in waiting), default=None)
    soon = newest is not None and ctx.now - newest <= TOGETHER
    if soon and card is not None and cards.is_up(card):
        cards.mark(ctx.session, INBOX, member.id, ctx.now)
    else:
        cards.put_up(ctx.session, branch.id, ctx.person.id, INBOX, member.id, ctx.now)
    ctx.answer("")
    ctx.pokes.add("cards")


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


def tapped_save(ctx: Context) -> None:
    """保存: the piece may be pushed."""
    branch, material = enter_tapped(ctx)
    service.save(ctx.session, ctx.now, branch, material)
    ctx.answer(ctx.texts.plain("material-saved"))
    ctx.pokes.add("errands")
    ctx.edit(view.page(ctx.texts, material, view.facts(ctx.session, branch, material, ctx.now)))


def tapped_save_plan(ctx: Context) -> None:
    """保存并安排推送."""
    branch, material = enter_tapped(ctx)
    service.save(ctx.session, ctx.now, branch, material)
    ctx.pokes.add("errands")
    ctx.answer(ctx.texts.plain("material-saved"))
    steps.begin_with(ctx, branch, "material", material.title, {"material": material.id})


def tapped_refuse(ctx: Context) -> None:
    """不要: a piece that is not saved is dropped."""
    branch, material = enter_tapped(ctx)
    if material.state != "proposed":
        raise Refusal("button-stale")
    title, feed = material.title, material.feed_id
    ctx.session.delete(material)
    ctx.answer(ctx.texts.plain("material-refused"))
    back = ("fd.w", feed, 0) if feed else ("mt.h", branch.id)
    ctx.edit(
        OutMessage(ctx.texts("material-dropped", title=title)).with_buttons(
            (tap(ctx.texts.plain("back"), *map(str, back)),)
        )
    )


def tapped_save_all(ctx: Context) -> None:
    """全部保存."""
    branch = enter_home(ctx)
    member = members.of(ctx.session, branch.id, ctx.person.id)
    pieces = _waiting(ctx.session, member) if member else []
    for piece in pieces:
        service.save(ctx.session, ctx.now, branch, piece)
    ctx.pokes.add("errands")
    ctx.answer(ctx.texts.plain("material-saved"))
    ctx.edit(
        view.listing(
            ctx.texts,
            ctx.texts("material-saved-all", many=len(pieces)),
            (0, pieces[: view.A_PAGE]),
            0,
            ("mt.h", branch.id),
            (tap(ctx.texts.plain("material-home-button"), "mt.h", branch.id),),
        )
    )


def tapped_merge(ctx: Context) -> None:
    """合成一篇: texts that came as several messages are one."""
    branch = enter_home(ctx)
    member = members.of(ctx.session, branch.id, ctx.person.id)
    pieces = _waiting(ctx.session, member) if member else []
    if len(pieces) < 2 or not _is_one_text(pieces):
        raise Refusal("button-stale")
    whole = service.merge(ctx.session, pieces)
    ctx.answer("")
    ctx.edit(view.page(ctx.texts, whole, view.facts(ctx.session, branch, whole, ctx.now)))


TAPS: dict[str, Handler] = {
    "mt.s": tapped_save,
    "mt.sp": tapped_save_plan,
    "mt.n": tapped_refuse,
    "mt.all": tapped_save_all,
    "mt.j": tapped_merge,
}
