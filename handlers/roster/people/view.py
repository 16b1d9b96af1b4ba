"""Shows the roster: the overview, lists of people, one person's page, and what people are told."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Account, Branch, Member
from data.queries import (
    away,
    claim as claims,
    erasure_request as erasures,
    newcomer as newcomers,
    roster,
)
from data.queries.branch import subgroups
from data.values.names import name_key
from data.values.namesakes import labelled
from data.values.standing import Post, Standing
from handlers.away.view import say_span
from handlers.roster.people import rules
from handlers.shared.access import Right, may
from handlers.shared.texts import Texts
from handlers.shared.view import Button, OutMessage, back_to, pages, rows, say_day, tap, today

MOST_FOUND = 8
MOST_ADDED = 20
"""Names that are repeated after they were added."""


def group_names(session: Session, branch_id: int) -> dict[int, str]:
    """Returns the names of a branch's subgroups by id."""
    return {group.id: group.name for group in subgroups(session, branch_id)}


def labels(people: Iterable[Member]) -> dict[int, str]:
    """Returns the names of people by id, same names told apart."""
    return {one.id: one.shown for one in people}


def in_order(people: Iterable[Member]) -> list[Member]:
    """Sorts people by the sound of their names."""
    return sorted(people, key=lambda person: (name_key(person.name), person.id))


def listing(texts: Texts, parts: Iterable[str]) -> str:
    """Joins several things into a list."""
    return texts.plain("roster-between").join(parts)


def overview(session: Session, texts: Texts, branch: Branch) -> OutMessage:
    """Shows the roster in numbers, and what can be done with it."""
    people = roster.listed(session, branch.id)
    lines = [texts("roster-title", branch=branch.name)]
    lines += _numbers(session, texts, branch, people) if people else [texts("roster-empty")]
    lines += ["", texts("roster-send-file")]

    def button(key: str, code: str, *more: int) -> Button:
        return tap(texts.plain(key), code, branch.id, *more)

    listed = (button("roster-list", "r.l", 0),) if people else ()
    export = (button("roster-export", "r.ex"),) if people else ()
    unclaimed = any(person.account_id is None for person in people)
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(_backlog(session, texts, branch.id), 2),
        (*listed, button("roster-add", "r.a")),
        (button("roster-template", "r.tp"), *export),
        (button("roster-announce", "r.an"),) if unclaimed else (),
    )


def _backlog(session: Session, texts: Texts, branch_id: int) -> list[Button]:
    """Returns the buttons to what waits for the secretary, with the numbers of people."""
    came = newcomers.open_in(session, branch_id)
    waiting: dict[str, tuple[str, Sequence[object]]] = {
        "r.w": ("roster-waiting", claims.open_in(session, branch_id)),
        "r.t": ("roster-tidy", [*roster.unlisted(session, branch_id), *came]),
        "r.g": ("roster-gone", roster.gone(session, branch_id)),
        "pv.l": ("erasure-waiting", erasures.open_in(session, branch_id)),
    }
    return [
        tap(texts.plain(key, many=len(found)), code, branch_id, 0)
        for code, (key, found) in waiting.items()
        if found
    ]


def _numbers(session: Session, texts: Texts, branch: Branch, people: Sequence[Member]) -> list[str]:
    standings = Counter(person.standing for person in people)
    within = Counter(person.subgroup_id for person in people)
    claimed = sum(person.account_id is not None for person in people)
    groups = group_names(session, branch.id)

    def counts(named: Iterable[tuple[str, int]]) -> str:
        return listing(texts, (texts("roster-count", what=n, many=m) for n, m in named if m))

    lines = [
        texts("roster-total", many=len(people)),
        counts((texts.plain(f"standing-{one}"), standings[one]) for one in Standing),
    ]
    if groups:
        none = (texts.plain("roster-no-group"), within[None])
        lines.append(counts([*((name, within[key]) for key, name in groups.items()), none]))
    lines.append(texts("roster-claimed", claimed=claimed, unclaimed=len(people) - claimed))
    return lines


def _people(
    texts: Texts, branch: Branch, head: str, shown: Mapping[int, str], page: int, code: str
) -> OutMessage:
    """Shows a list of people in pages, which `code` turns."""
    buttons = [tap(name, "r.p", member_id) for member_id, name in shown.items()]
    return OutMessage(head).with_buttons(
        *pages(texts, buttons, page, code, branch.id), back_to(texts, "r.o", branch.id)
    )


def _members(
    texts: Texts, branch: Branch, head: str, people: Sequence[Member], page: int
) -> OutMessage:
    shown = labels(people)
    for one in people:
        if not one.account_id:
            shown[one.id] = texts.plain("roster-unclaimed-mark", name=shown[one.id])
    return _people(texts, branch, head, shown, page, "r.l")


def members(session: Session, texts: Texts, branch: Branch, page: int) -> OutMessage:
    """Shows all members."""
    people = in_order(roster.listed(session, branch.id))
    head = texts("roster-list-head", branch=branch.name, many=len(people))
    return _members(texts, branch, head, people, page)


def found(texts: Texts, branch: Branch, typed: str, people: Sequence[Member]) -> OutMessage:
    """Shows the members that a typed name may mean."""
    if people:
        head = texts("roster-found", name=typed[:40], many=len(people))
        return _members(texts, branch, head, people[:MOST_FOUND], 0)
    return OutMessage(texts("roster-not-found", name=typed[:40])).with_buttons(
        (
            tap(texts.plain("roster-list"), "r.l", branch.id, 0),
            tap(texts.plain("roster-add"), "r.a", branch.id),
        )
    )


def gone(session: Session, texts: Texts, branch: Branch, page: int) -> OutMessage:
    """Shows who has left."""
    people = roster.gone(session, branch.id)
    shown = labels(people)
    head = texts("roster-gone-head", many=len(people))
    return _people(texts, branch, head, shown, page, "r.g")


def unlisted(session: Session, texts: Texts, branch: Branch, page: int) -> OutMessage:
    """Shows who signed in under a Telegram name and awaits tidying."""
    people = roster.unlisted(session, branch.id)
    came = newcomers.open_in(session, branch.id)
    many = len(people) + len(came)
    head = texts("roster-tidy-head" if many else "roster-tidy-done", many=many)
    buttons = [tap(one.shown, "r.p", one.id) for one in people]
    buttons += [tap(account.name[:30], "nc.p", branch.id, account.id) for _, account in came]
    last = came[-1][0].id if came else 0
    every = tap(texts.plain("newcomer-all", many=many), "nc.all", branch.id, last)
    return OutMessage(head).with_buttons(
        *pages(texts, buttons, page, "r.t", branch.id),
        (every,) if many else (),
        back_to(texts, "r.o", branch.id),
    )


def added(texts: Texts, branch: Branch, names: Sequence[tuple[str, str]]) -> OutMessage:
    """Says who was added."""
    said = listing(texts, (labelled(*one) for one in names[:MOST_ADDED]))
    return OutMessage(texts("roster-added", many=len(names), names=said)).with_buttons(
        (tap(texts.plain("roster-list"), "r.l", branch.id, 0), back_to(texts, "r.o", branch.id))
    )


def person(
    session: Session, texts: Texts, branch: Branch, actor: Member, member: Member, now: datetime
) -> OutMessage:
    """Shows a person's page with everything that `actor` can change."""
    day = today(branch, now)
    group = group_names(session, branch.id).get(member.subgroup_id or 0)
    parts = [group or texts.plain("roster-no-group"), texts.plain(f"standing-{member.standing}")]
    if member.post != Post.NONE:
        parts.append(texts.plain(f"post-{member.post}"))
    lines = [
        texts("roster-person", name=member.shown),
        texts("roster-described", parts=" · ".join(parts)),
    ]
    if member.note:
        lines.append(texts("roster-note", note=member.note))
    if member.account_id is not None:
        account = session.get_one(Account, member.account_id)
        lines.append(texts("roster-claimed-by", account=account.name))
    elif member.left_on is None:
        lines.append(texts("roster-not-claimed"))
    lines.append(texts("roster-since", day=say_day(texts, member.joined_on, day)))
    if member.left_on is not None:
        lines.append(texts("roster-left", day=say_day(texts, member.left_on, day)))
    if member.suspended and may(actor.post, Right.HANDOVER):
        lines.append(texts("rights-are-suspended", why=member.suspended))
    if (absence := away.on(session, member.id, day)) is not None:
        lines.append(texts("away-now", when=say_span(texts, absence, day)))
    if not member.listed:
        lines += ["", texts("roster-unlisted")]
    return OutMessage("\n".join(lines)).with_buttons(
        *_person_buttons(session, texts, actor, member)
    )


def _person_buttons(
    session: Session, texts: Texts, actor: Member, member: Member
) -> list[tuple[Button, ...]]:
    def button(key: str, code: str, *args: object) -> Button:
        return tap(texts.plain(key), code, member.id, *args)

    def back(code: str) -> tuple[Button, ...]:
        return (back_to(texts, code, member.branch_id, 0),)

    asked = member.left_on is not None or erasures.of(session, member.id) is not None
    may_erase = asked and actor.id != member.id and may(actor.post, Right.ERASURE)
    erase = ((button("erasure-button", "pv.p"),),) if may_erase else ()
    if member.left_on is not None:
        return [(button("roster-rejoin", "r.b"),), *erase, back("r.g")]
    rename = button("roster-rename", "r.n", "name")
    own = actor.id == member.id
    targets = roster.merge_targets(session, member) if member.account_id else []
    merge = (button("roster-merge", "r.m", 0),) if targets and (own or not member.listed) else ()
    may_leave = rules.may_leave(actor.post, member.post, own=own)
    leave = (button("roster-leave", "r.x"),) if may_leave else ()
    if not member.listed:
        return [(button("roster-keep", "r.k"), rename), (*merge, *leave), back("r.t")]
    may_post = rules.posts_to_give(actor.post, member.post)
    post = (button("roster-to-post", "r.j"),) if may_post else ()
    rights: tuple[Button, ...] = ()
    if may(actor.post, Right.HANDOVER) and member.standing == Standing.FULL:
        key, code = ("rights-restore", "ve.j") if member.suspended else ("rights-suspend", "ve.k")
        rights = (button(key, code),)
    unbind = (button("roster-unbind", "r.f"),) if member.account_id else ()
    return [
        (button("roster-to-standing", "r.s"), button("roster-to-group", "r.u"), *post),
        (rename, button("roster-renote", "r.n", "note"), *unbind),
        (button("away-button", "aw.p"), *rights, *merge, *leave),
        *erase,
        back("r.l"),
    ]


def _back_to(texts: Texts, member: Member) -> tuple[Button, ...]:
    return (back_to(texts, "r.p", member.id),)


def ask_post(texts: Texts, actor: Member, member: Member) -> OutMessage:
    """Asks which post a member has from now on."""
    given = rules.posts_to_give(actor.post, member.post)
    buttons = [tap(texts.plain(f"post-{post}"), "r.js", member.id, post) for post in given]
    now = texts.plain(f"post-{member.post}")
    return OutMessage(texts("roster-ask-post", name=member.shown, now=now)).with_buttons(
        *rows(buttons, 2), _back_to(texts, member)
    )


def ask_unbind(texts: Texts, member: Member) -> OutMessage:
    """Asks once more before an account is taken off a name."""
    return OutMessage(texts("roster-ask-unbind", name=member.shown)).with_buttons(
        tap(texts.plain("roster-unbind"), "r.fs", member.id), _back_to(texts, member)
    )


def merge_targets(session: Session, texts: Texts, member: Member, page: int) -> OutMessage:
    """Asks which unclaimed name of the roster a member is."""
    targets = roster.merge_targets(session, member)
    shown = labels(targets)
    buttons = [tap(shown[one.id], "r.mc", member.id, one.id) for one in targets]
    key = "roster-merge-ask" if targets else "roster-merge-none"
    return OutMessage(texts(key, name=member.shown)).with_buttons(
        *pages(texts, buttons, page, "r.m", member.id), _back_to(texts, member)
    )


def ask_merge(texts: Texts, member: Member, target: Member) -> OutMessage:
    """Asks once more before two rows become one, which cannot be taken back."""
    text = texts("roster-merge-confirm", name=member.shown, target=target.shown)
    return OutMessage(text).with_buttons(
        tap(texts.plain("confirm"), "r.ms", member.id, target.id),
        back_to(texts, "r.m", member.id, 0),
    )


def call(texts: Texts, branch: Branch, unclaimed: int) -> OutMessage:
    """Calls on the group to claim their names."""
    return OutMessage(texts("claim-call", many=unclaimed)).with_buttons(
        tap(texts.plain("claim-mine"), "j.go", branch.id)
    )


def post_given(texts: Texts, branch: Branch, post: str) -> OutMessage:
    """Tells a member of their new post."""
    said = texts.plain(f"post-{post}")
    return OutMessage(texts("roster-post-yours", branch=branch.name, post=said))


def moved_away(texts: Texts, branch: Branch, member: Member) -> OutMessage:
    """Tells an account that its name is another account's now."""
    return OutMessage(texts("claim-moved-away", name=member.shown, branch=branch.name))


def refused(texts: Texts, branch: Branch, member: Member) -> OutMessage:
    """Tells an account that its claim was refused."""
    text = texts("claim-refused", name=member.shown, branch=branch.name)
    return OutMessage(text).with_buttons(tap(texts.plain("claim-other"), "j.l", branch.id, 0))
