"""Notices: written, seen, corrected, withdrawn, and ended after their working days."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Away, Member, Notice, NoticeSeen
from tests.stories.affairs_town import (
    BODY,
    SHANGHAI,
    TITLE,
    branch_of,
    card_of,
    drawn,
    notice,
    page,
    published,
    publishing,
    uploads,
    writes,
)
from tests.town import Town, labels


@pytest.mark.both("affairs")
async def test_a_notice_is_seen_before_it_is_published_and_counted_as_a_reading_is(
    town: Town,
) -> None:
    await publishing(town)
    await town.enrol("周杰", standing="guest")
    before = len(town.seen())
    await writes(town)
    preview = town.last(town.chen)
    assert preview.text == (
        f"群里会看到：\n\n📌 发展党员公示 · {TITLE}\n\n{BODY}\n\n公示 5 个工作日\n马上发布"
    )
    assert len(town.seen()) == before
    await town.press(town.chen, "📌 发布")
    card = card_of(town)
    assert card.text == (
        f"📌 发展党员公示 · {TITLE}\n\n{BODY}\n\n"
        "⏰ 公示到 周一（12月7日），还有 5 个工作日\n已阅 0 / 4\n"
        "有不同意见，点“有话要说”私下写，署名匿名都可以。"
    )
    answer = await town.tap(town.person("王芳"), card, "已阅")
    assert answer.text == "✅ 已阅，第 1 位"
    assert (await town.tap(town.person("周杰"), card, "已阅")).text == "✅ 已阅，第 2 位"
    assert (await town.tap(town.person("王芳"), card, "已阅")).text == "您已经阅过，是第 1 位"
    assert "已阅 1 / 4，另有 1 位" in await drawn(town, card)
    stranger = town.person("路人")
    assert "花名册" in (await town.tap(stranger, card, "已阅")).text
    assert len(await town.every(NoticeSeen)) == 2


async def test_members_on_leave_are_not_counted_and_todos_name_what_is_not_seen(
    town: Town,
) -> None:
    await publishing(town)

    def leave(session: Session) -> None:
        (min_,) = session.scalars(select(Member).where(Member.name == "赵敏"))
        session.add(Away(member_id=min_.id, from_on=town.now.date(), until_on=None))

    await town.app.store.write(leave)
    card = await published(town)
    assert "已阅 0 / 3" in card.text
    wang = town.person("王芳")
    await town.say(wang, "/me", private=True)
    assert f"📌 还没看的公示：{TITLE}" in town.last(wang).text
    await town.press(wang, "📌 去看")
    await town.press(wang, "已阅")
    await town.say(wang, "/me", private=True)
    assert "公示" not in town.last(wang).text
    await page(town, "陈静")
    await town.press(town.chen, "谁没看")
    assert "还没看的 2 人：陈静、李强" in town.last(town.chen).text


async def test_only_secretary_deputy_and_publicity_publish(town: Town) -> None:
    await publishing(town)
    await town.enrol("王芳", post="publicity")
    await town.enrol("李强", post="organisation")
    await town.say(town.person("李强"), "/affairs", private=True)
    assert not any("发布公示" in one for one in labels(town.last(town.person("李强"))))
    branch = await town.look(lambda s: branch_of(s, town).id)
    refused = await town.forge(
        town.person("李强"), town.last(town.person("李强")), f"no.a:{branch}"
    )
    assert "由支部书记或委员来做" in refused.text
    await published(town, by=town.person("王芳"))
    assert (await notice(town)).created_by == town.person("王芳").id


async def test_the_period_is_in_working_days_with_holidays_and_make_up_weekends(
    town: Town,
) -> None:
    await publishing(town)
    # The Spring Festival of 2026: 15 to 23 February off, 14 and 28 February worked.
    await town.until(datetime(2026, 12, 30, 10, tzinfo=SHANGHAI))
    card = await published(town, days="5")
    ends_on = (await notice(town)).ends_on
    assert ends_on is not None
    assert (ends_on.year, ends_on.month) == (2027, 1), "New Year's Day does not count"
    assert ends_on.day == 7
    assert "1月7日" in card.text


async def test_admissions_are_published_for_five_working_days_at_least(town: Town) -> None:
    await publishing(town)
    await town.say(town.chen, "/affairs", private=True)
    await town.press(town.chen, "发布公示")
    await town.press(town.chen, "发展党员")
    for said in (TITLE, BODY):
        await town.say(town.chen, said, private=True)
    await town.press(town.chen, "下一步")
    assert not any("3 个" in one or "长期" in one for one in labels(town.last(town.chen)))
    for said in ("3", "4", "0", "四五天", "9999"):
        await town.say(town.chen, said, private=True)
        assert await town.every(Notice) == []
    await town.say(town.chen, "5", private=True)
    await town.press(town.chen, "马上")
    await town.press(town.chen, "📌 发布")
    assert (await notice(town)).days == 5


async def test_every_kind_brings_its_period_and_the_branch_names_its_own(town: Town) -> None:
    await publishing(town)
    await writes(town, "党费收支", "第四季度党费收支", "收入 1200 元，支出 300 元。")
    assert "公示 10 个工作日" in town.last(town.chen).text
    await town.press(town.chen, "📌 发布")
    await town.say(town.chen, "/affairs", private=True)
    await town.press(town.chen, "发布公示")
    await town.press(town.chen, "其他")
    await town.say(town.chen, "困难补助公示", private=True)
    for said in ("补助名单", "拟补助李强同志。"):
        await town.say(town.chen, said, private=True)
    await town.press(town.chen, "下一步")
    await town.press(town.chen, "长期公开")
    await town.press(town.chen, "马上")
    await town.press(town.chen, "📌 发布")
    card = card_of(town)
    assert card.text.startswith("📌 困难补助公示 · 补助名单")
    assert "长期公开" in card.text
    await town.wait(days=40)
    assert (await notice(town)).state == "open"
    await page(town, "陈静")
    await town.press(town.chen, "结束公开")
    assert "公示已经结束" in await drawn(town, card)


async def test_a_notice_goes_out_at_its_time_and_not_before(town: Town) -> None:
    await publishing(town)
    before = len(town.seen())
    await writes(town, when="上周五9点")
    assert (await town.every(Notice)) == []
    assert "请" in town.last(town.chen).text
    await town.say(town.chen, "周三9点", private=True)
    await town.press(town.chen, "📌 发布")
    assert (await notice(town)).state == "planned"
    assert len(town.seen()) == before
    await town.say(town.person("王芳"), "/affairs", private=True)
    assert TITLE[:10] not in str(labels(town.last(town.person("王芳"))))
    await town.until(datetime(2026, 12, 2, 8, 59, tzinfo=SHANGHAI))
    assert len(town.seen()) == before
    await town.until(datetime(2026, 12, 2, 9, tzinfo=SHANGHAI))
    assert "12月9日" in card_of(town).text


async def test_the_card_counts_down_and_says_how_it_ended_and_a_result_follows(
    town: Town,
) -> None:
    await publishing(town)
    card = await published(town)
    seen = {}
    for day in range(1, 9):
        await town.until(datetime(2026, 12, day, 1, tzinfo=SHANGHAI))
        seen[day] = card.text.splitlines()[4]
    assert "还有 4 个工作日" in seen[1]
    assert "还有 1 个工作日" in seen[5], "Saturday"
    assert "最后一天" in seen[7]
    assert seen[8] == "✅ 公示已经结束，没有收到异议"
    assert not any("已阅" in one for one in labels(card))
    await town.until(datetime(2026, 12, 8, 9, tzinfo=SHANGHAI))
    assert "公示结束了" in town.last(town.chen).text
    await town.press(town.chen, "公布结果")
    await town.say(town.chen, "经公示无异议，接收孙浩同志为预备党员。", private=True)
    await town.press(town.chen, "下一步")
    await town.press(town.chen, "（一般）")
    await town.press(town.chen, "马上")
    await town.press(town.chen, "📌 发布")
    result = card_of(town)
    assert result.text.startswith(f"📌 结果公示 · {TITLE}——结果")
    await town.wait(seconds=3)
    assert f"✅ 结果已公布：{TITLE}——结果" in card.text


async def test_a_correction_is_shown_and_the_former_text_and_files_are_kept(town: Town) -> None:
    await publishing(town)
    card = await published(town, files=(("document", "名单.txt", "孙浩".encode()),))
    await page(town, "陈静")
    await town.press(town.chen, "更正")
    await town.say(town.chen, "拟接收孙浩同志为预备党员，任职时间更正为三年。", private=True)
    await town.say(town.chen, "任职时间写错了", private=True)
    assert "更正以后是这样" in town.last(town.chen).text
    await town.press(town.chen, "附件")
    await town.press(town.chen, "名单.txt")
    await uploads(town, town.chen, "document", "新名单.txt", "孙浩，男".encode())
    await town.press(town.chen, "下一步")
    before = len(town.seen())
    await town.press(town.chen, "✏️ 更正")
    told = town.seen()[before:]
    assert told[0].media is not None
    assert told[0].media.name == "新名单.txt"
    assert told[1].text == f"✏️ 公示有更正：{TITLE}\n任职时间写错了"
    text = await drawn(town, card)
    assert "任职时间更正为三年" in text
    assert "✏️ 周一（11月30日）更正：任职时间写错了" in text
    wang = town.person("王芳")
    await page(town, "王芳")
    await town.press(wang, "原来的内容 1")
    assert BODY in town.last(wang).text
    assert "附件：名单.txt" in town.last(wang).text
    await town.press(wang, "附件 1")
    assert town.last(wang).media is not None
    await town.press(wang, "返回")
    await page(town, "陈静")
    await town.press(town.chen, "更正")
    await town.press(town.chen, "正文不变")
    await town.say(town.chen, "没什么", private=True)
    await town.press(town.chen, "✏️ 更正")
    assert "没有变化" in town.last(town.chen).text or len(town.seen()) == before + 2


async def test_a_withdrawal_is_shown_with_its_reason(town: Town) -> None:
    await publishing(town)
    card = await published(town)
    await page(town, "陈静")
    await town.press(town.chen, "撤回")
    await town.say(town.chen, "本人提出暂缓", private=True)
    assert town.seen()[-1].text == f"❌ 公示撤回：{TITLE}\n本人提出暂缓"
    text = await drawn(town, card)
    assert "❌ 周一（11月30日）撤回：本人提出暂缓" in text
    assert BODY in text
    assert labels(card) == []
    await town.wait(days=10)
    assert (await notice(town)).state == "withdrawn"
    await page(town, "陈静")
    assert "撤回" not in labels(town.last(town.chen))


async def test_a_long_text_goes_on_privately_and_empty_ones_are_refused(town: Town) -> None:
    await publishing(town)
    long = "".join(f"第{n}条，按时缴纳党费。" for n in range(1, 330))[:4096]
    card = await published(town, "党费收支", "说明", long)
    assert "看全文" in "".join(labels(card))
    wang = town.person("王芳")
    await town.tap(wang, card, "看全文")
    told = "".join(m.text for m in town.told(wang)[-4:])
    assert "第250条" in told
    assert "第1条" in told
    await town.say(town.chen, "/affairs", private=True)
    await town.press(town.chen, "发布公示")
    await town.press(town.chen, "决议")
    await town.say(town.chen, "标" * 101, private=True)
    assert "100" in town.last(town.chen).text
    assert len(await town.every(Notice)) == 1


async def test_forged_buttons_of_another_branch_change_nothing(town: Town) -> None:
    await publishing(town)
    await published(town)
    one = await notice(town)
    _, liu = await town.second()
    for code in ("no.v", "no.s", "no.e", "no.y", "no.p", "no.x", "no.c", "no.k", "no.z", "no.l"):
        said = await town.forge(liu, town.last(liu), f"{code}:{one.id}")
        assert "不在了" in said.text or "花名册" in said.text, code
    for code in ("no.y", "no.p", "no.z", "no.r", "no.g", "no.e"):
        said = await town.forge(town.chen, town.last(town.chen), f"{code}:{one.id}")
        assert said.text, code
    assert (await notice(town)).state == "open"
    assert await town.every(NoticeSeen) == []


async def test_a_card_that_does_not_reach_the_group_holds_the_notice(town: Town) -> None:
    await publishing(town)
    await writes(town)
    town.box.faults.order("status", "sendMessage", status=400)
    await town.press(town.chen, "📌 发布")
    assert (await notice(town)).state == "held"
    assert "没有发到群里" in "".join(m.text for m in town.told(town.chen)[-2:])
    await page(town, "陈静")
    await town.press(town.chen, "看过了，发布")
    assert BODY in card_of(town).text
    assert (await notice(town)).state == "open"


async def test_a_restart_loses_and_repeats_nothing(town: Town) -> None:
    await publishing(town)
    await writes(town, when="明天 9:00")
    await town.press(town.chen, "📌 发布")
    await town.restart()
    before = len(town.seen())
    await town.until(datetime(2026, 12, 1, 9, tzinfo=SHANGHAI))
    await town.restart()
    await town.settle()
    assert len(town.seen()) == before + 1
    card = card_of(town)
    await town.tap(town.person("王芳"), card, "已阅")
    await town.restart()
    await town.until(datetime(2026, 12, 9, 1, tzinfo=SHANGHAI))
    assert "公示已经结束，没有收到异议" in card.text
    assert "已阅 1 / 4" in card.text
    assert len(town.seen()) == before + 1
