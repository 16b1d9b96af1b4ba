"""/read: a member's open readings, opened privately, and the resulting hours."""

from datetime import timedelta

from data.models import Receipt
from data.values.out import OutFile
from sandbox import Message
from tests.stories.reading_town import (
    EIGHT,
    push_again,
    pushed,
    reading,
    settings,
    studies,
    studying,
)
from tests.town import Town, labels


async def asks(town: Town, name: str = "王芳") -> Message:
    """Has somebody send /read privately."""
    await town.say(name and town.person(name), "/read", private=True)
    return town.last(town.person(name))


async def test_open_readings_come_first_and_late_ones_are_marked(town: Town) -> None:
    await studying(town)
    await pushed(town, "第一讲")
    await town.until(EIGHT + timedelta(days=2))
    await pushed(town, "第二讲")
    await town.until(EIGHT + timedelta(days=4))
    page = await asks(town)
    assert page.text.startswith("📖 待读 1 份，可补学 1 份")
    assert labels(page)[:2] == ["第二讲 · 最晚明天", "⏰ 第一讲 · 补学"]


async def test_nothing_left(town: Town) -> None:
    await studying(town)
    page = await asks(town)
    assert page.text.startswith("📖 没有待读的")
    assert labels(page) == ["✍️ 我的笔记"]


async def test_the_hours_of_the_month_and_of_the_year(town: Town) -> None:
    await studying(town)
    await pushed(town, "一", minutes=30)
    await town.wait(hours=1)
    await studies(town, "王芳")
    await town.until(EIGHT + timedelta(days=2))
    await pushed(town, "二", minutes=15)
    await town.wait(hours=1)
    await studies(town, "王芳")
    text = (await asks(town)).text
    assert "本月学了 15 分钟，今年 45 分钟（按 60 分钟一学时，合 0.8 学时）" in text


async def test_in_the_group_it_points_to_the_private_chat(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.say("王芳", "/read")
    shown = [m for m in town.seen(town.person("王芳")) if m.keyboard][-1]
    await town.follow(town.person("王芳"), shown, "打开私聊")
    assert "待读 1 份" in town.last(town.person("王芳")).text


async def test_a_reading_is_opened_studied_and_done(town: Town) -> None:
    await studying(town)
    await settings(town, reading_from_open=True)
    await pushed(town, "第一讲")
    fang = town.person("王芳")
    await asks(town)
    await town.press(fang, "第一讲")
    assert "还没有打卡，最晚周四（12月3日）" in town.last(fang).text
    assert "一般每季度召开一次" in town.last(fang).text
    await town.wait(minutes=2)
    assert "✅ 已学习，第 1 位" in (await town.press(fang, "已学习")).text
    assert "✅ 您今天 08:02 已学习" in town.last(fang).text
    assert labels(town.last(fang)) == ["✍️ 记笔记", "待读"]
    await town.press(fang, "待读")
    assert "没有待读的" in town.last(fang).text


async def test_its_files_come_along(town: Town) -> None:
    await studying(town)
    file = OutFile("document", "党章.pdf", content=b"%PDF-1.4 x")
    await pushed(town, files=[file.as_json()])
    fang = town.person("王芳")
    await asks(town)
    await town.press(fang, "三会一课")
    document, page = town.told(fang)[-2:]
    assert document.media is not None
    assert document.media.name == "党章.pdf"
    assert "还没有打卡" in page.text
    await town.press(fang, "待读")
    assert "待读 1 份" in town.last(fang).text


async def test_the_same_sent_again_is_listed_once(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(days=1)
    await push_again(town, (await reading(town)).material_id)
    assert "待读 1 份" in (await asks(town)).text


async def test_earlier_readings_are_not_asked_of_new_members(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(days=1)
    await town.enrol("孙浩")
    assert "没有待读的" in (await asks(town, "孙浩")).text


async def test_many_are_paged(town: Town) -> None:
    await studying(town)
    for at in range(7):
        await pushed(town, f"第{at + 1}讲", body=f"第{at + 1}讲")
    page = await asks(town)
    assert len(labels(page)) == 7
    await town.press(town.person("王芳"), "下一页")
    assert labels(town.last(town.person("王芳")))[:2] == [
        "第6讲 · 最晚周四（12月3日）",
        "第7讲 · 最晚周四（12月3日）",
    ]


async def test_a_reading_of_another_branch_is_not_opened(town: Town) -> None:
    await studying(town)
    await pushed(town)
    stranger = town.box.world.person("孙浩")
    await town.start(stranger, "rd_1")
    assert "花名册" in town.last(stranger).text
    await town.start(stranger, "rl_1")
    assert "花名册" in town.last(stranger).text
    assert "一般每季度" not in "".join(m.text for m in town.told(stranger))


async def test_the_secretary_finds_the_pushes_there(town: Town) -> None:
    await studying(town)
    await pushed(town, "第一讲")
    await town.wait(minutes=5)
    await studies(town, "王芳")
    await town.wait(days=1)
    await studies(town, "李强")
    chen = town.chen
    await asks(town, "陈静")
    await town.press(chen, "推送情况")
    assert labels(town.last(chen))[0] == "昨天 第一讲 · 2/4"
    await town.press(chen, "第一讲")
    assert "已学 2：王芳 08:05、李强 12/1" in town.last(chen).text
    assert "未学 2：陈静、赵敏" in town.last(chen).text
    assert len(await town.every(Receipt)) == 2


async def test_members_do_not_see_the_unread_list(town: Town) -> None:
    await studying(town)
    await pushed(town)
    fang = town.person("王芳")
    page = await asks(town)
    for data in ("rp.l:1:0", "rp.v:1", "rp.c:1", "rp.h:1:0", "rp.k:1:3", "rp.e:1"):
        assert (await town.forge(fang, page, data)).text == "这项操作由支部书记或委员来做。"
