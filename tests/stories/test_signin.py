"""Sign-in on the board: answers, counts, quorum, and possible faults around a tap."""

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Card, Contact, Meeting, Member
from sandbox import Answer
from tests.town import START, Town

THREE = START.replace(hour=15)
ALL = ("陈静", "王芳", "李强", "赵敏", "周杰", "孙浩")


async def at_the_board(town: Town, *members: str) -> None:
    """Founds a branch with these members (陈静 among them), sign-in for the lecture at three just
    open."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol(*(name for name in members if name != "陈静"))
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.until(THREE.replace(hour=14, minute=45))


async def sign_in(town: Town, name: str) -> Answer:
    """Has somebody tap the first button of the board."""
    return await town.tap(town.people[name], town.board(), "✅ 签到")


async def board_lines(town: Town) -> list[str]:
    """Returns the board's lines after it had time to be redrawn."""
    await town.wait(seconds=3)
    return town.board().text.splitlines()


async def test_at_the_opening_time_the_board_goes_up(town: Town) -> None:
    await at_the_board(town, *ALL)
    assert town.board().text.splitlines() == [
        "📌 党课 · 《新修订党章》",
        "周五（11月27日）15:00–16:30 · 三楼会议室",
        "",
        "应到 6　实到 0　请假 0　未到 6",
        "░" * 20 + " 0%",
        "表决：有表决权 6 人，已到 0 人，还差 4 人过半",
        "15:05 以后算迟到，15:30 截止",
    ]
    labels = [[button.text for button in row] for row in town.board().keyboard]
    assert labels == [["✅ 签到", "📝 请假", "⏰ 晚点到"]]


async def test_not_a_minute_before_the_opening_time(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.until(THREE.replace(hour=14, minute=44))
    assert (await town.only(Meeting)).state == "planned"


async def test_a_tap_says_on_time_and_the_how_many_eth(town: Town) -> None:
    await at_the_board(town, *ALL)
    assert (await sign_in(town, "王芳")).text == "✅ 签到成功，第 1 位"
    await town.wait(seconds=1)
    assert (await sign_in(town, "李强")).text == "✅ 签到成功，第 2 位"


async def test_nothing_is_posted_in_the_group_for_a_tap(town: Town) -> None:
    await at_the_board(town, *ALL)
    before = len(town.seen())
    await sign_in(town, "王芳")
    await town.wait(seconds=10)
    assert len(town.seen()) == before


async def test_a_second_tap_says_since_when_and_counts_once(town: Town) -> None:
    await at_the_board(town, *ALL)
    await sign_in(town, "王芳")
    await town.wait(minutes=5)
    assert (await sign_in(town, "王芳")).text == "您 14:45 已经签到，第 1 位"
    assert "实到 1" in (await board_lines(town))[3]


async def test_tapping_again_makes_nobody_late(town: Town) -> None:
    await at_the_board(town, *ALL)
    await sign_in(town, "王芳")
    await town.until(THREE.replace(minute=10))
    assert (await sign_in(town, "王芳")).text == "您 14:45 已经签到，第 1 位"
    assert "迟到" not in (await board_lines(town))[3]


@pytest.mark.parametrize(
    ("minute", "second", "said"), [(4, 59, "签到成功"), (5, 0, "记为迟到"), (29, 59, "记为迟到")]
)
async def test_late_begins_to_the_second(town: Town, minute: int, second: int, said: str) -> None:
    await at_the_board(town, *ALL)
    await town.until(THREE.replace(minute=minute, second=second))
    assert said in (await sign_in(town, "王芳")).text


async def test_after_the_end_the_tap_says_whom_to_ask(town: Town) -> None:
    await at_the_board(town, *ALL)
    board = town.board()
    await town.until(THREE.replace(minute=30))
    answer = await town.forge(town.people["王芳"], board, "s.in:1")
    assert answer.text == "签到 15:30 已经结束。要补记，请联系陈静。"
    assert answer.alert


async def test_the_board_counts_late_leave_and_missing(town: Town) -> None:
    await at_the_board(town, *ALL)
    await sign_in(town, "王芳")
    await town.tap(town.people["赵敏"], town.board(), "请假")
    await town.press(town.people["赵敏"], "出差")
    await town.until(THREE.replace(minute=6))
    await sign_in(town, "李强")
    lines = await board_lines(town)
    assert lines[3] == "应到 6　实到 2　请假 1　未到 3　迟到 1"
    assert lines[4] == "▓" * 6 + "░" * 14 + " 33%"


async def test_the_quorum_is_more_than_half_of_those_who_vote(town: Town) -> None:
    await at_the_board(town, "陈静", "王芳", "李强", "赵敏")
    for name in ("王芳", "李强"):
        await sign_in(town, name)
    lines = await board_lines(town)
    assert "表决：有表决权 4 人，已到 2 人，还差 1 人过半" in lines
    await sign_in(town, "赵敏")
    assert "表决：有表决权 4 人，已到 3 人，超过半数 ✅" in await board_lines(town)


async def test_probationary_members_count_but_do_not_vote(town: Town) -> None:
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强", standing="probationary")
    await town.open_signin("学习")
    await sign_in(town, "王芳")
    lines = await board_lines(town)
    assert "应到 3　实到 1　请假 0　未到 2" in lines
    assert "表决：有表决权 1 人，已到 0 人，还差 1 人过半" in lines


async def test_the_latest_names_come_first(town: Town) -> None:
    await at_the_board(town, *ALL)
    for name in ("王芳", "李强", "赵敏", "周杰", "孙浩"):
        await sign_in(town, name)
        await town.wait(seconds=1)
    assert "刚刚签到：孙浩、周杰、赵敏、李强" in await board_lines(town)


async def test_the_board_follows_within_three_seconds_and_is_edited_no_oftener(town: Town) -> None:
    await at_the_board(town, *ALL)
    await town.wait(seconds=10)
    before = len(town.box.log.of("editMessageText"))
    for name in ("王芳", "李强", "赵敏"):
        await sign_in(town, name)
    assert len(town.box.log.of("editMessageText")) == before + 1
    await town.wait(seconds=2)
    assert len(town.box.log.of("editMessageText")) == before + 1
    await town.wait(seconds=1)
    assert len(town.box.log.of("editMessageText")) == before + 2
    assert "实到 3" in town.board().text
    await town.wait(seconds=10)
    assert len(town.box.log.of("editMessageText")) == before + 2


async def test_two_people_at_the_same_instant_are_two(town: Town) -> None:
    await at_the_board(town, *ALL)
    world, board = town.box.world, town.board()
    taps = [world.tap(town.people[name], board, "✅ 签到") for name in ("王芳", "李强")]
    answers = await asyncio.gather(*(town.box.answer(tap) for tap in taps))
    await town.settle()
    assert {answer.text for answer in answers} == {"✅ 签到成功，第 1 位", "✅ 签到成功，第 2 位"}
    assert "实到 2" in (await board_lines(town))[3]


async def test_one_person_tapping_twice_at_the_same_instant_is_one(town: Town) -> None:
    await at_the_board(town, *ALL)
    world, board = town.box.world, town.board()
    taps = [world.tap(town.people["王芳"], board, "✅ 签到") for _ in range(2)]
    answers = await asyncio.gather(*(town.box.answer(tap) for tap in taps))
    await town.settle()
    assert {answer.text for answer in answers} == {
        "您 14:45 已经签到，第 1 位",
        "✅ 签到成功，第 1 位",
    }
    assert "实到 1" in (await board_lines(town))[3]


@pytest.mark.both("signin")
async def test_thirty_taps_at_once_are_all_answered_and_counted(town: Town) -> None:
    names = [f"成员{number}" for number in range(30)]
    await at_the_board(town, *names)
    world, board = town.box.world, town.board()
    taps = [world.tap(town.people[name], board, "✅ 签到") for name in names]
    answers = await asyncio.gather(*(town.box.answer(tap) for tap in taps))
    await town.settle()
    places = sorted(int(answer.text.split()[2]) for answer in answers)
    assert places == list(range(1, 31))


@pytest.mark.parametrize("fault", ["redeliver", "duplicate"])
async def test_a_tap_delivered_twice_counts_once(town: Town, fault: str) -> None:
    await at_the_board(town, *ALL)
    town.box.faults.order(fault)
    assert (await sign_in(town, "王芳")).text == "✅ 签到成功，第 1 位"
    await town.wait(seconds=3)
    signed = [entry for entry in await town.every(Attendance) if entry.signed_at]
    assert len(signed) == 1
    assert "实到 1" in town.board().text


async def test_a_tap_redelivered_after_a_correction_does_not_undo_it(town: Town) -> None:
    await at_the_board(town, *ALL)
    town.box.faults.order("redeliver")
    await sign_in(town, "王芳")
    await town.app.store.write(
        lambda s: setattr(s.get_one(Attendance, entry_id(s, "王芳")), "status", "absent")
    )
    await town.wait(seconds=3)
    statuses = {entry.name: entry.status for entry in await town.every(Attendance)}
    assert statuses["王芳"] == "absent"


def entry_id(session: Session, name: str) -> int:
    """Returns the id of the one entry of that name."""
    return session.scalars(select(Attendance.id).where(Attendance.name == name)).one()


async def test_signin_opens_the_meeting_at_hand_before_its_time(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.open_signin()
    assert (await town.only(Meeting)).state == "open"
    assert "签到" in town.board().keyboard[0][0].text
    assert "《新修订党章》" in town.board().text


async def test_signin_without_a_meeting_at_hand_opens_one_at_once(town: Town) -> None:
    await town.found()
    await town.open_signin("临时学习")
    meeting = await town.only(Meeting)
    assert (meeting.kind, meeting.topic, meeting.state) == ("other", "临时学习", "open")


async def test_signin_with_another_topic_leaves_the_planned_meeting_alone(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.open_signin("临时学习")
    assert [m.state for m in await town.every(Meeting)] == ["planned", "open"]


async def test_signin_posts_a_deleted_board_again(town: Town) -> None:
    await at_the_board(town, *ALL)
    town.box.world.delete(town.chen, town.board())
    await town.open_signin()
    await town.tap(town.chen, town.heard(town.chen), "重新贴出签到板")
    await sign_in(town, "王芳")
    assert "实到 2" in "".join(await board_lines(town))
    await town.only(Meeting)


async def test_a_new_board_takes_the_place_of_the_old_one(town: Town) -> None:
    await at_the_board(town, *ALL)
    old = town.board()
    await town.open_signin()
    await town.tap(town.chen, town.heard(town.chen), "重新贴出签到板")
    boards = [m for m in town.seen() if "签到" in str([b.text for r in m.keyboard for b in r])]
    assert [board.id for board in boards if board.id == old.id] == []
    assert len([board for board in boards if "应到" in board.text]) == 1


async def test_a_secretary_who_sends_signin_while_it_is_open_signs_in(town: Town) -> None:
    await at_the_board(town, *ALL)
    await town.open_signin()
    assert town.heard(town.chen).text == "✅ 签到成功，第 1 位"


async def test_signin_shows_first_what_a_second_tap_opens(town: Town) -> None:
    await town.found()
    town.box.world.promote_bot(town.group, town.chen)
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    before = len(town.seen())
    await town.say("陈静", "/signin")
    shown = town.heard(town.chen)
    assert shown.ephemeral_to is town.chen
    assert "《新修订党章》" in shown.text
    assert "原定 14:45 起签到，现在打开会提前。" in shown.text
    assert (len(town.seen()), (await town.only(Meeting)).state) == (before, "planned")
    assert (await town.tap(town.chen, shown, "现在开始签到")).text.startswith("签到已经开始")
    assert (await town.only(Meeting)).state == "open"
    assert (await town.tap(town.chen, shown, "现在开始签到")).text == "签到已经打开了"
    assert len([m for m in town.seen() if "应到" in m.text or "已签到" in m.text]) == 1


async def test_no_nameless_meeting_is_opened(town: Town) -> None:
    await town.found()
    await town.say("陈静", "/signin")
    asked = town.heard(town.chen)
    assert "现在开什么会" in asked.text
    await town.tap(town.chen, asked, "党课")
    assert await town.every(Meeting) == []
    await town.tap(town.chen, town.heard(town.chen), "现在开始签到")
    assert [(m.kind, m.state) for m in await town.every(Meeting)] == [("lecture", "open")]


async def test_a_member_who_sends_signin_signs_in(town: Town) -> None:
    await at_the_board(town, *ALL)
    town.box.world.promote_bot(town.group, town.chen)
    await town.say("王芳", "/signin")
    whispered = town.seen(town.people["王芳"])[-1]
    assert whispered.text == "✅ 签到成功，第 1 位"
    assert whispered.ephemeral_to is town.people["王芳"]


async def test_a_member_who_sends_signin_too_early_is_told_so(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.say("王芳", "/signin")
    assert town.seen(town.people["王芳"])[-1].text == "现在没有正在签到的会议。"


async def test_without_a_roster_who_signs_in_does_so_provisionally(town: Town) -> None:
    await town.found()
    await town.open_signin("学习")
    answer = await sign_in(town, "王芳")
    assert answer.text == "✅ 已签到（暂记），第 1 位。支部建好花名册后转为正式记录。"
    assert [member.name for member in await town.every(Member)] == ["陈静"]


async def test_with_a_roster_people_without_a_name_are_shown_the_way(town: Town) -> None:
    await at_the_board(town, *ALL)
    await town.app.store.write(
        lambda s: s.add(Member(branch_id=1, name="刘洋", joined_on=START.date()))
    )
    stranger = town.person("洋洋")
    answer = await town.tap(stranger, town.board(), "✅ 签到")
    assert answer.url
    labels = [button.text for row in town.last(stranger).keyboard for button in row]
    assert labels == ["认领我的名字", "我是列席人员"]
    assert "洋洋" not in {member.name for member in await town.every(Member)}


async def test_coming_late_is_said_and_counted_until_the_sign_in(town: Town) -> None:
    await at_the_board(town, *ALL)
    answer = await town.tap(town.people["王芳"], town.board(), "⏰ 晚点到")
    assert answer.text == "⏰ 记下了：您会晚点到。到了请点“签到”。"
    assert "会晚到 1 人" in await board_lines(town)
    await town.until(THREE.replace(minute=10))
    await sign_in(town, "王芳")
    lines = await board_lines(town)
    assert "会晚到 1 人" not in lines
    assert "迟到 1" in lines[3]


async def test_a_signed_in_member_cannot_come_late(town: Town) -> None:
    await at_the_board(town, *ALL)
    await sign_in(town, "王芳")
    answer = await town.tap(town.people["王芳"], town.board(), "⏰ 晚点到")
    assert answer.text == "您 14:45 已经签到，不用再请假。"


async def test_after_a_restart_in_the_middle_the_board_goes_on(town: Town) -> None:
    await at_the_board(town, *ALL)
    await sign_in(town, "王芳")
    board = town.board()
    await town.restart()
    town.box.world.tap(town.people["李强"], board, "✅ 签到")
    await town.wait(seconds=3)
    assert town.board() is board
    assert "实到 2" in board.text
    await town.until(THREE.replace(minute=30))
    assert "签到已结束" in board.text


async def test_a_redraw_lost_in_a_crash_is_made_up_for(town: Town) -> None:
    await at_the_board(town, *ALL)
    town.box.world.tap(town.people["王芳"], town.board(), "✅ 签到")
    await town.box.idle()
    assert (await town.look(lambda s: s.get_one(Card, 2))).due_at is not None
    await town.restart()
    assert "实到 1" in (await board_lines(town))[3]


async def test_an_opening_that_was_missed_is_made_up_for_in_time(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.until(THREE.replace(minute=10))
    assert (await town.only(Meeting)).state == "open"
    assert "记为迟到" in (await sign_in(town, "王芳")).text


async def test_an_opening_missed_altogether_is_told_to_the_secretary(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    before = len(town.seen())
    await town.until(THREE.replace(minute=40))
    told = town.last(town.chen)
    assert "签到没能按时打开" in told.text
    assert len(town.seen()) == before
    await town.press(town.chen, "现在开始签到")
    assert "签到成功" in (await sign_in(town, "王芳")).text


async def test_a_message_telegram_loses_is_sent_again(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    town.box.faults.order("status", "sendMessage", status=502)
    await town.until(THREE.replace(hour=14, minute=45))
    await town.wait(seconds=5)
    assert "签到" in town.board().keyboard[0][0].text


async def test_a_member_who_blocked_the_bot_can_still_sign_in(town: Town) -> None:
    await at_the_board(town, *ALL)
    await town.start(town.people["王芳"])
    town.box.world.block(town.people["王芳"])
    assert "签到成功" in (await sign_in(town, "王芳")).text
    contact = await town.look(lambda s: s.get_one(Contact, (town.people["王芳"].id, 42)))
    assert contact.reachable is False
