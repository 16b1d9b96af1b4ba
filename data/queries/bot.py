"""The bots of a deployment: the one that acts, who started each, and rows that have none yet."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, literal_column, select, update
from sqlalchemy.orm import Session, aliased

from data.models import Account, Branch, Contact, Draft, Errand, Outgoing, Poll
from data.store import upsert

OWNED: Sequence[type[Any]] = (Branch, Outgoing, Errand, Draft, Poll)
"""Tables whose rows say themselves which bot they belong to."""


def act(session: Session, bot_id: int) -> None:
    """Says in whose name this unit of work runs."""
    session.info["acting_bot"] = bot_id


def acting(session: Session) -> int:
    """Returns the bot in whose private chats this unit of work runs; 0 where it runs for none."""
    return int(session.info.get("acting_bot", 0))


def met(session: Session, account_id: int) -> None:
    """Remembers that the account can be written to by the acting bot."""
    session.execute(
        upsert(session, Contact)
        .values(account_id=account_id, bot_id=acting(session), reachable=True, menu="")
        .on_conflict_do_update(
            index_elements=["account_id", "bot_id"],
            set_={"reachable": True, "menu_due": True},
            where=Contact.reachable.is_(False),
        )
    )


def shut_out(session: Session, bot_id: int, account_id: int) -> None:
    """Records that the account blocked the bot."""
    session.execute(
        update(Contact)
        .where(Contact.account_id == account_id, Contact.bot_id == bot_id)
        .values(reachable=False)
    )


def reachable(session: Session, bot_id: int, account_id: int | None) -> Account | None:
    """Returns an account that a bot may write to privately, or None."""
    contact = session.get(Contact, (account_id, bot_id)) if account_id else None
    if contact is None or not contact.reachable:
        return None
    return session.get(Account, account_id)


def reached(bot_id: "int | ColumnElement[int]") -> ColumnElement[bool]:
    """The condition on `Account` that a bot may write to it."""
    return exists().where(
        Contact.account_id == Account.id, Contact.bot_id == bot_id, Contact.reachable
    )


def reachable_of(session: Session, bot_id: int, accounts: Iterable[int]) -> Sequence[Account]:
    """Returns those of the accounts that a bot may write to, by their ids."""
    wanted = select(Account).where(Account.id.in_(set(accounts)), reached(bot_id))
    return session.scalars(wanted.order_by(Account.id)).all()


def adopt(session: Session, bot_id: int) -> None:
    """Gives the rows that belong to no bot yet to this one: they are from before there were
    several, or from a process of that version."""
    none: ColumnElement[int] = literal_column(
        "0"
    )  # no parameter, for which no partial index is used
    for table in OWNED:
        session.execute(update(table).where(table.bot_id == none).values(bot_id=bot_id))
    both = aliased(Contact)
    known = exists().where(both.bot_id == bot_id, both.account_id == Contact.account_id)
    session.execute(delete(Contact).where(Contact.bot_id == none, known))
    session.execute(update(Contact).where(Contact.bot_id == none).values(bot_id=bot_id))


def elsewhere(session: Session, served: Collection[int]) -> dict[int, int]:
    """Returns bot → branches, for branches of bots that are not among those served."""
    found: dict[int, int] = {}
    first = select(func.min(Branch.bot_id))
    bot_id = session.scalar(first)
    while bot_id is not None:
        if bot_id not in served:
            theirs = select(func.count()).select_from(Branch).where(Branch.bot_id == bot_id)
            found[bot_id] = session.scalar(theirs) or 0
        bot_id = session.scalar(first.where(Branch.bot_id > bot_id))
    return found
