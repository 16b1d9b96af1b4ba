"""The chat page in a real browser: people see, tap, send and read, against a bare bot."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def keyboard_message(bot: Any, chat: Any, *rows: list[dict[str, str]], text: str = "党课"):
    markup = {"inline_keyboard": list(rows)}
    return await bot.ok("sendMessage", chat_id=chat.id, text=text, reply_markup=markup)


async def test_a_message_arrives_live_with_its_formatting(bot, branch, look):
    wang = await look(branch.wang, branch.chat)
    await bot.ok(
        "sendMessage", chat_id=branch.chat.id, parse_mode="HTML",
        text="<b>三会一课</b> <tg-spoiler>答案</tg-spoiler> &lt;i&gt;不是斜体&lt;/i&gt; /help",
    )  # fmt: skip
    bubble = wang.bubble("三会一课")
    await expect(bubble.locator("b", has_text="三会一课")).to_be_visible()
    await expect(bubble).to_contain_text("<i>不是斜体</i>")
    await expect(bubble.locator(".sender")).to_contain_text("支学")
    hidden = bubble.get_by_role("button", name="隐藏内容")
    await hidden.click()
    await expect(bubble.locator(".spoiler.shown")).to_have_text("答案")


async def test_a_name_full_of_markup_stays_text(box, branch, look):
    rogue = box.world.person("<img src=x onerror=alert(1)>", username="rogue")
    box.world.join(branch.chat, rogue)
    box.world.say(rogue, branch.chat, "<script>alert(1)</script>&amp;")
    wang = await look(branch.wang, branch.chat)
    await expect(wang.bubble("alert(1)</script>&amp;")).to_be_visible()
    await expect(wang.page.locator("#messages img, #messages script")).to_have_count(0)


async def test_a_tap_spins_until_the_toast(box, bot, branch, look):
    await keyboard_message(bot, branch.chat, [{"text": "✅ 签到", "callback_data": "sign"}])
    wang = await look(branch.wang, branch.chat)
    await wang.key("签到").click()
    await expect(wang.key("签到")).to_have_attribute("aria-busy", "true")
    (update,) = await bot.updates(timeout=5)
    query = update["callback_query"]
    assert (query["from"]["first_name"], query["data"]) == ("王芳", "sign")
    await bot.ok("answerCallbackQuery", callback_query_id=query["id"], text="✅ 签到成功，第 12 位")
    await expect(wang.page.get_by_role("status")).to_have_text("✅ 签到成功，第 12 位")
    await expect(wang.key("签到")).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_stays_until_it_is_confirmed(bot, branch, look):
    await keyboard_message(bot, branch.chat, [{"text": "结束", "callback_data": "end"}])
    wang = await look(branch.wang, branch.chat)
    await wang.key("结束").click()
    (update,) = await bot.updates(timeout=5)
    await bot.ok(
        "answerCallbackQuery", callback_query_id=update["callback_query"]["id"],
        text="只有书记可以结束。", show_alert=True,
    )  # fmt: skip
    alert = wang.page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("只有书记可以结束。")
    await wang.page.get_by_role("button", name="知道了").click()
    await expect(alert).to_have_count(0)


async def test_a_board_is_redrawn_in_place(bot, branch, look):
    sent = await keyboard_message(
        bot, branch.chat, [{"text": "签到", "callback_data": "s"}], text="实到 0"
    )
    wang = await look(branch.wang, branch.chat)
    await expect(wang.bubble("实到 0")).to_be_visible()
    await bot.ok(
        "editMessageText", chat_id=branch.chat.id, message_id=sent["message_id"], text="实到 1"
    )
    await expect(wang.bubble("实到 1")).to_be_visible()
    await expect(wang.page.locator("article")).to_have_count(1)
    await expect(wang.page.locator(".keyboard")).to_have_count(0)


async def test_a_deep_link_opens_my_private_chat_and_starts_the_bot(bot, branch, look):
    link = {"text": "📝 请假", "url": "https://t.me/zhixue_bot?start=leave_7"}
    await keyboard_message(bot, branch.chat, [link])
    wang = await look(branch.wang, branch.chat)
    await wang.key("请假").click()
    await expect(wang.page.get_by_role("heading", level=1)).to_have_text("支学")
    (update,) = await bot.updates(timeout=5)
    assert update["message"]["text"] == "/start leave_7"
    await bot.ok("sendMessage", chat_id=branch.wang.id, text="为什么请假？")
    await expect(wang.bubble("为什么请假？")).to_be_visible()


async def test_members_who_have_not_started_the_bot_find_a_button_for_it(box, bot, branch, look):
    wang = await look(branch.wang, box.world.private(branch.wang))
    await expect(wang.page.get_by_label("写消息")).to_be_hidden()
    await wang.page.get_by_role("button", name="开始", exact=True).click()
    await expect(wang.page.get_by_label("写消息")).to_be_visible()
    assert (await bot.updates(timeout=5))[-1]["message"]["text"] == "/start"


async def test_a_file_is_uploaded_with_its_caption_and_can_be_had_back(box, branch, look):
    chen = await look(branch.chen, box.world.private(branch.chen))
    box.world.start(branch.chen)
    await chen.page.get_by_role("button", name="添加附件").click()
    async with chen.page.expect_file_chooser() as chooser:
        await chen.page.get_by_role("button", name="文件", exact=True).click()
    content = "姓名,党小组\n王芳,第一党小组\n".encode("gb18030")
    await (await chooser.value).set_files(
        {"name": "花名册.csv", "mimeType": "text/csv", "buffer": content}
    )
    await chen.page.get_by_label("说明").fill("请导入")
    await chen.page.get_by_role("button", name="发送", exact=True).last.click()
    await expect(chen.bubble("请导入")).to_contain_text("花名册.csv")
    assert box.world.last(box.world.private(branch.chen)).media.content == content
    async with chen.page.expect_download() as download:
        await chen.bubble("请导入").get_by_role("link").click()
    assert (await download.value).suggested_filename == "花名册.csv"


async def test_a_picture_opens_large(box, branch, look):
    file = BytesIO()
    Image.new("RGB", (600, 400), "#8a2b22").save(file, "PNG")
    box.world.upload(branch.li, branch.chat, "photo", file.getvalue(), "活动.png", "参观")
    wang = await look(branch.wang, branch.chat)
    await wang.bubble("参观").get_by_role("button", name="放大图片").click()
    await expect(wang.page.get_by_role("dialog").get_by_role("img")).to_be_visible()
    await wang.page.keyboard.press("Escape")
    await expect(wang.page.get_by_role("dialog")).to_have_count(0)


async def test_only_i_see_what_is_meant_for_me(box, bot, branch, look):
    wang, li = await look(branch.wang, branch.chat), await look(branch.li, branch.chat)
    box.world.whisper(branch.chat, box.world.bot, branch.wang, text="你还差一次学习。")
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="本周学习")
    await expect(wang.bubble("你还差一次学习。")).to_contain_text("仅你可见")
    await expect(li.bubble("本周学习")).to_be_visible()
    await expect(li.bubble("你还差一次学习。")).to_have_count(0)


async def test_two_people_talk_and_react_live(bot, branch, look):
    wang, li = await look(branch.wang, branch.chat), await look(branch.li, branch.chat)
    await wang.page.get_by_label("写消息").fill("我先到了")
    await wang.page.keyboard.press("Enter")
    await li.bubble("我先到了").dblclick()
    await li.page.get_by_label("写消息").fill("马上来")
    await li.page.keyboard.press("Enter")
    await expect(wang.bubble("马上来").locator(".quoted")).to_contain_text("我先到了")
    await wang.bubble("马上来").click(button="right")
    await wang.page.get_by_role("button", name="用 👍 表态").click()
    await expect(li.bubble("马上来").get_by_role("button", name="👍 1 人")).to_be_visible()


async def test_my_own_message_can_be_changed_and_taken_back(branch, look):
    wang, li = await look(branch.wang, branch.chat), await look(branch.li, branch.chat)
    await wang.page.get_by_label("写消息").fill("三点开会")
    await wang.page.keyboard.press("Enter")
    await wang.bubble("三点开会").click(button="right")
    await wang.page.get_by_role("button", name="编辑").click()
    await wang.page.get_by_label("写消息").fill("四点开会")
    await wang.page.keyboard.press("Enter")
    await expect(li.bubble("四点开会")).to_contain_text("已编辑")
    await wang.bubble("四点开会").click(button="right")
    await wang.page.get_by_role("button", name="删除").click()
    await wang.page.get_by_role("dialog").get_by_role("button", name="删除").click()
    await expect(li.page.locator("article")).to_have_count(0)


async def test_the_command_menu_filters_and_sends(bot, branch, look):
    commands = [("signin", "现在签到"), ("settings", "设置"), ("join", "加入")]
    await bot.ok(
        "setMyCommands",
        commands=[{"command": name, "description": about} for name, about in commands],
    )
    wang = await look(branch.wang, branch.chat)
    await wang.page.get_by_role("button", name="命令菜单").click()
    options = wang.page.get_by_role("option")
    await expect(options).to_have_count(3)
    await wang.page.get_by_label("写消息").fill("/s")
    await expect(options).to_have_text(["/signin现在签到", "/settings设置"])
    await wang.page.keyboard.press("ArrowDown")
    await wang.page.keyboard.press("Enter")
    assert (await bot.updates(timeout=5))[-1]["message"]["text"] == "/settings@zhixue_bot"


async def test_reply_keyboards_and_forced_replies(box, bot, branch, look):
    box.world.start(branch.wang)
    await bot.updates()
    wang = await look(branch.wang, box.world.private(branch.wang))
    keys = {"keyboard": [["签到", "请假"]], "one_time_keyboard": True}
    await bot.ok("sendMessage", chat_id=branch.wang.id, text="做什么？", reply_markup=keys)
    await wang.page.get_by_role("button", name="请假").click()
    assert (await bot.updates(timeout=5))[-1]["message"]["text"] == "请假"
    await expect(wang.page.locator("#reply-keys")).to_be_hidden()
    force = {"force_reply": True, "input_field_placeholder": "写原因"}
    await bot.ok("sendMessage", chat_id=branch.wang.id, text="为什么？", reply_markup=force)
    await expect(wang.page.locator("#composer-above")).to_contain_text("为什么？")
    await wang.page.get_by_placeholder("写原因").fill("出差")
    await wang.page.keyboard.press("Enter")
    answer = (await bot.updates(timeout=5))[-1]["message"]
    assert answer["reply_to_message"]["text"] == "为什么？"


async def test_topics_of_a_forum_are_tabs(box, bot, branch, look):
    forum = box.world.group("支部论坛", [branch.wang], creator=branch.chen, forum=True)
    box.world.add_bot(forum, branch.chen)
    study = box.world.create_topic(forum, branch.chen, "学习")
    box.world.create_topic(forum, branch.chen, "通知")
    wang = await look(branch.wang, forum)
    await bot.ok("sendMessage", chat_id=forum.id, text="今日学习", message_thread_id=study.id)
    await expect(wang.bubble("今日学习")).to_be_visible()
    await wang.page.get_by_role("tab", name="通知").click()
    await expect(wang.bubble("今日学习")).to_have_count(0)
    await wang.page.get_by_role("tab", name="学习").click()
    await expect(wang.bubble("今日学习")).to_be_visible()


async def test_the_pinned_bar_leads_to_the_message(box, branch, look):
    notice = box.world.say(branch.chen, branch.chat, "周五党课")
    for number in range(40):
        box.world.say(branch.li, branch.chat, f"第 {number} 句")
    box.world.pin(branch.chen, notice)
    wang = await look(branch.wang, branch.chat)
    await expect(wang.bubble("周五党课")).not_to_be_in_viewport()
    await wang.page.get_by_role("button", name="置顶消息：周五党课").click()
    await expect(wang.bubble("周五党课")).to_be_in_viewport()


async def test_unread_messages_are_counted_until_the_chat_is_opened(bot, branch, look):
    wang = await look(branch.wang)
    for text in ("一", "二", "三"):
        await bot.ok("sendMessage", chat_id=branch.chat.id, text=text)
    row = wang.page.get_by_role("button", name="第一党支部")
    await expect(row.locator(".unread")).to_have_text("4")
    await row.click()
    await expect(wang.bubble("三")).to_be_visible()
    await wang.page.get_by_role("button", name="返回聊天列表").click()
    await expect(row.locator(".unread")).to_have_count(0)


async def test_i_become_somebody_else_by_search(branch, look):
    wang = await look(branch.wang)
    await wang.page.get_by_role("button", name="我是王芳").click()
    await wang.page.get_by_role("searchbox").fill("赵")
    await wang.page.keyboard.press("Enter")
    await expect(wang.page.get_by_role("button", name="我是赵敏")).to_be_visible()
    assert f"me={branch.zhao.id}" in wang.page.url
    await wang.page.goto(wang.page.url.split("?")[0])
    await expect(wang.page.get_by_role("button", name="我是赵敏")).to_be_visible()


async def test_after_a_lost_connection_nothing_is_missing(box, branch, look):
    wang = await look(branch.wang, branch.chat)
    await wang.page.context.set_offline(True)
    await wang.page.evaluate("1")
    box.page.drop_streams()
    await expect(wang.page.locator(".lost")).to_have_count(1)
    box.world.say(branch.li, branch.chat, "你听得到吗")
    await wang.page.context.set_offline(False)
    await expect(wang.bubble("你听得到吗")).to_be_visible()
    await expect(wang.page.locator(".lost")).to_have_count(0)
    wang.wrong.clear()


async def test_the_switch_lets_the_others_act_but_not_me(box, bot, look):
    from sandbox.demo import build_demo, invite_bot

    chat = build_demo(box.world)
    invite_bot(box.world, chat)
    people = {one.full_name: one for one in box.world.people.values()}
    wang = await look(people["王芳"])
    await wang.page.get_by_role("radio", name="20×").click()
    await wang.page.get_by_role("switch", name="让成员行动").click()
    await expect(wang.page.get_by_role("switch")).to_be_checked()
    assert (box.page.crowd.acting, box.page.crowd.pace) == (True, 20)
    await keyboard_message(bot, chat, [{"text": "签到", "callback_data": "s"}])
    box.page.crowd.advance(300)
    tapped = {tap.person.full_name for tap in box.world.taps.values()}
    assert len(tapped) > 20
    assert not {"王芳", "陈静"} & tapped


async def test_the_drawer_shows_the_calls(bot, branch, look):
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="你好")
    await bot.call("sendMessage", chat_id=branch.chat.id, text="")
    wang = await look(branch.wang)
    await wang.page.get_by_role("button", name="调用记录").click()
    calls = wang.page.locator(".call")
    await expect(calls.first.locator("summary")).to_contain_text("sendMessage400")
    await calls.first.locator("summary").click()
    await expect(calls.first).to_contain_text("message text is empty")


@pytest.mark.parametrize("width", [320, 390, 430, 1280])
async def test_nothing_is_wider_than_the_window(bot, branch, look, width):
    long = "https://example.org/" + "a" * 300
    rows = [[{"text": f"第{n}个比较长的按钮", "callback_data": str(n)} for n in range(4)]]
    await keyboard_message(bot, branch.chat, *rows, text=f"{long}\n{'长' * 500}")
    options = ["一个很长的选项" * 10, "短"]
    await bot.ok("sendPoll", chat_id=branch.chat.id, question="问" * 200, options=options)
    wang = await look(branch.wang, branch.chat, viewport={"width": width, "height": 640})
    await expect(wang.bubble("问问")).to_be_visible()
    wide = await wang.page.evaluate(
        """[document.documentElement, document.getElementById("scroller")]
            .map((one) => one.scrollWidth - one.clientWidth)"""
    )
    assert wide == [0, 0]


async def test_tap_targets_are_large_enough_for_a_finger(bot, branch, look):
    await keyboard_message(bot, branch.chat, [{"text": "签到", "callback_data": "s"}])
    wang = await look(branch.wang, branch.chat, viewport={"width": 320, "height": 640})
    await expect(wang.key("签到")).to_be_visible()
    small = await wang.page.evaluate(
        """[...document.querySelectorAll("#chat button")]
            .filter((one) => one.checkVisibility() && !one.matches(".message-more, .reaction"))
            .filter((one) => one.getBoundingClientRect().height < 44)
            .map((one) => one.outerHTML)"""
    )
    assert small == []


async def test_a_burst_of_messages_reaches_every_window(box, bot, branch, look):
    """Two windows follow a burst of two hundred messages and show the same end of it."""
    lookers = await asyncio.gather(*(look(one, branch.chat) for one in (branch.wang, branch.li)))
    for number in range(200):
        box.world.say(branch.zhao, branch.chat, f"消息 {number}")
    for looker in lookers:
        await expect(looker.bubble("消息 199")).to_be_in_viewport()
