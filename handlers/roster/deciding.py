"""The doors of those who confirm claims: one tap each, and the list of what waits."""

from data.models import Account, Branch, Claim, Member
from data.queries import claim as claims
from data.queries import member as members
from data.values.out import Button, OutMessage
from handlers.roster import asking, rules, view
from handlers.roster.joining import bound
from handlers.roster.room import enter, group_names, place, show_page, tell
from handlers.shared.access import Right
from handlers.shared.buttons import number, pages, tap
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def _asked(turn: Turn) -> tuple[Branch, Claim, Member]:
    """The claim of a button, for who may decide on it; foreign, withdrawn and unknown ones get
    the same answer."""
    claim = claims.locked(turn.session, number(turn.deed.args))
    member = turn.session.get(Member, claim.member_id) if claim else None
    if claim is None or member is None:
        raise Refusal("claim-gone")
    if members.of(turn.session, member.branch_id, turn.person.id) is None:
        raise Refusal("claim-gone")
    branch, actor = enter(turn, member.branch_id, Right.CLAIMS)
    if not rules.may_confirm(place(actor), place(member)):
        raise Refusal("claim-not-yours-to-confirm")
    return branch, claim, member


def _decided(turn: Turn, branch: Branch, claim: Claim, member: Member) -> bool:
    """Shows what was decided before, where it was."""
    if claim.state == "open":
        return False
    by = members.of(turn.session, branch.id, claim.decided_by or 0)
    key = "claim-was-confirmed" if claim.state == "confirmed" else "claim-was-refused"
    turn.toast("")
    turn.show(OutMessage(turn.texts(key, name=member.name, by=by.name if by else "")))
    return True


def tapped_yes(turn: Turn) -> None:
    """确认."""
    branch, claim, member = _asked(turn)
    if _decided(turn, branch, claim, member):
        return
    own = members.of(turn.session, branch.id, claim.account_id)
    if own is not None and own.listed:
        raise Refusal("claim-account-taken", name=own.name)
    if member.left_on is not None or not member.listed:
        raise Refusal("claim-name-gone", name=member.name)
    account_id = claim.account_id
    bound(turn, branch, member, account_id)
    tell(
        turn,
        account_id,
        branch,
        lambda texts: OutMessage(texts("claim-done", name=member.name, branch=branch.name)),
    )
    turn.toast(turn.texts.plain("claim-confirmed-toast", name=member.name))
    account = turn.session.get(Account, account_id)
    turn.show(
        OutMessage(
            turn.texts("claim-confirmed", name=member.name, account=account.name if account else "")
        ).with_buttons(*_next(turn, branch))
    )


def tapped_no(turn: Turn) -> None:
    """不是本人."""
    branch, claim, member = _asked(turn)
    if _decided(turn, branch, claim, member):
        return
    claims.refuse(turn.session, claim, turn.person.id, turn.now)
    tell(
        turn,
        claim.account_id,
        branch,
        lambda texts: OutMessage(texts("claim-refused", name=member.name, branch=branch.name)),
    )
    turn.toast("")
    turn.show(
        OutMessage(turn.texts("claim-declined", name=member.name)).with_buttons(
            *_next(turn, branch)
        )
    )


def _next(turn: Turn, branch: Branch) -> tuple[tuple[Button, ...], ...]:
    """A way on where more claims wait that this person may see."""
    many = len(_waiting(turn, branch))
    if not many:
        return ()
    return ((tap(turn.texts.plain("roster-waiting", many=many), "r.w", branch.id, 0),),)


def _waiting(turn: Turn, branch: Branch) -> list[tuple[Claim, Member, Account]]:
    actor = members.of(turn.session, branch.id, turn.person.id)
    return [
        row
        for row in claims.open_in(turn.session, branch.id)
        if actor is not None and rules.may_confirm(place(actor), place(row[1]))
    ]


def tapped_list(turn: Turn) -> None:
    """The claims that wait for this person."""
    branch, _ = enter(turn, number(turn.deed.args), Right.CLAIMS)
    waiting = _waiting(turn, branch)
    shown = view.labels(turn.texts, [row[1] for row in waiting], group_names(turn, branch.id))
    buttons = [
        tap(
            turn.texts.plain("claim-entry", account=account.name[:30], name=shown[member.id]),
            "j.d",
            claim.id,
        )
        for claim, member, account in waiting
    ]
    key = "claim-list" if waiting else "claim-list-done"
    show_page(
        turn,
        turn.texts(key, many=len(waiting)),
        *pages(turn.texts, buttons, number(turn.deed.args, 1), "r.w", branch.id, size=6),
        (tap(turn.texts.plain("roster-open"), "r.o", branch.id),),
    )


def tapped_claim(turn: Turn) -> None:
    """One claim of the list."""
    branch, claim, member = _asked(turn)
    if _decided(turn, branch, claim, member):
        return
    account = turn.session.get_one(Account, claim.account_id)
    message = asking.request(
        turn.texts, turn, branch, member, claim_id=claim.id, account=(account.id, account.name)
    )
    back = (tap(turn.texts.plain("back"), "r.w", branch.id, 0),)
    show_page(turn, message.text, *message.buttons, back)
