"""Members and accounts: a person's place in a branch, and the history of changes."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from data.models import Account, Member, MemberChange
from data.queries import audit, bot as bots
from data.queries.namesakes import tell_apart
from data.store import upsert
from data.values.audit import AuditKind
from data.values.standing import Post


def meet(
    session: Session, account_id: int, name: str, now: datetime, *, private: bool = False
) -> Account:
    """Remembers a Telegram account; `private` says that it wrote to the acting bot, which can write
    to it from then on.

    Returns the account as it is now.
    """
    fresh = {"name": name[:200], "seen_at": now} | ({"reachable": True} if private else {})
    values = {"id": account_id, "reachable": False, "menu": "", **fresh}
    session.execute(
        upsert(session, Account)
        .values(**values)
        .on_conflict_do_update(index_elements=["id"], set_=fresh)
    )
    if private:
        bots.met(session, account_id)
    return session.get_one(Account, account_id, populate_existing=True)


# Asked for nearly every update, so built once.
_OF = select(Member).where(
    Member.branch_id == bindparam("branch_id"),
    Member.account_id == bindparam("account_id"),
    Member.left_on.is_(None),
)


def of(session: Session, branch_id: int, account_id: int) -> Member | None:
    """Returns the present member of a branch that an account is, if any."""
    return session.scalars(_OF, {"branch_id": branch_id, "account_id": account_id}).first()


def present(session: Session, branch_id: int) -> Sequence[Member]:
    """Returns the members on the roster now, in the order they were listed."""
    return session.scalars(
        select(Member)
        .where(Member.branch_id == branch_id, Member.left_on.is_(None))
        .order_by(Member.id)
    ).all()


def many_present(session: Session, branch_id: int) -> int:
    """Counts the members on the roster now."""
    there = (Member.branch_id == branch_id) & Member.left_on.is_(None)
    return session.scalar(select(func.count()).select_from(Member).where(there)) or 0


def unclaimed(session: Session, branch_id: int) -> Sequence[Member]:
    """Returns members on the roster whom no account has claimed."""
    return [member for member in present(session, branch_id) if member.account_id is None]


def with_posts(session: Session, branch_id: int, posts: Iterable[Post]) -> Sequence[Member]:
    """Returns the present members who hold one of these posts."""
    return session.scalars(
        select(Member)
        .where(
            Member.branch_id == branch_id,
            Member.left_on.is_(None),
            Member.post.in_([str(post) for post in posts]),
        )
        .order_by(Member.id)
    ).all()


def secretary_name(session: Session, branch_id: int) -> str:
    """Returns the name of the branch's secretary, or "none", for which the texts have words."""
    found = with_posts(session, branch_id, (Post.SECRETARY,))
    return found[0].shown if found else "none"


def change(
    session: Session,
    member: Member,
    field: str,
    after: object,
    *,
    by: int | None,
    now: datetime,
    holds_from: date,
) -> bool:
    """Sets one field of a member and records its old value; False where nothing changes.

    `field` is an attribute of Member; `holds_from` the local day from which the change holds.
    """
    before = getattr(member, field)
    if before == after:
        return False
    named = {member.name}
    setattr(member, field, after)
    session.add(
        MemberChange(
            member_id=member.id,
            field=field,
            before=_written(before),
            after=_written(after),
            holds_from=holds_from,
            by_account_id=by,
            at=now,
        )
    )
    if field == "post":
        audit.add(session, now, member.branch_id, AuditKind.HANDOVER, by, str(after), member.id)
    if field in {"name", "note", "subgroup_id"}:
        tell_apart(session, member.branch_id, named | {member.name})
    return True


def _written(value: object) -> str:
    return "" if value is None else str(value)[:200]
