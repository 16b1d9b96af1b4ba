"""The end of a question: at its time, by hand, found late, void, answered by nobody or too late."""

from datetime import UTC, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, Answer, BankQuestion, Member, Occurrence, Plan, Round
from tests.stories.quiz_town import (
    EIGHT,
    answers,
    asks,
    members,
    on,
    planned,
    put,
    result_of,
    single,
)
from tests.town import Town


async def secretary_opens(town: Town, stem: str) -> None:
    """Has 陈静 open the page of a question."""
    await town.say(town.chen, "/question", private=True)
    await town.press(town.chen, stem)


async def test_the_secretary_closes_ahead_of_time(town: Town) -> None:
    await members(town)
    shown = await asks(town, single(explanation="一般每季度一次。"))
    poll = shown.poll
    assert poll is not None
    await town.wait(seconds=8)
    await town.vote("李强", shown, *poll.correct)
    await town.vote("王芳", shown, (poll.correct[0] + 1) % 4)
    await secretary_opens(town, "支部党员大会")
    page = town.last(town.chen).text
    assert "已答 2：李强、王芳" in page
    assert "未答 2：陈静、赵敏" in page
    assert "答对" not in page, "who looks after questions takes part too"
    await town.press(town.chen, "现在公布")
    assert not poll.closed
    await town.press(town.chen, "确定")
    assert poll.closed
    assert "答对 1：李强" in town.last(town.chen).text
    assert "答错 1：王芳" in town.last(town.chen).text
    came = result_of(town)
    assert "4 人中 2 人作答，1 人答对（50%）" in came.text
    assert "最快：李强 8 秒" in came.text
    assert [b.text for row in came.keyboard for b in row] == ["收进错题本", "题目有疑问"]
    await town.until(on(0, 12))
    await town.wait(minutes=2)
    assert sum("答案" in m.text for m in town.seen()) == 1, "it does not close a second time"
    question = await town.only(BankQuestion)
    assert question.asked_at == EIGHT.astimezone(UTC)
    assert question.due_at is not None


async def test_nobody_answered(town: Town) -> None:
    await members(town)
    await asks(town, single())
    await town.wait(hours=4)
    assert "这次还没有人作答" in result_of(town).text
    assert "答案：每季度一次" in result_of(town).text


async def test_found_late_answers_given_in_time_still_count(town: Town) -> None:
    await members(town)
    shown = await asks(town, single())
    assert shown.poll is not None
    await town.app.close()
    town.box.world.vote(town.person("王芳"), shown, shown.poll.correct)
    town.box.advance(5 * 3600)
    town.at[0] += timedelta(hours=5)
    await town.restart()
    await town.settle()
    assert await answers(town) == {"王芳": (True, False)}
    assert "答案" not in town.seen()[-1].text, "answers on their way come in first"
    await town.wait(minutes=1)
    assert "4 人中 1 人作答，1 人答对" in result_of(town).text


async def test_an_answer_after_the_closing_is_practice(town: Town) -> None:
    await members(town)
    shown = await asks(town, single())
    assert shown.poll is not None

    def closed(session: Session) -> None:
        row = session.scalars(select(Round)).one()
        row.state, row.closed_at = "closed", town.now.astimezone(UTC)

    await town.app.store.write(closed)
    await town.vote("王芳", shown, *shown.poll.correct)
    assert await answers(town) == {"王芳": (True, True)}


async def test_a_member_counts_once_whatever_the_account(town: Town) -> None:
    await members(town)
    await town.enrol("孙浩", standing="guest")
    shown = await asks(town, single())
    assert shown.poll is not None
    right = shown.poll.correct[0]
    wrong = (right + 1) % 4
    await town.vote("王芳", shown, wrong)
    second = town.person("王芳的第二个号")

    def moved(session: Session) -> None:
        session.add(Account(id=second.id, name=second.full_name, seen_at=town.now))
        session.flush()
        member = session.scalars(select(Member).where(Member.name == "王芳")).one()
        member.account_id = second.id

    await town.app.store.write(moved)
    await town.vote("王芳的第二个号", shown, right)
    await town.vote("孙浩", shown, right)
    await town.vote("陈静", shown, right, as_chat=town.group)
    await town.vote("路人甲", shown, right)
    rows = {one.voter_id: (one.member_id is None, one.right) for one in await town.every(Answer)}
    assert second.id not in rows
    assert rows[town.person("王芳").id] == (False, False)
    assert rows[town.group.id] == (True, True)
    await town.wait(hours=4)
    came = result_of(town).text
    assert "4 人中 1 人作答，0 人答对（0%），另有 3 位" in came


async def test_a_void_question_counts_for_nobody(town: Town) -> None:
    await members(town)
    await put(town, single("甲？"), single("乙？"), single("丙？"))
    await planned(town, hours=4, count=3)
    await town.until(on(0, 12))
    polls = [m for m in town.seen() if m.poll]
    for message in polls:
        assert message.poll is not None
        await town.vote("王芳", message, *message.poll.correct)
        await town.vote("李强", message, (message.poll.correct[0] + 1) % 4)
    await secretary_opens(town, "乙？")
    await town.press(town.chen, "作废")
    await town.press(town.chen, "确定")
    assert "作废，不计成绩" in town.seen()[-1].text
    second = next(m for m in polls if m.poll and "乙？" in m.poll.question)
    assert second.poll is not None
    assert second.poll.closed
    await town.until(on(0, 16))
    came = result_of(town)
    assert "今日一题 · 3 题的答案" in came.text
    assert "4 人中 2 人作答，全对 1 人（50%）" in came.text
    assert "乙？ 已作废" in came.text
    assert [b.text for row in came.keyboard for b in row][-1] == "题目有疑问"
    notes = [m for m in town.seen() if "作废，不计成绩" in m.text and m is not came]
    assert len(notes) == 1
    row = next(one for one in await town.every(Round) if one.state == "void")
    question = single("乙？")
    assert row.asked["stem"] == question.stem
    await town.follow(town.person("王芳"), came, "题目有疑问")
    which = [b.text for line in town.last(town.person("王芳")).keyboard for b in line]
    assert len(which) == 2


async def test_quiet_hours_move_posting_and_closing(town: Town) -> None:
    await members(town)
    await put(town, single())
    await planned(town, "W1234567 2200", hours=2)
    await town.until(on(0, 22))
    assert not any(m.poll for m in town.seen())
    await town.until(on(1, 7, 30))
    poll = town.seen()[-1].poll
    assert poll is not None
    row = await town.only(Round)
    assert (row.posted_at, row.closes_at) == (on(1, 7, 30), on(1, 9, 30))
    assert poll.close_date == on(1, 9, 30).timestamp()
    await town.until(on(1, 9, 30))
    assert "这次还没有人作答" in result_of(town).text


async def test_a_plan_found_too_late_or_with_nothing_to_ask(town: Town) -> None:
    await members(town)
    await planned(town)
    await town.until(on(0, 12))
    await town.until(on(1, 12))
    told = [m.text for m in town.told(town.chen) if "没有题可出了" in m.text]
    assert len(told) == 1, "once, however often nothing is left"
    await put(town, single())
    await town.until(on(2, 15, 1))
    plan = next(one for one in await town.every(Plan) if one.rhythm)
    notes = {one.note for one in await town.every(Occurrence) if one.plan_id == plan.id}
    assert notes == {"question-none", "plan-late"}
    assert not any(m.poll for m in town.seen())
    await town.until(on(3, 12))
    assert town.seen()[-1].poll is not None
    plan = next(one for one in await town.every(Plan) if one.rhythm)
    assert plan.data["told"] is False


async def test_a_reminder_only_where_the_plan_says_so(town: Town) -> None:
    await members(town)
    for name in ("王芳", "李强", "赵敏"):
        await town.start(town.person(name))
    await put(town, single())
    await planned(town, hours=4, reminds=True)
    await town.until(on(0, 12))
    await town.vote("王芳", town.seen()[-1], 0)
    await town.until(on(0, 14, 30))
    reminded = {
        name: [m for m in town.told(town.person(name)) if "今日一题还有 1 题没有答" in m.text]
        for name in ("王芳", "李强", "赵敏")
    }
    assert {name: len(found) for name, found in reminded.items()} == {
        "王芳": 0,
        "李强": 1,
        "赵敏": 1,
    }
    (button,) = [b for row in reminded["李强"][0].keyboard for b in row]
    assert str(button.url).endswith(f"/{town.seen()[-1].id}")
    await secretary_opens(town, "支部党员大会")
    await town.press(town.chen, "提醒未答")
    assert "另有 2 位今天已经提醒过" in town.last(town.chen).text
