"""Turns bytes into updates as Telegram sends them, with odd parts, and holds the intake to its
word."""

import json
from copy import deepcopy
from typing import Any

from bot.intake import _lanes, callbacks_first
from bot.rawjson import MOST_ID, TOO_DEEP, id_of, loads, storable, whole
from bot.shares import Shares, Verdict, sorry

USER = {"id": 5_000_000_001, "is_bot": False, "first_name": "王芳", "language_code": "zh-hans"}
GROUP = {"id": -1001, "type": "supergroup", "title": "支部"}
MESSAGE = {"message_id": 7, "date": 1, "chat": GROUP, "from": USER, "text": "签到"}
UPDATES: tuple[dict[str, Any], ...] = (
    {"update_id": 1, "message": MESSAGE},
    {"update_id": 2, "edited_message": {**MESSAGE, "edit_date": 2}},
    {
        "update_id": 3,
        "callback_query": {
            "id": "9", "from": USER, "message": MESSAGE, "chat_instance": "1", "data": "s.in:1",
        },
    },
    {"update_id": 4, "poll_answer": {"poll_id": "1", "user": USER, "option_ids": [0]}},
    {
        "update_id": 5,
        "my_chat_member": {
            "chat": GROUP, "from": USER, "date": 1,
            "old_chat_member": {"user": USER, "status": "left"},
            "new_chat_member": {"user": USER, "status": "member"},
        },
    },
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**30, -(2**63), 1.5, "", "x", "\x00", "王" * 5000, [], [1], {},
    {"id": []}, [[[[]]]], {"from": {"id": "x"}}, "s.in:" + "9" * 70, {"chat": {"id": 10**25}},
)  # fmt: skip


def places(part: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Lists where something stands in an update."""
    found = [at] if at else []
    keys = part if isinstance(part, dict) else range(len(part) if isinstance(part, list) else 0)
    for key in keys:
        found += places(part[key], (*at, key))
    return found


def made(data: bytes) -> Any:
    """Makes an update out of bytes: each further pair of them puts something odd somewhere."""
    update = json.loads(json.dumps(UPDATES[data[0] % len(UPDATES)]))
    for where, what in zip(data[1::2], data[2::2], strict=False):
        every = places(update)
        *path, last = every[where % len(every)]
        part = update
        for key in path:
            part = part[key]
        if what == len(ODD):
            del part[last]
        else:
            part[last] = deepcopy(ODD[what % len(ODD)])
        if not isinstance(update, dict) or not update:
            break
    return update


def fuzz(data: bytes) -> None:
    """Has an update judged and prepared by everything that reads it as it came."""
    if len(data) < 3:
        return
    raw = json.dumps(made(data)).encode()
    if data[-1] % 16 == 0:
        raw = raw[:-1] + b',"deep":' + b"[" * 3000 + b"]" * 3000 + raw[-1:]
    update = whole(loads(raw))
    found = id_of(update)
    assert found is None or (0 <= found < MOST_ID and not isinstance(found, bool))
    if not isinstance(update, dict) or found is None or TOO_DEEP in update:
        json.dumps(storable(update))
        return
    shares = Shares(1)
    assert shares.judge(update) is Verdict.HANDLED, "the first is always handled"
    assert all(isinstance(key, int) for key in _lanes(update))
    other = {**UPDATES[2], "update_id": 99}
    batch = [update, other, update]
    assert sorted(map(repr, callbacks_first(batch))) == sorted(map(repr, batch))
    sorry(update)
    json.dumps(storable(update))
