"""Shows claims: names to choose from, the question to who may confirm, and what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Account, Branch, Claim, Meeting, Member, Subgroup
from data.queries import (
    claim as claims,
    meeting as meetings,
    member as members,
    roster,
    signin as entries,
)
from data.queries.signin import CAME, in_audience
from data.values.namesakes import labelled
from data.values.standing import Post
from handlers.roster.people import rules
from handlers.roster.people.view import MOST_FOUND, in_order, listing
from handlers.shared.texts import Markup, Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, link, pages, rows, say_names, tap

MOST_LINES = 10

Waiting = tuple[Claim, Member, Account]


def invite(texts: Texts, branch: Branch) -> OutMessage:
    """Shows the way from the group to the names."""
    address = link(branch.bot_id, "j", branch.id)
    button = Button(texts.plain("claim-mine"), url=address)
    return OutMessage(texts("claim-go-private")).with_buttons(button)


def names(session: Session, texts: Texts, branch: Branch, account_id: int, page: int) -> OutMessage:
    """Shows the names that nobody has claimed."""
    free = [one for one in roster.listed(session, branch.id) if one.account_id is None]
    buttons = [tap(one.shown, "j.c", one.id) for one in in_order(free)]
    text = texts("claim-choose" if buttons else "claim-none-free", branch=branch.name)
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "j.l", branch.id),
        _not_there(session, texts, branch, account_id),
    )


def _not_there(
    session: Session, texts: Texts, branch: Branch, account_id: int
) -> tuple[Button, ...]:
    if members.of(session, branch.id, account_id) is not None:
        return ()
    return (tap(texts.plain("claim-not-there"), "j.nf", branch.id),)


def found(
    session: Session, texts: Texts, branch: Branch, account_id: int, typed: str
) -> OutMessage:
    """Shows the names that a typed one may mean."""
    people = {one.id: one for one in roster.listed(session, branch.id)}
    ids = rules.find(list(people.values()), typed)
    buttons = []
    for one in ids[:MOST_FOUND]:
        taken = people[one].account_id is not None
        name = texts.plain("claim-claimed", name=people[one].shown) if taken else people[one].shown
        buttons.append(tap(name, "j.c", one))
    text = texts("claim-found" if ids else "claim-not-found", name=typed.strip()[:40])
    return OutMessage(text).with_buttons(
        *rows(buttons, 1),
        tap(texts.plain("claim-all"), "j.l", branch.id, 0),
        () if ids else _not_there(session, texts, branch, account_id),
    )


def sure(session: Session, texts: Texts, branch: Branch, member: Member) -> OutMessage:
    """Asks whether a name is meant; of one that is claimed, whether the account changed."""
    if member.account_id is None:
        group = session.get(Subgroup, member.subgroup_id or 0)
        hint = member.hint or (group.name if group else "")
        where = labelled("", hint)
        return OutMessage(texts("claim-sure", name=member.name, where=where)).with_buttons(
            (
                tap(texts.plain("claim-it-is-me"), "j.s", member.id),
                tap(texts.plain("claim-it-is-not"), "j.l", branch.id, 0),
            )
        )
    return OutMessage(texts("claim-taken", name=member.shown)).with_buttons(
        tap(texts.plain("claim-new-account"), "j.a", member.id), back_to(texts, "j.l", branch.id, 0)
    )


def asked(
    session: Session,
    texts: Texts,
    branch: Branch,
    member: Member,
    deciders: Sequence[Member],
    now: datetime,
) -> OutMessage:
    """Says who was asked to confirm a claim, with the ways to sign in provisionally meanwhile."""
    whom = listing(texts, (one.shown for one in deciders))
    key = "claim-asked" if deciders else "claim-asked-later"
    lines = [texts(key, name=member.shown, whom=whom)]
    under_way = _under_way(session, branch, member, now)
    if under_way:
        lines.append(texts("claim-meanwhile"))
    buttons = [(tap(texts.plain("signin-provisional"), "s.ob", one.id),) for one in under_way]
    return OutMessage("\n".join(lines)).with_buttons(*buttons)


def welcome(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> OutMessage:
    """Says that a name is theirs now, with the ways to sign in at meetings that are open."""
    under_way = _under_way(session, branch, member, now)
    return OutMessage(texts("claim-done", name=member.shown, branch=branch.name)).with_buttons(
        *((_sign_in(texts, branch, one),) for one in under_way)
    )


def _under_way(session: Session, branch: Branch, member: Member, now: datetime) -> list[Meeting]:
    """Returns the meetings at which a member is expected now and has not signed in."""
    return [
        meeting
        for meeting in meetings.ahead(session, branch.id, now)
        if meeting.state == "open"
        and now < meeting.closes_at
        and in_audience(meeting, member.post, member.subgroup_id)
        and not _came(session, meeting, member)
    ]


def _came(session: Session, meeting: Meeting, member: Member) -> bool:
    entry = entries.entry_of(session, meeting.id, member.id)
    return entry is not None and entry.status in CAME


def _sign_in(texts: Texts, branch: Branch, meeting: Meeting) -> Button:
    label = texts.plain("board-sign")
    if meeting.secret is not None:
        return Button(label, url=link(branch.bot_id, "c", meeting.id))
    return tap(label, "s.in", meeting.id)


def done(texts: Texts) -> OutMessage:
    """Says on a card that nothing waits any more."""
    return OutMessage(texts("claim-card-done"))


def several(
    texts: Texts,
    branch: Branch,
    waiting: Sequence[Waiting],
    chosen: Sequence[Waiting],
    last: tuple[int, int],
) -> OutMessage:
    """Shows several claims on a card; `chosen` can be confirmed together, up to `last`."""
    # Whose Telegram name is another one deserves the first look.
    ordered = sorted(chosen, key=lambda row: row[1].name == row[2].name)
    lines = [_entry(texts, row) for row in ordered]
    text = [texts("claim-card", branch=branch.name, many=len(waiting))]
    text += map(escape, lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        text.append(texts("claim-card-more", many=len(lines) - MOST_LINES))
    if len(waiting) > len(chosen):
        text.append(texts("claim-card-look", many=len(waiting) - len(chosen)))
    every = texts.plain("claim-all-yes", many=len(chosen))
    return OutMessage("\n".join(text)).with_buttons(
        (tap(every, "j.ya", branch.id, *last),) if chosen else (),
        tap(texts.plain("claim-each"), "r.w", branch.id, 0),
    )


def _entry(texts: Texts, row: Waiting) -> str:
    _, member, account = row
    name = member.shown
    return texts.plain("claim-entry", account=_called(account), name=name)


def _called(account: Account) -> str:
    """Names an account by what it shows and its user name."""
    user = f" @{account.username}" if account.username else ""
    return f"{account.name[:30]}{user}"


def request(
    session: Session, texts: Texts, branch: Branch, claim: Claim, member: Member, *, back: bool
) -> OutMessage:
    """Asks who may confirm a claim whether this account is this member."""
    account = session.get_one(Account, claim.account_id)
    user = f" @{escape(account.username)}" if account.username else ""
    who = Markup(f'<a href="tg://user?id={account.id}">{escape(account.name)}</a>{user}')
    name = member.shown
    lines = [texts("claim-request", who=who, name=name, branch=branch.name)]
    if member.post != Post.NONE:
        lines.append(texts("claim-request-post", post=texts.plain(f"post-{member.post}")))
    if member.account_id is not None:
        holder = session.get_one(Account, member.account_id)
        lines.append(texts("claim-request-replaces", account=holder.name))
    if rivals := claims.rivals(session, claim):
        others = listing(texts, (_called(one) for one in rivals))
        lines.append(texts("claim-request-rivals", others=others))
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("claim-yes"), "j.y", claim.id),
            tap(texts.plain("claim-no"), "j.n", claim.id),
        ),
        (back_to(texts, "r.w", branch.id, 0),) if back else (),
    )


def waiting_list(texts: Texts, branch: Branch, waiting: Sequence[Waiting], page: int) -> OutMessage:
    """Lists the claims that wait for a decider."""
    buttons = [tap(_entry(texts, row), "j.d", row[0].id) for row in waiting]
    text = texts("claim-list" if waiting else "claim-list-done", many=len(waiting))
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "r.w", branch.id, size=6),
        tap(texts.plain("roster-open"), "r.o", branch.id),
    )


def next_one(
    session: Session, texts: Texts, branch: Branch, text: str, waiting: Sequence[Waiting]
) -> OutMessage:
    """Says what came of a claim, and asks about the next that waits."""
    if not waiting:
        return OutMessage(text)
    claim, member, _ = waiting[0]
    following = request(session, texts, branch, claim, member, back=len(waiting) > 1)
    return replace(following, text=f"{text}\n\n{following.text}")


def branch_choice(texts: Texts, here: Branch, mine: Sequence[Branch]) -> OutMessage:
    """Asks which of their branches a person's private chat is about."""
    if len(mine) == 1:
        return OutMessage(texts("roster-branch-only", branch=here.name))
    buttons = [tap(one.name, "r.br", one.id) for one in mine]
    return OutMessage(texts("roster-branch-choose", branch=here.name)).with_buttons(
        *rows(buttons, 1)
    )


def free(texts: Texts, names: Sequence[str]) -> OutMessage:
    """Tells who claimed a name today without confirmation."""
    return OutMessage(texts("claim-free-told", names=say_names(texts, names), many=len(names)))
