"""Menus of commands in private chats: marks where they may have to change, and finds those marked.

Who holds a post in a branch of the bot has the secretary's menu. Members of all branches are too
many to be read again and again; so a change of a member or a branch marks the contacts concerned.
Statements that change `post`, `left_on`, `account_id` or `bot_id` without the ORM must call `mark`.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, event, exists, inspect, or_, select, update
from sqlalchemy.orm import Mapper, Session

from data.models import Branch, Contact, Member
from data.values.standing import Post

SECRETARY = "secretary"
AT_ONCE = 100
"""Contacts looked at in one step."""

_HERE = (
    Member.account_id == Contact.account_id,
    Member.left_on.is_(None),
    Branch.id == Member.branch_id,
    Branch.bot_id == Contact.bot_id,
)
_HOLDS = exists().where(*_HERE, Member.post != Post.NONE.value)
_LANGUAGE = select(Branch.language).where(*_HERE).order_by(Branch.id).limit(1).scalar_subquery()
_RIGHT = or_(
    ~Contact.reachable,
    and_(_HOLDS, Contact.menu == SECRETARY),
    and_(~_HOLDS, Contact.menu != SECRETARY),
)
_MARKED = (
    select(
        Contact.account_id,
        _HOLDS.label("holds"),
        _LANGUAGE.label("language"),
        _RIGHT.label("right"),
    )
    .where(Contact.bot_id == bindparam("bot"), Contact.menu_due)
    .order_by(Contact.account_id)
    .limit(AT_ONCE)
)


def marked(session: Session, bot_id: int) -> Sequence[Any]:
    """Returns the first marked contacts of a bot: `account_id`, whether they hold a post (`holds`),
    the `language`, and whether the menu is `right` as it is."""
    return session.execute(_MARKED, {"bot": bot_id}).all()


def settle(session: Session, bot_id: int, accounts: Collection[int]) -> None:
    """Takes the marks of these accounts away where the menu is right."""
    these = Contact.account_id.in_(accounts) & (Contact.bot_id == bot_id)
    session.execute(
        update(Contact)
        .where(these, _RIGHT)
        .values(menu_due=False)
        .execution_options(synchronize_session=False)
    )


def keep(session: Session, bot_id: int, account_id: int, menu: str) -> None:
    """Records the menu that an account has now. The mark stays where it should be another one by
    now."""
    this = (Contact.account_id == account_id) & (Contact.bot_id == bot_id)
    session.execute(
        update(Contact).where(this).values(menu=menu).execution_options(synchronize_session=False)
    )
    settle(session, bot_id, [account_id])


def mark(connection: Connection | Session, accounts: Iterable[int | None]) -> None:
    """Marks the accounts' contacts with all bots."""
    some = [one for one in accounts if one is not None]
    if some:
        connection.execute(
            update(Contact.__table__)  # type: ignore[arg-type]
            .where(Contact.account_id.in_(some))
            .values(menu_due=True)
        )


@event.listens_for(Member, "after_insert")
@event.listens_for(Member, "after_update")
def _member_changed(_mapper: Mapper[Member], connection: Connection, member: Member) -> None:
    seen = inspect(member).attrs
    histories = [seen[name].history for name in ("account_id", "post", "left_on")]
    if any(one.has_changes() for one in histories):
        mark(connection, {member.account_id, *(histories[0].deleted or ())})


@event.listens_for(Branch, "after_update")
def _branch_changed(_mapper: Mapper[Branch], connection: Connection, branch: Branch) -> None:
    if inspect(branch).attrs.bot_id.history.has_changes():
        held = (Member.branch_id == branch.id) & (Member.post != Post.NONE.value)
        mark(connection, connection.scalars(select(Member.account_id).where(held)))
