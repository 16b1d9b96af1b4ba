"""A member's own page, the ranking, the rules of points, and training that is entered by hand."""

from datetime import UTC, date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.sandbox import Message
from data.models import BankQuestion, Branch, Hours, Member, Outside, PointEntry
from data.queries import points
from data.values.points import Deed
from data.values.study import Span
from tests.stories.quiz_town import members, on, planned, put, single
from tests.stories.reading_town import branch_of, pushed, settings, studies, studying
from tests.stories.test_question_correction import correct
from tests.town import Town

DAY = date(2026, 11, 30)


async def give(town: Town, name: str, deed: Deed, times: int) -> None:
    """Lets somebody have done a deed so many times."""

    def write(session: Session) -> None:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        found = select(Member.id).where(Member.branch_id == branch.id, Member.name == name)
        member = session.scalars(found).one()
        for number in range(times):
            cause = f"contest:{number}"
            points.settle(session, branch.id, deed, cause, {member}, DAY, now, member)

    await town.house.store.write(write)


def labels(message: Message) -> list[str]:
    """All buttons of a message."""
    return [button.text for row in message.keyboard for button in row]


async def test_my_page_says_what_was_done_and_what_is_open(town: Town) -> None:
    await studying(town)
    await settings(town, reading_share=0)
    await pushed(town)
    wang = town.person("王芳")
    await town.say(wang, "/me", private=True)
    assert "待读 1 份" in town.last(wang).text
    assert "今年学时 0 学时（应有 32 学时）" in town.last(wang).text
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


async def test_in_the_group_my_page_leads_to_the_private_chat(town: Town) -> None:
    await studying(town)
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


async def test_the_ranking_shares_places_and_tells_one_s_own(town: Town) -> None:
    await studying(town)
    for name, times in (("王芳", 2), ("李强", 2), ("赵敏", 1)):
        await give(town, name, Deed.CONTEST, times)
    zhao = town.person("赵敏")
    await town.say(zhao, "/rank", private=True)
    text = town.last(zhao).text
    assert "🥇 王芳　10 分" in text
    assert "🥇 李强　10 分" in text
    assert "🥉 赵敏　5 分" in text
    assert "您第 3 名（共 3 人），差 5 分" in text
    await town.press(zhao, "学时")
    assert "还没有记录" in town.last(zhao).text


async def test_who_hides_stands_in_the_group_s_ranking_without_a_name(town: Town) -> None:
    await studying(town)
    await give(town, "王芳", Deed.CONTEST, 1)
    wang = town.person("王芳")
    await town.say(wang, "/rank", private=True)
    await town.press(wang, "隐藏")
    assert "王芳" in town.last(wang).text
    await town.say("李强", "/rank")
    assert "一位同志　5 分" in town.seen()[-1].text
    assert "王芳" not in town.seen()[-1].text


async def test_a_branch_can_show_no_ranking(town: Town) -> None:
    await studying(town)
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "积分和排行")
    for _ in range(2):
        await town.press(town.chen, "排行：")
    assert (await town.only(Branch)).ranking == "off"
    wang = town.person("王芳")
    await town.say(wang, "/rank", private=True)
    assert "没有开排行" in town.last(wang).text
    await town.say(wang, "/me", private=True)
    assert "排行" not in labels(town.last(wang))


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
    assert [entry.points for entry in await town.every(PointEntry)] == [4, 3]
    zhao = town.person("赵敏")
    await town.say(zhao, "/me", private=True)
    data = f"pt.v:{(await town.only(Branch)).id}:reading:points:u"
    assert "书记或委员" in (await town.forge(zhao, town.last(zhao), data)).text


async def test_training_is_entered_with_its_evidence_and_taken_back(town: Town) -> None:
    await studying(town)
    chen = town.chen
    await town.say(chen, "/hours", private=True)
    await town.press(chen, "录入外出培训")
    await town.say(chen, "市委党校集中轮训", private=True)
    await town.say(chen, "很多", private=True)
    assert "看不明白" in town.last(chen).text
    await town.say(chen, "6学时", private=True)
    await town.say(chen, "11月3日", private=True)
    await town.press(chen, "王芳")
    await town.press(chen, "李强")
    await town.press(chen, "选好了")
    private = town.box.world.private(chen)
    town.box.world.upload(chen, private, "document", b"%PDF-1.4 x", "结业证书.pdf")
    await town.settle()
    assert "王芳、李强" in town.last(chen).text
    await town.press(chen, "录入")
    found = [(one.minutes, one.day, one.cause.partition(":")[0]) for one in await town.every(Hours)]
    assert found == [(360, date(2026, 11, 3), "outside")] * 2
    assert (await town.every(Outside))[0].evidence["name"] == "结业证书.pdf"
    await town.press(chen, "王芳 6/32")
    await town.press(chen, "市委党校集中轮训")
    await town.press(chen, "撤销")
    assert [one.minutes for one in await town.every(Hours)] == [360, 360, -360]
    assert "（已撤销）" in " ".join(labels(town.last(chen)))


async def test_accounts_are_for_those_who_keep_the_checks(town: Town) -> None:
    await studying(town)
    wang = town.person("王芳")
    await town.say(wang, "/hours", private=True)
    assert "书记或委员" in town.last(wang).text


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
    wang = town.person("王芳")
    await town.say(wang, "/me", private=True)
    await town.press(wang, "明细")
    assert "更正：答题：支部党员大会一般多久召开一次？ -2" in town.last(wang).text
