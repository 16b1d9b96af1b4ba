"""Handlers of the roster as a whole: overview, lists, adding by hand, files out, announcing."""

from datetime import timedelta

from sqlalchemy import select

from data.models import Branch, Draft, Member, Outgoing
from data.queries import claim as claims
from data.queries import member as members
from data.queries import outbox, roster
from data.values.namelist import names_in
from data.values.out import OutMessage
from handlers.roster import importing, person, rules, view
from handlers.roster.room import await_typing, enter, group_names, today
from handlers.shared.access import Right, holder_here
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in

ANNOUNCED = "claims"
"""The outbox kind of the call to claim names."""
REST = timedelta(minutes=10)
"""How long after one call the next may be posted."""
MOST_FOUND = 8


def command(ctx: Context) -> None:
    """/roster: takes the file it replies to, else shows the overview or looks for a name."""
    file = ctx.file or ctx.incoming.replied_file
    if file is not None:
        importing.take(ctx, file)
        return
    branch, _ = holder_here(ctx, Right.ROSTER)
    if not ctx.private:
        point_private(ctx, "r", branch.id)
        return
    typed = ctx.text.strip()
    if typed:
        _look_up(ctx, branch, typed)
    else:
        _overview(ctx, branch)


def linked(ctx: Context) -> None:
    """The link from the group into the roster."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch, _ = enter(ctx, number(ctx.args), Right.ROSTER)
    _overview(ctx, branch)


def tapped_overview(ctx: Context) -> None:
    """返回 to the overview."""
    branch, _ = enter(ctx, number(ctx.args), Right.ROSTER)
    ctx.answer("")
    _overview(ctx, branch)


def _overview(ctx: Context, branch: Branch) -> None:
    people = roster.listed(ctx.session, branch.id)
    backlog = view.Backlog(
        claims=len(claims.open_in(ctx.session, branch.id)),
        unlisted=len(roster.unlisted(ctx.session, branch.id)),
        gone=len(roster.gone(ctx.session, branch.id)),
    )
    groups = group_names(ctx, branch.id)
    ctx.show(view.overview(ctx.texts, branch, people, groups, backlog))


def tapped_list(ctx: Context) -> None:
    """The members, in pages; a typed name finds one too."""
    branch, _ = enter(ctx, number(ctx.args), Right.ROSTER)
    page = number(ctx.args, 1)
    people = view.in_order(roster.listed(ctx.session, branch.id))
    await_typing(ctx, branch, "find")
    ctx.answer("")
    head = ctx.texts("roster-list-head", branch=branch.name, many=len(people))
    ctx.show(_listed(ctx, branch, head, people, page))


def _listed(ctx: Context, branch: Branch, head: str, people: list[Member], page: int) -> OutMessage:
    shown = view.labels(ctx.texts, people, group_names(ctx, branch.id))
    marked = [
        (
            one,
            shown[one.id]
            if one.account_id
            else ctx.texts.plain("roster-unclaimed-mark", name=shown[one.id]),
        )
        for one in people
    ]
    return view.people_list(ctx.texts, head, marked, page, turns=("r.l", branch.id))


def found(ctx: Context, draft: Draft) -> None:
    """A typed name, while a list is open."""
    branch, _ = enter(ctx, draft.branch_id or 0, Right.ROSTER)
    await_typing(ctx, branch, "find")
    _look_up(ctx, branch, ctx.text)


def _look_up(ctx: Context, branch: Branch, typed: str) -> None:
    people = members.present(ctx.session, branch.id)
    ids = rules.find(people, typed)
    by_id = {one.id: one for one in people}
    if len(ids) == 1:
        person.show(ctx, branch, by_id[ids[0]])
        return
    if not ids:
        ctx.reply(
            OutMessage(ctx.texts("roster-not-found", name=typed[:40])).with_buttons(
                (
                    tap(ctx.texts.plain("roster-list"), "r.l", branch.id, 0),
                    tap(ctx.texts.plain("roster-add"), "r.a", branch.id),
                )
            )
        )
        return
    head = ctx.texts("roster-found", name=typed[:40], many=len(ids))
    ctx.reply(_listed(ctx, branch, head, [by_id[key] for key in ids[:MOST_FOUND]], 0))


def tapped_gone(ctx: Context) -> None:
    """Who has left."""
    branch, _ = enter(ctx, number(ctx.args), Right.ROSTER)
    people = roster.gone(ctx.session, branch.id)
    shown = view.labels(ctx.texts, people, group_names(ctx, branch.id))
    listed = [(one, shown[one.id]) for one in people]
    ctx.answer("")
    head = ctx.texts("roster-gone-head", many=len(people))
    page = number(ctx.args, 1)
    ctx.show(view.people_list(ctx.texts, head, listed, page, turns=("r.g", branch.id)))


def tapped_tidy(ctx: Context) -> None:
    """Who signed in under a Telegram name."""
    branch, _ = enter(ctx, number(ctx.args), Right.ROSTER)
    people = roster.unlisted(ctx.session, branch.id)
    shown = view.labels(ctx.texts, people, {})
    listed = [(one, shown[one.id]) for one in people]
    ctx.answer("")
    head = ctx.texts("roster-tidy-head" if people else "roster-tidy-done", many=len(people))
    page = number(ctx.args, 1)
    ctx.show(view.people_list(ctx.texts, head, listed, page, turns=("r.t", branch.id)))


def tapped_add(ctx: Context) -> None:
    """Names will be typed."""
    branch, _ = enter(ctx, number(ctx.args), Right.ROSTER)
    await_typing(ctx, branch, "add")
    ctx.answer("")
    ctx.show(
        OutMessage(ctx.texts("roster-add-ask")).with_buttons(
            (tap(ctx.texts.plain("cancel"), "r.o", branch.id),)
        )
    )


def added(ctx: Context, draft: Draft) -> None:
    """The typed names."""
    branch, actor = enter(ctx, draft.branch_id or 0, Right.ROSTER)
    listed = roster.listed(ctx.session, branch.id)
    there = {(one.name, one.note) for one in listed}
    fresh: list[tuple[str, str]] = []
    for name, note in names_in(ctx.text):
        _check_name(name, note)
        if (name, note) in there:
            raise Refusal("roster-add-twice", name=name)
        there.add((name, note))
        fresh.append((name, note))
    if not fresh:
        raise Refusal("roster-add-none")
    if len(listed) + len(fresh) > rules.MOST_MEMBERS:
        raise Refusal("roster-too-many", limit=rules.MOST_MEMBERS)
    day = today(ctx, branch)
    people = [
        Member(branch_id=branch.id, name=name, note=note, joined_on=day) for name, note in fresh
    ]
    roster.add(ctx.session, people, by=actor.account_id, now=ctx.now, day=day)
    names = [view.label(ctx.texts, name, note) for name, note in fresh[:20]]
    ctx.reply(
        OutMessage(
            ctx.texts("roster-added", many=len(fresh), names=view.listing(ctx.texts, names))
        ).with_buttons(
            (
                tap(ctx.texts.plain("roster-list"), "r.l", branch.id, 0),
                tap(ctx.texts.plain("back"), "r.o", branch.id),
            )
        )
    )


def _check_name(name: str, note: str) -> None:
    if len(name) > rules.LONGEST_NAME:
        raise Refusal("roster-name-long", start=name[:10], limit=rules.LONGEST_NAME)
    if len(note) > rules.LONGEST_NOTE:
        raise Refusal("roster-note-long", limit=rules.LONGEST_NOTE)


def tapped_announce(ctx: Context) -> None:
    """Calls on the group to claim their names."""
    branch, _ = enter(ctx, number(ctx.args), Right.ROSTER)
    if branch.asleep_since is not None:
        raise Refusal("roster-group-away")
    lately = select(Outgoing.id).where(
        Outgoing.branch_id == branch.id,
        Outgoing.kind == ANNOUNCED,
        Outgoing.created_at > ctx.now - REST,
    )
    if ctx.session.scalar(lately.limit(1)) is not None:
        raise Refusal("roster-announced-lately")
    unclaimed = sum(one.account_id is None for one in roster.listed(ctx.session, branch.id))
    texts = texts_in(branch.language)
    message = OutMessage(texts("claim-call", many=unclaimed)).with_buttons(
        (tap(texts.plain("claim-mine"), "j.go", branch.id),)
    )
    outbox.post(ctx.session, branch.chat_id, ANNOUNCED, message, ctx.now, branch_id=branch.id)
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("roster-announced"))
