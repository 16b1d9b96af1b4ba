"""Processes of two versions work on one database: each leaves alone what it does not know."""

import asyncio
from datetime import UTC, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import service
from data.engine import open_writer
from data.migrations import revisions
from data.models import Branch, Card, Draft, Errand, Occurrence, Plan
from data.queries import card as cards
from data.values.out import OutMessage
from handlers.shared.feature import Work
from tests.town import Town, settings_of

FUTURE = "of-the-future"


async def test_what_a_process_does_not_know_is_left_alone(town: Town) -> None:
    """It neither fails nor holds up what this version knows."""
    await town.found()
    now = town.now.astimezone(UTC) - timedelta(seconds=1)
    branch = await town.only(Branch)

    def leave(session: Session) -> None:
        session.add(Plan(branch_id=branch.id, kind=FUTURE, ref_id=1, next_due_at=now))
        session.add(Plan(branch_id=branch.id, kind="meeting.open", ref_id=1, next_due_at=now))
        for n in range(cards.AT_ONCE + 1):
            cards.put_up(session, branch.id, town.group.id, FUTURE, n, now)
        cards.put_up(session, branch.id, town.group.id, "known", 1, now)
        for kind in (FUTURE, "known"):
            session.add(Errand(bot_id=branch.bot_id, kind=kind, data={}, try_at=now))

    await town.app.store.write(leave)
    app = town.app
    app.cards.drawers = {"known": lambda *_: OutMessage("known card")}
    app.errands.works = {"known": Work(lambda *_: "read", lambda *_: [], asker=None)}
    await app.tick.run()
    await app.cards.run()
    await app.errands.run()
    fired = await town.look(
        lambda s: s.scalars(select(Plan.kind).join(Occurrence, Occurrence.plan_id == Plan.id)).all()
    )
    assert "meeting.open" in fired
    assert FUTURE not in fired
    untouched = [card for card in await town.every(Card) if card.kind == FUTURE]
    assert {(card.due_at, card.error, card.leased_until) for card in untouched} == {(now, "", None)}
    assert "known card" in [message.text for message in town.seen()]
    states = {one.kind: (one.state, one.lease) for one in await town.every(Errand)}
    assert states[FUTURE] == ("waiting", 0)
    assert states["known"][0] != "waiting"


async def test_a_step_that_a_process_does_not_know_stays_for_one_that_does(town: Town) -> None:
    await town.found()
    expires = town.now.astimezone(UTC) + timedelta(hours=1)
    branch = await town.only(Branch)
    await town.app.store.write(
        lambda s: s.add(
            Draft(
                account_id=town.chen.id, branch_id=branch.id, bot_id=branch.bot_id, kind=FUTURE,
                awaits="name", expires_at=expires,
            )
        )
    )  # fmt: skip
    await town.say(town.chen, "学习新党章", private=True)
    assert town.last(town.chen).text == "现在没有办成，请过一会儿再试。"
    await town.say(town.chen, "/help", private=True)
    assert [draft.kind for draft in await town.every(Draft)] == [FUTURE]


async def test_a_start_on_newer_tables_says_so(database_url: str) -> None:
    engine = open_writer(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    settings = settings_of(database_url, "http://127.0.0.1:9")
    with pytest.raises(service.Trouble) as told:
        await service.serve(settings, asyncio.Event())
    assert "those of a newer zhixue" in told.value.sentence
    assert f"zhixue migrate --to {revisions()[-1]}" in told.value.sentence
