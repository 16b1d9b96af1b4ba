"""Tidying takes small steps, because taps wait for each."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event, select

from data.models import SeenUpdate
from data.store import Store
from schedules import tidy

NOW = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)


async def test_numbers_of_updates_are_forgotten_in_steps(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidy, "KEPT_UPDATES", 10)
    monkeypatch.setattr(tidy, "AT_ONCE", 50)
    monkeypatch.setattr(tidy, "PAUSE", 0)
    seen = [SeenUpdate(bot_id=bot, update_id=n) for bot in (42, 43) for n in range(1, 201)]
    await store.write(lambda s: s.add_all(seen))
    deleted: list[int] = []

    def count(_line: Any, cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith("DELETE FROM seen_update"):
            deleted.append(cursor.rowcount)

    event.listen(store.writer, "after_cursor_execute", count)
    await tidy.Tidy(store, lambda: NOW).run()
    left = await store.read(lambda s: s.execute(select(SeenUpdate.bot_id, SeenUpdate.update_id)))
    assert Counter(bot for bot, _ in left) == {42: 10, 43: 10}
    assert deleted == [50, 50, 50, 40] * 2
