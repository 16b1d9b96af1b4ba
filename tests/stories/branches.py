"""Two branches, and somebody who taps others' buttons."""

import pytest

from sandbox import Message, Person
from tests.town import Town


async def tap_all(town: Town, person: Person, message: Message, data: list[str]) -> list[str]:
    """Taps forged buttons one after the other, and returns the answers."""
    said = []
    for one in data:
        tap = town.box.world.tap(person, message, one, crafted=True)
        try:
            said.append((await town.box.answer(tap, timeout=5)).text)
        except TimeoutError:
            pytest.fail(f"no answer to {one!r}")
    await town.settle()
    return said
