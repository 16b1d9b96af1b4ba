"""The doors by which people claim their names: from the group into the private list of names."""

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
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

MOST_FOUND = 8


def command(turn: Turn) -> None:
    """/join: from the group a link into the private chat, there the names."""
    if not turn.deed.private:
        branch = _invited_here(turn)
        if branch is not None:
            button = Button(
                turn.texts.plain("claim-mine"), url=link(IDENTITY.username, "j", branch.id)
            )
            turn.whisper(OutMessage(turn.texts("claim-go-private")).with_buttons((button,)))
        return
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    invitation = claims.invitation(turn.session, turn.person.id, turn.now)
    branch = turn.session.get(Branch, invitation.branch_id) if invitation else None
    if branch is None:
        branch = branch_here(turn)
    speak_own(turn, branch)
    if not _known_already(turn, branch):
        _await_name(turn, branch)
        if turn.deed.text.strip():
            _look_up(turn, branch, turn.deed.text)
        else:
            _names(turn, branch, 0)


def tapped_go(turn: Turn) -> None:
    """认领我的名字 in the group: opens the private chat at the names."""
    if turn.deed.private:
        raise Refusal("button-unknown")
    branch = _invited_here(turn)
    if branch is not None:
        turn.toast("", url=link(IDENTITY.username, "j", branch.id))


def _invited_here(turn: Turn) -> Branch | None:
    """Remembers that the person is in the group; None where they have their name already."""
    branch = branch_here(turn)
    if turn.deed.sender_chat:
        raise Refusal("person-hidden")
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now)
    if _known_already(turn, branch):
        return None
    claims.invite(turn.session, turn.person.id, branch.id, turn.now)
    return branch


def _known_already(turn: Turn, branch: Branch) -> bool:
    """Whether the person has a name of the roster; if so, says which."""
    member = members.of(turn.session, branch.id, turn.person.id)
    if member is None or not member.listed:
        return False
    if turn.deed.query_id:
        turn.toast(
            turn.texts.plain("claim-already", name=member.name, branch=branch.name), alert=True
        )
    else:
        turn.whisper(turn.texts("claim-already", name=member.name, branch=branch.name))
    return True


def linked(turn: Turn) -> None:
    """The link into the names of a branch; others than those seen in the group send theirs."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    try:
        branch = _inside(turn, number(turn.deed.args))
    except Refusal:
        outside.ask_name(turn, number(turn.deed.args))
        return
    if not _known_already(turn, branch):
        _await_name(turn, branch)
        _names(turn, branch, 0)


def _inside(turn: Turn, branch_id: int) -> Branch:
    """The branch, for who was seen in its group; an unknown one gets the same answer."""
    branch = turn.session.get(Branch, branch_id) if turn.deed.private else None
    if branch is not None:
        invitation = claims.invitation(turn.session, turn.person.id, turn.now, branch.id)
        if invitation or members.of(turn.session, branch.id, turn.person.id):
            speak_own(turn, branch)
            return branch
    raise Refusal("claim-from-group")


def _wanted(turn: Turn) -> tuple[Branch, Member]:
    """The name that a button means, on the roster of a branch whose group the person is in."""
    member = turn.session.get(Member, number(turn.deed.args))
    branch = _inside(turn, member.branch_id if member else 0)
    assert member is not None
    own = members.of(turn.session, branch.id, turn.person.id)
    if own is not None and own.listed:
        raise Refusal("claim-already", name=own.name, branch=branch.name)
    if member.left_on is not None or not member.listed:
        raise Refusal("claim-name-gone", name=member.name)
    return branch, member


def _await_name(turn: Turn, branch: Branch) -> None:
    drafts.begin(
        turn.session, turn.person.id, claims.JOIN, turn.now, branch_id=branch.id, awaits="name"
    )


def tapped_names(turn: Turn) -> None:
    """Another page of the names."""
    branch = _inside(turn, number(turn.deed.args))
    turn.toast("")
    _names(turn, branch, number(turn.deed.args, 1))


def _names(turn: Turn, branch: Branch, page: int) -> None:
    people = view.in_order(roster.listed(turn.session, branch.id))
    shown = view.labels(turn.texts, people, group_names(turn, branch.id))
    buttons = [tap(shown[one.id], "j.c", one.id) for one in people if one.account_id is None]
    key = "claim-choose" if buttons else "claim-none-free"
    turn.show(
        OutMessage(turn.texts(key, branch=branch.name)).with_buttons(
            *pages(turn.texts, buttons, page, "j.l", branch.id), _not_found(turn, branch)
        )
    )


def _not_found(turn: Turn, branch: Branch) -> tuple[Button, ...]:
    if members.of(turn.session, branch.id, turn.person.id) is not None:
        return ()
    return (tap(turn.texts.plain("claim-not-there"), "j.nf", branch.id),)


def typed(turn: Turn, draft: Draft) -> None:
    """A name was typed."""
    branch = _inside(turn, draft.branch_id or 0)
    if not _known_already(turn, branch):
        _look_up(turn, branch, turn.deed.text)


def _look_up(turn: Turn, branch: Branch, text: str) -> None:
    people = roster.listed(turn.session, branch.id)
    ids = rules.find(people, text)
    by_id = {one.id: one for one in people}
    shown = view.labels(turn.texts, people, group_names(turn, branch.id))
    buttons = [
        tap(
            shown[key]
            if by_id[key].account_id is None
            else turn.texts.plain("claim-claimed", name=shown[key]),
            "j.c",
            key,
        )
        for key in ids[:MOST_FOUND]
    ]
    key = "claim-found" if ids else "claim-not-found"
    turn.say(
        OutMessage(turn.texts(key, name=text.strip()[:40])).with_buttons(
            *((button,) for button in buttons),
            (tap(turn.texts.plain("claim-all"), "j.l", branch.id, 0),),
            () if ids else _not_found(turn, branch),
        )
    )


def tapped_name(turn: Turn) -> None:
    """A name was chosen: asks whether it is meant, or whether the account changed."""
    branch, member = _wanted(turn)
    name = view.labels(
        turn.texts, roster.listed(turn.session, branch.id), group_names(turn, branch.id)
    )[member.id]
    claimed = member.account_id is not None
    turn.toast("")
    turn.show(
        OutMessage(turn.texts("claim-taken" if claimed else "claim-sure", name=name)).with_buttons(
            (
                tap(
                    turn.texts.plain("claim-new-account" if claimed else "claim-it-is-me"),
                    "j.a" if claimed else "j.s",
                    member.id,
                ),
            ),
            (tap(turn.texts.plain("back"), "j.l", branch.id, 0),),
        )
    )


def tapped_me(turn: Turn) -> None:
    """是我: the name is bound at once where the branch allows it, else confirmation is asked."""
    branch, member = _wanted(turn)
    if member.account_id is not None:
        raise Refusal("claim-taken-meanwhile", name=member.name)
    own = members.of(turn.session, branch.id, turn.person.id)
    free = branch.free_claims and member.post == Post.NONE
    if free or (own is not None and rules.may_confirm(place(own), place(member))):
        bound(turn, branch, member, turn.person.id)
        turn.toast(turn.texts.plain("claim-done-toast"))
        turn.show(welcome(turn, turn.texts, branch, member))
        return
    asking.ask(turn, branch, member)


def tapped_new_account(turn: Turn) -> None:
    """我换了账号: always for somebody else to confirm."""
    branch, member = _wanted(turn)
    asking.ask(turn, branch, member)


def tapped_not_there(turn: Turn) -> None:
    """找不到我的名字: the person is added under their Telegram name for the secretary to tidy."""
    branch = _inside(turn, number(turn.deed.args))
    if _known_already(turn, branch):
        return
    if members.of(turn.session, branch.id, turn.person.id) is None:
        roster.add_unlisted(
            turn.session,
            branch.id,
            turn.person.id,
            turn.person.name,
            turn.now,
            today(turn, branch),
        )
        for account_id in secretaries(turn.session, branch.id):
            tell(
                turn,
                account_id,
                branch,
                lambda texts: OutMessage(
                    texts("claim-wants-in", name=turn.person.name, branch=branch.name)
                ).with_buttons((tap(texts.plain("roster-tidy-open"), "r.t", branch.id, 0),)),
            )
    turn.toast("")
    turn.show(OutMessage(turn.texts("claim-noted", branch=branch.name)))


def bound(turn: Turn, branch: Branch, member: Member, account_id: int) -> None:
    """Binds a name to an account, ends what others hoped for, and tells who loses by it."""
    before = member.account_id
    touched = roster.bind(
        turn.session,
        member,
        account_id,
        by=turn.person.id,
        now=turn.now,
        day=today(turn, branch),
    )
    if before is not None and before != account_id:
        tell(
            turn,
            before,
            branch,
            lambda texts: OutMessage(
                texts("claim-moved-away", name=member.name, branch=branch.name)
            ),
        )
    close_rivals(turn, branch, member, account_id)
    redraw_boards(turn, touched)


def close_rivals(turn: Turn, branch: Branch, member: Member, account_id: int) -> None:
    """Others who asked for the name learn that it is somebody else's; who decides sees it too."""
    for rival in claims.conclude(turn.session, member, account_id, turn.person.id, turn.now):
        tell(
            turn,
            rival,
            branch,
            lambda texts: OutMessage(texts("claim-refused", name=member.name, branch=branch.name)),
        )
    redraw_claims(turn, branch)
