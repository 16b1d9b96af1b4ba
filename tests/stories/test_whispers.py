"""Words for one person: in the group where Telegram allows it, else privately, else short."""

import pytest

from tests.town import Town


async def refused(town: Town) -> None:
    """Founds a branch with 王芳 in it."""
    await town.found()
    await town.enrol("王芳")


async def test_a_bot_that_is_no_administrator_answers_a_command_privately(town: Town) -> None:
    await refused(town)
    wang, before = town.people["王芳"], len(town.seen())
    await town.start(wang)
    await town.say(wang, "/roster")
    assert "由支部书记或委员来做" in town.last(wang).text
    assert len(town.seen()) == before


async def test_who_cannot_be_reached_privately_is_answered_in_the_group(town: Town) -> None:
    await refused(town)
    await town.say("王芳", "/roster")
    assert "由支部书记或委员来做" in town.seen()[-1].text


async def test_an_administrator_whispers_in_the_group(town: Town) -> None:
    await refused(town)
    town.box.world.promote_bot(town.group, town.chen)
    wang = town.people["王芳"]
    await town.start(wang)
    await town.say(wang, "/roster")
    assert town.heard(wang).ephemeral_to is wang


@pytest.mark.parametrize("version", ["10.2", "10.0"])
async def test_an_older_server_shows_no_private_word_for_long(town: Town, version: str) -> None:
    """It takes the word for everybody's: the bot takes it back, and whispers no more."""
    await refused(town)
    town.box.world.promote_bot(town.group, town.chen)
    town.box.service.version = version  # type: ignore[assignment]
    wang, before = town.people["王芳"], len(town.seen())
    await town.start(wang)
    for _ in range(2):
        await town.say(wang, "/roster")
        assert "由支部书记或委员来做" in town.last(wang).text
        assert len(town.seen()) == before
    sent = [call for call in town.box.log.of("sendMessage") if "由支部" in call.params["text"]]
    whispered = ["ephemeral_message_parameters" in call.params for call in sent]
    assert whispered == [True, False, False]
    assert town.box.log.unknown == [("sendMessage", "ephemeral_message_parameters")]
    town.box.log.unknown.clear()


async def test_who_can_be_shown_nothing_alone_gets_the_way_into_the_private_chat(
    town: Town,
) -> None:
    await town.found()
    await town.enrol("王芳", post="organisation")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    wang = town.people["王芳"]
    await town.say(wang, "/signin")
    assert town.seen()[-1].text == "请到私聊里继续，不打扰大家。"
    await town.follow(wang, town.seen()[-1], "打开私聊")
    await town.say(wang, "/signin")
    assert "现在打开会提前" in town.last(wang).text
    await town.press(wang, "现在开始签到")
    assert "应到" in town.board().text
