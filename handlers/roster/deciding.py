"""Handlers of those who confirm claims: a tap each or one for all, and the list of what waits."""

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
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal


def _asked(ctx: Context) -> tuple[Branch, Member, Claim, Member]:
    """Branch, who decides, the claim of a button and its name; foreign, withdrawn and unknown
    claims get the same answer."""
    claim = claims.locked(ctx.session, number(ctx.args))
    member = ctx.session.get(Member, claim.member_id) if claim else None
    if claim is None or member is None or claim.state == "withdrawn":
        raise Refusal("claim-gone")
    if members.of(ctx.session, member.branch_id, ctx.person.id) is None:
        raise Refusal("claim-gone")
    branch, actor = enter(ctx, member.branch_id, Right.CLAIMS)
    if not rules.may_confirm(place(actor), place(member)):
        raise Refusal("claim-not-yours-to-confirm")
    return branch, actor, claim, member


def _decided(ctx: Context, branch: Branch, actor: Member, claim: Claim, member: Member) -> bool:
    """Says what was decided before."""
    if claim.state == "open":
        return False
    by = members.of(ctx.session, branch.id, claim.decided_by or 0)
    key = "claim-was-confirmed" if claim.state == "confirmed" else "claim-was-refused"
    said = {"name": member.name, "by": by.name if by else ""}
    _answer(ctx, actor, ctx.texts.plain(key, **said), OutMessage(ctx.texts(key, **said)))
    return True


def _answer(ctx: Context, actor: Member, toast: str, message: OutMessage) -> None:
    """Says what came of a tap: on the card by an answer only, for the clock redraws the card."""
    ctx.answer(toast)
    if waiting.on_card(ctx, actor):
        redraw_claims(ctx, ctx.session.get_one(Branch, actor.branch_id))
    else:
        ctx.show(message)


def tapped_yes(ctx: Context) -> None:
    """确认."""
    branch, actor, claim, member = _asked(ctx)
    if _decided(ctx, branch, actor, claim, member):
        return
    own = members.of(ctx.session, branch.id, claim.account_id)
    if own is not None and own.listed:
        raise Refusal("claim-account-taken", name=own.name)
    if member.left_on is not None or not member.listed:
        raise Refusal("claim-name-gone", name=member.name)
    account = ctx.session.get_one(Account, claim.account_id)
    _confirm(ctx, branch, account, member)
    text = ctx.texts("claim-confirmed", name=member.name, account=account.name)
    _answer(
        ctx,
        actor,
        ctx.texts.plain("claim-confirmed-answer", name=member.name),
        OutMessage(text).with_buttons(*_next(ctx, actor)),
    )


def _confirm(ctx: Context, branch: Branch, account: Account, member: Member) -> None:
    """Binds the name, and tells whose it is now."""
    bound(ctx, branch, member, account.id)
    tell(ctx, account.id, branch, lambda texts: welcome(ctx, texts, branch, member))


def tapped_all(ctx: Context) -> None:
    """全部确认: those that the tapped message showed as waiting, as far as each is still open and
    nothing about it needs a look of its own."""
    branch, actor = enter(ctx, number(ctx.args), Right.CLAIMS)
    last = (number(ctx.args, 1), number(ctx.args, 2))
    rows = waiting.waiting_for(ctx.session, actor)
    shown = [
        row for row in waiting.together(ctx.session, rows) if waiting.moment_of(row[0]) <= last
    ]
    done = 0
    for row, member, account in shown:
        claim = claims.locked(ctx.session, row.id)
        if claim is not None and claim.state == "open":
            _confirm(ctx, branch, account, member)
            done += 1
    left = len(waiting.waiting_for(ctx.session, actor))
    key = "claim-all-done" if done else "claim-all-none"
    said = {"many": done, "left": left}
    message = OutMessage(ctx.texts(key, **said)).with_buttons(*_next(ctx, actor))
    _answer(ctx, actor, ctx.texts.plain(key, **said), message)


def tapped_no(ctx: Context) -> None:
    """不是本人."""
    branch, actor, claim, member = _asked(ctx)
    if _decided(ctx, branch, actor, claim, member):
        return
    claims.refuse(ctx.session, claim, ctx.person.id, ctx.now)
    redraw_claims(ctx, branch)
    tell(
        ctx,
        claim.account_id,
        branch,
        lambda texts: OutMessage(texts("claim-refused", name=member.name, branch=branch.name)),
    )
    message = OutMessage(ctx.texts("claim-declined", name=member.name))
    _answer(
        ctx,
        actor,
        ctx.texts.plain("claim-declined", name=member.name),
        message.with_buttons(*_next(ctx, actor)),
    )


def _next(ctx: Context, actor: Member) -> tuple[tuple[Button, ...], ...]:
    """A way on where more claims wait that this person may see."""
    many = len(waiting.waiting_for(ctx.session, actor))
    if not many:
        return ()
    return ((tap(ctx.texts.plain("roster-waiting", many=many), "r.w", actor.branch_id, 0),),)


def tapped_list(ctx: Context) -> None:
    """The claims that wait for this person, one by one; the card stays what it is, below it."""
    branch, actor = enter(ctx, number(ctx.args), Right.CLAIMS)
    rows = waiting.waiting_for(ctx.session, actor)
    shown = waiting.labels(ctx.session, ctx.texts, branch.id)
    buttons = [
        tap(
            ctx.texts.plain(
                "claim-entry", account=account.name[:30], name=shown.get(member.id, member.name)
            ),
            "j.d",
            claim.id,
        )
        for claim, member, account in rows
    ]
    text = ctx.texts("claim-list" if rows else "claim-list-done", many=len(rows))
    message = OutMessage(text).with_buttons(
        *pages(ctx.texts, buttons, number(ctx.args, 1), "r.w", branch.id, size=6),
        (tap(ctx.texts.plain("roster-open"), "r.o", branch.id),),
    )
    ctx.answer("")
    if waiting.on_card(ctx, actor):
        ctx.reply(message)
    else:
        ctx.show(message)


def tapped_claim(ctx: Context) -> None:
    """One claim of the list."""
    branch, actor, claim, member = _asked(ctx)
    if _decided(ctx, branch, actor, claim, member):
        return
    account = ctx.session.get_one(Account, claim.account_id)
    message = waiting.request(ctx.session, ctx.texts, branch, claim, member, account)
    back = (tap(ctx.texts.plain("back"), "r.w", branch.id, 0),)
    show_page(ctx, message.text, *message.buttons, back)
