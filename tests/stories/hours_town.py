"""What several stories about training outside do: enter it, send the evidence."""

from tests.town import Town


async def begin(town: Town, *said: str) -> None:
    """陈静 begins to enter a training, and says or taps this."""
    await town.say(town.chen, "/hours", private=True)
    await town.press(town.chen, "录入外出培训")
    for text in said:
        await town.say(town.chen, text, private=True)


async def send(town: Town, kind: str, name: str, content: bytes = b"%PDF-1.4 x") -> None:
    """陈静 sends a file."""
    private = town.box.world.private(town.chen)
    town.box.world.upload(town.chen, private, kind, content, name)
    await town.settle()
