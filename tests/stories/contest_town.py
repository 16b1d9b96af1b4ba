"""Shared by stories about contests: a bank, a contest by buttons, answers of many."""

from datetime import UTC, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import Contest
from data.queries import question as bank
from data.values.question import Question
from sandbox import Message
from tests.prepared import prepared
from tests.stories.quiz_town import branch_of, members, poll_of, single
from tests.town import Town

TEN = ("王芳", "李强", "赵敏", "周杰", "孙浩", "钱进", "吴桐", "郑爽", "冯源", "褚健", "卫国")
"""Eleven members; with 陈静 there are twelve."""
BREATH = 4


@prepared
async def ready(town: Town, *names: str, questions: int = 12, **more: Any) -> None:
    """Founds a branch with these members and `questions` approved questions."""
    await members(town, *(names or TEN))

    def write(session: Session) -> None:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        found = [numbered(n, **more) for n in range(questions)]
        bank.store_all(session, branch.id, found, now, None, "approved")

    await town.app.store.write(write)


def numbered(number: int, **more: Any) -> Question:
    """Makes a unique question."""
    return single(f"第 {number} 问：支部党员大会一般多久召开一次？", **more)


async def announce(town: Town, *, many: str = "10 题", seconds: str = "20 秒", when: str) -> None:
    """Has 陈静 make a contest by buttons."""
    await town.say(town.chen, "/contest", private=True)
    await town.press(town.chen, "党史党建知识竞赛")
    await town.press(town.chen, "下一步")
    await town.press(town.chen, many)
    await town.press(town.chen, seconds)
    await town.press(town.chen, when)


async def contest(town: Town) -> Contest:
    """Returns the last contest."""
    return (await town.every(Contest))[-1]


def board(town: Town) -> Message:
    """Returns the scoreboard."""
    return next(m for m in reversed(town.seen()) if m.text.startswith("🏆") and m.keyboard)


def right_place(poll: Message) -> int:
    """Returns the index of the right option in a poll."""
    assert poll.poll
    return next(at for at, one in enumerate(poll.poll.options) if one.text == "每季度一次")


async def answer(town: Town, name: str, right: bool = True, poll: Message | None = None) -> None:
    """Has somebody answer the newest poll."""
    asked = poll or poll_of(town)
    place = right_place(asked)
    await town.vote(name, asked, place if right else (place + 1) % 4)


async def next_question(town: Town, seconds: int = 20) -> None:
    """Lets the current question run to its end, until the next one is asked."""
    assert poll_of(town).poll
    await town.wait(seconds=seconds + BREATH)


def points_on(message: Message) -> dict[str, int]:
    """Returns name → points of a board."""
    found = {}
    for line in message.text.splitlines():
        if "分（对" in line:
            name, _, rest = line.partition("\u3000")
            found[name.split(" ")[-1]] = int(rest.split(" ")[0].replace(",", ""))
    return found


async def sleep_through(town: Town, **span: float) -> None:
    """Stops the bot, lets time pass, and starts it again."""
    town.box.advance(timedelta(**span).total_seconds())
    town.at[0] += timedelta(**span)
    await town.restart()
    await town.settle()


def busiest_minute(town: Town, since: float) -> int:
    """Returns the most messages and edits to the group within sixty seconds, as Telegram counts
    them."""
    counted = ("send", "edit", "stop")
    at = [
        call.at
        for call in town.box.log
        if call.method.startswith(counted)
        and str(call.params.get("chat_id")) == str(town.group.id)
        and call.at >= since
    ]
    return max(sum(1 for other in at if one <= other < one + 60) for one in at)
