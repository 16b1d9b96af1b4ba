"""Make-up study: assigned to the absent, read and answered, confirmed, and then it counts."""

from datetime import UTC, datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from data.models import (
    Attendance,
    Branch,
    Correction,
    Hours,
    MakeUp,
    Material,
    Member,
    PointEntry,
    Reading,
    Receipt,
)
from data.queries import question as questions
from data.values.question import Question, QuestionKind
from data.values.standing import Status
from tests.stories.check_town import correct, meeting
from tests.stories.reading_town import branch_of, material, pushed, settings, studies, studying
from tests.town import Town, labels

STEM = "支部党员大会一般多久召开一次？"


async def bank(town: Town) -> None:
    """Makes a bank with one question that a tap answers, and one that it does not."""

    def write(session: Session) -> None:
        branch = branch_of(session, town)
        for made in (
            Question(
                kind=QuestionKind.SINGLE,
                stem=STEM,
                options=("每月", "每季度"),
                answer=(1,),
                explanation="一般每季度召开一次。",
            ),
            Question(kind=QuestionKind.FILL, stem="三会一课的课是____。", blanks=(("党课",),)),
        ):
            questions.store(session, branch.id, made, town.now, town.chen.id, "approved")

    await town.app.store.write(write)


async def absent(town: Town) -> None:
    """Makes a lecture from which 王芳 and 李强 were absent; 王芳 can be written to."""
    await studying(town)
    await meeting(town, 王芳="absent", 李强="absent", 赵敏="present", 陈静="present")
    await town.start(town.person("王芳"))
    await town.wait(minutes=1)


async def assign(town: Town, what: str) -> None:
    """Has the secretary assign make-up study to all who were absent."""
    await town.say(town.chen, "/check", private=True)
    await town.press(town.chen, "布置补学")
    await town.press(town.chen, "学党章")
    answer = await town.press(town.chen, what)
    assert "已给 2 人布置补学，私下告诉了 1 人" in answer.text


async def test_read_answered_and_confirmed_the_entry_becomes_made_up(town: Town) -> None:
    await absent(town)
    await bank(town)
    await material(town, "学党章要点", minutes=4)
    await assign(town, "学党章要点")
    wang, chen = town.person("王芳"), town.chen
    assert "答 1 道题" in town.last(wang).text
    await town.press(wang, "开始补学")
    assert "再看" in (await town.press(wang, "学完了")).text
    await town.wait(minutes=4)
    await town.press(wang, "学完了")
    assert STEM in town.last(wang).text
    await town.press(wang, "A")
    assert "每季度召开一次" in town.last(wang).text
    await town.press(wang, "再答一次")
    row = next(one for one in await town.every(MakeUp) if one.state == "open" and one.opened_at)
    ahead = await town.forge(wang, town.last(wang), f"mu.a:{row.id}:1:1")
    assert "过期" in ahead.text
    assert STEM in town.last(wang).text
    await town.press(wang, "B")
    assert "补学完成" in town.last(wang).text
    await town.wait(seconds=1)
    card = next(m for m in reversed(town.told(chen)) if "请确认" in m.text)
    assert "王芳　学党章" in card.text
    await town.tap(chen, card, "确认王芳")
    entry = next(row for row in await town.every(Attendance) if row.name == "王芳")
    assert entry.status == "made_up"
    correction = await town.only(Correction)
    assert (correction.by_account_id, correction.reason) == (chen.id, "补学完成")
    assert (await town.every(MakeUp))[0].confirmed_at is not None
    minutes = [row.minutes for row in await town.every(Hours) if row.cause.startswith("meeting")]
    assert minutes == [60, 60, 60]
    assert [row.code for row in await town.every(PointEntry)].count("late") == 1


async def test_without_a_bank_and_material_the_agenda_will_do(town: Town) -> None:
    await absent(town)
    await assign(town, "只看会议议程")
    wang = town.person("王芳")
    await town.press(wang, "开始补学")
    await town.wait(minutes=2)
    await town.press(wang, "学完了")
    assert "补学完成" in town.last(wang).text
    await town.wait(seconds=1)
    card = next(m for m in reversed(town.told(town.chen)) if "请确认" in m.text)
    await town.tap(town.chen, card, "请王芳再学")
    assert (await town.every(MakeUp))[0].state == "open"
    assert "开始补学" in " ".join(labels(town.last(wang)))
    await town.say(wang, "/me", private=True)
    assert "要补学 1 项" in town.last(wang).text


def shorter(session: Session) -> None:
    """Shortens the pushed part against the whole material."""
    session.execute(update(Reading).values(minutes=1))


async def test_a_missed_reading_is_made_up_for_and_the_check_says_who_confirmed_it(
    town: Town,
) -> None:
    await studying(town)
    await bank(town)
    await settings(town, reading_days=1, reading_share=0)
    await pushed(town)
    wang, li, chen = town.person("王芳"), town.person("李强"), town.chen
    for name in ("赵敏", "陈静"):
        await studies(town, name)
    for one in (wang, li):
        await town.start(one)
    await town.wait(days=2)
    await town.say(chen, "/check", private=True)
    assert "🔴 王芳　阅读 0/1" in town.last(chen).text
    await town.press(chen, "布置补学")
    assert "📖 三会一课是什么　周一（11月30日）08:00　未学 2 人" in town.last(chen).text
    answer = await town.press(chen, "📖 三会一课是什么（2 人）")
    assert "已给 2 人布置补学，私下告诉了 2 人" in answer.text
    assert "没有要布置的补学" in town.last(chen).text
    assert "推送的三会一课是什么您还没学" in town.last(wang).text
    for one in (wang, li):
        await town.press(one, "开始补学")
    assert "支部党员大会由全体党员参加" in town.last(wang).text
    page = town.last(li)
    await settings(town, reading_share=100)
    await town.app.store.write(shorter)
    await studies(town, "李强")
    assert "不用再补" in (await town.tap(li, page, "学完了")).text
    assert "再看 1 分钟" in (await town.press(wang, "学完了")).text
    await town.wait(minutes=1)
    await town.press(wang, "学完了")
    await town.press(wang, "B")
    assert "补学完成" in town.last(wang).text
    assert {row.member_id for row in await town.every(Receipt)} == {
        row.id for row in await town.every(Member) if row.name in ("赵敏", "陈静", "李强")
    }
    await town.wait(seconds=1)
    card = next(m for m in reversed(town.told(chen)) if "请确认" in m.text)
    await town.tap(chen, card, "确认王芳")
    receipt = (await town.every(Receipt))[-1]
    assert receipt.late
    assert [row.minutes for row in await town.every(Hours)] == [4, 4, 1, 1]
    await town.say(chen, "/check", private=True)
    await town.press(chen, "逐人看")
    await town.press(chen, "王芳")
    assert "阅读 1/1（补学 1）" in town.last(chen).text
    assert "已补学（陈静周三（12月2日）确认）" in town.last(chen).text


async def test_a_corrected_absence_needs_no_make_up_and_can_be_assigned_again(
    town: Town,
) -> None:
    await absent(town)
    await assign(town, "只看会议议程")
    wang = town.person("王芳")
    page = town.last(wang)
    await correct(town, "王芳", Status.LEAVE)
    assert "不用再补" in (await town.tap(wang, page, "开始补学")).text
    await town.say(wang, "/me", private=True)
    assert "要补学" not in town.last(wang).text
    await correct(town, "王芳", Status.ABSENT)
    await town.tap(wang, page, "开始补学")
    await town.wait(minutes=2)
    await town.tap(wang, next(m for m in town.told(wang) if m.id == page.id), "学完了")
    await town.wait(seconds=1)
    card = next(m for m in reversed(town.told(town.chen)) if "请确认" in m.text)
    await correct(town, "王芳", Status.PRESENT)
    assert "已经处理过" in (await town.tap(town.chen, card, "确认王芳")).text
    await correct(town, "王芳", Status.ABSENT)
    await town.tap(town.chen, card, "确认王芳")
    await correct(town, "王芳", Status.ABSENT)
    await town.say(town.chen, "/check", private=True)
    await town.press(town.chen, "布置补学")
    assert "缺席 1 人" in town.last(town.chen).text


def elsewhere(session: Session) -> tuple[int, int]:
    """Adds a member and a material of another branch."""
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    branch = Branch(chat_id=-5, name="别的支部", created_at=moment)
    session.add(branch)
    session.flush()
    member = Member(branch_id=branch.id, name="吴刚", joined_on=moment.date())
    text = Material(branch_id=branch.id, title="别的资料", key="k", added_at=moment)
    session.add_all([member, text])
    session.flush()
    return member.id, text.id


async def test_nothing_is_assigned_twice_and_nobody_does_it_for_another(town: Town) -> None:
    await absent(town)
    await assign(town, "只看会议议程")
    await town.press(town.chen, "返回")
    await town.press(town.chen, "布置补学")
    assert "没有要布置的补学" in town.last(town.chen).text
    zhao = town.person("赵敏")
    await town.say(zhao, "/me", private=True)
    rows = await town.every(MakeUp)
    assert (await town.forge(zhao, town.last(zhao), f"mu.o:{rows[0].id}")).text
    assert (await town.forge(zhao, town.last(zhao), f"mk.y:{rows[0].id}")).text
    assert {row.state for row in await town.every(MakeUp)} == {"open"}
    branch = (await town.only(Branch)).id
    member, text = await town.app.store.write(elsewhere)
    row, code = rows[0], "w20261130"
    data = f"mk.l:{branch}:{code}:{member}"
    assert "失效" in (await town.forge(town.chen, town.last(town.chen), data)).text
    await correct(town, "赵敏", Status.ABSENT)
    data = f"mk.a:{row.meeting_id}:{code}:0:{text}"
    assert (await town.forge(town.chen, town.last(town.chen), data)).text
    assert len(await town.every(MakeUp)) == 2

    def finish(session: Session) -> None:
        session.execute(update(MakeUp).values(state="done", done_at=town.now.astimezone(UTC)))

    await town.app.store.write(finish)
    await town.forge(town.chen, town.last(town.chen), f"mk.z:{branch}:{row.id}")
    assert [one.state for one in await town.every(MakeUp)] == ["confirmed", "done"]


async def test_the_report_on_absent_members_leads_to_make_up_study(town: Town) -> None:
    await studying(town)
    await town.plan("党课 今天10:00 三楼会议室 《学党章》")
    await town.wait(hours=2)
    await town.tap(town.person("王芳"), town.board(), "✅ 签到")
    await town.wait(hours=2)
    chen = town.chen
    assert "缺席 3 人" in town.last(chen).text
    await town.press(chen, "布置补学")
    assert "补学看什么" in town.last(chen).text
    assert (await town.press(chen, "只看会议议程")).text.startswith("已给 3 人布置补学")
    assert {one.member_id for one in await town.every(MakeUp)} == {
        one.member_id for one in await town.every(Attendance) if one.status == "absent"
    }


async def test_questions_are_about_the_text_that_was_read(town: Town) -> None:
    await absent(town)
    await bank(town)
    about = "支部党员大会由党支部书记召集，一般每季度召开一次，讨论和决定支部的重要事项。"
    other = "垃圾分类要从家庭做起，厨余、有害、可回收和其他垃圾各有各的去处，社区里的志愿者会帮忙。"
    await material(town, "学党章要点", minutes=4, body=about * 2)
    await material(town, "学党章以外", minutes=4, body=other * 2)
    await assign(town, "学党章要点")
    wang = town.person("王芳")
    assert "答 1 道题" in town.last(wang).text

    def again(session: Session) -> None:
        session.execute(delete(MakeUp))

    await town.app.store.write(again)
    await assign(town, "学党章以外")
    assert "道题" not in town.last(wang).text
