"""The behaviour of people in a study group: pure decisions about who does what, and after how
long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from sandbox.values import Button, Json, Keyboard, Poll

SIGN_IN = re.compile(
    "^(?!.*(?:开始|结束|关闭|打开|取消|撤|名单|查看|记录|设置|提前|显示|码)).*签到"
)
LEAVE = re.compile("^(?!.*(?:不请假|撤|取消|名单|查看)).*请假")
LATE = re.compile("晚点到|来晚|晚到")
STUDIED = re.compile("已学|学完|读完|已读|已阅|收到|知道了")
JOIN = re.compile("^(?!.*(?:不参加|退出|取消|名单|查看|范围|已参加)).*(?:参加|参赛|报名|应战)")
CLAIM = re.compile(
    "^(?!.*(?:确认|请大家|已认领)).*(?:认领|报到|我是谁|加入花名册|选择姓名|加入支部)"
)
SPEAK = re.compile("写好再发")
"""The button of a discussion that is open."""
AGAIN = re.compile(
    r"(?:再读|大约)? ?(?:(\d+) 分(?:钟| )?)?(?:(\d+) 秒)? ?(?:后可以再答|后再点|后再试|就可以打卡)"
)
ASKS_CODE = re.compile("位签到码")
ASKS_WORDS = re.compile("请(?:直接)?(?:写|输入|填写|回复|说明)|原因|理由")
ASKS_NAME = re.compile("(?:发来|写|输入|回复).{0,12}(?:姓名|名字)|叫什么")
DONE = re.compile(
    "已(?:经|为您|为你|替您)?(?:请假|签到|提交|记下|记录|登记|确认|认领|加入|学习)|✅|认领成功|现场码|签到码"
)
CLAIMED = re.compile("认领成功|已(?:经)?认领")
NOT_SENSIBLE = re.compile(
    "取消|返回|退出|删除|上一页|下一页|更多|关闭|不用|设置|忘记|拒绝|^不|不是|不请假|改为|撤|看全部|找不到|换了账号|列席|[◀▶⬅➡«»‹›]"
)
ONWARD = re.compile("下一页|看全部|更多|[▶➡»›]")
MISSING = re.compile("找不到|没有我")

_READING_SPEED = 7.0  # characters a second, skimming on a phone


class Coming(StrEnum):
    """The ways to meet a sign-in board."""

    PROMPT = "prompt"
    LATE = "late"
    LEAVE = "leave"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Nature:
    """A person's nature, each trait from 0 to 1; `tempo` stretches every delay (0.6 to 1.6)."""

    punctuality: float
    success: float
    talk: float
    warmth: float
    tempo: float


def dice(*about: object) -> Random:
    """Returns a random generator that gives the same for the same matter every time."""
    return Random(":".join(map(str, about)))  # noqa: S311 - play, not secrets


def nature(seed: int, person_id: int) -> Nature:
    """Makes a person's nature, the same every time; quiz success is between 0.55 and 0.95."""
    rng = dice("nature", seed, person_id)
    return Nature(
        punctuality=rng.uniform(0.4, 1.0),
        success=rng.uniform(0.55, 0.95),
        talk=rng.random(),
        warmth=rng.random(),
        tempo=rng.uniform(0.6, 1.6),
    )


def comings(natures: dict[int, Nature], rng: Random) -> dict[int, Coming]:
    """Decides who signs in promptly, late, asks for leave or never comes, by person id.

    From eight people up somebody asks for leave and somebody never comes, from sixteen up one or
    two of each; about one in six is late, the unpunctual first.
    """
    order = sorted(natures, key=lambda one: natures[one].punctuality + rng.uniform(0, 0.5))
    crowd = len(order)
    most = min(2, crowd // 8)
    absent = rng.randint(1, most) if most else 0
    leave = rng.randint(1, most) if most else 0
    late = max(1, round(crowd / 6)) if crowd >= 4 else 0
    kinds = [Coming.ABSENT] * absent + [Coming.LEAVE] * leave + [Coming.LATE] * late
    kinds += [Coming.PROMPT] * (crowd - len(kinds))
    return dict(zip(order, kinds, strict=True))


def coming_delay(coming: Coming, of: Nature, rng: Random) -> float:
    """Returns the seconds from the board to the tap: promptly within a minute, late after one to
    four."""
    if coming is Coming.PROMPT:
        return 2 + min(53.0, 53 * rng.betavariate(1.3, 2.6) * of.tempo)
    if coming is Coming.LEAVE:
        return rng.uniform(6, 70)
    return 60 + rng.uniform(5, 170)


def reading_delay(text: str, of: Nature, rng: Random) -> float:
    """Returns the seconds until somebody has read a text: a while before they look, then their
    speed."""
    return 4 + rng.expovariate(1 / 25) + len(text) / _READING_SPEED * of.tempo


def quiz_choice(poll: Poll, of: Nature, rng: Random) -> list[int]:
    """Chooses the options somebody ticks in a quiz: right with their success rate, else near it."""
    right = sorted(poll.correct)
    wrong = [index for index in range(len(poll.options)) if index not in poll.correct]
    if not wrong or rng.random() < of.success:
        return right
    if len(right) == 1:
        return [rng.choice(wrong)]
    dropped = rng.randrange(len(right))
    kept = [index for at, index in enumerate(right) if at != dropped]
    return sorted(kept if rng.random() < 0.6 else [*kept, rng.choice(wrong)])


def poll_choice(poll: Poll, rng: Random) -> list[int]:
    """Chooses somebody's vote in an ordinary poll: the earlier options are the likelier."""
    options = list(range(len(poll.options)))
    weights = [1 / (1 + index) for index in options]
    first = rng.choices(options, weights)[0]
    if poll.multiple and len(options) > 1 and rng.random() < 0.4:
        second = rng.choice([index for index in options if index != first])
        return sorted([first, second])
    return [first]


def poll_delay(poll: Poll, now: float, of: Nature, rng: Random) -> float:
    """Returns the seconds until somebody answers; nearly always before the poll closes."""
    delay = 3 + rng.expovariate(1 / 14) * of.tempo
    if poll.close_date is None:
        return delay
    left = max(1.0, poll.close_date - now)
    return min(delay, rng.uniform(0.25, 0.9) * left)


def find(keyboard: Keyboard, wanted: re.Pattern[str]) -> Button | None:
    """Finds the first button whose label contains `wanted`."""
    return next((button for row in keyboard for button in row if wanted.search(button.text)), None)


def sensible(
    keyboard: Keyboard, name: str, others: Iterable[str], turn: int, rng: Random
) -> Button | None:
    """Chooses a member's button in a private chat.

    In a list of names it is their own, else the page onward or the button that says so; `turn`
    distinguishes people of one name. Elsewhere it is one of those that lead on, most likely one of
    the first.
    """
    buttons = [button for row in keyboard for button in row]
    own = [button for button in buttons if name in button.text and not CLAIMED.search(button.text)]
    if own:
        return own[min(turn, len(own) - 1)]
    if any(other in button.text for other in others for button in buttons):
        return find(keyboard, ONWARD) or find(keyboard, MISSING)
    claim = find(keyboard, CLAIM)
    if claim is not None:
        return claim
    leading = [button for button in buttons if not NOT_SENSIBLE.search(button.text)]
    if not leading:
        return None
    weights = [1 / (1 + index) for index in range(len(leading))]
    return rng.choices(leading, weights)[0]


def told_to_wait(text: str) -> float | None:
    """Returns the seconds after which an answer asks for another try; None where it asks for
    none."""
    found = AGAIN.search(text)
    if found is None or not any(found.groups()):
        return None
    minutes, seconds = (int(one or 0) for one in found.groups())
    return 60 * minutes + seconds


def wants_words(text: str, markup: Json | None) -> bool:
    """Tells whether a private message asks for a reason to be written."""
    return bool((markup or {}).get("force_reply")) or bool(ASKS_WORDS.search(text))
