"""Errands take turns between branches, wait once, and nobody fills the queue."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Errand
from data.queries import errand as errands
from data.store import Store
from tests.stories.roster_town import imported
from tests.town import Town

NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)


def asked(session: Session, branch: int, what: int, by: int = 5, **more: Any) -> bool:
    data = {"branch": branch, "chat": by, "what": what, **more}
    return errands.add(session, NOW, "made", data, bot_id=42)


async def order(store: Store) -> list[tuple[int, int]]:
    """Claims and finishes everything that waits; returns branch and what of each."""
    found = []
    while (row := await store.write(one)) is not None:
        found.append((row.branch_id, int(row.data["what"])))
    return found


def one(session: Session) -> Errand | None:
    """Claims and finishes the next errand."""
    row = errands.claim(session, NOW, [], [42], ["made"])
    if row is not None:
        errands.finish(session, row, "done")
    return row


async def test_a_hundred_errands_of_one_branch_cost_another_one_turn(store: Store) -> None:
    def flood(session: Session) -> None:
        for what in range(100):
            asked(session, 1, what, by=5 + what % 2)
            session.flush()
        asked(session, 2, 0, by=7)
        session.flush()
        asked(session, 2, 1, by=7)

    await store.write(flood)
    found = await order(store)
    assert found[:5] == [(1, 0), (2, 0), (1, 1), (2, 1), (1, 2)]
    assert len(found) == 102


async def test_who_comes_later_joins_at_the_present_turn(store: Store) -> None:
    def some(session: Session, branch: int, many: int) -> None:
        for what in range(many):
            asked(session, branch, what)
            session.flush()

    await store.write(lambda s: some(s, 1, 20))
    for _ in range(10):
        await store.write(one)
    await store.write(lambda s: some(s, 2, 3))
    found = await order(store)
    assert found[:6] == [(1, 10), (2, 0), (1, 11), (2, 1), (1, 12), (2, 2)]


async def test_the_same_errand_waits_once_however_late_it_is_asked_for(store: Store) -> None:
    def twice(session: Session) -> list[bool]:
        said = [asked(session, 1, 0, at="07:00")]
        session.flush()
        said += [asked(session, 1, 0, at="07:01"), asked(session, 1, 1), asked(session, 2, 0)]
        return said

    assert await store.write(twice) == [True, False, True, True]
    await order(store)
    assert await store.write(lambda s: asked(s, 1, 0)), "done, it may be asked for again"


async def test_a_person_s_errands_have_a_limit_and_others_notice_nothing(town: Town) -> None:
    await imported(town)
    branch = await town.only(Branch)
    _, liu = await town.second()
    other = next(one for one in await town.every(Branch) if one.id != branch.id)

    def fill(session: Session) -> None:
        for what in range(errands.OF_ACCOUNT):
            data = {"branch": branch.id, "chat": town.chen.id, "what": what}
            errands.add(session, town.now.astimezone(UTC), "unknown", data, bot_id=42)

    await town.app.store.write(fill)
    told = []
    who = {"id": town.chen.id, "is_bot": False, "first_name": "陈静"}
    chat = {"id": town.chen.id, "type": "private", "first_name": "陈静"}
    for number in range(3):
        file = {"file_id": str(number), "file_unique_id": str(number), "file_name": "名册.csv"}
        message = {"message_id": 900 + number, "date": 1, "chat": chat, "from": who}
        update = {"update_id": 90_000_000 + number, "message": {**message, "document": file}}
        told += [
            one.message.text
            for one in await town.app.intake.take(update)
            if one.message is not None
        ]
    assert told == ["前面还有很多事情没做完，请等它们做完再来。"], "told once"

    def add(session: Session) -> bool:
        data = {"branch": other.id, "chat": liu.id, "what": 1}
        return errands.add(session, town.now.astimezone(UTC), "unknown", data, bot_id=42)

    assert await town.app.store.write(add)
    await town.app.store.write(lambda s: s.execute(Errand.__table__.delete()))


async def test_each_errand_of_a_feature_says_whose_it_is(town: Town) -> None:
    await imported(town)
    kinds = await town.look(
        lambda s: s.execute(select(Errand.kind, Errand.branch_id, Errand.account_id)).all()
    )
    branch = await town.only(Branch)
    assert kinds
    assert {(row.branch_id, row.account_id) for row in kinds} == {(branch.id, town.chen.id)}
