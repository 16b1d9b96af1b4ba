"""The doors of the handover: the post of secretary passes to another member in one step."""

from data.models import Branch, Member
from data.queries import member as members
from data.queries.member import change
from data.values.out import Button, OutMessage
from data.values.standing import Post
from handlers.roster import rules, view
from handlers.roster.room import (
    enter,
    enter_for,
    group_names,
    redraw_claims,
    show_page,
    tell,
    tell_group,
    today,
)
from handlers.shared.access import Right, holder_here
from handlers.shared.buttons import number, pages, tap
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def command(turn: Turn) -> None:
    """/handover: to whom; a name after it goes straight to the question."""
    branch, actor = holder_here(turn, Right.HANDOVER)
    if not turn.deed.private:
        point_private(turn, "ho", branch.id)
        return
    typed = turn.deed.text.strip()
    people = _heirs(turn, branch, actor)
    found = rules.find(people, typed) if typed else []
    if len(found) == 1:
        _ask(turn, next(one for one in people if one.id == found[0]))
        return
    _choice(turn, branch, [one for one in people if not found or one.id in found], 0)


def linked(turn: Turn) -> None:
    """The link from the group."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, actor = enter(turn, number(turn.deed.args), Right.HANDOVER)
    _choice(turn, branch, _heirs(turn, branch, actor), 0)


def tapped_list(turn: Turn) -> None:
    """Another page of members."""
    branch, actor = enter(turn, number(turn.deed.args), Right.HANDOVER)
    turn.toast("")
    _choice(turn, branch, _heirs(turn, branch, actor), number(turn.deed.args, 1))


def _heirs(turn: Turn, branch: Branch, actor: Member) -> list[Member]:
    people = members.present(turn.session, branch.id)
    return view.in_order(one for one in people if one.account_id and one.id != actor.id)


def _choice(turn: Turn, branch: Branch, people: list[Member], page: int) -> None:
    shown = view.labels(turn.texts, people, group_names(turn, branch.id))
    buttons = [tap(shown[one.id], "h.c", one.id) for one in people]
    key = "handover-choose" if people else "handover-nobody"
    turn.show(
        OutMessage(turn.texts(key, branch=branch.name)).with_buttons(
            *pages(turn.texts, buttons, page, "h.l", branch.id), _cancel(turn, branch)
        )
    )


def _cancel(turn: Turn, branch: Branch) -> tuple[Button, ...]:
    return (tap(turn.texts.plain("cancel"), "h.x", branch.id),)


def _heir(turn: Turn) -> tuple[Branch, Member, Member]:
    branch, actor, heir = enter_for(turn, number(turn.deed.args), Right.HANDOVER)
    if heir.id == actor.id or heir.left_on is not None:
        raise Refusal("button-unknown")
    if heir.account_id is None:
        raise Refusal("handover-unclaimed", name=heir.name)
    return branch, actor, heir


def tapped_member(turn: Turn) -> None:
    """Asks once more."""
    _, _, heir = _heir(turn)
    turn.toast("")
    _ask(turn, heir)


def _ask(turn: Turn, heir: Member) -> None:
    turn.show(
        OutMessage(turn.texts("handover-sure", name=heir.name)).with_buttons(
            (tap(turn.texts.plain("handover-do"), "h.s", heir.id),),
            (
                tap(turn.texts.plain("back"), "h.l", heir.branch_id, 0),
                *_cancel(turn, turn.session.get_one(Branch, heir.branch_id)),
            ),
        )
    )


def tapped_cancel(turn: Turn) -> None:
    """取消."""
    enter(turn, number(turn.deed.args), Right.HANDOVER)
    show_page(turn, turn.texts("cancelled"))


def tapped_handover(turn: Turn) -> None:
    """The post passes: the old secretary becomes a plain member, both and the group are told."""
    branch, actor, heir = _heir(turn)
    for member, post in ((actor, Post.NONE), (heir, Post.SECRETARY)):
        change(
            turn.session,
            member,
            "post",
            post.value,
            by=turn.person.id,
            now=turn.now,
            holds_from=today(turn, branch),
        )
    redraw_claims(turn, branch)
    assert heir.account_id is not None
    tell(
        turn,
        heir.account_id,
        branch,
        lambda texts: OutMessage(texts("handover-yours", branch=branch.name, before=actor.name)),
    )
    tell_group(
        turn,
        branch,
        lambda texts: OutMessage(texts("handover-group", before=actor.name, now=heir.name)),
    )
    turn.toast("")
    turn.show(OutMessage(turn.texts("handover-done", name=heir.name, branch=branch.name)))
