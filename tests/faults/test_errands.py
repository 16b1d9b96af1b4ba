"""An errand that cannot end is given up after a few tries, and who asked for it is told."""

from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest

from data.models import Errand
from data.queries import errand as errands
from handlers.features import REGISTRY
from schedules.errands import MOST_TRIES
from tests.town import Town

SENTENCE = "刚才要做的事没有办成"


def broken(*_given: Any) -> Any:
    """Ends an errand with a fault of the program."""
    raise RuntimeError("a fault of the program")


async def played(town: Town, kind: str, **data: Any) -> Errand:
    """Plays an errand whose end fails each time, for ten minutes; returns its row."""
    await town.found()
    work = REGISTRY.errands[kind]
    tries: list[int] = []

    def finish(*given: Any) -> Any:
        tries.append(1)
        return broken(*given)

    done = replace(work, read=lambda *_: "read", load=None, finish=finish, files=None)
    town.app.errands.works = {**REGISTRY.errands, kind: replace(done, must_exist=None)}
    now = town.now.astimezone(UTC)
    given = {"language": "zh-Hans", **data}
    await town.app.store.write(lambda s: errands.add(s, now, kind, given, bot_id=42))
    await town.settle()
    for _ in range(20):
        await town.wait(seconds=30)
    assert len(tries) == MOST_TRIES
    return next(row for row in await town.every(Errand) if row.kind == kind)


def told(town: Town) -> list[str]:
    """Returns what 陈静 was told of it."""
    return [one.text for one in town.told(town.chen) if SENTENCE in one.text]


@pytest.mark.both("faults")
@pytest.mark.parametrize(
    "kind", [kind for kind, work in REGISTRY.errands.items() if work.asker is not None]
)
async def test_who_asked_hears_once_that_it_was_given_up(town: Town, kind: str) -> None:
    asker = REGISTRY.errands[kind].asker
    assert asker is not None
    row = await played(town, kind, **{asker.branch: 1, asker.account: town.chen.id, "what": "book"})
    assert row.state == "failed"
    assert len(told(town)) == 1


@pytest.mark.parametrize("kind", ["bank-take", "topic.result"])
async def test_one_for_nobody_is_given_up_too(town: Town, kind: str) -> None:
    """That of a file that is being taken into the bank has a person all the same."""
    data = {"account_id": town.chen.id} if kind == "bank-take" else {"topic": 1}
    assert (await played(town, kind, **data)).state == "failed"
    assert len(told(town)) == (1 if kind == "bank-take" else 0)


async def test_one_that_ends_at_the_second_try_says_nothing_of_it(town: Town) -> None:
    await town.found()
    kind, faults = "material-keep", [broken]

    def finish(*given: Any) -> Any:
        return faults.pop()(*given) if faults else []

    done = replace(REGISTRY.errands[kind], read=lambda *_: "read", finish=finish)
    town.app.errands.works = {**REGISTRY.errands, kind: done}
    now = town.now.astimezone(UTC)
    await town.app.store.write(lambda s: errands.add(s, now, kind, {}, bot_id=42))
    await town.settle()
    await town.wait(minutes=1)
    assert [row.state for row in await town.every(Errand)] == ["done"]
    assert told(town) == []
