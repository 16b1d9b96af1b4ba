"""Contributions in the group: what counts, what is followed, and the card that shows it."""

import pytest

from data.models import Contribution
from sandbox import shapes
from tests.stories.topics_town import (
    MINE,
    OTHER,
    answers,
    card_of,
    drawn,
    kept,
    posted,
    talking,
)
from tests.town import Town


@pytest.mark.both("topics")
async def test_answers_to_the_prompt_are_counted_once_a_person_and_shown(town: Town) -> None:
    await talking(town)
    card = await posted(town, body="哪一件事最该先办？")
    assert card.text.startswith("💬 热词 · 一窗办成\n\n哪一件事最该先办？\n\n已发言 0 / 4")
    assert "还有 3 天，周四（12月3日）10:00 截止" in card.text
    said = await answers(town, "王芳", MINE)
    await answers(town, "王芳", OTHER)
    await answers(town, "李强", "好")
    await answers(town, "路人甲", "我不在花名册上，可是这件事我也想说两句，行不行？")
    shown = (await drawn(town)).text
    assert "已发言 1 / 4，另有 1 位" in shown
    assert "还有 3 天" in shown
    assert "刚刚发言：路人甲、王芳" in shown
    assert said.reactions == {town.app.bot.id: ["👌"]}
    rows = await town.every(Contribution)
    assert rows[0].excerpt == MINE
    assert (rows[0].message_id, rows[0].length, rows[0].words["窗口"]) == (said.id, 31, 1)
    await town.wait(days=2)
    assert "还有不到一天，周四（12月3日）10:00 截止" in card.text


async def test_members_are_told_once_and_privately_what_does_not_count(town: Town) -> None:
    await talking(town)
    await town.start(town.person("李强"))
    await posted(town)
    before = len(town.seen())
    await answers(town, "李强", "赞成👍")
    assert town.last(town.person("李强")).text == "再多说两句吧，15 个字以上就算一次发言。"
    told = len(town.told(town.person("李强")))
    await answers(town, "李强", "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍")
    await answers(town, "王芳", "赞成")
    await answers(town, "王芳", MINE)
    await answers(town, "赵敏", f"{MINE[:-8]}，完了。")
    assert await kept(town) == [
        ("李强", False, "short"),
        ("李强", False, "signs"),
        ("王芳", False, "short"),
        ("王芳", True, ""),
        ("赵敏", False, "copy"),
    ]
    assert len(town.told(town.person("李强"))) == told
    assert len(town.seen()) == before


async def test_an_edited_contribution_is_what_it_says_now(town: Town) -> None:
    await talking(town)
    await posted(town)
    world, wang = town.box.world, town.person("王芳")
    said = await answers(town, "王芳", "赞成")
    world.edit(wang, said, MINE)
    await town.settle()
    assert await kept(town) == [("王芳", True, "")]
    assert (await town.only(Contribution)).edited_at is not None
    world.edit(wang, said, "还是算了")
    await town.settle()
    assert await kept(town) == [("王芳", False, "short")]
    photo = world.upload(
        wang, town.group, "photo", PNG, "a.png", caption=OTHER, reply_to=card_of(town)
    )
    await town.settle()
    assert (await kept(town))[-1] == ("王芳", True, "")
    world.edit(wang, photo, "")
    await town.settle()
    row = (await town.every(Contribution))[-1]
    assert (row.gone_at is not None, row.excerpt, row.words) == (True, "", {})
    world.edit(wang, photo, OTHER)
    await town.settle()
    assert (await kept(town))[-1] == ("王芳", True, "")


async def test_channels_have_no_member_and_long_texts_are_accepted(town: Town) -> None:
    await talking(town)
    card = await posted(town)
    world = town.box.world
    for hidden in (town.group.id, -1_009_000_000_000):
        said = world.post(town.group, town.chen, text=MINE, reply_to=card)
        shape = shapes.message(said)
        shape["from"] = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
        shape["sender_chat"] = {"id": hidden, "type": "channel", "title": "支部频道"}
        world.updates.push("message", shape, f"chat:{town.group.id}")
    await town.settle()
    assert await kept(town) == []
    await answers(town, "王芳", ("慢慢说，从头说起，一件一件地说清楚。" * 240)[:4096])
    row = await town.only(Contribution)
    assert (row.counts, len(row.excerpt) <= 80, row.length > 2000) == (True, True, True)


async def test_reactions_are_counted_by_people_and_not_ones_own(town: Town) -> None:
    await talking(town, admin=True)
    await posted(town)
    said = await answers(town, "王芳", MINE)
    for name, emoji in (
        ("李强", "👍"),
        ("赵敏", "❤"),
        ("李强", "🔥"),
        ("王芳", "👏"),
        ("陈静", "👍"),
    ):
        town.box.world.react(town.person(name), said, [emoji])
    town.box.world.react(town.chen, said, [])
    await town.settle()
    assert (await town.only(Contribution)).reactions == 2


async def test_in_a_forum_what_is_said_in_its_topic_counts_and_chatter_is_not_kept(
    town: Town,
) -> None:
    town.group.forum = True
    await talking(town, admin=True)
    world, wang = town.box.world, town.person("王芳")
    place = world.create_topic(town.group, town.chen, "大家谈")
    old = world.say(wang, town.group, "这里以后谈什么好呢，大家先想一想再说吧。", thread=place.id)
    world.say(town.chen, town.group, "/topic here", thread=place.id)
    await town.settle()
    card = await posted(town)
    assert card.thread == place.id
    world.say(wang, town.group, MINE, thread=place.id)
    world.say(town.person("李强"), town.group, "早上好", thread=place.id)
    world.say(town.person("李强"), town.group, OTHER)
    world.edit(wang, old, OTHER)
    origin = {"type": "hidden_user", "date": 0, "sender_user_name": "路人甲"}
    zhao = town.person("赵敏")
    world.tell(world.post(town.group, zhao, text=OTHER, thread=place.id, origin=origin))
    await town.settle()
    assert await kept(town) == [("王芳", True, "")]
    await town.wait(days=3)
    await town.press(town.chen, "写小结")
    await town.press(town.chen, "发到群里")
    assert town.seen()[-1].thread == town.seen()[-2].thread == place.id
    await town.say(wang, "/topic result", private=True)
    assert town.last(wang).text == town.seen()[-1].text


def _png() -> bytes:
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (20, 20)).save(made, "PNG")
    return made.getvalue()


PNG = _png()
