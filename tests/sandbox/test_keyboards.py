"""Keyboards under messages: valid buttons, and their limits."""

from __future__ import annotations

import pytest


def keyboard(*rows):
    return {"inline_keyboard": list(rows)}


def key(data="x", text="签到"):
    return {"text": text, "callback_data": data}


async def attempt(bot, branch, markup):
    answer = await bot.call("sendMessage", chat_id=branch.chat.id, text="按", reply_markup=markup)
    return answer.get("description", "").removeprefix("Bad Request: ")


@pytest.mark.parametrize("data", ["x", "x" * 64, "字" * 21 + "x"])
async def test_callback_data_up_to_64_bytes(bot, branch, data):
    assert await attempt(bot, branch, keyboard([key(data)])) == ""


@pytest.mark.parametrize("data", ["", "x" * 65, "字" * 22, 7])
async def test_callback_data_beyond_that_is_invalid(bot, branch, data):
    assert await attempt(bot, branch, keyboard([key(data)])) == "BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("sizes", "reason"),
    [
        ([8] * 12 + [4], ""),
        ([8] * 12 + [5], "reply markup is too long"),
        ([8], ""),
        ([9], "reply markup is too long"),
        ([0, 1, 0], ""),
    ],
)
async def test_eight_buttons_a_row_and_a_hundred_in_all(bot, branch, sizes, reason):
    rows = [[key()] * size for size in sizes]
    assert await attempt(bot, branch, keyboard(*rows)) == reason


@pytest.mark.parametrize(
    ("markup", "part"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([1], "object expected as reply markup"),
        ({"inline_keyboard": key()}, "must be an Array of Arrays"),
        (keyboard(key()), "must be an Array of Arrays"),
        (keyboard([1]), "InlineKeyboardButton must be an Object"),
        (keyboard([{"callback_data": "x"}]), 'Can\'t find field "text"'),
        (keyboard([key(text=" ")]), "Button text must be non-empty"),
        (keyboard([{"text": "a"}]), "Text buttons are unallowed in the inline keyboard"),
        (keyboard([{"text": "a", "url": "ftp://a.cn"}]), "Unsupported URL protocol"),
        (keyboard([{"text": "a", "url": "nowhere"}]), "Wrong HTTP URL"),
        (keyboard([{"text": "a", "url": "http://[x"}]), "Wrong HTTP URL"),
        (keyboard([{"text": "a", "web_app": {"url": "https://a.cn"}}]), "BUTTON_TYPE_INVALID"),
        (keyboard([{**key(), "style": "loud"}]), "Unsupported button style"),
        (keyboard([{"text": "a", "copy_text": {"text": ""}}]), "BUTTON_COPY_TEXT_INVALID"),
        ({"keyboard": [[{"no": "text"}]]}, "Text must be non-empty"),
        ({"keyboard": 1}, "must be an Array of Arrays"),
    ],
)
async def test_broken_markup_is_refused(bot, branch, markup, part):
    assert part in await attempt(bot, branch, markup)


async def test_the_buttons_come_back_as_they_were_sent(box, bot, branch):
    rows = [
        [{"text": "签到", "callback_data": "s:1", "style": "success"}],
        [
            {"text": "网页", "url": "https://example.com"},
            {"text": "抄", "copy_text": {"text": "1"}},
        ],
    ]
    sent = await bot.ok(
        "sendMessage", chat_id=branch.chat.id, text="按", reply_markup=keyboard(*rows)
    )
    assert sent["reply_markup"]["inline_keyboard"] == rows
    first, second = box.world.last(branch.chat).keyboard
    assert (first[0].callback_data, first[0].style) == ("s:1", "success")
    assert (second[0].url, second[1].copy_text) == ("https://example.com", "1")


async def test_reply_keyboards_and_forced_replies_are_kept_for_the_page(box, bot, branch):
    for markup in (
        {"keyboard": [["一", {"text": "二"}]]},
        {"force_reply": True},
        {"remove_keyboard": True},
    ):
        assert await attempt(bot, branch, markup) == ""
        assert box.world.last(branch.chat).markup == markup
