"""The ranking: places shared, periods, subgroups, points and hours, the first ten, hidden names,
none."""

from datetime import UTC, date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import hours, points
from data.values.points import Rule, Worth
from tests.stories.reading_town import branch_of, settings, studying
from tests.town import Town, labels

TODAY = date(2026, 11, 30)


async def give(town: Town, day: date = TODAY, **worth: int) -> None:
    """Gives somebody these points for one thing of a day, and as many minutes."""

    def write(session: Session) -> None:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        for name, many in worth.items():
            found = select(Member.id).where(Member.branch_id == branch.id, Member.name == name)
            member, cause = session.scalars(found).one(), f"topic:{day:%m%d}"
            points.set_rule(session, branch.id, Rule.LEAD, Worth(many))
            points.settle(session, branch.id, Rule.LEAD, cause, {member}, day, now, member)
            hours.enter(session, member, cause, many, day, now)

    await town.app.store.write(write)


async def test_places_are_shared_and_one_s_own_is_told(town: Town) -> None:
    await studying(town)
    await give(town, 王芳=10, 李强=10, 赵敏=65)
    await give(town, TODAY - timedelta(1), 李强=100)  # the week before, the same month
    await give(town, date(2026, 10, 31), 王芳=200)
    await give(town, 陈静=0)  # nothing left by the caps
    zhao, wang = town.person("赵敏"), town.person("王芳")
    await town.say(zhao, "/rank", private=True)
    assert town.last(zhao).text.splitlines()[2:] == [
        "🥇 李强　110 分",
        "🥈 赵敏　65 分",
        "🥉 王芳　10 分",
        "",
        "您第 2 名（共 3 人），差 45 分追上前一名。",
    ]
    await town.press(zhao, "本周")
    text = town.last(zhao).text
    assert "🥇 赵敏　65 分\n🥈 王芳　10 分\n🥈 李强　10 分" in text
    assert "您排在最前面（共 3 人）" in text
    await town.press(zhao, "看学时")
    assert "🥇 赵敏　1.1 学时\n🥈 王芳　10 分钟\n🥈 李强　10 分钟" in town.last(zhao).text
    await town.press(zhao, "今年")
    assert "🥇 王芳　3.5 学时\n🥈 李强　1.8 学时" in town.last(zhao).text
    await town.say(town.chen, "/rank", private=True)
    assert "您这段时间还没有记录" in town.last(town.chen).text
    await town.say(wang, "/me", private=True)
    await town.press(wang, "排行")
    assert "您第 3 名（共 3 人），差 55 分" in town.last(wang).text


async def test_a_large_branch_shows_the_first_places_and_ones_own(town: Town) -> None:
    await studying(town)
    await town.enrol("王芳", "李强", subgroup="第一小组")
    await town.enrol("周杰", subgroup="第二小组")
    await give(town, 王芳=7, 李强=1, 赵敏=500, 周杰=6)

    def crowd(session: Session) -> None:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        made = [
            Member(branch_id=branch.id, name=f"成员{n:03}", joined_on=TODAY) for n in range(296)
        ]
        session.add_all(made)
        session.flush()
        for place, one in enumerate(made):
            points.set_rule(session, branch.id, Rule.LEAD, Worth(max(8, 300 - place)))
            points.settle(session, branch.id, Rule.LEAD, "topic:9", {one.id}, TODAY, now, one.id)
            hours.enter(session, one.id, "reading:1:0", 600, TODAY, now)
        made[0].left_on = TODAY

    await town.app.store.write(crowd)
    wang = town.person("王芳")
    await town.say(wang, "/rank", private=True)
    text = town.last(wang).text
    assert "🥇 赵敏　500 分\n🥈 成员001　299 分" in text
    assert "成员000" not in text, "who has left is in no ranking"
    assert "50. 成员049" in text
    assert "51." not in text
    assert "您第 297 名（共 299 人），差 1 分" in text
    await town.press(wang, "看本小组")
    assert [one for one in town.last(wang).text.splitlines() if "　" in one] == [
        "🥇 王芳　7 分",
        "🥈 李强　1 分",
    ]
    await town.press(wang, "看学时")
    assert [one for one in town.last(wang).text.splitlines() if "　" in one] == [
        "🥇 王芳　7 分钟",
        "🥈 李强　1 分钟",
    ]
    await town.press(wang, "看全支部")
    assert town.last(wang).text.count("🥇") == 60, "who shares a place fills no screens"
    await town.press(wang, "看积分")
    await settings(town, ranking="top")
    await town.press(wang, "本月")
    text = town.last(wang).text
    assert "10. 成员009" in text
    assert "11." not in text
    assert "您第 297 名（共 299 人）" in text
    await town.say("李强", "/rank")
    assert "10. 成员009" in town.seen()[-1].text
    assert "11." not in town.seen()[-1].text


async def test_a_hidden_member_has_no_name_but_sees_their_own(town: Town) -> None:
    await studying(town)
    await give(town, 王芳=5, 李强=9)
    wang, li = town.person("王芳"), town.person("李强")
    await town.say(wang, "/rank", private=True)
    answer = await town.press(wang, "隐藏")
    assert "一位同志" in answer.text
    assert "王芳　5 分" in town.last(wang).text
    assert "您第 2 名（共 2 人）" in town.last(wang).text
    await town.say(li, "/rank")
    await town.say(li, "/rank", private=True)
    for page in (town.seen()[-1], town.last(li)):
        assert "一位同志　5 分" in page.text
        assert "王芳" not in page.text
    await town.press(wang, "显示")
    await town.say(li, "/rank")
    assert "王芳　5 分" in town.seen()[-1].text


async def test_a_branch_can_show_no_ranking(town: Town) -> None:
    await studying(town)
    town.box.world.promote_bot(town.group, town.chen)
    wang = town.person("王芳")
    await town.say(wang, "/rank", private=True)
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "积分和排行")
    for _ in range(2):
        await town.press(town.chen, "排行：")
    assert (await town.only(Branch)).ranking == "off"
    assert "没有开排行" in (await town.press(wang, "本周")).text
    for private in (True, False):
        await town.say(wang, "/rank", private=private)
    assert "没有开排行" in town.last(wang).text
    assert "没有开排行" in town.seen(wang)[-1].text
    await town.say(wang, "/me", private=True)
    assert "排行" not in labels(town.last(wang))
    await town.press(town.chen, "排行：")
    await town.say(wang, "/rank", private=True)
    assert "还没有记录" in town.last(wang).text
