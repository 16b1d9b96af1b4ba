"""The doors of one person's page: the page itself, subgroup, name, note and binding."""

from data.models import Account, Branch, Draft, Member, Subgroup
from data.queries import away, roster
from data.queries import branch as branches
from data.values.names import clean_name, clean_text
from data.values.standing import Post
from handlers.roster import rules, view
from handlers.roster.room import (
    await_typing,
    enter_for,
    group_names,
    present,
    set_field,
    show_page,
    today,
)
from handlers.shared.access import HEADS, Right
from handlers.shared.buttons import number, rows, tap
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

FIELDS = {"name": rules.LONGEST_NAME, "note": rules.LONGEST_NOTE}


def show(turn: Turn, branch: Branch, member: Member) -> None:
    """Shows a person's page in the place of what was tapped, or as an answer."""
    actor = roster.holding(turn.session, branch.id, turn.person.id)
    assert actor is not None
    account = turn.session.get(Account, member.account_id) if member.account_id else None
    groups = group_names(turn, branch.id)
    targets = roster.merge_targets(turn.session, member) if account is not None else []
    seen = view.Seen(
        member=member,
        group=groups.get(member.subgroup_id or 0, ""),
        account=account,
        may_post=bool(rules.posts_to_give(actor.post, member.post)),
        may_leave=rules.may_leave(actor.post, member.post, own=actor.id == member.id),
        may_merge=bool(targets) and (not member.listed or member.id == actor.id),
        away=away.on(turn.session, member.id, today(turn, branch)),
    )
    turn.show(view.person(turn.texts, seen, today(turn, branch)))


def tapped(turn: Turn) -> None:
    """A person's page, from a list or by 返回."""
    branch, _, member = enter_for(turn, number(turn.deed.args), Right.ROSTER)
    turn.toast("")
    show(turn, branch, member)


def tapped_groups(turn: Turn) -> None:
    """Which subgroup the person is in now."""
    branch, _, member = present(turn)
    buttons = [
        tap(group.name, "r.us", member.id, group.id)
        for group in branches.subgroups(turn.session, branch.id)
        if group.id != member.subgroup_id
    ]
    if member.subgroup_id is not None:
        buttons.append(tap(turn.texts.plain("roster-no-group"), "r.us", member.id, 0))
    await_typing(turn, branch, "subgroup", member=member.id)
    show_page(
        turn,
        turn.texts("roster-ask-group", name=member.name),
        *rows(buttons[:8], 2),
        (tap(turn.texts.plain("back"), "r.p", member.id),),
    )


def tapped_group(turn: Turn) -> None:
    """A subgroup was chosen; it must be this branch's."""
    branch, _, member = present(turn)
    group_id = number(turn.deed.args, 1)
    group = turn.session.get(Subgroup, group_id) if group_id else None
    if group_id and (group is None or group.branch_id != branch.id):
        raise Refusal("button-unknown")
    set_field(turn, branch, member, "subgroup_id", group.id if group else None)
    turn.toast(turn.texts.plain("roster-changed"))
    show(turn, branch, member)


def typed_group(turn: Turn, draft: Draft) -> None:
    """The name of a subgroup was typed; a new one is made."""
    branch, _, member = enter_for(turn, int(draft.data["member"]), Right.ROSTER)
    name = clean_name(turn.deed.text)
    if not name:
        raise Refusal("roster-name-none")
    if len(name) > rules.LONGEST_SUBGROUP:
        raise Refusal("roster-name-long", start=name[:10], limit=rules.LONGEST_SUBGROUP)
    group = branches.subgroup(turn.session, branch.id, name)
    set_field(turn, branch, member, "subgroup_id", group.id)
    show(turn, branch, member)


def tapped_typing(turn: Turn) -> None:
    """A new name or note will be typed."""
    branch, _, member = present(turn)
    field = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if field not in FIELDS:
        raise Refusal("button-unknown")
    await_typing(turn, branch, field, member=member.id)
    key = "roster-ask-name" if field == "name" else "roster-ask-note"
    show_page(
        turn,
        turn.texts(key, name=member.name),
        (tap(turn.texts.plain("cancel"), "r.p", member.id),),
    )


def typed_field(turn: Turn, draft: Draft) -> None:
    """A name or a note was typed."""
    branch, _, member = enter_for(turn, int(draft.data["member"]), Right.ROSTER)
    name = draft.awaits == "name"
    text = clean_name(turn.deed.text) if name else clean_text(turn.deed.text)
    if not text:
        raise Refusal("roster-name-none")
    if len(text) > FIELDS[draft.awaits]:
        key = "roster-name-long" if name else "roster-note-long"
        raise Refusal(key, start=text[:10], limit=FIELDS[draft.awaits])
    set_field(turn, branch, member, draft.awaits, text)
    show(turn, branch, member)


def tapped_keep(turn: Turn) -> None:
    """Somebody who signed in under a Telegram name is put on the roster with that name."""
    branch, _, member = present(turn)
    set_field(turn, branch, member, "listed", True)
    turn.toast(turn.texts.plain("roster-kept", name=member.name))
    show(turn, branch, member)


def tapped_unbind(turn: Turn) -> None:
    """解除绑定: asks first."""
    _, actor, member = present(turn)
    _check_unbind(actor, member)
    show_page(
        turn,
        turn.texts("roster-ask-unbind", name=member.name),
        (tap(turn.texts.plain("roster-unbind"), "r.fs", member.id),),
        (tap(turn.texts.plain("back"), "r.p", member.id),),
    )


def tapped_unbound(turn: Turn) -> None:
    """The account is taken off the name."""
    branch, actor, member = present(turn)
    _check_unbind(actor, member)
    set_field(turn, branch, member, "account_id", None)
    turn.toast(turn.texts.plain("roster-changed"))
    show(turn, branch, member)


def _check_unbind(actor: Member, member: Member) -> None:
    """Whoever is unbound loses the rights of the post, so it takes the right to take it."""
    own_or_higher = actor.id == member.id or (member.post in HEADS and actor.post not in HEADS)
    if own_or_higher or member.post == Post.SECRETARY:
        raise Refusal("roster-may-not-unbind", name=member.name)
