"""A member's todos, of all features together: the first to end comes first."""

from datetime import UTC, datetime, timedelta
from typing import Any

from handlers.shared.feature import Feature, Todo
from handlers.shared.registry import Registry

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


def test_todos_without_an_end_come_last() -> None:
    def source(*hours: int | None) -> Any:
        every = [
            Todo(str(one), None, None if one is None else NOW + timedelta(hours=one))
            for one in hours
        ]
        return lambda *_: every

    sources = [source(None, 30), source(2), source(50, None, 1)]
    registry = Registry([Feature(str(at), todos=one) for at, one in enumerate(sources)])
    nobody: Any = None
    found = registry.todos(nobody, nobody, nobody, nobody, NOW)
    assert [one.text for one in found] == ["1", "2", "30", "50", "None", "None"]
