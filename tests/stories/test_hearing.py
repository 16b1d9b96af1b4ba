"""The handling of texts: each row of the table in docs/hearing.md, played."""

import re
from pathlib import Path

import pytest

from data.models import Draft, Meeting
from tests.stories.contest_town import ready
from tests.town import Town

PAGE = (Path(__file__).parents[2] / "docs" / "hearing.md").read_text("utf-8")
ROWS = re.findall(
    r"^\| (private|group)(?:, ([^|]+?))? \| `([^|]+)` \| ([^|]+?) \|$", PAGE, re.MULTILINE
)


ANSWERS = {
    "the command 请假": "接下来没有要您参加的会议，不用请假。",
    "the command 补学": "没有要补学的。",
    "thanks": "不客气。",
    "a greeting": "您好。要看能做什么，请发 /help。",
}


async def play(town: Town, where: str, how: str, text: str) -> None:
    """Has 陈静 say a text, as a row of the table has it."""
    chen, world = town.chen, town.box.world
    chat = world.private(chen) if where == "private" else town.group
    if how == "a step waits":
        await town.say(chen, "/contest", private=True)
    if how == "forwarded":
        note = world.say(chen, world.group("朋友", [], creator=chen), text)
        world.forward(chen, note, chat)
    elif how == "posted by a channel":
        world.say(chen, chat, text, as_chat=world.channel("支部之声", chen))
    else:
        world.say(chen, chat, text)
    await town.settle()


def test_the_table_is_read_whole() -> None:
    assert len(ROWS) == sum(line.count("` |") for line in PAGE.splitlines() if line[:3] in "| p| g")


@pytest.mark.parametrize(("where", "how", "said", "meant"), ROWS)
async def test_each_row(town: Town, where: str, how: str, said: str, meant: str) -> None:
    await found_with_admin(town)
    chen, text = town.chen, said.replace("⏎", "\n")
    await town.say(chen, "/read", private=True)
    read = town.last(chen).text
    before = len(town.told(chen)), len(town.seen(chen))
    await play(town, where, how, text)
    assert not await town.every(Meeting)
    after, drafts = town.last(chen), await town.every(Draft)
    labels = [button.text for row in after.keyboard for button in row]
    match meant:
        case "the command 学习":
            assert after.text == read
        case "the command 会议":
            answers = drafts[0].data["answers"]
            assert (answers["kind"], answers["place"]) == ("lecture", "三楼会议室")
            assert "发布通知" in labels[0]
        case "thanks" | "a greeting" | "the command 请假" | "the command 补学":
            assert after.text == ANSWERS[meant]
        case "unasked":
            assert len(town.told(chen)) == before[0] + 1
            assert after.text != read
        case "nothing":
            assert (len(town.told(chen)), len(town.seen(chen))) == before
        case "an answer":
            assert [one.data["answers"]["title"] for one in drafts] == [text]
        case "asked: an answer, or 学习" | "asked: an answer, or 请假":
            assert labels == ["当作回答", f"去“{text}”"]
            await town.press(chen, "当作回答")
            assert [one.data["answers"]["title"] for one in await town.every(Draft)] == [text]
        case "leaves the step" | "the command, and the step is left":
            assert list(drafts) == []
            assert (after.text == "好，这一步不做了。") == (meant == "leaves the step")
        case "nothing to leave":
            assert after.text == "现在没有做到一半的事。"
        case _:
            pytest.fail(f"the table says {meant!r}, which no story plays")


async def found_with_admin(town: Town) -> None:
    """Founds a branch in whose group the bot reads everything."""
    await town.found()
    town.box.world.promote_bot(town.group, town.chen)
    await town.settle()


async def test_a_word_that_is_no_answer_leads_where_it_says(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/read", private=True)
    read = town.last(town.chen).text
    await town.say(town.chen, "/contest", private=True)
    await town.say(town.chen, "学习", private=True)
    await town.press(town.chen, "去“学习”")
    assert town.last(town.chen).text == read
    assert not await town.every(Draft)


async def test_in_a_topic_the_message_that_opened_it_is_nobodys_reply(town: Town) -> None:
    """Telegram lets whatever is written in a topic reply to it: no duel with the topic's maker."""
    await ready(town, "王芳", "李强")
    for name in ("王芳", "李强"):
        await town.start(town.person(name))
    town.group.forum = True
    topic = town.box.world.create_topic(town.group, town.person("李强"), "学习园地")
    town.box.world.say(town.person("王芳"), town.group, "/duel", thread=topic.id)
    await town.settle()
    seen = [message.text for message in town.seen(town.person("王芳"))]
    assert not any("李强" in text for text in seen[1:]), seen
