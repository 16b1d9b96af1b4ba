"""Branches in groups where Telegram's server surprises: what the bot makes of it."""

from datetime import timedelta

import pytest

from data.models import Attendance, Branch, Meeting, SetAside
from sandbox import Message
from tests.town import START, Town

THREE = START.replace(hour=15)


async def board(town: Town) -> Message:
    """Founds a branch with 王芳 and opens its sign-in at 14:45."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.until(THREE - timedelta(minutes=15))
    return town.board()


async def test_a_late_tap_on_a_deleted_board_counts(town: Town) -> None:
    """Its message comes without date and text."""
    shown = await board(town)
    town.box.world.delete(town.chen, shown)
    answer = await town.tap(town.people["王芳"], shown, "签到")
    assert "签到成功" in answer.text
    assert [row.member_id for row in await town.every(Attendance) if row.signed_at] != []
    assert await town.every(SetAside) == []


@pytest.mark.parametrize("status", [502, 503])
async def test_a_page_of_html_in_place_of_an_answer_repeats_nothing(
    town: Town, status: int
) -> None:
    await town.found()
    town.box.faults.order("html", "sendMessage", status=status)
    before = len(town.seen())
    await town.say("王芳", "/join")
    assert len(town.heard(town.people["王芳"]).text) > 0
    assert len(town.seen()) - before <= 1


async def test_an_anonymous_administrator_and_a_channel_are_no_members(town: Town) -> None:
    await board(town)
    town.box.world.promote_bot(town.group, town.chen)
    channel = town.box.world.channel("党建频道", town.chen)
    for speaker in (town.group, channel):
        town.box.world.say(town.chen, town.group, "/meeting 党课 明天15:00", as_chat=speaker)
        await town.settle()
    assert len(await town.every(Meeting)) == 1
    assert len(await town.every(Branch)) == 1
    assert await town.every(SetAside) == []
