"""Shared by stories of plans: the secretary's taps, and the one plan of the branch."""

from data.models import Occurrence, Plan
from tests.town import Town


def labels(town: Town) -> list[str]:
    """Returns the buttons the secretary sees."""
    message = next(m for m in reversed(town.told(town.chen)) if m.keyboard)
    return [button.text for row in message.keyboard for button in row]


async def begin(town: Town, *taps: str) -> None:
    """Founds a branch whose secretary makes a new plan and taps these buttons."""
    await town.found()
    await town.say(town.chen, "/plans", private=True)
    await press(town, "➕ 新建", *taps)


async def press(town: Town, *taps: str) -> None:
    """Has the secretary tap one button after the other."""
    for label in taps:
        await town.press(town.chen, label)


async def message_plan(
    town: Town, text: str = "请大家按时交纳党费", rhythm: str = "每天8点"
) -> Plan:
    """Makes a plan with a message of the secretary's own, its page open."""
    await begin(town, "自己写的消息")
    await town.say(town.chen, text, private=True)
    await press(town, "✅ 就用它")
    await town.say(town.chen, rhythm, private=True)
    await press(town, "✅ 就这样")
    return await only(town)


async def made(town: Town) -> list[Plan]:
    """Returns the plans made by people."""
    return [plan for plan in await town.every(Plan) if plan.rhythm]


async def only(town: Town) -> Plan:
    """Returns the one plan made by somebody."""
    (plan,) = await made(town)
    return plan


async def group_texts(town: Town) -> list[str]:
    """Returns the texts in the group since the branch was founded."""
    return [message.text for message in town.seen()[1:]]


async def firings(town: Town) -> list[Occurrence]:
    """Returns the firings of plans made by people, the oldest first."""
    made = {plan.id for plan in await town.every(Plan) if plan.rhythm}
    return [one for one in await town.every(Occurrence) if one.plan_id in made]
