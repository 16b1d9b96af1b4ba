"""Shared by stories about training outside: enter it, send the evidence."""

from tests.town import Town


async def begin(town: Town, *said: str) -> None:
    """Has 陈静 begin to enter a training, and type or tap this."""
    await town.say(town.chen, "/hours", private=True)
    await town.press(town.chen, "录入外出培训")
    for text in said:
        await town.say(town.chen, text, private=True)


async def send(town: Town, kind: str, name: str, content: bytes = b"%PDF-1.4 x") -> None:
    """Has 陈静 send a file."""
    private = town.box.world.private(town.chen)
    town.box.world.upload(town.chen, private, kind, content, name)
    await town.settle()
