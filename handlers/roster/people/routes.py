"""The roster's people: lists, one person's page, posts, leaving, and merging two rows."""

from data.models import Branch, Draft, Member
from data.queries import member as members
from handlers.roster.people import rules, service, view
from handlers.roster.people.forms import ADD, ENDS, FIELDS, FIND, SINCE, check_present
from handlers.shared import form_chat, steps
from handlers.shared.refusal import Refusal, refuse_none
from handlers.shared.router import Context, Right, Router, named, number, of, step

route = Router(ends=ENDS)
KEEPING = named(Right.ROSTER)


def _not_erased(
    _ctx: Context, branch: Branch, actor: Member, member: Member
) -> tuple[Branch, Member, Member]:
    if member.erased_at is not None:
        raise Refusal("erasure-is-done")
    return branch, actor, member


ANYBODY = of(Member, Right.ROSTER).then(_not_erased)


def _present(
    _ctx: Context, branch: Branch, actor: Member, member: Member
) -> tuple[Branch, Member, Member]:
    check_present(member)
    return branch, actor, member


PRESENT = ANYBODY.then(_present)


def _merged(
    ctx: Context, branch: Branch, actor: Member, member: Member
) -> tuple[Branch, Member, Member]:
    target = refuse_none("button-unknown", ctx.session.get(Member, number(ctx.args, 1)))
    service.check_merge(actor, member, target)
    return branch, member, target


MERGING = PRESENT.then(_merged)


@route.button("r.o", KEEPING)
def show_overview(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Goes back to the overview."""
    ctx.show(view.overview(ctx.session, ctx.texts, branch))


@route.button("r.l", KEEPING)
def list_members(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Lists the members in pages; a typed name finds one too."""
    steps.begin(ctx, branch, FIND, "name")
    ctx.show(view.members(ctx.session, ctx.texts, branch, number(ctx.args, 1)))


@route.step(FIND, step(Right.ROSTER))
def find_typed(ctx: Context, branch: Branch, actor: Member, _draft: Draft) -> None:
    """Looks for a name that was typed while a list is open."""
    look_up(ctx, branch, actor, ctx.text)


def look_up(ctx: Context, branch: Branch, actor: Member, typed: str) -> None:
    """Shows the person that a typed name means, or the list of those that it may mean."""
    people = {one.id: one for one in members.present(ctx.session, branch.id)}
    found = [people[one] for one in rules.find(list(people.values()), typed)]
    if len(found) == 1:
        _show(ctx, branch, actor, found[0])
    else:
        ctx.reply(view.found(ctx.texts, branch, typed, found))


@route.button("r.g", KEEPING)
def list_gone(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Lists who has left."""
    ctx.show(view.gone(ctx.session, ctx.texts, branch, number(ctx.args, 1)))


@route.button("r.t", KEEPING)
def list_unlisted(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Lists who signed in under a Telegram name."""
    ctx.show(view.unlisted(ctx.session, ctx.texts, branch, number(ctx.args, 1)))


route.button("r.a", KEEPING)(form_chat.asking(ADD))


@route.button("r.an", KEEPING)
def announce(ctx: Context, branch: Branch, _actor: Member) -> None:
    """Calls on the group to claim their names."""
    service.announce(ctx.session, ctx.now, branch)
    ctx.answer(ctx.plain("roster-announced"))


@route.button("r.p", ANYBODY)
def show_person(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    """Shows a person's page."""
    _show(ctx, branch, actor, member)


def _show(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    ctx.show(view.person(ctx.session, ctx.texts, branch, actor, member, ctx.now))


def _changed(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    if not ctx.answered:
        ctx.answer(ctx.plain("roster-changed"))
    _show(ctx, branch, actor, member)


route.button("r.u", PRESENT)(form_chat.asking(FIELDS, "subgroup", row="person"))


@route.button("r.n", PRESENT)
def ask_text(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    """Asks for a member's new name or note."""
    if ctx.arg(1) not in {"name", "note"}:
        raise Refusal("button-unknown")
    form_chat.change(ctx, FIELDS, ctx.arg(1), branch, actor, person=member.id)


route.button("r.s", PRESENT)(form_chat.asking(SINCE, row="person"))


@route.button("r.x", PRESENT)
def ask_leave(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    """Asks from which day a member has left."""
    service.check_leave(actor, member)
    form_chat.begin(ctx, SINCE, branch, actor, person=member.id, standing="")


@route.button("r.j", PRESENT)
def ask_post(ctx: Context, _branch: Branch, actor: Member, member: Member) -> None:
    """Asks which post a member has."""
    if not rules.posts_to_give(actor.post, member.post):
        raise Refusal("roster-may-not-post")
    ctx.show(view.ask_post(ctx.texts, actor, member))


@route.button("r.js", PRESENT)
def give_post(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    """Gives a member the chosen post."""
    service.give_post(ctx.session, ctx.now, branch, actor, member, ctx.arg(1))
    _changed(ctx, branch, actor, member)


@route.button("r.k", PRESENT)
def keep(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    """Puts somebody who signed in under a Telegram name on the roster with that name."""
    service.admit(ctx.session, ctx.now, branch, member, ctx.person.id)
    ctx.answer(ctx.plain("roster-kept", name=member.shown))
    _changed(ctx, branch, actor, member)


@route.button("r.f", PRESENT)
def ask_unbind(ctx: Context, _branch: Branch, actor: Member, member: Member) -> None:
    """Asks once more before an account is taken off a name."""
    service.check_unbind(actor, member)
    ctx.show(view.ask_unbind(ctx.texts, member))


@route.button("r.fs", PRESENT)
def unbind(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    """Takes the account off a name."""
    service.unbind(ctx.session, ctx.now, branch, actor, member)
    _changed(ctx, branch, actor, member)


@route.button("r.b", ANYBODY)
def take_back(ctx: Context, branch: Branch, actor: Member, member: Member) -> None:
    """Takes somebody back who had left."""
    if member.left_on is not None:
        service.admit(ctx.session, ctx.now, branch, member, ctx.person.id)
    _changed(ctx, branch, actor, member)


@route.button("r.m", PRESENT)
def ask_merge_target(ctx: Context, _branch: Branch, actor: Member, member: Member) -> None:
    """Asks which unclaimed name of the roster a member is."""
    service.check_merge(actor, member)
    page = number(ctx.args, 1)
    ctx.show(view.merge_targets(ctx.session, ctx.texts, member, page))


@route.button("r.mc", MERGING)
def ask_merge(ctx: Context, _branch: Branch, member: Member, target: Member) -> None:
    """Asks once more before two rows become one."""
    ctx.show(view.ask_merge(ctx.texts, member, target))


@route.button("r.ms", MERGING)
def merge(ctx: Context, branch: Branch, member: Member, target: Member) -> None:
    """Merges two rows of one person."""
    service.merge(ctx.session, ctx.now, branch, member, target, ctx.person.id)
    ctx.answer(ctx.plain("roster-merged", name=target.shown))
    actor = members.of(ctx.session, branch.id, ctx.person.id)
    assert actor is not None
    _changed(ctx, branch, actor, target)
