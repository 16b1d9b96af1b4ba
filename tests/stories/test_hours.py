"""The year's accounts of study hours, and training outside with its evidence."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import Branch, Draft, Hours, Member, Outside
from data.queries import hours
from data.queries.member import change
from sandbox import Message
from tests.stories.hours_town import begin, send
from tests.stories.reading_town import branch_of, settings, studying
from tests.town import START, Town, labels


async def ready(town: Town) -> None:
    """Prepares `studying` in a branch that was set up in January."""
    await studying(town)
    made = datetime(2026, 1, 5, tzinfo=UTC)

    def old(session: Session) -> None:
        session.execute(update(Branch).values(created_at=made))
        session.execute(update(Member).values(joined_on=date(2025, 1, 1)))

    await town.app.store.write(old)


def shown(town: Town) -> Message:
    """Returns 陈静's current page."""
    return next(one for one in reversed(town.told(town.chen)) if one.keyboard)


async def test_training_is_entered_with_its_evidence_and_taken_back(town: Town) -> None:
    await studying(town)
    chen = town.chen
    await begin(town, "市委党校集中轮训", "很多")
    assert "看不明白" in town.last(chen).text
    await town.say(chen, "6学时", private=True)
    await town.say(chen, "11月3日", private=True)
    await town.press(chen, "王芳")
    await town.press(chen, "李强")
    await town.press(chen, "下一步")
    await send(town, "document", "结业证书.pdf")
    assert "王芳、李强" in town.last(chen).text
    await town.press(chen, "录入")
    found = [(one.minutes, one.day, one.cause.partition(":")[0]) for one in await town.every(Hours)]
    assert found == [(360, date(2026, 11, 3), "outside")] * 2
    assert (await town.every(Outside))[0].evidence["name"] == "结业证书.pdf"
    await town.press(chen, "王芳 6/32")
    assert "📎 市委党校集中轮训 · 周二（11月3日）" in labels(town.last(chen))
    await town.press(chen, "市委党校集中轮训")
    await town.press(chen, "看材料")
    assert town.last(chen).media is not None
    outside = (await town.every(Outside))[0].id
    page = shown(town)
    assert (await town.press(chen, "撤销")).text == "已撤销，学时已冲回"
    assert "这一步已经过期" in (await town.forge(chen, page, f"po.b:{outside}")).text
    assert [one.minutes for one in await town.every(Hours)] == [360, 360, -360]
    assert "（已撤销）" in " ".join(labels(page))


async def test_evidence_is_a_document_or_a_picture_of_any_size_or_none(town: Town) -> None:
    await studying(town)
    chen = town.chen
    await begin(town)
    for wrong in ("\u200b", "长" * 101):
        await town.say(chen, wrong, private=True)
        assert "最多 100 字" in town.last(chen).text
    await town.say(chen, "党校轮训", private=True)
    await town.say(chen, "81", private=True)
    assert "看不明白" in town.last(chen).text
    await town.press(chen, "8 学时")
    for wrong in ("2027年1月1日", "2024年12月31日", "后天"):
        await town.say(chen, wrong, private=True)
        assert "只能录入" in town.last(chen).text or "看不明白" in town.last(chen).text
    (draft,) = await town.every(Draft)
    day = await town.forge(chen, shown(town), f"f.d:{draft.id}:day:20261201")
    assert "这一步已经过期" in day.text
    await town.press(chen, "今天")
    stranger = await town.forge(chen, town.last(chen), f"f.o:{draft.id}:who:999")
    assert "这一步已经过期" in stranger.text
    earlier = await town.forge(chen, town.last(chen), f"f.o:{draft.id}:hours:0")
    assert "这一步已经答过了" in earlier.text, "it answers no other question"
    await send(town, "document", "早了.pdf")
    assert "材料先留着" in town.last(chen).text
    assert "还没有选人" in (await town.press(chen, "下一步")).text
    await town.say(chen, "王芳、王大", private=True)
    assert "没有王大" in town.last(chen).text
    await town.say(chen, "王芳 李强", private=True)
    assert "已选 2 人" in town.last(chen).text
    await town.press(chen, "李强")
    await town.press(chen, "下一步")
    for kind, name in (("video", "a.mp4"), ("voice", "a.ogg"), ("audio", "a.mp3")):
        await send(town, kind, name, b"OggS")
        assert "请发文件或照片" in town.last(chen).text
    await town.say(chen, "没有", private=True)
    assert "请发文件或照片" in town.last(chen).text

    # Larger than a bot may fetch: it stays on Telegram and is never fetched.
    private = town.box.world.private(chen)
    sent = town.box.world.upload(chen, private, "document", b"x" * (21 << 20), "证书.zip")
    await town.settle()
    assert "有证明材料" in town.last(chen).text
    await town.say(chen, "对", private=True)
    assert "请点消息下面的按钮" in town.last(chen).text
    town.box.world.edit(chen, sent, "写错了")
    await town.settle()
    await town.press(chen, "录入")
    town.box.world.delete(chen, sent)
    await town.press(chen, "王芳 8/32")
    await town.press(chen, "党校轮训")
    await town.press(chen, "看材料")
    evidence = town.last(chen).media
    assert evidence is not None
    assert evidence.name == "证书.zip"
    assert (await town.only(Outside)).evidence["content"] == "", "the file itself is not kept"

    await town.say(chen, "/hours 李强", private=True)
    assert "李强" in town.last(chen).text
    await town.press(chen, "录入外出培训")
    for text in ("网络课程", "1.5学时", "11月2日"):
        await town.say(chen, text, private=True)
    await town.press(chen, "没有材料")
    await town.press(chen, "录入")
    assert "2026 年学时 1.5/32" in town.last(chen).text
    await town.press(chen, "网络课程")
    assert labels(town.last(chen)) == ["撤销", "返回"]


async def test_at_new_year_the_account_of_the_last_year_stays_at_hand(town: Town) -> None:
    await ready(town)
    chen = town.chen
    await begin(town, "党校轮训", "32", "11月3日")
    await town.press(chen, "王芳")
    for label in ("下一步", "没有材料", "录入"):
        await town.press(chen, label)
    assert "2026 年学时　4 人，已达标 1 人" in town.last(chen).text
    assert "2025 年" not in labels(town.last(chen)), "there is nothing in it"

    def left(session: Session) -> None:
        found = session.scalars(select(Member).where(Member.name.in_(["李强", "赵敏"])))
        for member, day in zip(found, (date(2026, 12, 10), date(2027, 1, 1)), strict=True):
            member.left_on = day

    await town.app.store.write(left)
    # Still the last day of the year here, the new one in Auckland.
    await town.until(START.replace(month=12, day=31, hour=20))
    for zone, year in (("Asia/Shanghai", 2026), ("Pacific/Auckland", 2027)):
        await settings(town, zone=zone)
        await town.say(chen, "/hours", private=True)
        assert f"{year} 年学时" in town.last(chen).text
    assert "王芳 0/32" in labels(town.last(chen))
    page = town.last(chen)
    await town.press(chen, "2026 年")
    assert "2026 年学时　3 人，已达标 1 人" in town.last(chen).text
    assert labels(town.last(chen))[:3] == ["陈静 0/56", "王芳 32/32", "赵敏 0/32"]
    await town.press(chen, "王芳 32/32")
    assert "2026 年学时 32/32" in town.last(chen).text
    await town.press(chen, "党校轮训")
    await town.press(chen, "返回")
    assert "2026 年学时 32/32" in town.last(chen).text
    await town.press(chen, "返回")
    await town.press(chen, "导出")
    file = town.last(chen).media
    assert file is not None
    rows = list(load_workbook(BytesIO(file.content)).worksheets[0].values)
    assert [row[0] for row in rows[1:]] == ["王芳"]
    branch = (await town.only(Branch)).id
    await town.forge(chen, page, f"ph.l:{branch}:1999:0")
    assert "2027 年学时" in page.text


async def test_a_post_that_begins_in_the_year_asks_for_its_part_of_it(town: Town) -> None:
    await ready(town)

    def elected(session: Session) -> None:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        found = select(Member).where(Member.branch_id == branch.id, Member.name == "王芳")
        wang = session.scalars(found).one()
        july = date(2026, 7, 1)
        change(session, wang, "post", "publicity", by=None, now=now, holds_from=july)
        hours.enter(session, wang.id, "outside:1", 45 * 60, july + timedelta(1), now)

    await town.app.store.write(elected)
    wang = town.person("王芳")
    await town.say(wang, "/me", private=True)
    assert "今年学时 45/44.1" in town.last(wang).text
    await town.say(town.chen, "/hours", private=True)
    assert "已达标 1 人" in town.last(town.chen).text
    assert labels(town.last(town.chen))[:2] == ["陈静 0/56", "王芳 45/44.1"]
    await town.say(town.chen, "学时 王", private=True)
    assert "王芳　2026 年学时 45/44.1" in town.last(town.chen).text


async def test_members_without_the_right_see_only_their_own_hours(town: Town) -> None:
    await studying(town, "王芳", "王小明", "李强")
    wang = town.person("王芳")
    await town.say(wang, "/hours 李强", private=True)
    assert "学时明细 · 今年" in town.last(wang).text
    assert "李强" not in town.last(wang).text
    before = len(town.seen())
    await town.say("王芳", "/hours")
    assert len(town.seen()) == before, "the group hears nothing"
    li = (await town.every(Member))[-1]
    for data in (f"ph.m:{li.id}", f"ph.l:{li.branch_id}", f"ph.x:{li.branch_id}", f"po.f:{li.id}"):
        assert "书记或委员" in (await town.forge(wang, town.last(wang), data)).text
    await town.say(town.chen, "/hours 王", private=True)
    assert labels(town.last(town.chen)) == ["王芳 0/32", "王小明 0/32", "返回"]
    await town.say(town.chen, "/hours 王大", private=True)
    assert "花名册上没有“王大”" in town.last(town.chen).text
