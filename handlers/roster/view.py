"""What the roster looks like: the overview, lists of people, and one person's page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.models import Account, Away, Branch, Member
from data.values.names import name_key
from data.values.out import Button, OutMessage
from data.values.standing import Post, Standing
from handlers.away.view import say_span
from handlers.roster import rules
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.dates import say_day
from handlers.shared.texts import Texts


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits for the secretary; people."""

    claims: int
    unlisted: int
    gone: int


def label(texts: Texts, name: str, hint: str = "") -> str:
    """A name as plain text, with what tells it apart."""
    return texts.plain("roster-label", name=name, hint=hint) if hint else name


def labels(texts: Texts, people: Sequence[Member], groups: Mapping[int, str]) -> dict[int, str]:
    """By id, the names as plain text, same names told apart."""
    hints = rules.hints(people, groups)
    return {p.id: label(texts, p.name, hints.get(p.id, "")) for p in people}


def in_order(people: Iterable[Member]) -> list[Member]:
    """Sorted by the sound of the name."""
    return sorted(people, key=lambda person: (name_key(person.name), person.id))


def listing(texts: Texts, parts: Iterable[str]) -> str:
    """Several things one after the other."""
    return texts.plain("roster-between").join(parts)


def overview(
    texts: Texts,
    branch: Branch,
    people: Sequence[Member],
    groups: Mapping[int, str],
    backlog: Backlog,
) -> OutMessage:
    """The roster in numbers, and what can be done with it."""
    lines = [texts("roster-title", branch=branch.name)]
    if people:
        lines += _numbers(texts, people, groups)
    else:
        lines.append(texts("roster-empty"))
    lines += ["", texts("roster-send-file")]
    unclaimed = any(person.account_id is None for person in people)
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(_backlog_buttons(texts, branch.id, backlog), 2),
        (
            *((tap(texts.plain("roster-list"), "r.l", branch.id, 0),) if people else ()),
            tap(texts.plain("roster-add"), "r.a", branch.id),
        ),
        (
            tap(texts.plain("roster-template"), "r.tp", branch.id),
            *((tap(texts.plain("roster-export"), "r.ex", branch.id),) if people else ()),
        ),
        (tap(texts.plain("roster-announce"), "r.an", branch.id),) if unclaimed else (),
    )


def _backlog_buttons(texts: Texts, branch_id: int, backlog: Backlog) -> list[Button]:
    found = []
    if backlog.claims:
        found.append(tap(texts.plain("roster-waiting", many=backlog.claims), "r.w", branch_id, 0))
    if backlog.unlisted:
        found.append(tap(texts.plain("roster-tidy", many=backlog.unlisted), "r.t", branch_id, 0))
    if backlog.gone:
        found.append(tap(texts.plain("roster-gone", many=backlog.gone), "r.g", branch_id, 0))
    return found


def _numbers(texts: Texts, people: Sequence[Member], groups: Mapping[int, str]) -> list[str]:
    standings = Counter(person.standing for person in people)
    within = Counter(person.subgroup_id for person in people)
    claimed = sum(person.account_id is not None for person in people)
    lines = [
        texts("roster-total", many=len(people)),
        listing(
            texts,
            (
                texts("roster-count", what=texts.plain(f"standing-{standing}"), many=many)
                for standing in Standing
                if (many := standings[standing])
            ),
        ),
    ]
    if groups:
        parts = [
            texts("roster-count", what=name, many=within[key])
            for key, name in groups.items()
            if within[key]
        ]
        if within[None]:
            parts.append(
                texts("roster-count", what=texts.plain("roster-no-group"), many=within[None])
            )
        lines.append(listing(texts, parts))
    lines.append(texts("roster-claimed", claimed=claimed, unclaimed=len(people) - claimed))
    return lines


def people_list(
    texts: Texts,
    head: str,
    people: Sequence[tuple[Member, str]],
    page: int,
    *,
    turns: tuple[str, int],
    opens: str = "r.p",
) -> OutMessage:
    """A paged list of people (each with its label). `turns`: verb and branch of the page buttons;
    `opens`: the verb of a person's button."""
    verb, branch_id = turns
    buttons = [tap(shown, opens, person.id) for person, shown in people]
    return OutMessage(head).with_buttons(
        *pages(texts, buttons, page, verb, branch_id),
        (tap(texts.plain("back"), "r.o", branch_id),),
    )


@dataclass(frozen=True, slots=True)
class PageData:
    """One person as the page shows them. `may_merge`: there is a name to merge into; `away`: the
    time of being away that today falls into."""

    member: Member
    group: str
    account: Account | None
    may_post: bool
    may_leave: bool
    may_merge: bool
    away: Away | None


def person(texts: Texts, seen: PageData, day: date) -> OutMessage:
    """A person's page with everything that can be changed. `day` is the branch's local day."""
    member = seen.member
    lines = [texts("roster-person", name=member.name), _described(texts, seen)]
    if member.note:
        lines.append(texts("roster-note", note=member.note))
    if seen.account is not None:
        lines.append(texts("roster-claimed-by", account=seen.account.name))
    elif member.left_on is None:
        lines.append(texts("roster-not-claimed"))
    lines.append(texts("roster-since", day=say_day(texts, member.joined_on, day)))
    if member.left_on is not None:
        lines.append(texts("roster-left", day=say_day(texts, member.left_on, day)))
    if seen.away is not None:
        lines.append(texts("away-now", when=say_span(texts, seen.away, day)))
    if not member.listed:
        lines += ["", texts("roster-unlisted")]
    return OutMessage("\n".join(lines)).with_buttons(*_person_buttons(texts, seen))


def _described(texts: Texts, seen: PageData) -> str:
    parts = [seen.group or texts.plain("roster-no-group")]
    parts.append(texts.plain(f"standing-{seen.member.standing}"))
    if seen.member.post != Post.NONE:
        parts.append(texts.plain(f"post-{seen.member.post}"))
    return texts("roster-described", parts=" · ".join(parts))


def _person_buttons(texts: Texts, seen: PageData) -> list[tuple[Button, ...]]:
    member = seen.member

    def button(key: str, verb: str, *args: object) -> Button:
        return tap(texts.plain(key), verb, member.id, *args)

    if member.left_on is not None:
        back = (tap(texts.plain("back"), "r.g", member.branch_id, 0),)
        return [(button("roster-rejoin", "r.b"),), back]
    rename = button("roster-rename", "r.n", "name")
    merge = (button("roster-merge", "r.m", 0),) if seen.may_merge else ()
    leave = (button("roster-leave", "r.x"),) if seen.may_leave else ()
    if not member.listed:
        back = (tap(texts.plain("back"), "r.t", member.branch_id, 0),)
        return [(button("roster-keep", "r.k"), rename), (*merge, *leave), back]
    post = (button("roster-to-post", "r.j"),) if seen.may_post else ()
    unbind = (button("roster-unbind", "r.f"),) if member.account_id else ()
    return [
        (button("roster-to-standing", "r.s"), button("roster-to-group", "r.u"), *post),
        (rename, button("roster-renote", "r.n", "note"), *unbind),
        (button("away-button", "aw.p"), *merge, *leave),
        (tap(texts.plain("back"), "r.l", member.branch_id, 0),),
    ]
