"""Shows who takes part without being on the roster, to those who decide about them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Account, Branch, Member, Newcomer
from data.queries import roster
from handlers.roster.people.view import in_order
from handlers.shared.texts import Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, pages, say_day, tap, today

MOST_LINES = 10

Waiting = Sequence[tuple[Newcomer, Account]]


def called(texts: Texts, account: Account) -> str:
    """Names an account by what it shows and its user name."""
    name = account.name[:30]
    if not account.username:
        return name
    return texts.plain("newcomer-user", name=name, username=account.username)


def card(texts: Texts, branch: Branch, waiting: Waiting, *, rostered: bool) -> OutMessage:
    """Shows who signed in without being on the roster."""
    key = "newcomer-card" if rostered else "newcomer-card-no-roster"
    lines = [texts(key, branch=branch.name, many=len(waiting))]
    lines += [escape(called(texts, account)) for _, account in waiting[:MOST_LINES]]
    if len(waiting) > MOST_LINES:
        lines.append(texts("claim-card-more", many=len(waiting) - MOST_LINES))
    every = () if rostered else (all_button(texts, branch, len(waiting), waiting[-1][0].id),)
    each = tap(texts.plain("claim-each"), "r.t", branch.id, 0)
    return OutMessage("\n".join(lines)).with_buttons(every, each)


def all_button(texts: Texts, branch: Branch, many: int, last: int) -> Button:
    """Offers to put all on the roster."""
    return tap(texts.plain("newcomer-all", many=many), "nc.all", branch.id, last)


def done(texts: Texts) -> OutMessage:
    """Says on a card that nobody waits any more."""
    return OutMessage(texts("newcomer-done"))


def page(
    session: Session, texts: Texts, branch: Branch, account: Account, now: datetime
) -> OutMessage:
    """Shows one of them, and what may be decided."""
    lines = [texts("newcomer-page", name=called(texts, account))]
    before = roster.holding(session, branch.id, account.id)
    if before is not None and before.left_on is not None:
        day = say_day(texts, before.left_on, today(branch, now))
        lines.append(texts("newcomer-left", name=before.shown, day=day))
    args = (branch.id, account.id)
    key = "roster-rejoin" if before else "roster-keep"
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain(key), "nc.k", *args), tap(texts.plain("roster-merge"), "nc.m", *args, 0)),
        tap(texts.plain("newcomer-visitor"), "nc.v", *args),
        back_to(texts, "r.t", branch.id, 0),
    )


def names(
    texts: Texts, branch: Branch, account: Account, free: Sequence[Member], at: int
) -> OutMessage:
    """Asks which name of the roster somebody is."""
    args = (branch.id, account.id)
    buttons = [tap(one.shown, "nc.mc", *args, one.id) for one in in_order(free)]
    key = "roster-merge-ask" if buttons else "roster-merge-none"
    return OutMessage(texts(key, name=called(texts, account))).with_buttons(
        *pages(texts, buttons, at, "nc.m", *args), back_to(texts, "nc.p", *args)
    )


def enlisted(texts: Texts, branch: Branch, name: str) -> OutMessage:
    """Tells somebody that they are on the roster."""
    return OutMessage(texts("newcomer-enlisted", branch=branch.name, name=name))


def all_done(texts: Texts, branch: Branch, many: int) -> OutMessage:
    """Says that all are on the roster."""
    return OutMessage(texts("newcomer-all-done", many=many)).with_buttons(
        tap(texts.plain("roster-open"), "r.o", branch.id)
    )


def decided(texts: Texts, branch: Branch, key: str, name: str) -> OutMessage:
    """Says what was decided about the last one."""
    return OutMessage(texts(key, name=name)).with_buttons(
        tap(texts.plain("roster-open"), "r.o", branch.id)
    )
