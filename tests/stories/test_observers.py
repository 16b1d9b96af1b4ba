"""Observers sign in as observing and do not affect the count of votes."""

from data.models import Attendance, Branch, Meeting, Member
from handlers.signin.onsite import rules
from tests.town import START, Town


async def open_board(town: Town, line: str = "支部党员大会 今天15:00") -> None:
    """Founds a branch of full members, an activist and a guest, whose sign-in is open; one member
    has not claimed a name yet, so newcomers are asked who they are."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强")
    await town.enrol("周杰", standing="activist")
    await town.enrol("孙浩", standing="guest")
    await town.app.store.write(
        lambda s: s.add(Member(branch_id=1, name="刘洋", joined_on=START.date()))
    )
    await town.plan(line)
    await town.press(town.chen, "现在开始签到")


async def text(town: Town) -> str:
    """Returns the board after it had time to be redrawn."""
    await town.wait(seconds=3)
    return town.board().text


async def test_activists_and_guests_of_the_roster_observe(town: Town) -> None:
    await open_board(town)
    for name in ("周杰", "孙浩"):
        answer = await town.tap(town.people[name], town.board(), "✅ 签到")
        assert answer.text == "✅ 已签到，列席会议"
    board = await text(town)
    assert "应到 4　实到 0　请假 0　未到 4" in board
    assert "列席 2 人" in board
    assert "有表决权 4 人，已到 0 人，还差 3 人过半" in board


async def test_a_second_tap_of_an_observer_counts_once(town: Town) -> None:
    await open_board(town)
    for _ in range(2):
        answer = await town.tap(town.people["周杰"], town.board(), "✅ 签到")
    assert "已经签到" in answer.text
    assert "列席 1 人" in await text(town)


async def test_others_observe_a_committee_meeting(town: Town) -> None:
    await open_board(town, "支委会 今天15:00")
    meeting = await town.only(Meeting)
    secret = rules.new_secret()
    await town.app.store.write(lambda s: setattr(s.get_one(Meeting, meeting.id), "secret", secret))
    wang = town.people["王芳"]
    await town.start(wang, f"c_{meeting.id}_{rules.code_at(secret, town.now)}")
    assert "您不在应到名单里。要列席吗？" in town.last(wang).text
    assert (await town.press(wang, "列席")).text == "✅ 已登记列席"
    await town.wait(seconds=4)
    board = town.last(town.chen).text
    assert "应到 1　实到 0" in board
    assert "列席 1 人" in board


async def test_somebody_of_another_branch_observes_in_a_joint_meeting(town: Town) -> None:
    await open_board(town)
    visitor = town.person("马丽")
    await town.tap(visitor, town.board(), "✅ 签到")
    assert (await town.press(visitor, "我是列席人员")).text == "✅ 已登记列席"
    board = await text(town)
    assert "列席 1 人" in board
    assert "应到 4　实到 0" in board
    assert "马丽" not in {member.name for member in await town.every(Member)}


async def test_another_tap_does_not_add_an_observer_to_the_roster(town: Town) -> None:
    await open_board(town)
    visitor = town.person("马丽")
    await town.tap(visitor, town.board(), "✅ 签到")
    await town.press(visitor, "我是列席人员")
    await town.tap(visitor, town.board(), "✅ 签到")
    assert len(await town.every(Member)) == 6
    assert "列席 1 人" in await text(town)


async def test_a_visitor_gives_the_code_too(town: Town) -> None:
    await open_board(town)
    await town.press(town.chen, "现场码：关")
    visitor = town.person("马丽")
    await town.tap(visitor, town.board(), "✅ 签到")
    await town.press(visitor, "我是列席人员")
    assert "6 位签到码" in town.last(visitor).text
    secret = await town.look(lambda s: s.connection().exec_driver_sql(SECRET).scalar_one())
    await town.say(visitor, rules.code_at(secret, town.now), private=True)
    await town.press(visitor, "我是列席人员")
    assert "列席 1 人" in await text(town)


SECRET = "SELECT secret FROM meeting"


async def test_a_member_does_not_observe(town: Town) -> None:
    await open_board(town)
    visitor = town.person("马丽")
    await town.tap(visitor, town.board(), "✅ 签到")
    await town.enrol("马丽")
    answer = await town.press(visitor, "我是列席人员")
    assert answer.text == "您是本支部的成员，请直接点“签到”。"


async def test_observing_needs_a_tap_in_the_group_not_a_forged_link(town: Town) -> None:
    await open_board(town)
    stranger = town.box.world.person("外人")
    await town.start(stranger, "s_1")
    assert town.last(stranger).text == "这次签到找不到了，可能已被删除。"
    answer = await town.forge(stranger, town.last(stranger), "s.ob:1")
    assert answer.text == "这次签到找不到了，可能已被删除。"
    assert "外人" not in {entry.name for entry in await town.every(Attendance)}
    assert len(await town.every(Branch)) == 1


async def test_members_awaiting_tidying_observe_where_there_is_a_roster(town: Town) -> None:
    await open_board(town)
    min_ = town.people["赵敏"]
    await town.start(min_)
    await town.app.store.write(
        lambda s: s.add(
            Member(
                branch_id=1, account_id=min_.id, name="Min", listed=False, joined_on=START.date()
            )
        )
    )
    answer = await town.tap(town.people["赵敏"], town.board(), "✅ 签到")
    assert answer.text == "✅ 已签到，列席会议"
    assert "应到 4　实到 0" in await text(town)
