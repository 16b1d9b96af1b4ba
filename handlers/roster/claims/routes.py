"""Claims: /join, the names to choose from, confirming and refusing, and /branch."""

from contextlib import suppress

from data.models import Branch, Claim, Member
from data.queries import (
    branch as branches,
    card as cards,
    claim as claims,
    draft as drafts,
    member as members,
    roster,
)
from data.values.names import clean_name
from data.values.out import OutMessage
from handlers.roster.claims import service, view
from handlers.roster.people.forms import ENDS
from handlers.roster.people.rules import may_confirm
from handlers.shared import access
from handlers.shared.buttons import link, number
from handlers.shared.refusal import refuse_elsewhere
from handlers.shared.router import Context, Guard, Refusal, Right, Router, anyone, named, of

route = Router(ends=ENDS)
OUTSIDE = "join-outside"
"""The kind of step in which somebody who came by a link types their name."""
SEEN = "who was seen in the branch's group"


def _inside(ctx: Context, branch_id: int) -> Branch:
    """Returns the branch for who was seen in its group; refuses others, and an unknown branch."""
    branch = ctx.session.get(Branch, branch_id)
    if branch is not None:
        invitation = claims.invitation(ctx.session, ctx.person.id, ctx.now, branch.id)
        if invitation or members.of(ctx.session, branch.id, ctx.person.id):
            access.use_language(ctx, branch)
            return branch
    raise Refusal("claim-from-group")


def _wanted(ctx: Context) -> tuple[Branch, Member]:
    member = ctx.session.get(Member, number(ctx.args))
    branch = _inside(ctx, member.branch_id if member else 0)
    assert member is not None
    own = members.of(ctx.session, branch.id, ctx.person.id)
    if own is not None and own.listed:
        raise Refusal("claim-already", name=own.shown, branch=branch.name)
    if member.left_on is not None or not member.listed:
        raise Refusal("claim-name-gone", name=member.shown)
    return branch, member


def _awaited(ctx: Context) -> tuple[Branch]:
    assert ctx.draft is not None
    return (_inside(ctx, ctx.draft.branch_id or 0),)


HERE = Guard(lambda ctx: (access.branch_here(ctx),), "anyone")
INSIDE = Guard(lambda ctx: (_inside(ctx, number(ctx.args)),), SEEN)
WANTED = Guard(_wanted, f"{SEEN}, for a name of its roster")


def _confirmable(
    ctx: Context, branch: Branch, actor: Member, claim: Claim
) -> tuple[Branch, Member, Claim, Member]:
    locked = claims.locked(ctx.session, claim.id)
    member = ctx.session.get_one(Member, claim.member_id)
    if locked is None or locked.state == "withdrawn":
        raise Refusal("claim-gone")
    if not may_confirm(actor, member):
        raise Refusal("claim-not-yours-to-confirm")
    return branch, actor, locked, member


CLAIM = of(
    Claim,
    Right.CLAIMS,
    gone="claim-gone",
    branch_of=lambda session, claim: session.get_one(Member, claim.member_id).branch_id,
).then(_confirmable, "for a name they may confirm")


@route.command("join", anyone(), words=("认领", "加入", "認領"), menus=("group", "member"))
def join(ctx: Context) -> None:
    """Shows the names privately; in the group a link to them."""
    if not ctx.private:
        branch = _invited_here(ctx)
        if branch is not None:
            ctx.reply_privately(view.invite(ctx.texts, branch))
        return
    access.meet(ctx)
    invitation = claims.invitation(ctx.session, ctx.person.id, ctx.now)
    found = ctx.session.get(Branch, invitation.branch_id) if invitation else None
    branch = found or access.branch_here(ctx)
    access.use_language(ctx, branch)
    _show_names(ctx, branch)


@route.button("j.go", anyone(), group=True, twice=True)
def open_names(ctx: Context) -> None:
    """Opens the private chat at the names, from the group."""
    if ctx.private:
        raise Refusal("button-unknown")
    branch = _invited_here(ctx)
    if branch is not None:
        ctx.answer("", url=link(ctx.bot_id, "j", branch.id))


def _invited_here(ctx: Context) -> Branch | None:
    """Remembers that the person is in the group; None for who has their name already."""
    branch = access.branch_here(ctx)
    if ctx.incoming.sender_chat:
        raise Refusal("person-hidden")
    access.remember(ctx)
    if _has_name(ctx, branch):
        return None
    claims.invite(ctx.session, ctx.person.id, branch.id, ctx.now)
    return branch


def _has_name(ctx: Context, branch: Branch) -> bool:
    """Whether the person has a name of the roster; if so, says which."""
    member = members.of(ctx.session, branch.id, ctx.person.id)
    if member is None or not member.listed:
        return False
    said = {"name": member.shown, "branch": branch.name}
    if ctx.incoming.query_id:
        ctx.answer(ctx.plain("claim-already", **said), alert=True)
    else:
        ctx.reply_privately(ctx.texts("claim-already", **said))
    return True


@route.link("j", anyone())
def open_link(ctx: Context) -> None:
    """Shows the names of a branch to who was seen in its group, and asks others for theirs."""
    wanted = ctx.session.get(Branch, number(ctx.args))
    if wanted is not None:
        refuse_elsewhere(ctx.session, wanted.bot_id)
    try:
        branch = _inside(ctx, number(ctx.args))
    except Refusal:
        # The same whether there is such a branch or not.
        data = {"branch": number(ctx.args)}
        drafts.begin(ctx.session, ctx.person.id, OUTSIDE, ctx.now, awaits="name", data=data)
        ctx.reply(ctx.texts("claim-send-name"))
        return
    _show_names(ctx, branch)


def _show_names(ctx: Context, branch: Branch) -> None:
    if _has_name(ctx, branch):
        return
    account_id = ctx.person.id
    drafts.begin(ctx.session, account_id, claims.JOIN, ctx.now, branch_id=branch.id, awaits="name")
    mine = clean_name(ctx.person.name)
    free = [one for one in roster.listed(ctx.session, branch.id) if one.account_id is None]
    fitting = [one for one in free if one.name == mine]
    if ctx.text.strip():
        ctx.reply(view.found(ctx.session, ctx.texts, branch, account_id, ctx.text))
    elif len(fitting) == 1:
        ctx.reply(view.sure(ctx.session, ctx.texts, branch, fitting[0]))
    elif fitting:
        ctx.reply(view.found(ctx.session, ctx.texts, branch, account_id, mine))
    else:
        ctx.reply(view.names(ctx.session, ctx.texts, branch, account_id, 0))


@route.step(OUTSIDE, anyone())
def type_name_outside(ctx: Context) -> None:
    """Puts a claim by a mere link to those who may confirm it, where the roster has exactly one
    such name. The answer is the same in every case, so that a link reveals nothing of a roster."""
    draft = ctx.draft
    assert draft is not None
    branch = ctx.session.get(Branch, int(draft.data["branch"]))
    name = clean_name(ctx.text)
    people = roster.listed(ctx.session, branch.id) if branch else []
    found = [one for one in people if clean_name(one.name) == name]
    if branch is not None and len(found) == 1:
        # Refused where it was asked before: that, too, is nobody's business but the secretary's.
        with suppress(Refusal):
            _ask(ctx, branch, found[0])
    drafts.end(ctx.session, draft)
    ctx.reply(ctx.texts("claim-passed-on", name=name[:40]))


def _ask(ctx: Context, branch: Branch, member: Member) -> list[Member]:
    access.remember(ctx)
    deciders, said = service.ask(ctx.session, ctx.now, branch, member, ctx.person.id)
    ctx.replies += said
    return deciders


@route.button("j.l", INSIDE)
def list_names(ctx: Context, branch: Branch) -> None:
    """Turns to another page of the names."""
    page = number(ctx.args, 1)
    ctx.show(view.names(ctx.session, ctx.texts, branch, ctx.person.id, page))


@route.step(claims.JOIN, Guard(_awaited, SEEN))
def type_name(ctx: Context, branch: Branch) -> None:
    """Looks for a typed name."""
    if not _has_name(ctx, branch):
        ctx.reply(view.found(ctx.session, ctx.texts, branch, ctx.person.id, ctx.text))


@route.button("j.c", WANTED)
def choose_name(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks whether a chosen name is meant, or whether the account changed."""
    ctx.show(view.sure(ctx.session, ctx.texts, branch, member))


@route.button("j.s", WANTED)
def claim_name(ctx: Context, branch: Branch, member: Member) -> None:
    """Binds a name at once where the branch allows it, else asks for confirmation."""
    if not service.claim_at_once(ctx.session, ctx.now, branch, member, ctx.person.id):
        _ask_and_say(ctx, branch, member)
        return
    ctx.answer(ctx.plain("claim-done-answer"))
    ctx.show(view.welcome(ctx.session, ctx.texts, branch, member, ctx.now))


@route.button("j.a", WANTED)
def claim_with_new_account(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks for confirmation that a name's account changed."""
    _ask_and_say(ctx, branch, member)


def _ask_and_say(ctx: Context, branch: Branch, member: Member) -> None:
    """Puts a claim to those who may confirm it, and says so; nothing more is to be typed."""
    deciders = _ask(ctx, branch, member)
    claims.asked_for(ctx.session, ctx.person.id)
    ctx.show(view.asked(ctx.session, ctx.texts, branch, member, deciders, ctx.now))


@route.button("j.nf", INSIDE)
def report_missing(ctx: Context, branch: Branch) -> None:
    """Puts somebody who does not find their name before the secretary."""
    if _has_name(ctx, branch):
        return
    access.remember(ctx)
    service.note_missing(ctx.session, ctx.now, branch, ctx.person.id)
    ctx.show(OutMessage(ctx.texts("claim-noted", branch=branch.name)))


@route.button("r.w", named(Right.CLAIMS))
def list_waiting(ctx: Context, branch: Branch, actor: Member) -> None:
    """Lists the claims that wait for this person; the card stays what it is, above the list."""
    waiting, page = service.waiting_for(ctx.session, actor), number(ctx.args, 1)
    shown = view.waiting_list(ctx.texts, branch, waiting, page)
    if _on_card(ctx, actor):
        ctx.reply(shown)
    else:
        ctx.show(shown)


@route.button("j.d", CLAIM)
def show_claim(ctx: Context, branch: Branch, actor: Member, claim: Claim, member: Member) -> None:
    """Shows one claim of the list."""
    if not _decided(ctx, branch, actor, claim, member):
        ctx.show(view.request(ctx.session, ctx.texts, branch, claim, member, back=True))


@route.button("j.y", CLAIM)
def confirm(ctx: Context, branch: Branch, actor: Member, claim: Claim, member: Member) -> None:
    """Confirms a claim."""
    if _decided(ctx, branch, actor, claim, member):
        return
    account = service.confirm(ctx.session, ctx.now, branch, claim, member, ctx.person.id)
    ctx.answer(ctx.plain("claim-confirmed-answer", name=member.shown))
    _go_on(ctx, branch, actor, "claim-confirmed", name=member.shown, account=account.name)


@route.button("j.ya", named(Right.CLAIMS))
def confirm_all(ctx: Context, branch: Branch, actor: Member) -> None:
    """Confirms all claims that the tapped message showed and nothing speaks against."""
    last = (number(ctx.args, 1), number(ctx.args, 2))
    done, left = service.confirm_all(ctx.session, ctx.now, branch, actor, last)
    _go_on(ctx, branch, actor, "claim-all-done" if done else "claim-all-none", many=done, left=left)


@route.button("j.n", CLAIM)
def refuse(ctx: Context, branch: Branch, actor: Member, claim: Claim, member: Member) -> None:
    """Refuses a claim."""
    if _decided(ctx, branch, actor, claim, member):
        return
    service.refuse(ctx.session, ctx.now, branch, claim, member, ctx.person.id)
    _go_on(ctx, branch, actor, "claim-declined", name=member.shown)


def _on_card(ctx: Context, decider: Member) -> bool:
    """Whether the tapped message is the person's card, which only the clock redraws."""
    card = cards.of(ctx.session, claims.CARD, decider.id)
    return card is not None and (card.chat_id, card.message_id) == (ctx.chat_id, ctx.message_id)


def _decided(ctx: Context, branch: Branch, actor: Member, claim: Claim, member: Member) -> bool:
    """Says what was decided before; False where nothing was."""
    if claim.state == "open":
        return False
    by = members.of(ctx.session, branch.id, claim.decided_by or 0)
    key = "claim-was-confirmed" if claim.state == "confirmed" else "claim-was-refused"
    said = {"name": member.shown, "by": by.shown if by else ""}
    ctx.answer(ctx.plain(key, **said))
    _say(ctx, branch, actor, OutMessage(ctx.texts(key, **said)))
    return True


def _go_on(ctx: Context, branch: Branch, actor: Member, key: str, **said: str | int) -> None:
    """Says what came of a tap, and asks about the next that waits."""
    if not ctx.answered:
        ctx.answer(ctx.plain(key, **said))
    waiting = service.waiting_for(ctx.session, actor)
    text = ctx.texts(key, **said)
    _say(ctx, branch, actor, view.next_one(ctx.session, ctx.texts, branch, text, waiting))


def _say(ctx: Context, branch: Branch, actor: Member, message: OutMessage) -> None:
    """Shows a message in the place of the tapped one; a card is left for the clock to redraw."""
    if _on_card(ctx, actor):
        claims.changed(ctx.session, branch.id, ctx.now)
    else:
        ctx.show(message)


@route.command("branch", HERE, words=("切换支部", "切換支部"), menus=("member",), link="br")
def choose_branch(ctx: Context, branch: Branch) -> None:
    """Shows the branches to choose from."""
    every = branches.of_account(ctx.session, ctx.person.id)
    mine = [one for one in every if one.bot_id in {ctx.bot_id, 0}]
    ctx.show(view.branch_choice(ctx.texts, branch, mine))


@route.button("r.br", named())
def switch_branch(ctx: Context, branch: Branch, _member: Member) -> None:
    """Makes a branch the one that the person's private chat is about."""
    account = members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    account.branch_id = branch.id
    ctx.show(OutMessage(ctx.texts("roster-branch-chosen", branch=branch.name)))
