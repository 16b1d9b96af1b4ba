"""The day's reminder of due questions: once, at lunch, to those who want it, and never without
cause."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import Branch, Member, Outgoing, Plan, Practice
from data.queries import practice
from sandbox import Message
from tests.stories.practice_town import answers, page, sits, stock, write
from tests.stories.quiz_town import EIGHT, members, single
from tests.town import Town, labels

LUNCH = EIGHT.replace(hour=12, minute=30)
DAY = timedelta(days=1)


def reminders(town: Town, name: str = "王芳") -> list[Message]:
    """Returns somebody's reminders."""
    return [m for m in town.told(town.person(name)) if m.text.startswith("📅 今天有")]


async def practised(town: Town, *names: str, many: int = 1, chose: bool = True) -> None:
    """Has these members get questions wrong this morning; all of them opened the chat, and `chose`
    to be reminded."""
    await members(town)
    ids = await stock(town, *(single(f"第{n}题？") for n in range(many)))
    for name in names:
        await town.start(town.person(name))

    def log(session: Session) -> None:
        for member in session.scalars(select(Member).where(Member.name.in_(names))):
            if chose:
                member.reviews = True
            for one in ids:
                practice.enter(session, member.id, one, [0], town.now, right=False)

    await write(town, log)
    await town.settle()


async def lunch(town: Town, days: int = 1) -> datetime:
    """Moves the time to lunch, so many days later."""
    await town.until(LUNCH + days * DAY)
    return town.now


async def test_members_with_due_questions_are_reminded_once_a_day_until_done(town: Town) -> None:
    await practised(town, "王芳", "李强", many=2)
    await lunch(town, 0)
    assert reminders(town) == [], "what was wrong this morning comes tomorrow"
    await town.until(LUNCH + DAY - timedelta(seconds=1))
    assert reminders(town) == []
    await lunch(town)
    assert [m.text for m in reminders(town)] == ["📅 今天有 2 道题该复习，1 分钟。"]
    assert labels(reminders(town)[0]) == ["开始", "以后再说", "不再提醒"]
    await town.restart()
    await town.wait(hours=6)
    assert len(reminders(town)) == len(reminders(town, "李强")) == 1
    fang = town.person("王芳")
    await town.tap(fang, reminders(town)[0], "开始")
    for at in range(2):
        await answers(town)
        await town.press(fang, "下一题" if at == 0 else "看结果")
    assert page(town).text.startswith("✅ 2 题全部答对。\n今天没有要复习的")
    await lunch(town, 2)
    assert (len(reminders(town)), len(reminders(town, "李强"))) == (0, 2)
    assert reminders(town, "赵敏") == []


async def test_many_are_done_a_few_at_a_time(town: Town) -> None:
    await practised(town, "王芳", many=8)
    await lunch(town)
    (reminder,) = reminders(town)
    assert reminder.text == "📅 今天有 8 道题该复习，先做 5 道，3 分钟。"
    fang = town.person("王芳")
    await town.tap(fang, reminder, "开始")
    assert page(town).text.startswith("❓ 今日复习 1/5")
    for at in range(5):
        await answers(town)
        await town.press(fang, "下一题" if at < 4 else "看结果")
    assert "今天该复习 3 题，2 分钟就够。" in page(town).text
    await town.press(fang, "今天该复习的 3")
    assert page(town).text.startswith("❓ 今日复习 1/3")


async def test_nobody_is_reminded_who_did_not_choose_it(town: Town) -> None:
    await practised(town, "王芳", chose=False)
    await lunch(town)
    assert reminders(town) == []
    fang = town.person("王芳")
    await town.say(fang, "/quiz", private=True)
    await town.press(fang, "打开复习提醒")
    await lunch(town, 2)
    assert len(reminders(town)) == 1


async def test_reminders_are_put_off_stopped_and_switched_on_again(town: Town) -> None:
    await practised(town, "王芳", "李强")
    fang, qiang = town.person("王芳"), town.person("李强")
    await lunch(town)
    await town.tap(fang, reminders(town)[0], "以后再说")
    assert town.last(fang).text == "好，想练的时候发送 /quiz。"
    await town.tap(qiang, reminders(town, "李强")[0], "不再提醒")
    assert "不再提醒" in town.last(qiang).text
    await lunch(town, 2)
    assert (len(reminders(town)), len(reminders(town, "李强"))) == (1, 0)
    await town.press(qiang, "返回")
    assert "复习提醒关着" in page(town, "李强").text
    assert (await town.press(qiang, "打开复习提醒")).text.startswith("🔔")
    assert "12:30 提醒您" in page(town, "李强").text
    await town.say(fang, "/quiz", private=True)
    await town.press(fang, "关掉复习提醒")
    await lunch(town, 3)
    assert (len(reminders(town)), len(reminders(town, "李强"))) == (1, 1)


async def test_found_late_it_waits_for_the_next_day_and_a_sleeping_branch_is_left_alone(
    town: Town,
) -> None:
    await practised(town, "王芳")
    town.at[0] = (LUNCH + DAY).replace(hour=20)
    await town.restart()
    await town.settle()
    assert reminders(town) == []

    def sleeps(session: Session) -> None:
        session.scalars(select(Branch)).one().asleep_since = town.now

    await write(town, sleeps)
    await lunch(town, 2)
    assert reminders(town) == []

    def wakes(session: Session) -> None:
        session.scalars(select(Branch)).one().asleep_since = None

    await write(town, wakes)
    town.at[0] = (LUNCH + 3 * DAY).replace(hour=19, minute=59)
    await town.restart()
    await town.settle()
    assert len(reminders(town)) == 1, "an outage until the evening"


async def test_nothing_due_costs_nothing_and_quiet_hours_hold(town: Town) -> None:
    await members(town)
    await stock(town, single("甲？"))
    fang = town.person("王芳")
    await town.start(fang)
    assert [p for p in await town.every(Plan) if p.kind == "practice.review"] == []
    await write(town, lambda session: session.execute(update(Member).values(reviews=True)))
    await sits(town, "新题")
    await answers(town)

    def plan(session: Session) -> datetime | None:
        found = select(Plan.next_due_at).where(Plan.kind == "practice.review")
        return session.scalars(found).one()

    assert await town.look(plan) == LUNCH + 2 * DAY, "looked at when something is due"

    def rest(session: Session) -> None:
        branch = session.scalars(select(Branch)).one()
        branch.quiet_from, branch.quiet_to = 12 * 60, 14 * 60

    await write(town, rest)
    await lunch(town, 2)
    assert reminders(town) == []
    await town.until((LUNCH + 2 * DAY).replace(hour=14, minute=0))
    assert len(reminders(town)) == 1
    assert len([one for one in await town.every(Outgoing) if one.kind == "practice.review"]) == 1
    assert len(await town.every(Practice)) == 1
