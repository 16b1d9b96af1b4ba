"""The audit log: one entry for what was done, refusals of an hour counted, old ones forgotten."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from data.queries import audit
from data.store import Store
from data.values.audit import AuditKind

NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)


async def test_refusals_of_an_hour_are_one_entry(store: Store) -> None:
    def refused(minutes: int, by: int = 5, what: str = "roster", branch: int = 1) -> None:
        at = NOW + timedelta(minutes=minutes)
        store.submit(lambda s: audit.add(s, at, branch, AuditKind.REFUSED, by, what))

    for minutes in (0, 1, 59, 61):
        refused(minutes)
    refused(62, by=6)
    refused(63, what="plans")
    refused(64, branch=2)

    def read(session: Session) -> list[tuple[int, int, str, int]]:
        return [
            (one.branch_id, one.by_account_id or 0, one.what, one.times)
            for one in audit.entries(session, None, 100)
        ]

    assert await store.write(read) == [
        (2, 5, "roster", 1),
        (1, 5, "plans", 1),
        (1, 6, "roster", 1),
        (1, 5, "roster", 1),
        (1, 5, "roster", 3),
    ]


async def test_everything_else_is_an_entry_each_and_goes_with_time(store: Store) -> None:
    def work(session: Session) -> tuple[int, list[datetime]]:
        for days in (0, 0, 40):
            at = NOW - timedelta(days=days)
            audit.add(session, at, 1, AuditKind.EXPORT, None, "bank")
        session.flush()
        before = len(audit.entries(session, 1, 100))
        audit.forget(session, NOW - timedelta(days=30))
        return before, [one.at for one in audit.entries(session, 1, 100)]

    assert await store.write(work) == (3, [NOW, NOW])
