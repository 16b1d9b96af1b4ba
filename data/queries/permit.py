"""Permits to send: what the processes of one bot have sent lately, and who may send next.

Nobody holds a lock between looking and taking: a process looks at what the others sent, decides,
and takes in one statement, which does nothing where another process took in between. So one that
freezes stops nobody.
"""

import json
import time
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, literal, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from data.models.permit import Budget, Permit

KEPT = 5.0
"""Seconds for which rows that no longer count are kept."""
LONGEST = 60.0
"""Seconds of the longest limit."""
MOST = 30
"""Messages of the largest limit."""
EARLIER = "earlier"
"""The holder of what processes sent that have ended."""


@dataclass(slots=True)
class Used:
    """What one process has sent to one chat; a row of Permit without bot and process."""

    chat_id: int
    counted: dict[str, list[float]]
    paused_until: float
    until: float


@dataclass(frozen=True, slots=True)
class Known:
    """What others have sent, the version of that knowledge, and the database's time."""

    version: int
    now: float
    used: Sequence[Used]


_TAKE = text(
    """
    WITH free AS (
        UPDATE budget SET version = version + 1
        WHERE bot_id = :bot_id AND version = :version RETURNING bot_id
    )
    INSERT INTO permit (bot_id, chat_id, holder, counted, paused_until, until)
    SELECT free.bot_id, used.chat_id, :holder, used.counted, used.paused_until, used.until
    FROM free, json_to_recordset(CAST(:used AS json))
        AS used(chat_id bigint, counted json, paused_until float8, until float8)
    ON CONFLICT (bot_id, chat_id, holder) DO UPDATE SET
        counted = excluded.counted, paused_until = excluded.paused_until, until = excluded.until
    RETURNING 1
    """
)


def look(connection: Connection, bot_id: int, holder: str, chats: Collection[int]) -> Known:
    """Returns what processes other than `holder` have sent to these chats."""
    postgres = connection.dialect.name == "postgresql"
    clock: Any = func.extract("epoch", func.clock_timestamp()) if postgres else literal(time.time())
    others = (
        (Permit.bot_id == Budget.bot_id) & (Permit.holder != holder) & Permit.chat_id.in_(chats)
    )
    columns = (Permit.chat_id, Permit.counted, Permit.paused_until, Permit.until)
    query = (
        select(Budget.version, clock, *columns)
        .outerjoin(Permit, others)
        .where(Budget.bot_id == bot_id)
    )
    rows = connection.execute(query).all()
    if not rows:
        connection.execute(
            postgresql.insert(Budget).values(bot_id=bot_id, version=0).on_conflict_do_nothing()
        )
        return look(connection, bot_id, holder, chats)
    used = [Used(*row[2:]) for row in rows if row[2] is not None]
    return Known(rows[0][0], float(rows[0][1]), used)


def take(
    connection: Connection, bot_id: int, holder: str, version: int, used: Collection[Used]
) -> bool:
    """Records what a process is about to send; False, and nothing is recorded, where another
    process took permits since that version."""
    given = {"bot_id": bot_id, "holder": holder, "version": version}
    rows = json.dumps([asdict(one) for one in used])
    return connection.execute(_TAKE, {**given, "used": rows}).first() is not None


def note(session: Session | Connection, bot_id: int, holder: str, used: Collection[Used]) -> None:
    """Records what a process has sent."""
    rows = [{"bot_id": bot_id, "holder": holder, **asdict(one)} for one in used]
    if not rows:
        return
    statement = postgresql.insert(Permit)
    new = {name: statement.excluded[name] for name in ("counted", "paused_until", "until")}
    keys = ["bot_id", "chat_id", "holder"]
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=new), rows)


def forget(session: Session | Connection, bot_id: int, _holder: str, now: float) -> None:
    """Removes what no longer counts."""
    session.execute(delete(Permit).where(Permit.bot_id == bot_id, Permit.until < now - KEPT))


def inherit(session: Session, bot_id: int, running: str, now: float, unwritten: int) -> list[Used]:
    """Makes one record by chat of what earlier processes have sent, and returns it.

    So many messages more are counted for each chat in the record of a process called `running`:
    it was killed, and could not write down its last ones.
    """
    merged: dict[int, Used] = {}
    rows = select(Permit).where(Permit.bot_id == bot_id, Permit.until > now)
    for row in session.scalars(rows).all():
        whole = merged.setdefault(row.chat_id, Used(row.chat_id, {}, 0.0, 0.0))
        for name, moments in row.counted.items():
            missing = [now] * unwritten if row.holder == running and row.chat_id else []
            known = [*whole.counted.get(name, ()), *(min(at, now) for at in moments), *missing]
            whole.counted[name] = sorted(known)[-MOST:]
        whole.paused_until = max(whole.paused_until, row.paused_until)
        whole.until = max(whole.until, row.until, now + LONGEST if unwritten else 0.0)
    session.execute(delete(Permit).where(Permit.bot_id == bot_id))
    note(session, bot_id, EARLIER, merged.values())
    return list(merged.values())
