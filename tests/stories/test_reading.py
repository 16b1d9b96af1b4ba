"""A reading in the group: the card, the tap that counts and when, hours, and who may tap."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from data.models import Card, Hours, Member, Opening, Outgoing, Receipt
from data.values.out import OutFile
from tests.stories.reading_town import (
    EIGHT,
    drawn,
    material,
    push_again,
    pushed,
    reading,
    settings,
    studies,
    studying,
)
from tests.town import Town

LONG = "。".join(f"第{n}句讲支部怎样开好会议" for n in range(600)) + "。"


def picture(shade: int = 0) -> bytes:
    """Makes a small photo."""
    made = BytesIO()
    Image.new("RGB", (320, 200), (shade * 40, 90, 120)).save(made, "JPEG")
    return made.getvalue()


async def test_the_card_says_what_there_is_to_know(town: Town) -> None:
    await studying(town)
    card = await pushed(town, source="《支部工作条例》")
    assert card.text == (
        "📖 今日学习 · 三会一课是什么\n约 4 分钟\n\n"
        "支部党员大会由全体党员参加，一般每季度召开一次。\n\n"
        "出处：《支部工作条例》\n\n已学 0 / 4　最晚周四（12月3日）"
    )
    assert [[b.text for b in row] for row in card.keyboard] == [["✅ 已学习", "✍️ 记笔记"]]


async def test_a_tap_too_soon_says_how_long_to_go(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(seconds=2)
    assert (await studies(town, "王芳")).text == "再读 1 分 10 秒就可以打卡"
    assert await town.every(Receipt) == []


async def test_after_a_share_of_the_minutes_it_counts(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(seconds=72)
    answer = await studies(town, "王芳")
    assert answer.text == "✅ 已学习，第 1 位，计 4 分钟学时"
    assert (await studies(town, "李强")).text == "✅ 已学习，第 2 位，计 4 分钟学时"
    assert "已学 2 / 4" in (await drawn(town)).text
    assert [(h.minutes, h.cause) for h in await town.every(Hours)] == [(4, "reading:1:0")] * 2


async def test_with_no_share_it_counts_at_once(town: Town) -> None:
    await studying(town)
    await settings(town, reading_share=0, reading_from_open=True)
    await pushed(town)
    assert "✅ 已学习" in (await studies(town, "王芳")).text


async def test_a_second_tap_says_when_it_counted(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(minutes=2)
    await studies(town, "王芳")
    await studies(town, "李强")
    await town.wait(minutes=5)
    answer = await studies(town, "王芳")
    assert answer.text == "您周一（11月30日）08:02 已经打过卡，第 1 位"
    assert len(await town.every(Receipt)) == 2
    assert len(await town.every(Hours)) == 2


async def test_the_time_may_run_from_each_members_own_opening(town: Town) -> None:
    await studying(town)
    await settings(town, reading_from_open=True)
    await pushed(town)
    await town.wait(hours=1)
    assert (await studies(town, "王芳")).text == "开始计时，大约 1 分 12 秒后再点一次"
    await town.wait(seconds=12)
    assert (await studies(town, "王芳")).text == "再读 1 分钟就可以打卡"
    await town.wait(minutes=1)
    assert "✅ 已学习" in (await studies(town, "王芳")).text
    assert len(await town.every(Opening)) == 1


async def test_opening_it_privately_is_an_opening_too(town: Town) -> None:
    await studying(town)
    await settings(town, reading_from_open=True)
    await pushed(town)
    fang = town.person("王芳")
    await town.start(fang, f"rd_{(await reading(town)).id}")
    await town.wait(minutes=2)
    assert "✅ 已学习" in (await studies(town, "王芳")).text


async def test_after_the_deadline_it_is_made_up(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(minutes=5)
    await studies(town, "王芳")
    await town.until(EIGHT.replace(month=12, day=3, hour=23, minute=59))
    assert "第 2 位" in (await studies(town, "李强")).text
    await town.wait(minutes=1)
    assert (await studies(town, "赵敏")).text == "⏰ 已学习，算补学，第 3 位，计 4 分钟学时"
    assert [r.late for r in await town.every(Receipt)] == [False, False, True]
    assert (await drawn(town)).text.endswith("已学 3 / 4（其中补学 1）")


async def test_without_a_deadline_nothing_is_ever_late(town: Town) -> None:
    await studying(town)
    await settings(town, reading_days=0)
    card = await pushed(town)
    assert card.text.endswith("已学 0 / 4")
    await town.wait(days=40)
    assert (await studies(town, "王芳")).text.startswith("✅ 已学习，第 1 位")


async def test_the_day_has_a_limit_and_the_toast_says_so(town: Town) -> None:
    await studying(town)
    await settings(town, daily_minutes=60)
    await pushed(town, "一", minutes=50)
    await town.wait(hours=1)
    assert "计 50 分钟学时" in (await studies(town, "王芳")).text
    await pushed(town, "二", minutes=30)
    await town.wait(hours=1)
    text = (await studies(town, "王芳")).text
    assert text == "✅ 已学习，第 1 位，计 10 分钟（今天的学时到 60 分钟为止）"
    await pushed(town, "三", minutes=5)
    await town.wait(hours=1)
    text = (await studies(town, "王芳")).text
    assert text == "✅ 已学习，第 1 位。今天的学时已满 60 分钟，这次不再计"
    await town.wait(days=1)
    await pushed(town, "四", minutes=5)
    await town.wait(hours=1)
    assert "计 5 分钟学时" in (await studies(town, "王芳")).text
    assert sum(h.minutes for h in await town.every(Hours)) == 65


async def test_the_limit_is_of_reading_alone(town: Town) -> None:
    await studying(town)
    await settings(town, daily_minutes=30)
    await pushed(town, minutes=20)

    def meeting(session: Session) -> None:
        day = town.now.date()
        session.add(Hours(member_id=2, cause="meeting:1", minutes=90, day=day, at=town.now))

    await town.app.store.write(meeting)
    await town.wait(hours=1)
    assert "计 20 分钟学时" in (await studies(town, "王芳")).text


async def test_the_limit_is_of_the_day_where_the_branch_is(town: Town) -> None:
    await studying(town)
    await settings(town, daily_minutes=30, quiet_from=0, quiet_to=0)
    await pushed(town, "一", minutes=30)
    await town.until(EIGHT.replace(hour=23, minute=50))
    await studies(town, "王芳")
    await pushed(town, "二", minutes=20)
    await town.wait(minutes=20)
    assert "计 20 分钟学时" in (await studies(town, "王芳")).text


async def test_the_same_material_counts_into_the_hours_once(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(minutes=5)
    await studies(town, "王芳")
    made = (await reading(town)).material_id

    await push_again(town, made)
    await town.wait(minutes=5)
    assert (await studies(town, "王芳")).text.endswith("这一份的学时以前计过了")
    assert len(await town.every(Receipt)) == 2
    assert len(await town.every(Hours)) == 1


async def test_guests_may_study_and_are_counted_apart(town: Town) -> None:
    await studying(town)
    await town.enrol("周杰", standing="guest")
    await town.enrol("孙浩", standing="activist")
    card = await pushed(town)
    assert "已学 0 / 5" in card.text
    await town.wait(minutes=5)
    await studies(town, "周杰")
    await studies(town, "孙浩")
    assert "已学 1 / 5，另有 1 位" in (await drawn(town)).text


async def test_people_not_on_the_roster_are_told_the_way(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(minutes=5)
    assert "/join" in (await studies(town, "孙浩")).text
    assert await town.every(Receipt) == []


async def test_a_later_member_is_not_counted_but_may_study(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(days=1)
    await town.enrol("孙浩")
    assert "另有 1 位" not in town.board().text
    await studies(town, "孙浩")
    assert "已学 0 / 4　最晚周四（12月3日），另有" not in (await drawn(town)).text
    assert "已学 0 / 4，另有 1 位" in town.board().text


@pytest.mark.parametrize("data", ["rd.s:999", "rd.s", "rd.s:0", "rd.s:王", "rd.w:77", "rn.n:88"])
async def test_forged_buttons_find_nothing(town: Town, data: str) -> None:
    await studying(town)
    card = await pushed(town)
    answer = await town.forge(town.person("王芳"), card, data)
    assert "花名册" in answer.text
    assert await town.every(Receipt) == []


async def test_private_pages_do_not_open_in_the_group(town: Town) -> None:
    await studying(town)
    card = await pushed(town)
    for data in ("rd.o:1", "rp.v:1", "rn.o:1", "rp.l:1", "re.a:1"):
        answer = await town.forge(town.chen, card, data)
        assert answer.text == "这个按钮已经失效，请重新打开。"


async def test_a_card_of_long_ago_rests(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(days=15)
    assert "补学" in (await studies(town, "王芳")).text
    assert "已学 0 / 4" in (await drawn(town)).text
    assert [card.due_at for card in await town.every(Card)] == [None]


async def test_in_quiet_hours_it_waits_and_its_time_runs_from_the_morning(town: Town) -> None:
    await studying(town)
    await town.until(EIGHT.replace(hour=22))
    before = len(town.seen())
    await push_again(town, await material(town))
    assert len(town.seen()) == before
    await town.until(EIGHT.replace(month=12, day=1, hour=7, minute=30))
    assert len(town.seen()) == before + 1
    assert town.board().text.endswith("最晚周五（12月4日）")
    assert "再读" in (await studies(town, "王芳")).text


async def test_a_photo_carries_a_short_text_and_its_buttons(town: Town) -> None:
    await studying(town)
    photo = OutFile("photo", "a.jpg", content=picture()).as_json()
    card = await pushed(town, files=[photo])
    assert card.media is not None
    assert card.media.kind == "photo"
    assert "已学 0 / 4" in card.text
    await town.wait(minutes=5)
    await studies(town, "王芳")
    assert "已学 1 / 4" in (await drawn(town)).text


async def test_a_long_text_follows_its_file_and_goes_on_privately(town: Town) -> None:
    await studying(town)
    voice = OutFile("voice", "a.ogg", content=b"OggSvoice").as_json()
    before = len(town.seen())
    card = await pushed(town, body=LONG, minutes=20, files=[voice])
    assert len(town.seen()) == before + 2
    assert town.seen()[-2].media
    assert "全文共 4 段" in card.text
    assert len(card.text) < 3200
    fang = town.person("王芳")
    await town.tap(fang, card, "读全文")
    first = town.last(fang).text
    await town.press(fang, "下一段")
    assert town.last(fang).text != first
    await town.press(fang, "上一段")
    assert town.last(fang).text == first


async def test_an_album_comes_before_the_text(town: Town) -> None:
    await studying(town)
    photos = [OutFile("photo", f"{n}.jpg", content=picture(n)) for n in range(3)]
    await pushed(town, files=[one.as_json() for one in photos])
    assert [
        len(row.message["album"]) for row in await outgoing(town) if "album" in row.message
    ] == [3]
    assert "已学 0 / 4" in town.board().text


async def outgoing(town: Town) -> list[Outgoing]:
    """Returns the rows of the outbox that readings wrote."""
    return [row for row in await town.every(Outgoing) if row.kind == "reading"]


async def test_a_link_has_a_button_and_a_preview(town: Town) -> None:
    await studying(town)
    card = await pushed(town, body="", link="https://example.org/党课?a=1&b=2")
    assert "打开链接" in card.text
    assert [b.text for b in card.keyboard[1]] == ["🔗 打开"]
    assert (await outgoing(town))[-1].message["preview"] is True


async def test_a_restart_in_the_middle_loses_nothing(town: Town) -> None:
    await studying(town)
    await pushed(town)
    await town.wait(minutes=5)
    await studies(town, "王芳")
    await town.restart()
    await studies(town, "李强")
    assert "已学 2 / 4" in (await drawn(town)).text
    assert [m.name for m in await town.every(Member)][:2] == ["陈静", "王芳"]


@pytest.mark.parametrize(
    ("language", "counted", "said"),
    [
        ("zh-Hant", "已學 0 / 4", "再讀 1 分 12 秒"),
        ("en", "Studied 0 / 4 · by Thu", "Read for another 1 min 12 s"),
    ],
)
async def test_the_card_speaks_the_branchs_language(
    town: Town, language: str, counted: str, said: str
) -> None:
    await studying(town)
    await settings(town, language=language)
    card = await pushed(town, title="<b>&标题")
    assert counted in card.text
    assert "<b>&标题" in card.text
    assert said in (await town.tap(town.person("王芳"), card, card.keyboard[0][0].text)).text


@pytest.mark.both("reading")
async def test_a_week_of_thirty_members(town: Town) -> None:
    names = [f"成员{n:02}" for n in range(29)]
    await studying(town, *names)
    for day in range(5):
        await town.until(EIGHT + timedelta(days=day))
        await pushed(town, f"第{day}讲")
        await town.wait(minutes=5)
        for name in names[: 29 - day * 3]:
            await studies(town, name)
        assert f"已学 {29 - day * 3} / 30" in (await drawn(town)).text
    receipts = await town.every(Receipt)
    assert len(receipts) == 29 + 26 + 23 + 20 + 17
    assert sum(h.minutes for h in await town.every(Hours)) == 4 * len(receipts)
