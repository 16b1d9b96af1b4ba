"""A branch with people, for tests of its roster."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from data.models import (
    Account,
    Branch,
    Member,
)

NOW = datetime(2026, 11, 27, 6, tzinfo=UTC)
DAY = date(2026, 11, 27)
CHEN, FANG, QIANG = 101, 102, 103


def branch(session: Session) -> Branch:
    made = Branch(chat_id=-100, name="第一党支部", created_at=NOW)
    session.add(made)
    for key, name in ((CHEN, "陈静"), (FANG, "小芳"), (QIANG, "Qiang")):
        session.add(Account(id=key, name=name, seen_at=NOW))
    session.flush()
    return made


def person(session: Session, where: Branch, name: str, **more: object) -> Member:
    made = Member(branch_id=where.id, name=name, joined_on=DAY, **more)
    session.add(made)
    session.flush()
    return made
