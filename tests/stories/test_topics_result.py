"""The end of a discussion: result, word cloud, summary, and the record in Word."""

import io

import docx
import pytest
from PIL import Image

from data.models import Contribution, Errand, PointEntry
from handlers.topics.results import due
from sandbox import Message
from tests.stories.topics_town import (
    MINE,
    OTHER,
    answers,
    kept,
    last,
    posted,
    settings,
    talking,
    topic,
)
from tests.town import START, Town

THIRD = "我补充一点，回访不要只打电话，最好上门看一看材料是不是真的少交了。"


async def over(town: Town) -> Message:
    """Finishes a discussion with three contributions; returns its card."""
    await talking(town, admin=True)
    card = await posted(town, body="先办哪一件？")
    said = [await answers(town, who, text) for who, text in zip(WHO, SAID, strict=True)]
    for name in ("王芳", "赵敏"):
        town.box.world.react(town.person(name), said[1], ["👍"])
    await town.settle()
    await town.wait(days=3)
    return card


WHO, SAID = ("王芳", "李强", "赵敏"), (MINE, OTHER, THIRD)


async def test_deleted_contributions_are_no_part_of_the_result(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "AT_ONCE", 2)
    await talking(town)
    card = await posted(town)
    said = [await answers(town, who, text) for who, text in zip(WHO, SAID, strict=True)]
    world = town.box.world
    world.delete(town.person("李强"), said[1])
    world.delete(town.person("赵敏"), said[2])
    town.box.faults.order("flood", "setMessageReaction", retry_after=30)
    await town.wait(days=3)
    assert (await topic(town)).state == "closed"
    assert "讨论结果" not in last(town).text
    await town.wait(minutes=1)
    assert card.text.endswith("讨论结束：4 人中 1 人发言，共 1 条")
    assert "发言的同志：王芳" in last(town).text
    rows = await town.every(Contribution)
    assert [(row.gone_at is None, row.excerpt != "", row.words != {}) for row in rows] == [
        (True, True, True),
        (False, False, False),
        (False, False, False),
    ]
    points = [(row.member_id, row.points) for row in await town.every(PointEntry)]
    assert [member for member, _ in points] == [rows[0].member_id]
    assert said[0].reactions == {town.app.bot.id: ["👌"]}
    kinds = [row.kind for row in await town.every(Errand) if row.kind.startswith("topic.")]
    assert kinds == [*["topic.look"] * 2, "topic.result"]


@pytest.mark.parametrize("why", ["no reactions", "no card"])
async def test_without_evidence_nothing_is_taken_back(town: Town, why: str) -> None:
    await talking(town, admin=True)
    card = await posted(town)
    said = [await answers(town, who, text) for who, text in zip(WHO, SAID, strict=True)]
    town.box.world.delete(town.person("李强"), said[1])
    if why == "no card":
        town.box.world.delete(town.chen, card)
    else:
        town.box.faults.order("status", "setMessageReaction", status=400, times=9)
    await town.wait(days=3)
    assert "发言的同志：王芳、李强、赵敏" in last(town).text


async def test_at_its_end_the_group_sees_who_spoke_and_what_of(town: Town) -> None:
    card = await over(town)
    assert card.text.endswith("讨论结束：4 人中 3 人发言，共 3 条")
    assert not card.keyboard
    result = last(town)
    assert result.text.splitlines() == [
        "💬 讨论结果 · 热词 · 一窗办成",
        "讨论结束：4 人中 3 人发言，共 3 条",
        "发言的同志：王芳、李强、赵敏",
        "",
        "大家最认同的：",
        f"· 李强：“{OTHER}”（2 人回应）",
    ]
    assert result.media is not None
    picture = Image.open(io.BytesIO(result.media.content))
    assert picture.size == (1080, 720)
    assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 20
    assert (await topic(town)).state == "closed"
    assert {tuple(row.marks) for row in await town.every(Contribution)} == {()}
    await answers(town, "陈静", "我来晚了，可是也想说一句，窗口上要有人会说方言。", card)
    assert len(await kept(town)) == 3
    before = len(town.seen())
    await town.say(town.person("王芳"), "/topic result")
    assert len(town.seen()) == before
    await town.follow(town.person("王芳"), town.seen(town.person("王芳"))[-1], "打开私聊")
    assert town.last(town.person("王芳")).text == result.text
    await town.say(town.person("王芳"), "话题 结果 2", private=True)
    assert town.last(town.person("王芳")).text == "还没有这一期的讨论结果。"
    await town.say(town.person("王芳"), "/topic", private=True)
    await town.press(town.person("王芳"), "往期结果")
    assert "导出" not in str(town.last(town.person("王芳")).keyboard)
    await town.press(town.person("王芳"), "一窗办成")
    assert town.last(town.person("王芳")).text == result.text


async def test_numbers_where_the_branch_wants_no_names_and_silence_where_nobody_spoke(
    town: Town,
) -> None:
    await talking(town, admin=True)
    await settings(town, names_spoken=False)
    card = await posted(town)
    await town.react("李强", await answers(town, "王芳", MINE), "👍")
    assert "王芳" not in card.text
    await town.wait(days=3)
    assert last(town).text.splitlines()[1:] == [
        "讨论结束：4 人中 1 人发言，共 1 条",
        "",
        "大家最认同的：",
        f"· “{MINE}”（1 人回应）",
    ]
    await town.press(town.chen, "写小结")
    assert town.last(town.chen).text.endswith(f"有同志说：“{MINE}”")
    await posted(town, "没人说的")
    before = len(town.seen())
    await town.wait(days=3)
    assert len(town.seen()) == before
    assert "这次没有人发言" in town.last(town.chen).text
    # While the bot is out of the group, nobody is told of the end of a discussion.
    await answers(town, "王芳", MINE, await posted(town, "没有机器人"))
    await settings(town, asleep_since=town.now)
    seen, told = len(town.seen()), len(town.told(town.chen))
    await town.wait(days=3)
    assert ((await topic(town)).state, len(town.seen()), len(town.told(town.chen))) == (
        "closed", seen, told,
    )  # fmt: skip


async def test_the_summary_is_published_with_one_tap_and_changed_in_place(town: Town) -> None:
    card = await over(town)
    await town.press(town.chen, "写小结")
    shown = town.last(town.chen).text
    assert "3 位同志围绕“一窗办成”谈了看法，共 3 条发言。" in shown
    assert "谈得最多的是：材料、窗口、回访" in shown
    await town.press(town.chen, "发到群里")
    out = last(town)
    assert out.text.startswith("📌 讨论小结 · 热词 · 一窗办成\n\n3 位同志")
    assert out.reply_to is card
    many = len(town.seen())
    await town.press(town.chen, "看小结")
    assert "发到群里" not in str([b.text for row in town.last(town.chen).keyboard for b in row])
    await town.press(town.chen, "自己写")
    await town.say(town.chen, "先办出生、入学、退休三件，周五前拿出清单。", private=True)
    await town.wait(seconds=3)
    assert out.text.endswith("先办出生、入学、退休三件，周五前拿出清单。")
    assert len(town.seen()) == many
    forged = await town.forge(town.chen, town.last(town.chen), f"tr.u:{(await topic(town)).id}")
    assert forged.text == "小结已经发过了。"


async def test_the_record_in_word_has_everything_with_links(town: Town) -> None:
    await over(town)
    chen = town.chen
    await town.say(chen, "/topic", private=True)
    await town.press(chen, "往期结果")
    await town.press(chen, "一窗办成")
    await town.press(chen, "发言 3")
    await town.press(chen, "赵敏")
    await town.press(chen, "不计入")
    await town.press(chen, "返回")
    assert "不计 · 赵敏" in str(town.last(chen).keyboard)
    await town.press(chen, "返回")
    await town.press(chen, "导出 Word")
    media = town.last(chen).media
    assert media is not None
    assert media.name == "讨论记录 一窗办成.docx"
    document = docx.Document(io.BytesIO(media.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "第一党支部 · 讨论记录" in text
    assert "热词 · 一窗办成" in text
    assert "先办哪一件？" in text
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[0] for row in rows] == ["姓名", "王芳", "李强"]
    assert rows[2] == ["李强", "11-30 10:00", "30", OTHER, "2"]
    links = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert len(links) == 2
    assert all(link.startswith("https://t.me/c/") for link in links)
    await town.until(START.replace(year=2027, month=1, day=4, hour=10))
    await town.say(chen, "/topic", private=True)
    await town.press(chen, "往期结果")
    assert "还没有" in (await town.press(chen, "导出今年")).text
