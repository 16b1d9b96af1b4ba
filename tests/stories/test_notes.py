"""Notes on readings: private ones, those asked for and handed in, and posting one."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Contact, Draft, Note
from tests.stories.reading_town import EIGHT, drawn, pushed, studies, studying
from tests.town import Town


async def writes(town: Town, name: str, text: str) -> None:
    """Has somebody tap 记笔记 on the card and write."""
    who = town.person(name)
    await town.tap(who, town.board(), "记笔记")
    await town.say(who, text, private=True)


async def noting(town: Town, **fields: Any) -> None:
    """Puts a reading into the group."""
    await studying(town)
    await pushed(town, **fields)


async def test_a_note_is_kept_with_the_material(town: Town) -> None:
    await noting(town)
    await writes(town, "王芳", "第一点：\n\n\n\n会前要通知。\u202e ")
    fang = town.person("王芳")
    assert town.last(fang).text == "✍️ 记下了，12 字，只有您自己看得到。"
    (note,) = await town.every(Note)
    assert (note.text, note.material_id, note.reading_id) == ("第一点：\n\n会前要通知。", 1, None)
    assert await town.every(Draft) == []


async def test_several_notes_are_listed_read_changed_and_deleted(town: Town) -> None:
    await noting(town)
    await writes(town, "王芳", "第一条")
    fang = town.person("王芳")
    await town.press(fang, "再写一条")
    await town.say(fang, "第二条 <b>&", private=True)
    await town.say(fang, "/read", private=True)
    await town.press(fang, "我的笔记")
    await town.press(fang, "三会一课是什么 · 2")
    await town.press(fang, "第二条")
    assert "第二条 <b>&" in town.last(fang).text
    await town.press(fang, "修改")
    await town.say(fang, "改过的", private=True)
    assert "改过的" in town.last(fang).text
    await town.press(fang, "删除")
    assert len(await town.every(Note)) == 2
    await town.press(fang, "删除")
    assert [note.text for note in await town.every(Note)] == ["第一条"]


async def test_a_note_too_long_is_asked_again(town: Town) -> None:
    await noting(town)
    await writes(town, "王芳", "😀" * 2001)
    fang = town.person("王芳")
    assert town.last(fang).text == "太长了：4,002 字，最多 4,000 字。删短一点，再发一次。"
    await town.say(fang, "😀" * 2000, private=True)
    assert len(await town.every(Note)) == 1


async def test_an_empty_note_is_asked_again(town: Town) -> None:
    await noting(town)
    await writes(town, "王芳", "\u200b\u2060")
    assert town.last(town.person("王芳")).text == "没有看到文字，请再发一次。"
    await town.say(town.person("王芳"), "好", private=True)
    assert (await town.only(Note)).text == "好"


async def test_the_step_can_be_left(town: Town) -> None:
    await noting(town)
    fang = town.person("王芳")
    await town.tap(fang, town.board(), "记笔记")
    await town.press(fang, "取消")
    assert "待读" in town.last(fang).text
    assert await town.every(Draft) == []


async def test_nobody_reads_or_changes_anothers_notes(town: Town) -> None:
    await noting(town)
    await writes(town, "王芳", "只给自己")
    for name in ("李强", "陈静"):
        who = town.person(name)
        await town.start(who)
        message = town.last(who)
        for data in ("rn.o:1", "rn.e:1", "rn.d:1", "rn.x:1", "rn.h:1", "rn.y:1:named"):
            assert (await town.forge(who, message, data)).text == "这条笔记已经不在了。"
    chen = town.chen
    for data in ("rp.n:1", "rp.p:1"):
        assert "花名册" in (await town.forge(chen, town.last(chen), data)).text
    assert (await town.only(Note)).text == "只给自己"


async def test_asked_for_with_the_push_and_handed_in(town: Town) -> None:
    await noting(town, note_days=4)
    assert town.board().text.endswith("✍️ 请写心得，周五（12月4日）18:00 前 · 已交 0 / 4")
    await writes(town, "王芳", "学习以后，我认识到……")
    assert town.last(town.person("王芳")).text == "✍️ 心得交了，11 字。书记和委员看得到。"
    assert (await drawn(town)).text.endswith("已交 1 / 4")
    assert (await town.only(Note)).reading_id == 1


async def test_asked_for_it_may_still_be_kept_to_oneself(town: Town) -> None:
    await noting(town, note_days=4)
    fang = town.person("王芳")
    await town.tap(fang, town.board(), "记笔记")
    await town.press(fang, "只记给自己")
    await town.say(fang, "悄悄话", private=True)
    assert (await town.only(Note)).reading_id is None
    await town.press(fang, "看一看")
    await town.press(fang, "作为心得交给书记")
    assert (await town.only(Note)).reading_id == 1
    assert (await drawn(town)).text.endswith("已交 1 / 4")


async def asked_later(town: Town) -> None:
    """Has 陈静 ask for notes on a reading that is in the group already."""
    await noting(town)
    await writes(town, "李强", "自己的笔记")
    await town.say(town.chen, "/read", private=True)
    await town.press(town.chen, "推送情况")
    await town.press(town.chen, "三会一课")
    await town.press(town.chen, "请大家写心得")
    await town.press(town.chen, "7 天")


async def test_a_later_request_is_announced_in_the_group(town: Town) -> None:
    await asked_later(town)
    call = town.seen()[-1]
    assert call.text == "✍️ 请大家写心得：三会一课是什么\n周一（12月7日）18:00 前发给我就行。"
    assert "✍️ 心得 0" in [b.text for row in town.last(town.chen).keyboard for b in row]
    await town.wait(seconds=3)
    assert "已交 0 / 4" in town.seen()[-2].text
    await town.tap(town.person("王芳"), call, "写心得")
    await town.say(town.person("王芳"), "心得体会", private=True)
    assert [n.reading_id for n in await town.every(Note)] == [None, 1]
    answer = await town.forge(town.chen, town.last(town.chen), "rp.k:1:3")
    assert answer.text == "已经请大家写过心得了。"


async def handed(town: Town) -> None:
    """Has 王芳 hand in a note, and 陈静 open it."""
    await noting(town, note_days=4)
    await writes(town, "王芳", "学了以后很有收获 <i>&")
    await town.say(town.chen, "/read", private=True)
    await town.press(town.chen, "推送情况")
    await town.press(town.chen, "三会一课")
    await town.press(town.chen, "心得 1")


async def test_the_secretary_sees_who_handed_in_and_takes_it_away(town: Town) -> None:
    await handed(town)
    page = town.last(town.chen)
    assert "已交 1 人" in page.text
    assert "还没交：陈静、李强、赵敏" in page.text
    await town.press(town.chen, "导出文本")
    file = town.last(town.chen).media
    assert file is not None
    assert file.name == "心得 2026-11-30.txt"
    text = file.content.decode("utf-8-sig")
    assert "王芳　" in text
    assert "学了以后很有收获 <i>&" in text


async def test_handed_in_late_is_marked(town: Town) -> None:
    await noting(town, note_days=1)
    await town.until(EIGHT + timedelta(days=3))
    await writes(town, "王芳", "补交的")
    await town.start(town.chen)
    await town.forge(town.chen, town.last(town.chen), "rp.h:1:0")
    assert town.last(town.chen).keyboard[0][0].text == "⏰ 王芳 · 3 字 · 迟交"


@pytest.mark.parametrize(("answer", "by"), [("同意署名", "—— 王芳"), ("同意匿名", "—— 一位同志")])
async def test_a_chosen_note_is_posted_with_consent(town: Town, answer: str, by: str) -> None:
    await handed(town)
    await town.press(town.chen, "王芳")
    await town.press(town.chen, "发到群里")
    before = len(town.seen())
    fang = town.person("王芳")
    assert "可以吗" in town.last(fang).text
    await town.press(fang, answer)
    shared = town.seen()[before:]
    assert [m.text for m in shared] == [f"✍️ 心得 · 三会一课是什么\n\n学了以后很有收获 <i>&\n\n{by}"]
    assert (await town.only(Note)).sharing == "posted"


async def test_without_consent_nothing_is_posted(town: Town) -> None:
    await handed(town)
    await town.press(town.chen, "王芳")
    await town.press(town.chen, "发到群里")
    before = len(town.seen())
    fang = town.person("王芳")
    asked = town.last(fang)
    await town.press(fang, "不同意")
    assert town.last(fang).text == "好的，不发。"
    assert (await town.forge(fang, asked, "rn.y:1:named")).text == "已经回答过了。"
    assert len(town.seen()) == before
    await town.forge(town.chen, town.last(town.chen), "rp.n:1")
    assert "王芳不想发到群里" in town.last(town.chen).text


async def test_an_unreachable_member_is_not_asked(town: Town) -> None:
    await handed(town)

    def shut(session: Session) -> None:
        fang = town.person("王芳").id
        session.scalars(select(Contact).where(Contact.account_id == fang)).one().reachable = False

    await town.app.store.write(shut)
    await town.press(town.chen, "王芳")
    answer = await town.press(town.chen, "发到群里")
    assert answer.text == "我联系不上王芳，请您当面问一问。"
    assert (await town.only(Note)).sharing == ""


async def test_after_the_note_the_reading_can_be_finished_there(town: Town) -> None:
    await noting(town)
    await town.wait(minutes=5)
    await writes(town, "王芳", "学完了")
    assert "第 1 位" in (await town.press(town.person("王芳"), "已学习")).text
    assert "已经打过卡" in (await studies(town, "王芳")).text
