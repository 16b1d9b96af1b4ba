"""The places of discussions: under the prompt, in comments on a channel's post, in a group that
moves."""

import io
from collections.abc import AsyncIterator

import mammoth
import pytest

from data.models import Contribution, Meeting, Outgoing
from tests.stories.topics_town import (
    MINE,
    OTHER,
    answers,
    card_of,
    drawn,
    kept,
    last,
    posted,
    talking,
)
from tests.town import Town, open_town

THIRD = "我补充一点，回访不要只打电话，最好上门看一看材料是不是真的少交了。"


@pytest.fixture
async def basic_town(database_url: str) -> AsyncIterator[Town]:
    """Opens a town whose group is not a supergroup yet."""
    async with open_town(database_url, "group") as made:
        yield made


async def links(town: Town) -> list[str]:
    """Returns the links in the Word file of the discussion that 陈静's last page shows."""
    await town.press(town.chen, "导出 Word")
    media = town.last(town.chen).media
    assert media is not None
    html = mammoth.convert_to_html(io.BytesIO(media.content)).value
    return [part.partition('"')[0] for part in html.split('href="')[1:]]


async def test_an_answer_to_an_answer_is_said_in_the_same_discussion(town: Town) -> None:
    await talking(town, admin=True)
    card = await posted(town)
    first = await answers(town, "王芳", MINE)
    await town.reply("李强", first, OTHER)
    await town.reply("赵敏", first, "说得好")
    elsewhere = town.box.world.say(town.chen, town.group, "周五大扫除，请大家带好手套和抹布。")
    await town.reply("赵敏", elsewhere, THIRD)
    assert await kept(town) == [("王芳", True, ""), ("李强", True, "")]
    await town.wait(days=3)
    await town.reply("赵敏", first, THIRD)
    assert len(await kept(town)) == 2
    assert "2 人发言" in card.text


async def test_in_the_comments_on_a_channels_post_what_is_said_there_counts(town: Town) -> None:
    await talking(town, admin=True)
    world, chen, group = town.box.world, town.chen, town.group
    channel = world.channel("支部频道", chen)
    post = world.automatic(channel, group, "本周学习：一窗办成")
    await town.reply(chen, post, "/topic here")
    assert "这条帖子的评论里" in town.seen(chen)[-1].text
    await town.say(chen, "/topic", private=True)
    await town.press(chen, "话题库")
    assert "发到指定的频道帖子的评论里" in town.last(chen).text
    card = await posted(town)
    assert card.reply_to is post
    said = await town.reply("王芳", post, MINE)
    await town.reply("李强", said, OTHER)
    await town.reply("赵敏", card, "好")
    for sender in (channel, group):
        world.say(chen, group, THIRD, reply_to=post, as_chat=sender)
        world.say(chen, group, THIRD, reply_to=card, as_chat=sender)
    await town.settle()
    other = world.automatic(channel, group, "另一条帖子")
    await town.reply("赵敏", other, THIRD)
    assert await kept(town) == [("王芳", True, ""), ("李强", True, ""), ("赵敏", False, "short")]
    assert "已发言 2 / 4" in (await drawn(town)).text
    await town.wait(days=3)
    assert last(town).thread == post.id
    await town.press(chen, "看一看")
    way = f"https://t.me/c/{str(group.id)[4:]}/{said.id}?thread={post.id}"
    assert (await links(town))[0] == way
    await town.reply(chen, other, "/topic here")
    await town.say(chen, "/topic", private=True)
    await town.press(chen, "话题库")
    await town.press(chen, "改发到群里")
    assert (await posted(town, "清单")).reply_to is None


async def test_when_the_group_becomes_a_supergroup_the_discussion_goes_on(
    basic_town: Town,
) -> None:
    town = basic_town
    await talking(town)
    wang = town.person("王芳")
    await town.start(wang)
    # A closed meeting has the number that the discussion has.
    await town.open_signin("学习")
    await town.wait(hours=2)
    assert (await town.only(Meeting)).state == "closed"
    over = await posted(town, "上一个", kind="case")
    await answers(town, "李强", MINE, over)
    await town.wait(days=3)
    await posted(town)
    await answers(town, "李强", MINE)
    await town.say(wang, f"/speak {OTHER}", private=True)
    await town.press(wang, "发到群里")
    before = last(town)
    assert before.text == f"💬 王芳：\n{OTHER}"
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    assert [m.text.split("\n")[0] for m in town.seen()] == ["💬 热词 · 一窗办成"]
    assert "已发言 2 / 4" in card_of(town).text
    said = await answers(town, "赵敏", THIRD)
    assert "已发言 3 / 4" in (await drawn(town)).text

    await town.press(wang, "看一看")
    assert "修改" not in str(town.last(wang).keyboard)
    row = (await town.every(Contribution))[2]
    assert "群升级以前" in (await town.forge(wang, town.last(wang), f"ts.e:{row.id}")).text
    await town.press(wang, "撤回")
    await town.press(wang, "撤回")
    assert "只能请群管理员删" in town.last(wang).text
    assert not before.deleted

    town.box.world.delete(town.chen, await answers(town, "陈静", f"{THIRD}还要记下来。"))
    await town.wait(days=3)
    assert last(town).text.splitlines()[2] == "发言的同志：李强、赵敏"
    await town.press(town.chen, "看一看")
    assert await links(town) == [f"https://t.me/c/{str(town.group.id)[4:]}/{said.id}"]


async def test_messages_waiting_for_the_morning_go_to_the_new_group(basic_town: Town) -> None:
    town = basic_town
    await talking(town)
    wang = town.person("王芳")
    await town.start(wang)
    await posted(town)
    await town.wait(hours=12)
    await town.say(wang, f"/speak {MINE}", private=True)
    await town.press(wang, "发到群里")
    await town.press(wang, "7:30 再发")
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    waiting = (await town.every(Outgoing))[-1]
    assert (waiting.chat_id, "reply_to" in waiting.message) == (town.group.id, False)
    await town.wait(hours=10)
    row = await town.only(Contribution)
    assert (row.chat_id, row.message_id) == (town.group.id, last(town).id)
    await town.press(wang, "看一看")
    await town.press(wang, "撤回")
    await town.press(wang, "撤回")
    assert f"💬 王芳：\n{MINE}" not in [m.text for m in town.seen()]
