"""The handlers by which people claim their names: from the group into the private list of names."""

from data.models import Branch, Draft, Member
from data.queries import claim as claims
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import roster
from data.values.out import Button, OutMessage
from data.values.standing import Post
from handlers.roster import asking, outside, rules, view
from handlers.roster.room import (
    group_names,
    place,
    redraw_boards,
    redraw_claims,
    speak_own,
    tell,
    today,
)
from handlers.roster.welcome import welcome
from handlers.shared.access import branch_here, secretaries
from handlers.shared.buttons import link, number, pages, tap
from handlers.shared.context import Context
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal

MOST_FOUND = 8


def command(ctx: Context) -> None:
    """/join: from the group a link into the private chat, there the names."""
    if not ctx.private:
        branch = _invited_here(ctx)
        if branch is not None:
            button = Button(
                ctx.texts.plain("claim-mine"), url=link(IDENTITY.username, "j", branch.id)
            )
            ctx.reply_privately(OutMessage(ctx.texts("claim-go-private")).with_buttons((button,)))
        return
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    invitation = claims.invitation(ctx.session, ctx.person.id, ctx.now)
    branch = ctx.session.get(Branch, invitation.branch_id) if invitation else None
    if branch is None:
        branch = branch_here(ctx)
    speak_own(ctx, branch)
    if not _known_already(ctx, branch):
        _await_name(ctx, branch)
        if ctx.text.strip():
            _look_up(ctx, branch, ctx.text)
        else:
            _names(ctx, branch, 0)


def tapped_go(ctx: Context) -> None:
    """认领我的名字 in the group: opens the private chat at the names."""
    if ctx.private:
        raise Refusal("button-unknown")
    branch = _invited_here(ctx)
    if branch is not None:
        ctx.answer("", url=link(IDENTITY.username, "j", branch.id))


def _invited_here(ctx: Context) -> Branch | None:
    """Remembers that the person is in the group; None where they have their name already."""
    branch = branch_here(ctx)
    if ctx.incoming.sender_chat:
        raise Refusal("person-hidden")
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now)
    if _known_already(ctx, branch):
        return None
    claims.invite(ctx.session, ctx.person.id, branch.id, ctx.now)
    return branch


def _known_already(ctx: Context, branch: Branch) -> bool:
    """Whether the person has a name of the roster; if so, says which."""
    member = members.of(ctx.session, branch.id, ctx.person.id)
    if member is None or not member.listed:
        return False
    if ctx.incoming.query_id:
        ctx.answer(
            ctx.texts.plain("claim-already", name=member.name, branch=branch.name), alert=True
        )
    else:
        ctx.reply_privately(ctx.texts("claim-already", name=member.name, branch=branch.name))
    return True


def linked(ctx: Context) -> None:
    """The link into the names of a branch; others than those seen in the group send theirs."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    try:
        branch = _inside(ctx, number(ctx.args))
    except Refusal:
        outside.ask_name(ctx, number(ctx.args))
        return
    if not _known_already(ctx, branch):
        _await_name(ctx, branch)
        _names(ctx, branch, 0)


def _inside(ctx: Context, branch_id: int) -> Branch:
    """The branch, for who was seen in its group; an unknown one gets the same answer."""
    branch = ctx.session.get(Branch, branch_id) if ctx.private else None
    if branch is not None:
        invitation = claims.invitation(ctx.session, ctx.person.id, ctx.now, branch.id)
        if invitation or members.of(ctx.session, branch.id, ctx.person.id):
            speak_own(ctx, branch)
            return branch
    raise Refusal("claim-from-group")


def _wanted(ctx: Context) -> tuple[Branch, Member]:
    """The name that a button means, on the roster of a branch whose group the person is in."""
    member = ctx.session.get(Member, number(ctx.args))
    branch = _inside(ctx, member.branch_id if member else 0)
    assert member is not None
    own = members.of(ctx.session, branch.id, ctx.person.id)
    if own is not None and own.listed:
        raise Refusal("claim-already", name=own.name, branch=branch.name)
    if member.left_on is not None or not member.listed:
        raise Refusal("claim-name-gone", name=member.name)
    return branch, member


def _await_name(ctx: Context, branch: Branch) -> None:
    drafts.begin(
        ctx.session, ctx.person.id, claims.JOIN, ctx.now, branch_id=branch.id, awaits="name"
    )


def tapped_names(ctx: Context) -> None:
    """Another page of the names."""
    branch = _inside(ctx, number(ctx.args))
    ctx.answer("")
    _names(ctx, branch, number(ctx.args, 1))


def _names(ctx: Context, branch: Branch, page: int) -> None:
    people = view.in_order(roster.listed(ctx.session, branch.id))
    shown = view.labels(ctx.texts, people, group_names(ctx, branch.id))
    buttons = [tap(shown[one.id], "j.c", one.id) for one in people if one.account_id is None]
    key = "claim-choose" if buttons else "claim-none-free"
    ctx.show(
        OutMessage(ctx.texts(key, branch=branch.name)).with_buttons(
            *pages(ctx.texts, buttons, page, "j.l", branch.id), _not_found(ctx, branch)
        )
    )


def _not_found(ctx: Context, branch: Branch) -> tuple[Button, ...]:
    if members.of(ctx.session, branch.id, ctx.person.id) is not None:
        return ()
    return (tap(ctx.texts.plain("claim-not-there"), "j.nf", branch.id),)


def typed(ctx: Context, draft: Draft) -> None:
    """A name was typed."""
    branch = _inside(ctx, draft.branch_id or 0)
    if not _known_already(ctx, branch):
        _look_up(ctx, branch, ctx.text)


def _look_up(ctx: Context, branch: Branch, text: str) -> None:
    people = roster.listed(ctx.session, branch.id)
    ids = rules.find(people, text)
    by_id = {one.id: one for one in people}
    shown = view.labels(ctx.texts, people, group_names(ctx, branch.id))
    buttons = [
        tap(
            shown[key]
            if by_id[key].account_id is None
            else ctx.texts.plain("claim-claimed", name=shown[key]),
            "j.c",
            key,
        )
        for key in ids[:MOST_FOUND]
    ]
    key = "claim-found" if ids else "claim-not-found"
    ctx.reply(
        OutMessage(ctx.texts(key, name=text.strip()[:40])).with_buttons(
            *((button,) for button in buttons),
            (tap(ctx.texts.plain("claim-all"), "j.l", branch.id, 0),),
            () if ids else _not_found(ctx, branch),
        )
    )


def tapped_name(ctx: Context) -> None:
    """A name was chosen: asks whether it is meant, or whether the account changed."""
    branch, member = _wanted(ctx)
    name = view.labels(
        ctx.texts, roster.listed(ctx.session, branch.id), group_names(ctx, branch.id)
    )[member.id]
    claimed = member.account_id is not None
    ctx.answer("")
    ctx.show(
        OutMessage(ctx.texts("claim-taken" if claimed else "claim-sure", name=name)).with_buttons(
            (
                tap(
                    ctx.texts.plain("claim-new-account" if claimed else "claim-it-is-me"),
                    "j.a" if claimed else "j.s",
                    member.id,
                ),
            ),
            (tap(ctx.texts.plain("back"), "j.l", branch.id, 0),),
        )
    )


def tapped_me(ctx: Context) -> None:
    """是我: the name is bound at once where the branch allows it, else confirmation is asked."""
    branch, member = _wanted(ctx)
    if member.account_id is not None:
        raise Refusal("claim-taken-meanwhile", name=member.name)
    own = members.of(ctx.session, branch.id, ctx.person.id)
    free = branch.free_claims and member.post == Post.NONE
    if free or (own is not None and rules.may_confirm(place(own), place(member))):
        bound(ctx, branch, member, ctx.person.id)
        ctx.answer(ctx.texts.plain("claim-done-answer"))
        ctx.show(welcome(ctx, ctx.texts, branch, member))
        return
    asking.ask(ctx, branch, member)


def tapped_new_account(ctx: Context) -> None:
    """我换了账号: always for somebody else to confirm."""
    branch, member = _wanted(ctx)
    asking.ask(ctx, branch, member)


def tapped_not_there(ctx: Context) -> None:
    """找不到我的名字: the person is added under their Telegram name for the secretary to tidy."""
    branch = _inside(ctx, number(ctx.args))
    if _known_already(ctx, branch):
        return
    if members.of(ctx.session, branch.id, ctx.person.id) is None:
        roster.add_unlisted(
            ctx.session,
            branch.id,
            ctx.person.id,
            ctx.person.name,
            ctx.now,
            today(ctx, branch),
        )
        for account_id in secretaries(ctx.session, branch.id):
            tell(
                ctx,
                account_id,
                branch,
                lambda texts: OutMessage(
                    texts("claim-wants-in", name=ctx.person.name, branch=branch.name)
                ).with_buttons((tap(texts.plain("roster-tidy-open"), "r.t", branch.id, 0),)),
            )
    ctx.answer("")
    ctx.show(OutMessage(ctx.texts("claim-noted", branch=branch.name)))


def bound(ctx: Context, branch: Branch, member: Member, account_id: int) -> None:
    """Binds a name to an account, ends what others hoped for, and tells who loses by it."""
    before = member.account_id
    touched = roster.bind(
        ctx.session,
        member,
        account_id,
        by=ctx.person.id,
        now=ctx.now,
        day=today(ctx, branch),
    )
    if before is not None and before != account_id:
        tell(
            ctx,
            before,
            branch,
            lambda texts: OutMessage(
                texts("claim-moved-away", name=member.name, branch=branch.name)
            ),
        )
    close_rivals(ctx, branch, member, account_id)
    redraw_boards(ctx, touched)


def close_rivals(ctx: Context, branch: Branch, member: Member, account_id: int) -> None:
    """Others who asked for the name learn that it is somebody else's; who decides sees it too."""
    for rival in claims.conclude(ctx.session, member, account_id, ctx.person.id, ctx.now):
        tell(
            ctx,
            rival,
            branch,
            lambda texts: OutMessage(texts("claim-refused", name=member.name, branch=branch.name)),
        )
    redraw_claims(ctx, branch)
