"""Branches: finding them by chat, founding, waking, sleeping, moving."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    bindparam,
    delete,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from data.models import Branch, Card, FoundingRequest, Member, Outgoing, Subgroup
from data.queries import bot as bots
from data.values.standing import Post


def of_chat(session: Session, chat_id: int) -> Branch | None:
    """Returns the branch of a group chat."""
    return session.scalars(select(Branch).where(Branch.chat_id == chat_id)).first()


def of_account(session: Session, account_id: int) -> Sequence[Branch]:
    """Returns the branches an account is a present member of, by name."""
    return session.scalars(
        select(Branch)
        .join(Member, Member.branch_id == Branch.id)
        .where(Member.account_id == account_id, Member.left_on.is_(None))
        .order_by(Branch.name, Branch.id)
    ).all()


def found(session: Session, chat_id: int, name: str, language: str, now: datetime) -> Branch:
    """Founds a branch for a group chat, served by the acting bot."""
    branch = Branch(
        chat_id=chat_id,
        bot_id=bots.acting(session),
        name=name,
        language=language,
        created_at=now,
    )
    session.add(branch)
    session.flush()
    return branch


def many(session: Session) -> int:
    """Counts the deployment's branches."""
    return session.scalar(select(func.count(Branch.id))) or 0


def founded_since(session: Session, account_id: int, since: datetime) -> int:
    """Counts the branches founded since a moment whose secretary is this account."""
    theirs = (Member.account_id == account_id) & (Member.post == Post.SECRETARY)
    found = select(func.count(Branch.id)).join(Member, Member.branch_id == Branch.id)
    return session.scalar(found.where(theirs, Branch.created_at > since)) or 0


def ask_founding(session: Session, request: FoundingRequest) -> None:
    """Keeps a group's request for a branch; one asked for before is replaced."""
    forget_founding(session, FoundingRequest.chat_id == request.chat_id)
    session.add(request)
    session.flush()


def forget_founding(session: Session, *which: ColumnElement[bool]) -> None:
    """Deletes requests for branches."""
    session.execute(delete(FoundingRequest).where(*which))


def subgroups(session: Session, branch_id: int) -> Sequence[Subgroup]:
    """Returns the branch's subgroups in the order they were made."""
    return session.scalars(
        select(Subgroup).where(Subgroup.branch_id == branch_id).order_by(Subgroup.id)
    ).all()


def subgroup(session: Session, branch_id: int, name: str) -> Subgroup:
    """Returns the branch's subgroup of that name, made if it is new."""
    row = session.scalars(
        select(Subgroup).where(Subgroup.branch_id == branch_id, Subgroup.name == name)
    ).first()
    if row is None:
        row = Subgroup(branch_id=branch_id, name=name)
        session.add(row)
        session.flush()
    return row


def move(session: Session, chat_id: int, moved_to: int) -> None:
    """Moves everything to the new chat of a group that became a supergroup.

    Where the new id is a branch already (both notices of one move came), nothing is overwritten.
    """
    if of_chat(session, moved_to) is None:
        session.execute(update(Branch).where(Branch.chat_id == chat_id).values(chat_id=moved_to))
    for row in session.scalars(
        select(Outgoing).where(Outgoing.chat_id == chat_id, Outgoing.state.in_(["waiting", "held"]))
    ):
        # The message it was to reply to stays in the old group; that number is another's in the new
        # one.
        row.message = {name: of for name, of in row.message.items() if name != "reply_to"}
    session.execute(update(Outgoing).where(Outgoing.chat_id == chat_id).values(chat_id=moved_to))
    session.execute(
        update(Card).where(Card.chat_id == chat_id).values(chat_id=moved_to, message_id=None)
    )


_REFUSES = select(literal(1)).where(
    or_(
        exists().where(Branch.chat_id == bindparam("chat"), Branch.asleep_since.is_not(None)),
        exists().where(
            Outgoing.state == literal_column("'held'"), Outgoing.chat_id == bindparam("chat")
        ),
    )
)


def refuses(session: Session, chat_id: int) -> bool:
    """Tells whether the branch of a group sleeps, or messages were refused that may be tried
    again."""
    return session.scalar(_REFUSES, {"chat": chat_id}) is not None


def shut_out(session: Session, bot_id: int, chat_id: int, now: datetime) -> None:
    """Records that the bot may no longer write there: its branch sleeps, or the person is
    unreachable."""
    if chat_id > 0:
        bots.shut_out(session, bot_id, chat_id)
        return
    session.execute(
        update(Branch)
        .where(Branch.chat_id == chat_id, Branch.bot_id == bot_id, Branch.asleep_since.is_(None))
        .values(asleep_since=now)
    )
