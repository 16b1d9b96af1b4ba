"""The claims that wait for one who decides, and the one live card that shows them privately."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Account, Branch, Claim, Member
from data.queries import card as cards
from data.queries import claim as claims
from data.queries import roster
from data.queries.branch import subgroups
from data.values.out import OutMessage
from data.values.standing import Post
from handlers.roster import rules, view
from handlers.roster.room import CLAIMS, place
from handlers.shared.access import Right, may
from handlers.shared.buttons import tap
from handlers.shared.context import Context, Reply
from handlers.shared.texts import Markup, Texts, escape, texts_in

MOST_LINES = 10
MOST_AT_ONCE = 50
RINGS_AGAIN = timedelta(hours=6)
"""After this long without a new claim the next one is a new message, though others still wait."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Waiting = tuple[Claim, Member, Account]


def waiting_for(session: Session, decider: Member) -> list[Waiting]:
    """The open claims that this member may confirm, the oldest first."""
    return _confirmable(decider, claims.open_in(session, decider.branch_id))


def _confirmable(decider: Member, rows: Sequence[Waiting]) -> list[Waiting]:
    return [row for row in rows if rules.may_confirm(place(decider), place(row[1]))]


def together(session: Session, rows: Sequence[Waiting]) -> list[Waiting]:
    """Those of a branch's claims that one tap may confirm together, the oldest first."""
    if not rows:
        return []
    people = roster.listed(session, rows[0][1].branch_id)
    named = {one.account_id for one in people if one.account_id is not None}
    wishes = [
        rules.Wish(account.id, member.id, member.post, member.account_id is not None)
        for _, member, account in rows
    ]
    plain = rules.beyond_doubt(wishes, named)
    chosen = [row for row, fine in zip(rows, plain, strict=True) if fine and row[1].listed]
    return chosen[:MOST_AT_ONCE]


def moment_of(claim: Claim) -> tuple[int, int]:
    """When a claim was asked, in microseconds since 1970, and its id: claims in their order."""
    return (claim.asked_at - EPOCH) // timedelta(microseconds=1), claim.id


def ring(ctx: Context, decider: Member, before: Sequence[Waiting]) -> None:
    """Puts the card of one who decides up anew for a claim, unless one there shows others that
    came lately. `before`: the claims of the branch that waited until now."""
    assert decider.account_id is not None
    card = cards.of(ctx.session, CLAIMS, decider.id)
    there = card is not None and card.chat_id == decider.account_id and cards.is_up(card)
    asked = [claim.asked_at for claim, _, _ in _confirmable(decider, before)]
    if there and asked and max(asked) > ctx.now - RINGS_AGAIN:
        return
    if card is not None and card.message_id and there and not asked and card.due_at:
        # All was decided a moment ago: the clock would not come to say so on the old message.
        done = OutMessage(_spoken(ctx.session, decider).plain("claim-card-done"))
        ctx.replies.append(
            Reply("edit", chat_id=card.chat_id, message_id=card.message_id, message=done)
        )
    cards.put_up(ctx.session, decider.branch_id, decider.account_id, CLAIMS, decider.id, ctx.now)
    ctx.pokes.add("cards")


def _spoken(session: Session, decider: Member, chat_id: int = 0) -> Texts:
    """The texts in the language of who reads the card."""
    account = session.get(Account, chat_id or decider.account_id)
    branch = session.get_one(Branch, decider.branch_id)
    return texts_in((account and account.language) or branch.language)


def on_card(ctx: Context, decider: Member) -> bool:
    """Whether the tapped message is the person's card, which is redrawn by the clock only."""
    card = cards.of(ctx.session, CLAIMS, decider.id)
    return card is not None and (card.chat_id, card.message_id) == (
        ctx.chat_id,
        ctx.message_id,
    )


def draw(session: Session, now: datetime, member_id: int) -> OutMessage | None:  # noqa: ARG001
    """The card of a member who decides: one claim with its question, several as a list."""
    member = session.get(Member, member_id)
    card = cards.of(session, CLAIMS, member_id)
    if member is None or card is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    texts = _spoken(session, member, card.chat_id)
    # Whom the name belonged to when the card went up may have lost it to another account since.
    own = member.account_id == card.chat_id and member.left_on is None
    if not own or not may(member.post, Right.CLAIMS):
        return OutMessage(texts("claim-card-over")) if card.message_id else None
    rows = waiting_for(session, member)
    if not rows:
        return OutMessage(texts("claim-card-done")) if card.message_id else None
    if len(rows) == 1:
        return request(session, texts, branch, *rows[0])
    return _several(session, texts, branch, rows)


def _several(session: Session, texts: Texts, branch: Branch, rows: Sequence[Waiting]) -> OutMessage:
    chosen = together(session, rows)
    shown = labels(session, texts, branch.id)
    # Whose Telegram name is another one deserves the first look.
    lines = [
        texts("claim-entry", account=account.name[:30], name=shown.get(member.id, member.name))
        for _, member, account in sorted(chosen, key=lambda row: row[1].name == row[2].name)
    ]
    text = [texts("claim-card", branch=branch.name, many=len(rows)), *lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        text.append(texts("claim-card-more", many=len(lines) - MOST_LINES))
    if len(rows) > len(chosen):
        text.append(texts("claim-card-look", many=len(rows) - len(chosen)))
    every = texts.plain("claim-all-yes", many=len(chosen))
    return OutMessage("\n".join(text)).with_buttons(
        (tap(every, "j.ya", branch.id, *moment_of(chosen[-1][0])),) if chosen else (),
        (tap(texts.plain("claim-each"), "r.w", branch.id, 0),),
    )


def labels(session: Session, texts: Texts, branch_id: int) -> dict[int, str]:
    """By id, the names of the roster as plain text, same names told apart."""
    groups = {group.id: group.name for group in subgroups(session, branch_id)}
    return view.labels(texts, roster.listed(session, branch_id), groups)


def request(
    session: Session, texts: Texts, branch: Branch, claim: Claim, member: Member, account: Account
) -> OutMessage:
    """The question to who may confirm: whether this account is this member."""
    who = Markup(f'<a href="tg://user?id={account.id}">{escape(account.name)}</a>')
    name = labels(session, texts, branch.id).get(member.id, member.name)
    lines = [texts("claim-request", who=who, name=name, branch=branch.name)]
    if member.post != Post.NONE:
        lines.append(texts("claim-request-post", post=texts.plain(f"post-{member.post}")))
    if member.account_id is not None:
        holder = session.get_one(Account, member.account_id)
        lines.append(texts("claim-request-replaces", account=holder.name))
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("claim-yes"), "j.y", claim.id),
            tap(texts.plain("claim-no"), "j.n", claim.id),
        )
    )
