"""Makes taps: updates as Telegram sends them, one person each."""

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

MEMBERS = 50
BRANCHES = 1000
FIRST_CHAT = -1002000000001
FIRST_PERSON = 5_000_000_000
BLOCK = 20

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("芳", "强", "敏", "杰", "浩", "静", "丽华", "建国", "秀英", "志强", "海燕", "文博")


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap: branch and member count from 0."""

    branch: int
    member: int

    @property
    def chat_id(self) -> int:
        """The branch's group."""
        return FIRST_CHAT - self.branch

    @property
    def person_id(self) -> int:
        """The Telegram user, in no other branch."""
        return person_id(self.branch, self.member)


def person_id(branch: int, member: int) -> int:
    """Returns the Telegram user of a branch's member."""
    return FIRST_PERSON + branch * MEMBERS + member


def name(member: int) -> str:
    """Returns a member's name; there are enough for fifty different ones."""
    return _SURNAMES[member % len(_SURNAMES)] + _GIVEN[member % len(_GIVEN)]


def chat_title(branch: int) -> str:
    """Returns the title of a branch's group."""
    return f"第{branch + 1}党支部学习群"


def everyone() -> Iterator[Tap]:
    """Yields every member of every branch once: meetings overlap, twenty branches at a time."""
    order = random.Random(20)
    for first in range(0, BRANCHES, BLOCK):
        block = [
            Tap(branch, member)
            for branch in range(first, first + BLOCK)
            for member in range(MEMBERS)
        ]
        order.shuffle(block)
        yield from block


def bare_data(tap: Tap) -> str:
    """Returns callback data for bots that look nothing up."""
    return f"s:{tap.branch + 1}"


class Updates:
    """Makes updates out of taps, with rising ids."""

    def __init__(self, data: Callable[[Tap], str] = bare_data) -> None:
        self._taps = everyone()
        self._data = data
        self._next = 700_000_001

    def make(self, count: int) -> list[tuple[int, bytes]]:
        """Makes the next `count` updates: id and JSON; the callback query's id is the same
        number."""
        made = []
        for _ in range(count):
            tap = next(self._taps)
            body = _update(self._next, tap, self._data(tap))
            made.append((self._next, json.dumps(body, ensure_ascii=False).encode()))
            self._next += 1
        return made


def _update(number: int, tap: Tap, data: str) -> dict[str, Any]:
    return {
        "update_id": number,
        "callback_query": {
            "id": str(number),
            "from": person(tap),
            "message": board(tap, data),
            "chat_instance": "-3862743902317402711",
            "data": data,
        },
    }


def person(tap: Tap) -> dict[str, Any]:
    """Returns the user who taps."""
    return {
        "id": tap.person_id,
        "is_bot": False,
        "first_name": name(tap.member),
        "username": f"member_{tap.branch}_{tap.member}",
        "language_code": "zh-hans",
    }


def board(tap: Tap, data: str) -> dict[str, Any]:
    """Returns the sign-in board with the button, as a group shows it."""
    title = "党员大会 · 学习新修订的《中国共产党章程》"
    lines = [
        f"📋 {title}",
        "🕒 3月14日 周五 15:00–16:30",
        "📍 三楼会议室",
        "",
        f"应到 {MEMBERS} · 实到 23 · 迟到 1 · 请假 2",
        "▓▓▓▓▓▓▓▓▓░░░░░░░░░░░ 46%",
        "最近签到：王芳、李强、赵敏、周杰、孙浩、陈静、刘洋、黄磊",
        "表决人数已到：需 24 人，已到 21 人",
    ]
    labels = ("✅ 签到", "🙋 请假", "⏰ 我来晚了")
    return {
        "message_id": 4321,
        "from": {"id": 42, "is_bot": True, "first_name": "支学", "username": "zhixue_bot"},
        "chat": {
            "id": tap.chat_id,
            "title": f"第{tap.branch + 1}党支部学习群",
            "type": "supergroup",
        },
        "date": int(time.time()) - 600,
        "edit_date": int(time.time()) - 5,
        "text": "\n".join(lines),
        "entities": [
            {"type": "bold", "offset": 3, "length": len(title)},
            {"type": "italic", "offset": 60, "length": 6},
            {"type": "text_link", "offset": 70, "length": 5, "url": "https://t.me/c/1/2"},
        ],
        "reply_markup": {
            "inline_keyboard": [[{"text": label, "callback_data": data} for label in labels]]
        },
    }
