"""The doors of the roster as a whole: overview, lists, adding by hand, files out, announcing."""

from datetime import timedelta

from sqlalchemy import select

from data.models import Branch, Draft, Member, Outgoing
from data.queries import claim as claims
from data.queries import member as members
from data.queries import outbox, roster
from data.values.namelist import names_in
from data.values.out import OutMessage
from handlers.roster import filing, person, rules, view
from handlers.roster.room import await_typing, enter, group_names, today
from handlers.shared.access import Right, holder_here
from handlers.shared.buttons import number, tap
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import texts_in

ANNOUNCED = "claims"
"""The outbox kind of the call to claim names."""
REST = timedelta(minutes=10)
"""How long after one call the next may be posted."""
MOST_FOUND = 8


def command(turn: Turn) -> None:
    """/roster: takes the file it replies to, else shows the overview or looks for a name."""
    file = turn.deed.file or turn.deed.replied_file
    if file is not None:
        filing.take(turn, file)
        return
    branch, _ = holder_here(turn, Right.ROSTER)
    if not turn.deed.private:
        point_private(turn, "r", branch.id)
        return
    typed = turn.deed.text.strip()
    if typed:
        _look_up(turn, branch, typed)
    else:
        _overview(turn, branch)


def linked(turn: Turn) -> None:
    """The link from the group into the roster."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, _ = enter(turn, number(turn.deed.args), Right.ROSTER)
    _overview(turn, branch)


def tapped_overview(turn: Turn) -> None:
    """返回 to the overview."""
    branch, _ = enter(turn, number(turn.deed.args), Right.ROSTER)
    turn.toast("")
    _overview(turn, branch)


def _overview(turn: Turn, branch: Branch) -> None:
    people = roster.listed(turn.session, branch.id)
    backlog = view.Backlog(
        claims=len(claims.open_in(turn.session, branch.id)),
        unlisted=len(roster.unlisted(turn.session, branch.id)),
        gone=len(roster.gone(turn.session, branch.id)),
    )
    groups = group_names(turn, branch.id)
    turn.show(view.overview(turn.texts, branch, people, groups, backlog))


def tapped_list(turn: Turn) -> None:
    """The members, in pages; a typed name finds one too."""
    branch, _ = enter(turn, number(turn.deed.args), Right.ROSTER)
    page = number(turn.deed.args, 1)
    people = view.in_order(roster.listed(turn.session, branch.id))
    await_typing(turn, branch, "find")
    turn.toast("")
    head = turn.texts("roster-list-head", branch=branch.name, many=len(people))
    turn.show(_listed(turn, branch, head, people, page))


def _listed(turn: Turn, branch: Branch, head: str, people: list[Member], page: int) -> OutMessage:
    shown = view.labels(turn.texts, people, group_names(turn, branch.id))
    marked = [
        (
            one,
            shown[one.id]
            if one.account_id
            else turn.texts.plain("roster-unclaimed-mark", name=shown[one.id]),
        )
        for one in people
    ]
    return view.people_list(turn.texts, head, marked, page, turns=("r.l", branch.id))


def found(turn: Turn, draft: Draft) -> None:
    """A typed name, while a list is open."""
    branch, _ = enter(turn, draft.branch_id or 0, Right.ROSTER)
    await_typing(turn, branch, "find")
    _look_up(turn, branch, turn.deed.text)


def _look_up(turn: Turn, branch: Branch, typed: str) -> None:
    people = members.present(turn.session, branch.id)
    ids = rules.find(people, typed)
    by_id = {one.id: one for one in people}
    if len(ids) == 1:
        person.show(turn, branch, by_id[ids[0]])
        return
    if not ids:
        turn.say(
            OutMessage(turn.texts("roster-not-found", name=typed[:40])).with_buttons(
                (
                    tap(turn.texts.plain("roster-list"), "r.l", branch.id, 0),
                    tap(turn.texts.plain("roster-add"), "r.a", branch.id),
                )
            )
        )
        return
    head = turn.texts("roster-found", name=typed[:40], many=len(ids))
    turn.say(_listed(turn, branch, head, [by_id[key] for key in ids[:MOST_FOUND]], 0))


def tapped_gone(turn: Turn) -> None:
    """Who has left."""
    branch, _ = enter(turn, number(turn.deed.args), Right.ROSTER)
    people = roster.gone(turn.session, branch.id)
    shown = view.labels(turn.texts, people, group_names(turn, branch.id))
    listed = [(one, shown[one.id]) for one in people]
    turn.toast("")
    head = turn.texts("roster-gone-head", many=len(people))
    page = number(turn.deed.args, 1)
    turn.show(view.people_list(turn.texts, head, listed, page, turns=("r.g", branch.id)))


def tapped_tidy(turn: Turn) -> None:
    """Who signed in under a Telegram name."""
    branch, _ = enter(turn, number(turn.deed.args), Right.ROSTER)
    people = roster.unlisted(turn.session, branch.id)
    shown = view.labels(turn.texts, people, {})
    listed = [(one, shown[one.id]) for one in people]
    turn.toast("")
    head = turn.texts("roster-tidy-head" if people else "roster-tidy-done", many=len(people))
    page = number(turn.deed.args, 1)
    turn.show(view.people_list(turn.texts, head, listed, page, turns=("r.t", branch.id)))


def tapped_add(turn: Turn) -> None:
    """Names will be typed."""
    branch, _ = enter(turn, number(turn.deed.args), Right.ROSTER)
    await_typing(turn, branch, "add")
    turn.toast("")
    turn.show(
        OutMessage(turn.texts("roster-add-ask")).with_buttons(
            (tap(turn.texts.plain("cancel"), "r.o", branch.id),)
        )
    )


def added(turn: Turn, draft: Draft) -> None:
    """The typed names."""
    branch, actor = enter(turn, draft.branch_id or 0, Right.ROSTER)
    listed = roster.listed(turn.session, branch.id)
    there = {(one.name, one.note) for one in listed}
    fresh: list[tuple[str, str]] = []
    for name, note in names_in(turn.deed.text):
        _check_name(name, note)
        if (name, note) in there:
            raise Refusal("roster-add-twice", name=name)
        there.add((name, note))
        fresh.append((name, note))
    if not fresh:
        raise Refusal("roster-add-none")
    if len(listed) + len(fresh) > rules.MOST_MEMBERS:
        raise Refusal("roster-too-many", limit=rules.MOST_MEMBERS)
    day = today(turn, branch)
    people = [
        Member(branch_id=branch.id, name=name, note=note, joined_on=day) for name, note in fresh
    ]
    roster.add(turn.session, people, by=actor.account_id, now=turn.now, day=day)
    names = [view.label(turn.texts, name, note) for name, note in fresh[:20]]
    turn.say(
        OutMessage(
            turn.texts("roster-added", many=len(fresh), names=view.listing(turn.texts, names))
        ).with_buttons(
            (
                tap(turn.texts.plain("roster-list"), "r.l", branch.id, 0),
                tap(turn.texts.plain("back"), "r.o", branch.id),
            )
        )
    )


def _check_name(name: str, note: str) -> None:
    if len(name) > rules.LONGEST_NAME:
        raise Refusal("roster-name-long", start=name[:10], limit=rules.LONGEST_NAME)
    if len(note) > rules.LONGEST_NOTE:
        raise Refusal("roster-note-long", limit=rules.LONGEST_NOTE)


def tapped_announce(turn: Turn) -> None:
    """Calls on the group to claim their names."""
    branch, _ = enter(turn, number(turn.deed.args), Right.ROSTER)
    if branch.asleep_since is not None:
        raise Refusal("roster-group-away")
    lately = select(Outgoing.id).where(
        Outgoing.branch_id == branch.id,
        Outgoing.kind == ANNOUNCED,
        Outgoing.created_at > turn.now - REST,
    )
    if turn.session.scalar(lately.limit(1)) is not None:
        raise Refusal("roster-announced-lately")
    unclaimed = sum(one.account_id is None for one in roster.listed(turn.session, branch.id))
    texts = texts_in(branch.language)
    message = OutMessage(texts("claim-call", many=unclaimed)).with_buttons(
        (tap(texts.plain("claim-mine"), "j.go", branch.id),)
    )
    outbox.post(turn.session, branch.chat_id, ANNOUNCED, message, turn.now, branch_id=branch.id)
    turn.pokes.add("outbox")
    turn.toast(turn.texts.plain("roster-announced"))
