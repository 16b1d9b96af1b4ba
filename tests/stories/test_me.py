"""A member's own page, the rules of points, and points that follow a corrected key."""

from datetime import UTC, date
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Member, PointEntry
from data.queries import points
from data.values.points import Rule
from data.values.study import Span
from tests.stories.quiz_town import correct, members, on, planned, put, single
from tests.stories.reading_town import branch_of, pushed, settings, studies, studying
from tests.town import Town, labels

DAY = date(2026, 11, 30)


async def test_my_page_says_what_was_done_and_what_is_open(town: Town) -> None:
    await studying(town)
    await settings(town, reading_share=0)
    await pushed(town)
    wang = town.person("王芳")
    await town.say(wang, "/me", private=True)
    assert "待读 1 份" in town.last(wang).text
    assert "今年学时 0/32" in town.last(wang).text
    await town.press(wang, "去读")
    assert "三会一课是什么" in " ".join(labels(town.last(wang)))
    await studies(town, "王芳")
    await town.say(wang, "我的", private=True)
    page = town.last(wang)
    assert "阅读 0/0，提前学完 1" in page.text
    assert "积分 3" in page.text
    assert "没有要补的" in page.text
    await town.press(wang, "明细")
    assert "学习：三会一课是什么 +3" in town.last(wang).text
    await town.press(wang, "看学时")
    assert "+4 分钟" in town.last(wang).text

    def more(session: Session, first: int, last: int) -> None:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        who = {session.scalars(select(Member.id).where(Member.name == "王芳")).one()}
        for number in range(first, last):
            points.settle(session, branch.id, Rule.CONTEST, f"contest:{number}", who, DAY, now)

    for first, last, turns in ((1, 12, []), (12, 13, ["下一页 ›"])):
        await town.app.store.write(partial(more, first=first, last=last))
        await town.press(wang, "看积分" if first == 1 else "返回")
        if first > 1:
            await town.press(wang, "明细")
        assert labels(town.last(wang)) == [*turns, "返回", "看学时"]


async def test_in_the_group_my_page_leads_to_the_private_chat(town: Town) -> None:
    await studying(town)
    town.box.world.promote_bot(town.group, town.chen)
    before = len(town.seen())
    await town.say("王芳", "/me")
    assert len(town.seen()) == before
    assert "私聊" in town.seen(town.person("王芳"))[-1].text


async def test_the_picture_comes_with_its_text(town: Town) -> None:
    await studying(town)
    wang = town.person("王芳")
    await town.say(wang, "/me", private=True)
    await town.press(wang, "图")
    message = town.last(wang)
    assert message.media is not None
    assert "今年学时" in message.text


async def test_rules_are_changed_by_buttons_and_hold_from_then_on(town: Town) -> None:
    await studying(town)
    await settings(town, reading_share=0)
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "积分和排行")
    await town.press(town.chen, "学习资料")
    await town.press(town.chen, "＋")
    assert "学习资料 4 分" in town.last(town.chen).text.replace("**", "")
    await pushed(town)
    await studies(town, "王芳")
    await town.press(town.chen, "恢复默认")
    await studies(town, "李强")
    for _ in range(4):
        await town.press(town.chen, "－")
    assert "每次 0 分" in labels(town.last(town.chen))
    assert [entry.points for entry in await town.every(PointEntry)] == [4, 3]
    await town.enrol("赵敏", post="publicity")  # of the committee, but not its head
    zhao = town.person("赵敏")
    await town.say(zhao, "/me", private=True)
    data = f"pt.v:{(await town.only(Branch)).id}:reading:points:u"
    assert "书记或委员" in (await town.forge(zhao, town.last(zhao), data)).text


@pytest.mark.both("points")
async def test_answers_give_points_and_a_corrected_key_moves_them(town: Town) -> None:
    await members(town)
    await put(town, single())
    await planned(town, hours=4)
    await town.until(on(0, 12))
    shown = town.seen()[-1]
    assert shown.poll is not None
    texts = [one.text for one in shown.poll.options]
    await town.vote("王芳", shown, texts.index("每季度一次"))
    await town.vote("李强", shown, texts.index("每年一次"))
    await town.until(on(0, 16))

    async def totals() -> dict[str, int]:
        def read(session: Session) -> dict[str, int]:
            branch = branch_of(session, town)
            found = points.totals(session, branch.id, Span(DAY, DAY))
            return {session.get_one(Member, one).name: total for one, total in found.items()}

        return await town.look(read)

    assert await totals() == {"王芳": 2}
    question_id = (await town.only(BankQuestion)).id
    await correct(town, question_id, single(answer=(3,)))
    assert await totals() == {"王芳": 0, "李强": 2}
    await town.restart()
    await town.settle()
    assert len(await town.every(PointEntry)) == 3, "started again it gives nothing twice"
    wang = town.person("王芳")
    await town.say(wang, "/me", private=True)
    await town.press(wang, "明细")
    asked = "答题：支部党员大会一般多久召开一次？"
    assert town.last(wang).text.splitlines()[2:] == [
        "周一（11月30日）", f"更正：{asked} -2", f"{asked} +2",
    ]  # fmt: skip
