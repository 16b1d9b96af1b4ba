"""The doors of those who confirm claims: a tap each or one for all, and the list of what waits."""

from data.models import Account, Branch, Claim, Member
from data.queries import claim as claims
from data.queries import member as members
from data.values.out import Button, OutMessage
from handlers.roster import rules, waiting
from handlers.roster.joining import bound
from handlers.roster.room import enter, place, redraw_claims, show_page, tell
from handlers.roster.welcome import welcome
from handlers.shared.access import Right
from handlers.shared.buttons import number, pages, tap
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def _asked(turn: Turn) -> tuple[Branch, Member, Claim, Member]:
    """Branch, who decides, the claim of a button and its name; foreign, withdrawn and unknown
    claims get the same answer."""
    claim = claims.locked(turn.session, number(turn.deed.args))
    member = turn.session.get(Member, claim.member_id) if claim else None
    if claim is None or member is None or claim.state == "withdrawn":
        raise Refusal("claim-gone")
    if members.of(turn.session, member.branch_id, turn.person.id) is None:
        raise Refusal("claim-gone")
    branch, actor = enter(turn, member.branch_id, Right.CLAIMS)
    if not rules.may_confirm(place(actor), place(member)):
        raise Refusal("claim-not-yours-to-confirm")
    return branch, actor, claim, member


def _decided(turn: Turn, branch: Branch, actor: Member, claim: Claim, member: Member) -> bool:
    """Says what was decided before."""
    if claim.state == "open":
        return False
    by = members.of(turn.session, branch.id, claim.decided_by or 0)
    key = "claim-was-confirmed" if claim.state == "confirmed" else "claim-was-refused"
    said = {"name": member.name, "by": by.name if by else ""}
    _answer(turn, actor, turn.texts.plain(key, **said), OutMessage(turn.texts(key, **said)))
    return True


def _answer(turn: Turn, actor: Member, toast: str, message: OutMessage) -> None:
    """Says what came of a tap: on the card by a toast only, because the clock redraws the card."""
    turn.toast(toast)
    if waiting.on_card(turn, actor):
        redraw_claims(turn, turn.session.get_one(Branch, actor.branch_id))
    else:
        turn.show(message)


def tapped_yes(turn: Turn) -> None:
    """确认."""
    branch, actor, claim, member = _asked(turn)
    if _decided(turn, branch, actor, claim, member):
        return
    own = members.of(turn.session, branch.id, claim.account_id)
    if own is not None and own.listed:
        raise Refusal("claim-account-taken", name=own.name)
    if member.left_on is not None or not member.listed:
        raise Refusal("claim-name-gone", name=member.name)
    account = turn.session.get_one(Account, claim.account_id)
    _confirm(turn, branch, account, member)
    text = turn.texts("claim-confirmed", name=member.name, account=account.name)
    _answer(
        turn,
        actor,
        turn.texts.plain("claim-confirmed-toast", name=member.name),
        OutMessage(text).with_buttons(*_next(turn, actor)),
    )


def _confirm(turn: Turn, branch: Branch, account: Account, member: Member) -> None:
    """Binds the name, and tells whose it is now."""
    bound(turn, branch, member, account.id)
    tell(turn, account.id, branch, lambda texts: welcome(turn, texts, branch, member))


def tapped_all(turn: Turn) -> None:
    """全部确认: those that the tapped message showed as waiting, as far as each is still open and
    nothing about it needs a look of its own."""
    branch, actor = enter(turn, number(turn.deed.args), Right.CLAIMS)
    last = (number(turn.deed.args, 1), number(turn.deed.args, 2))
    rows = waiting.waiting_for(turn.session, actor)
    shown = [
        row for row in waiting.together(turn.session, rows) if waiting.moment_of(row[0]) <= last
    ]
    done = 0
    for row, member, account in shown:
        claim = claims.locked(turn.session, row.id)
        if claim is not None and claim.state == "open":
            _confirm(turn, branch, account, member)
            done += 1
    left = len(waiting.waiting_for(turn.session, actor))
    key = "claim-all-done" if done else "claim-all-none"
    said = {"many": done, "left": left}
    message = OutMessage(turn.texts(key, **said)).with_buttons(*_next(turn, actor))
    _answer(turn, actor, turn.texts.plain(key, **said), message)


def tapped_no(turn: Turn) -> None:
    """不是本人."""
    branch, actor, claim, member = _asked(turn)
    if _decided(turn, branch, actor, claim, member):
        return
    claims.refuse(turn.session, claim, turn.person.id, turn.now)
    redraw_claims(turn, branch)
    tell(
        turn,
        claim.account_id,
        branch,
        lambda texts: OutMessage(texts("claim-refused", name=member.name, branch=branch.name)),
    )
    message = OutMessage(turn.texts("claim-declined", name=member.name))
    _answer(
        turn,
        actor,
        turn.texts.plain("claim-declined", name=member.name),
        message.with_buttons(*_next(turn, actor)),
    )


def _next(turn: Turn, actor: Member) -> tuple[tuple[Button, ...], ...]:
    """A way on where more claims wait that this person may see."""
    many = len(waiting.waiting_for(turn.session, actor))
    if not many:
        return ()
    return ((tap(turn.texts.plain("roster-waiting", many=many), "r.w", actor.branch_id, 0),),)


def tapped_list(turn: Turn) -> None:
    """The claims that wait for this person, one by one; the card stays what it is, below it."""
    branch, actor = enter(turn, number(turn.deed.args), Right.CLAIMS)
    rows = waiting.waiting_for(turn.session, actor)
    shown = waiting.labels(turn.session, turn.texts, branch.id)
    buttons = [
        tap(
            turn.texts.plain(
                "claim-entry", account=account.name[:30], name=shown.get(member.id, member.name)
            ),
            "j.d",
            claim.id,
        )
        for claim, member, account in rows
    ]
    text = turn.texts("claim-list" if rows else "claim-list-done", many=len(rows))
    message = OutMessage(text).with_buttons(
        *pages(turn.texts, buttons, number(turn.deed.args, 1), "r.w", branch.id, size=6),
        (tap(turn.texts.plain("roster-open"), "r.o", branch.id),),
    )
    turn.toast("")
    if waiting.on_card(turn, actor):
        turn.say(message)
    else:
        turn.show(message)


def tapped_claim(turn: Turn) -> None:
    """One claim of the list."""
    branch, actor, claim, member = _asked(turn)
    if _decided(turn, branch, actor, claim, member):
        return
    account = turn.session.get_one(Account, claim.account_id)
    message = waiting.request(turn.session, turn.texts, branch, claim, member, account)
    back = (tap(turn.texts.plain("back"), "r.w", branch.id, 0),)
    show_page(turn, message.text, *message.buttons, back)
