"""Buttons of older versions: each code that was ever in a chat is still answered."""

from pathlib import Path

from data.models import SetAside
from handlers.features import REGISTRY
from handlers.shared import retired
from tests.town import Town

KNOWN = {
    what: names.split()
    for what, _, names in (
        line.partition(": ")
        for line in Path(__file__).with_name("codes_0_1.txt").read_text("utf-8").splitlines()
    )
}
"""Buttons, links and steps of version 0.1, before forms."""


def test_every_code_has_a_handler_or_is_retired() -> None:
    """A retired code is not used for something else."""
    assert set(KNOWN["buttons"]) <= set(REGISTRY.buttons) | set(retired.BUTTONS)
    assert set(KNOWN["links"]) <= set(REGISTRY.links)
    steps = set(REGISTRY.steps) | set(REGISTRY.files) | set(retired.STEPS)
    assert set(KNOWN["steps"]) <= steps
    assert not set(retired.BUTTONS) & set(REGISTRY.buttons)
    assert not set(retired.STEPS) & (set(REGISTRY.steps) | set(REGISTRY.files))
    assert set(retired.BUTTONS.values()) | set(retired.STEPS.values()) <= set(REGISTRY.commands)


async def test_every_code_is_answered_in_private_and_changes_nothing_in_the_group(
    town: Town,
) -> None:
    """With arguments that name nothing, as 陈静 and as an outsider."""
    await town.found()
    stranger = town.person("路人")
    await town.start(stranger)
    standing = [(m.id, m.text) for m in town.seen()]
    card = town.board()
    for code in KNOWN["buttons"]:
        for person in (town.chen, stranger):
            private = town.last(person)
            answer = await town.forge(person, private, f"{code}:999999")
            assert answer is not None
        if code in retired.BUTTONS:
            old = await town.forge(town.chen, town.last(town.chen), f"{code}:1")
            assert f"/{retired.BUTTONS[code]}" in old.text
    for code in sorted(set(REGISTRY.buttons)):
        await town.forge(stranger, card, f"{code}:999999")
    assert [(m.id, m.text) for m in town.seen()] == standing
    assert not await town.every(SetAside)
