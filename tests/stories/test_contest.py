"""Contests in the group: joined, asked question by question, scored, ended."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import BankQuestion, Member, Memory, PointEntry, Round
from tests.stories.contest_town import (
    BREATH,
    TEN,
    announce,
    answer,
    board,
    busiest_minute,
    contest,
    next_question,
    points_on,
    ready,
    sleep_through,
)
from tests.stories.quiz_town import poll_of
from tests.town import Town

SECONDS = 20
LATEST = {0: 0, 1: 5, 2: 19}
"""Seconds after which each third of the members answers."""
WORTH = {0: 150, 5: 138, 19: 103}
"""Seconds → points of a right answer: 100, and the rest of 50 after 20 seconds, rounded."""


def is_right(number: int, who: int) -> bool:
    """Tells who answers right: 陈静 always, the others in turns."""
    return who == 0 or (number * 7 + who * 3) % (who + 2) != 0


async def play(town: Town, number: int, expected: dict[str, int]) -> None:
    """Has all twelve answer a question, some at once, some late; adds their points."""
    passed = 0
    for third, after in LATEST.items():
        await town.wait(seconds=after - passed)
        passed = after
        for who, name in enumerate(("陈静", *TEN)):
            if who % 3 == third:
                right = is_right(number, who)
                await answer(town, name, right)
                if right:
                    expected[name] += WORTH[after]
    await town.wait(seconds=SECONDS + BREATH - passed)


async def test_twelve_play_ten_questions_though_the_bot_is_restarted_again_and_again(
    town: Town,
) -> None:
    """After each stop it goes on where it was, and nothing is asked or counted twice."""
    await ready(town)
    await announce(town, when="5 分钟后")
    begun = town.now.timestamp()
    assert "10 题，每题 20 秒" in board(town).text
    assert (await town.tap(town.person("王芳"), board(town), "参加")).text == "✅ 已报名，第 1 位"
    await sleep_through(town, minutes=2)
    assert (await town.tap(town.person("李强"), board(town), "参加")).text == "✅ 已报名，第 2 位"
    await town.wait(minutes=3)
    expected = dict.fromkeys(("陈静", *TEN), 0)
    for number in range(1, 11):
        asked = poll_of(town).poll
        assert asked is not None
        assert asked.question.startswith(f"（第 {number}/10 题）")
        assert (asked.open_period, asked.hide_results) == (SECONDS, True)
        if number == 3:
            await sleep_through(town)
        if number == 5:
            # Down from the middle of a question to long after its end: it counts all the same.
            await answer(town, "王芳")
            expected["王芳"] += 150
            await sleep_through(town, minutes=3)
            continue
        await play(town, number, expected)
    final = board(town)
    top = dict(sorted(expected.items(), key=lambda one: -one[1])[:10])
    assert points_on(next(m for m in town.seen() if "竞赛结束" in m.text)) == top
    assert f"第一名：陈静，{expected['陈静']:,} 分" in final.text
    assert len({m.poll.question for m in town.seen() if m.poll}) == 10
    assert busiest_minute(town, begun) <= 20
    mine = await town.tap(town.chen, final, "我的成绩")
    assert mine.text == f"第 1 名（共 12 位）\n{expected['陈静']:,} 分，答了 9 题，对 9 题"
    for _ in range(12):
        await town.wait(seconds=1)
    everybody = ("陈静", *TEN)
    missed = {
        name
        for who, name in enumerate(everybody)
        if any(not is_right(number, who) for number in range(1, 11) if number != 5)
    }
    best = {name for name in top if sum(other > top[name] for other in top.values()) < 3}
    assert await town.look(carried_on) == (missed, 10, best)


def carried_on(session: Session) -> tuple[set[str], int, set[str]]:
    """Returns who has mistakes to review, how many questions are remembered, and who has points for
    being among the first three."""
    missed = select(Member.name).join(Memory).where(Memory.wrong > 0)
    kept = session.scalars(select(Memory.question_id).distinct()).all()
    best = select(Member.name).join(PointEntry).where(PointEntry.cause.like("contest:%:place"))
    return set(session.scalars(missed)), len(kept), set(session.scalars(best))


@pytest.mark.both("contest")
async def test_a_tie_is_a_tie_and_teams_are_compared_by_their_average(town: Town) -> None:
    await ready(town, "王芳", "李强", "赵敏", "周杰")
    await town.enrol("王芳", "李强", "赵敏", subgroup="第一党小组")
    await town.enrol("周杰", "孙浩", subgroup="第二党小组")
    await town.say(town.chen, "/contest", private=True)
    await town.say(town.chen, "国庆知识赛", private=True)
    await town.press(town.chen, "下一步")
    await town.say(town.chen, "9", private=True)
    assert town.last(town.chen).text == "一场竞赛 10 到 100 题。"
    await town.say(town.chen, "10题", private=True)
    await town.say(town.chen, "10", private=True)
    await town.press(town.chen, "党小组对抗：关")
    await town.press(town.chen, "现在开始")
    await town.wait(seconds=10)
    for number in range(10):
        await answer(town, "王芳", right=number < 6)
        await answer(town, "周杰", right=number >= 4)
        await answer(town, "李强", right=number < 3)
        await next_question(town, 10)
    final = next(m.text for m in town.seen() if "竞赛结束" in m.text).splitlines()
    assert [line.split("\u3000")[0] for line in final if "分（对" in line] == [
        "🥇 王芳",
        "🥇 周杰",
        "🥉 李强",
    ]
    assert [line for line in final if "党小组\u3000" in line] == [
        "1. 第二党小组\u3000900 分（1 人）",
        "2. 第一党小组\u3000675 分（2 人）",
    ]
    assert "并列第一：王芳、周杰，各 900 分" in board(town).text
    assert "国庆知识赛" in board(town).text


async def test_the_leader_pauses_skips_and_stops(town: Town) -> None:
    await ready(town, "王芳", "李强")
    await announce(town, when="现在开始")
    await town.press(town.chen, "现在开始")
    await answer(town, "王芳")
    await town.wait(seconds=10)
    await town.press(town.chen, "暂停")
    await answer(town, "李强")
    await next_question(town)
    assert len([m for m in town.seen() if m.poll]) == 1, "the question ran to its end, none follows"
    assert points_on(board(town)) == {"王芳": 150, "李强": 125}
    await sleep_through(town, minutes=5)
    await town.press(town.chen, "继续")
    skipped = poll_of(town)
    await answer(town, "王芳")
    await town.press(town.chen, "跳过这题")
    assert skipped.poll is not None
    assert skipped.poll.closed
    await town.wait(seconds=BREATH)
    assert poll_of(town) is not skipped
    await answer(town, "李强")
    await next_question(town)
    stopped = poll_of(town)
    await answer(town, "王芳")
    await town.press(town.chen, "结束竞赛")
    await town.press(town.chen, "确定")
    assert stopped.poll is not None
    assert stopped.poll.closed
    await town.wait(minutes=1)
    assert "竞赛提前结束，共答 2 题" in next(m.text for m in town.seen() if "提前" in m.text)
    assert points_on(next(m for m in town.seen() if "提前" in m.text)) == {"李强": 275, "王芳": 150}
    states = [one.state for one in await town.every(Round)]
    assert states == ["closed", "void", "closed", "void"]
    assert (await contest(town)).state == "stopped"


async def test_a_question_that_does_not_reach_the_group_pauses_it(town: Town) -> None:
    await ready(town, "王芳")
    await announce(town, when="现在开始")
    town.box.faults.order("status", "sendPoll", times=99, status=502)
    await town.wait(seconds=10)
    for _ in range(6):
        await town.wait(seconds=11)
    assert (await contest(town)).state == "paused"
    assert any("有一道题没能发到群里" in one.text for one in town.told(town.chen))
    town.box.faults.clear()
    await town.press(town.chen, "打开主持页")
    await town.press(town.chen, "继续")
    await answer(town, "王芳")
    await next_question(town)
    assert points_on(board(town)) == {"王芳": 150}
    assert len([m for m in town.seen() if m.poll]) == 2, "what was given up is not sent after all"


async def test_outsiders_may_answer_and_members_join_by_answering(town: Town) -> None:
    await ready(town, "王芳", "李强")
    await town.enrol("客人", standing="guest")
    await announce(town, when="现在开始")
    refused = await town.tap(town.person("客人"), board(town), "参加")
    assert refused.text == "欢迎一起答题，成绩不计名次。"
    stranger = await town.tap(town.person("路人"), board(town), "参加")
    assert "花名册" in stranger.text
    await town.wait(seconds=10)
    await town.wait(seconds=10)
    for name in ("客人", "路人", "李强"):
        await answer(town, name)
    old = poll_of(town)
    await next_question(town, 10)
    assert points_on(board(town)) == {"李强": 125}
    assert (await town.tap(town.person("李强"), board(town), "参加")).text == (
        "您已经报过名了，第 1 位"
    )
    assert (await town.tap(town.person("王芳"), board(town), "参加")).text == "✅ 已报名，第 2 位"
    assert old.poll is not None
    assert old.poll.closed
    await town.press(town.chen, "结束竞赛")
    await town.press(town.chen, "确定")
    await town.wait(seconds=4)
    assert "另有 2 位一起答题，不计名次" in board_over(town)


def board_over(town: Town) -> str:
    """Returns the final board."""
    return next(m.text for m in town.seen() if "提前结束" in m.text)


async def test_forged_buttons_lead_nowhere(town: Town) -> None:
    """No button holds the right answer; the right to lead a contest is checked, where and when
    too."""
    await ready(town, "王芳", "李强")
    await announce(town, when="现在开始")
    await town.wait(seconds=10)
    card, made = board(town), await contest(town)
    poll = poll_of(town)
    assert not poll.keyboard
    wang = town.person("王芳")
    await town.start(wang)
    for verb in ("ct.v", "ct.b", "ct.p", "ct.r", "ct.s", "ct.x", "ct.y"):
        told = await town.forge(wang, town.last(wang), f"{verb}:{made.id}")
        assert told.text == "这项操作由支部书记或委员来做。"
        assert "失效" in (await town.forge(town.chen, card, f"{verb}:{made.id}")).text
    for data in ("ct.y:99", "ct.y:x", "ct.j:99", "ct.j", "cs.w:99:now"):
        assert (await town.forge(town.chen, town.last(town.chen), data)).text
    assert (await contest(town)).state == "running"
    assert (await town.tap(town.chen, town.last(town.chen), "跳过")).text.startswith("这道题作废")
    again = await town.forge(town.chen, town.last(town.chen), f"ct.s:{made.id}")
    assert again.text == "现在没有正在答的题。"
    other = await town.forge(town.chen, town.last(town.chen), f"ct.b:{made.id}")
    assert other.text == "已经开始了。"


async def test_a_planned_contest_is_announced_and_begins_by_itself(town: Town) -> None:
    await ready(town, "王芳", questions=10)
    await town.say(town.chen, "/plans", private=True)
    for label in ("新建", "知识竞赛", "党史党建知识竞赛", "下一步", "10 题", "20 秒", "按计划举行"):
        await town.press(town.chen, label)
    await town.say(town.chen, "每周一 9:00", private=True)
    await town.press(town.chen, "就这样")
    await town.until(town.now.replace(hour=9, minute=0, second=0))
    assert "9:05 开始" in board(town).text
    assert not [m for m in town.seen() if m.poll]
    await town.wait(minutes=5)
    await answer(town, "王芳")
    await next_question(town)
    assert points_on(board(town)) == {"王芳": 150}
    # The bot is down for half an hour: nobody is surprised by a question afterwards.
    await sleep_through(town, minutes=30)
    assert (await contest(town)).state == "paused"
    assert "中断了一段时间" in town.last(town.chen).text
    asked = len([m for m in town.seen() if m.poll])
    await town.press(town.chen, "打开主持页")
    await town.press(town.chen, "结束竞赛")
    await town.press(town.chen, "确定")
    # A week later the bank has too few questions that nobody is being asked.
    await town.app.store.write(retire_one)
    await town.until(town.now.replace(hour=9, minute=0, second=0) + timedelta(days=7))
    assert "合适的题有 9 道，不够 10 道" in town.last(town.chen).text
    assert len([m for m in town.seen() if m.poll]) == asked


def retire_one(session: Session) -> None:
    """Removes a question from the bank."""
    session.scalars(select(BankQuestion)).first().state = "retired"  # type: ignore[union-attr]
