"""A whole branch: everything of it as JSON values and files, and its erasure, a step at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Column, LargeBinary, Table, delete, select, tuple_, update
from sqlalchemy.orm import Session

from data.models import (
    Account,
    AuditEntry,
    Base,
    Branch,
    Erasure,
    Errand,
    Member,
    Outgoing,
    Poll,
    SetAside,
    StrayVote,
)
from data.queries import erasure
from data.queries.scope import in_branch
from data.store import wake
from data.values.erasing import ERASED

SECRETS: Final = {
    ("branch", "calendar_token"),
    ("calendar_address", "token"),
    ("meeting", "secret"),
    ("member_case", "sealed"),
    ("member_case", "secret"),
}
"""Columns that open something, and say nothing."""
NOT_EXPORTED: Final = {"audit_entry", "draft", "erasure", "errand", "outbox", "card"}
"""What the bot works with, and what stays when a branch goes."""
AT_ONCE: Final = 500
"""Rows that one step deletes: taps wait meanwhile."""


@dataclass(frozen=True, slots=True)
class Everything:
    """A branch's rows by table, the files that stand in them by name, and those that Telegram
    keeps, by its ids."""

    name: str
    tables: Mapping[str, list[dict[str, Any]]]
    files: Mapping[str, bytes]
    at_telegram: Mapping[str, str]


def _tables() -> Iterator[Table]:
    for table in Base.metadata.sorted_tables:
        if table.name not in NOT_EXPORTED:
            yield table


def everything(session: Session, branch: Branch) -> Everything:
    """Collects everything of a branch, with the accounts of its members."""
    tables: dict[str, list[dict[str, Any]]] = {}
    files: dict[str, bytes] = {}
    for table in _tables():
        inside = in_branch(table, branch.id)
        if table.name == "account":
            mine = select(Member.account_id).where(Member.branch_id == branch.id)
            inside = table.c.id.in_(mine)
        if inside is None:
            continue
        found = session.execute(select(table).where(inside).order_by(*table.primary_key))
        tables[table.name] = [
            {column.name: _plain(table, column, row, files) for column in table.c
             if (table.name, column.name) not in SECRETS}
            for row in found.mappings()
        ]  # fmt: skip
    return Everything(branch.name, tables, files, dict(_file_ids(tables)))


def _plain(
    table: Table, column: Column[Any], row: Mapping[Any, Any], files: dict[str, bytes]
) -> Any:
    """Returns a value for JSON; bytes become a file, and the value its name."""
    value = row[column.name]
    if isinstance(column.type, LargeBinary):
        key = "-".join(str(row[one.name]) for one in table.primary_key)
        name = f"files/{table.name}-{key}-{column.name}"
        if value is not None:
            files[name] = bytes(value)
        return name if value is not None else None
    return str(value) if isinstance(value, (datetime, date)) else value


def _file_ids(value: Any) -> Iterator[tuple[str, str]]:
    """Yields the ids of files that Telegram keeps, each with its name."""
    if isinstance(value, Mapping):
        if isinstance(value.get("file_id"), str) and value["file_id"]:
            yield value["file_id"], str(value.get("name", ""))
        value = value.values()
    elif not isinstance(value, list):
        return
    for one in value:
        yield from _file_ids(one)


def begin_erasure(session: Session, branch: Branch, now: datetime) -> list[int]:
    """Has a branch erased: nobody is in it from now on, its group is free, and its rows go step by
    step. Returns the accounts that were in it."""
    accounts = [
        one
        for one in session.scalars(select(Member.account_id).where(Member.branch_id == branch.id))
        if one is not None
    ]
    since = branch.created_at.date()
    session.add(
        Erasure(
            branch_id=branch.id, member_id=None, since=since, at=now, filed_at=now, swept_at=now
        )
    )
    chat_id = branch.chat_id
    branch.erased_at, branch.asleep_since = now, now
    branch.chat_id = -(10**15) - branch.id
    branch.calendar_token = None
    session.execute(delete(Outgoing).where(Outgoing.branch_id == branch.id))
    session.execute(delete(Errand).where(Errand.branch_id == branch.id))
    polls = select(Poll.id).where(Poll.chat_id == chat_id)
    session.execute(delete(StrayVote).where(StrayVote.poll_id.in_(polls)))
    session.execute(delete(Poll).where(Poll.chat_id == chat_id))
    for row in session.scalars(select(SetAside)).all():
        if str(chat_id) in str(row.body):
            session.delete(row)
    session.execute(update(Account).where(Account.branch_id == branch.id).values(branch_id=None))
    session.execute(
        update(Member).where(Member.branch_id == branch.id, Member.left_on.is_(None))
        .values(left_on=now.date(), post="none")
    )  # fmt: skip
    session.execute(
        update(AuditEntry)
        .where(AuditEntry.branch_id == branch.id, AuditEntry.by_account_id.in_(accounts))
        .values(by_account_id=ERASED)
    )
    plans_off = Base.metadata.tables["plan"]
    session.execute(
        update(plans_off).where(plans_off.c.branch_id == branch.id).values(next_due_at=None)
    )
    session.flush()
    session.expire_all()
    wake(session, "tidy")
    return accounts


def erase_step(session: Session, branch_id: int) -> bool:
    """Deletes some rows of a branch that is being erased, those that others need last; tells
    whether there may be more."""
    for table in reversed(Base.metadata.sorted_tables):
        inside = in_branch(table, branch_id)
        if inside is None or table.name in {"branch", "erasure", "audit_entry", "member"}:
            continue
        if _delete_some(session, table, inside):
            return True
    members = select(Member).where(Member.branch_id == branch_id).order_by(Member.id)
    some = session.scalars(members.limit(AT_ONCE // 10)).all()
    accounts = [one.account_id for one in some if one.account_id is not None]
    for one in some:
        session.delete(one)
    session.flush()
    for account_id in accounts:
        erasure.forget_if_nowhere(session, account_id)
    if some:
        return True
    session.execute(delete(Branch).where(Branch.id == branch_id, Branch.erased_at.is_not(None)))
    return False


def _delete_some(session: Session, table: Table, inside: Any) -> bool:
    key = list(table.primary_key)
    rows = session.execute(select(*key).where(inside).limit(AT_ONCE)).all()
    if not rows:
        return False
    these = (
        key[0].in_([row[0] for row in rows])
        if len(key) == 1
        else tuple_(*key).in_([tuple(row) for row in rows])
    )
    session.execute(delete(table).where(these))
    return True


def being_erased(session: Session) -> list[int]:
    """Returns the branches of which rows are left."""
    return list(session.scalars(select(Branch.id).where(Branch.erased_at.is_not(None))))
