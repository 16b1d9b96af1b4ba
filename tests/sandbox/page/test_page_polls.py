"""Polls on the chat page: answering, results, explanation, and what stays hidden."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_quiz_shows_right_and_wrong_only_after_the_answer(box, bot, branch, look):
    await bot.ok(
        "sendPoll", chat_id=branch.chat.id, question="多久一次？", options=["每月", "每季度"],
        type="quiz", correct_option_id=1, is_anonymous=False, explanation="每季度一次。",
    )  # fmt: skip
    wang = await look(branch.wang, branch.chat)
    poll = wang.page.get_by_role("group", name="多久一次？")
    await expect(poll).not_to_contain_text("每季度一次。")
    await poll.get_by_role("button", name="每月").click()
    await expect(poll.locator(".wrong")).to_contain_text("每月")
    await expect(poll.locator(".right")).to_contain_text("每季度")
    await expect(poll).to_contain_text("答错了每季度一次。")
    box.world.vote(branch.li, box.world.last(branch.chat), [1])
    await expect(poll).to_contain_text("2 人作答")
    answers = [one["poll_answer"] for one in await bot.updates() if "poll_answer" in one]
    assert [one["option_ids"] for one in answers] == [[0], [1]]


async def test_a_poll_with_several_answers_is_sent_by_its_button(box, bot, branch, look):
    await bot.ok(
        "sendPoll", chat_id=branch.chat.id, question="去哪里？", options=["甲", "乙", "丙"],
        allows_multiple_answers=True, is_anonymous=False,
    )  # fmt: skip
    wang = await look(branch.wang, branch.chat)
    poll = wang.page.get_by_role("group", name="去哪里？")
    await expect(poll.get_by_role("button", name="投票")).to_be_disabled()
    await poll.get_by_role("checkbox", name="甲").click()
    await poll.get_by_role("checkbox", name="丙").click()
    await poll.get_by_role("button", name="投票").click()
    await poll.get_by_role("button", name="1 人投票").click()
    await expect(wang.page.get_by_role("dialog")).to_contain_text("王芳")
    assert box.world.last(branch.chat).poll.votes == {branch.wang.id: [0, 2]}


async def test_a_right_answer_leaves_the_explanation_to_the_bulb(box, bot, branch, look):
    await bot.ok(
        "sendPoll", chat_id=branch.chat.id, question="三会？", options=["大会", "委员会", "生活会"],
        type="quiz", correct_option_ids=[0, 1], allows_multiple_answers=True, is_anonymous=False,
        explanation="见第十条。", shuffle_options=True,
    )  # fmt: skip
    wang, li = await look(branch.wang, branch.chat), await look(branch.li, branch.chat)
    for looker, texts in [(wang, ("大会", "委员会")), (li, ("大会",))]:
        poll = looker.page.get_by_role("group", name="三会？")
        for text in texts:
            await poll.get_by_role("checkbox", name=text, exact=True).click()
        await poll.get_by_role("button", name="投票").click()
    poll = wang.page.get_by_role("group", name="三会？")
    await expect(poll).to_contain_text("答对了")
    await expect(poll).not_to_contain_text("见第十条。")
    await poll.get_by_role("button", name="解析").click()
    await expect(poll).to_contain_text("见第十条。")
    missed = li.page.get_by_role("group", name="三会？")
    await expect(missed).to_contain_text("漏选了见第十条。")
    assert box.world.last(branch.chat).poll.votes == {branch.wang.id: [0, 1], branch.li.id: [0]}


async def test_hidden_results_stay_hidden_and_the_answer_can_be_taken_back(box, bot, branch, look):
    await bot.ok(
        "sendPoll", chat_id=branch.chat.id, question="对吗？", options=["对", "错"], type="quiz",
        correct_option_ids=[0], hide_results_until_closes=True, allows_revoting=True,
        is_anonymous=False, description="<b>每日一题</b>", description_parse_mode="HTML",
    )  # fmt: skip
    message = box.world.last(branch.chat)
    box.world.vote(branch.li, message, [0])
    wang = await look(branch.wang, branch.chat)
    poll = wang.page.get_by_role("group", name="对吗？")
    await expect(poll.locator("b")).to_have_text("每日一题")
    await poll.get_by_role("button", name="错").click()
    await expect(poll).to_contain_text("结束后公布结果2 人作答")
    await expect(poll).not_to_contain_text("%")
    await poll.get_by_role("button", name="撤回重选").click()
    await poll.get_by_role("button", name="对").click()
    box.world.close_poll(message.poll)
    await expect(poll).to_contain_text("答对了2 人作答")
    await expect(poll).to_contain_text("100%")
