"""Collects everything that is kept about a person, as the register of what is personal says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Column, FromClause, RowMapping, String, Table, or_, select
from sqlalchemy.orm import Session

from data.models import Account, Base, Member
from data.models.base import Moment
from data.personal import PERSONAL, Kept
from data.queries.rewording import columns

HIDDEN: Final[Mapping[str, str]] = {
    "record": "facts agenda",
    "minute": "file message_id place",
    "contribution": "marks",
    "draft": "data",
}
"""Columns of a person's own rows that are about others, or say nothing to anybody."""
CALLED: Final[Mapping[str, tuple[str, str]]] = {
    "reading": ("title", "title"),
    "material": ("title", "title"),
    "contest": ("title", "title"),
    "topic": ("topic", "title"),
    "notice": ("title", "title"),
    "vote": ("title", "title"),
    "question": ("question", "stem"),
}
"""Table of a thing → the key under which a row about it has its name, and the column of that."""
TITLES: Final = ("title", "name", "topic", "stem", "what")


@dataclass(frozen=True, slots=True)
class Person:
    """The account and the members that one person is."""

    account_id: int
    member_ids: Collection[int]

    def ids(self, column: Column[Any]) -> Collection[int]:
        """Returns the ids of theirs that a column may hold."""
        member = "member" in {column.table.name if column.primary_key else "", *_targets(column)}
        return self.member_ids if member else [self.account_id]


def _targets(column: Column[Any]) -> set[str]:
    return {key.column.table.name for key in column.foreign_keys}


def everything(session: Session, account: Account) -> dict[str, Any]:
    """Returns everything in the tables about an account and its members, as JSON values."""
    session.flush()
    mine = session.scalars(select(Member.id).where(Member.account_id == account.id)).all()
    person = Person(account.id, mine)
    facts: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for name, kept in PERSONAL.items():
        if kept.export:
            table = Base.metadata.tables[name]
            facts[kept.export] += _theirs(session, person, table, kept)
            facts[kept.export] += _done(session, person, table, kept)
    return {**facts, "account": facts["account"][0]}


def _theirs(session: Session, person: Person, table: Table, kept: Kept) -> Iterable[dict[str, Any]]:
    """Gives the rows that are about a person."""
    whose = columns(table, f"{kept.rows} {kept.links}")
    if not whose:
        return
    source, also = _with_names(table)
    query = (
        select(*table.c, *also)
        .select_from(source)
        .where(or_(*(column.in_(person.ids(column)) for column in whose)))
        .order_by(*table.primary_key)
    )
    people = [*whose, *columns(table, kept.accounts)]
    for row in session.execute(query).mappings():
        hidden = {one.name for one in people if row[one.name] not in person.ids(one)}
        hidden |= {*HIDDEN.get(table.name, "").split(), *_unjudged(table.name, row)}
        shown = {one.name: _plain(row[one.name]) for one in table.c if one.name not in hidden}
        yield shown | _named(row)


def _with_names(table: Table) -> tuple[FromClause, list[Any]]:
    """Joins a table with the things that its rows are about; returns the join and their names."""
    source: FromClause = table
    also: list[Any] = []
    for column in table.c:
        for key in column.foreign_keys:
            there = key.column.table
            label = "" if there.name == table.name else there.name
            if label in {*CALLED, "meeting", "round", "study_check"}:
                other = there.alias()
                source = source.outerjoin(other, other.c[key.column.name] == column)
                also += [one.label(f"{label}.{one.name}") for one in _wanted(label, other)]
    return source, also


def _wanted(label: str, table: FromClause) -> list[Any]:
    if label in CALLED:
        state = [table.c.state] if label == "contest" else []
        return [table.c[CALLED[label][1]], *state]
    return [
        table.c[name]
        for name in {
            "meeting": ("kind", "topic", "starts_at"),
            "round": ("asked", "state"),
            "study_check": ("from_on", "until_on"),
        }[label]
    ]


def _named(row: RowMapping) -> dict[str, Any]:
    """Names the things that a row is about."""
    said: dict[str, Any] = {}
    for label, (key, column) in CALLED.items():
        if row.get(f"{label}.{column}") is not None:
            said[key] = row[f"{label}.{column}"]
    if row.get("meeting.starts_at") is not None:
        at = str(row["meeting.starts_at"])
        said["meeting"] = {"kind": row["meeting.kind"], "topic": row["meeting.topic"], "at": at}
    if row.get("round.asked") is not None:
        said.setdefault("question", row["round.asked"].get("stem"))
    if "study_check.from_on" in row:
        said |= {end: str(row[f"study_check.{end}_on"]) for end in ("from", "until")}
    return said


def _done(session: Session, person: Person, table: Table, kept: Kept) -> Iterable[dict[str, Any]]:
    """Gives what an account did in rows that are not about it: what kind, how called, when."""
    did = columns(table, kept.accounts)
    if not did or table.name == "member":
        return
    said = [
        column
        for column in table.c
        if isinstance(column.type, Moment)
        or column.name in TITLES
        or (isinstance(column.type, String) and (column.type.length or 99) <= 12)
    ]
    mine = or_(*(column == person.account_id for column in did))
    if about := columns(table, f"{kept.rows} {kept.links}"):
        mine &= ~or_(
            False, *(column.in_(person.ids(column)) & column.is_not(None) for column in about)
        )
    query = select(*table.primary_key, *said).where(mine).order_by(*table.primary_key)
    for row in session.execute(query).mappings():
        yield {"table": table.name} | {one.name: _plain(row[one.name]) for one in said}


def _unjudged(name: str, row: RowMapping) -> tuple[str, ...]:
    """Returns the columns that tell how right answers are while a question or contest is under way:
    nobody is told before its end."""
    open_round = name == "answer" and row["round.state"] == "open"
    playing = name == "player" and row["contest.state"] not in {"ended", "stopped"}
    return ("right", "points", "spent") if open_round or playing else ()


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, (datetime, date)) else value
