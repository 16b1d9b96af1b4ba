"""The study check: by hand at any time and by plan, filed with its corrections, one by one."""

from datetime import UTC, date, timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Attendance,
    Branch,
    Check,
    Errand,
    Outgoing,
    Plan,
    Talk,
    Topic,
)
from data.values.period import Period, PeriodKind
from data.values.rhythm import parse_rhythm
from data.values.standing import Status
from handlers.check.member import due as reminders
from handlers.check.period import service as report
from handlers.check.plans.due import meant
from handlers.signin.attendance import service as attendance
from tests.stories.check_town import FRIDAY, NEXT_MONDAY, meeting
from tests.stories.reading_town import branch_of, pushed, settings, studies, studying
from tests.town import SHANGHAI, Town, labels


async def week(town: Town) -> None:
    """Plays a week in which 王芳 did everything, 李强 half of it and 赵敏 nothing."""
    await studying(town)
    await settings(town, reading_share=0, reading_days=1)
    await meeting(town, 王芳="present", 李强="absent", 赵敏="absent", 陈静="present")
    await pushed(town)
    for name in ("王芳", "李强", "陈静"):
        await studies(town, name)
    await town.until(FRIDAY)


async def weekly(town: Town) -> None:
    """Plans a check of the week every Monday at nine."""

    def write(session: Session) -> None:
        session.add(
            Plan(
                branch_id=branch_of(session, town).id,
                kind="check",
                data={"period": "week"},
                title="每周学习检查",
                rhythm=parse_rhythm("每周一9:00", town.now, SHANGHAI).code(),
                next_due_at=NEXT_MONDAY.astimezone(UTC),
            )
        )

    await town.app.store.write(write)


@pytest.mark.both("check")
async def test_one_tap_shows_the_members_those_who_need_help_first(town: Town) -> None:
    await week(town)
    await town.say(town.chen, "/check", private=True)
    text = town.last(town.chen).text
    assert "到会 50%" in text
    assert "阅读 75%" in text
    assert "🟢 2 人　🟡 0 人　🔴 2 人" in text
    rows = [line for line in text.splitlines() if line[:1] in "🟢🟡🔴" and "/" in line]
    assert rows[0] == "🔴 赵敏　到会 0/1 阅读 0/1"
    assert rows[1] == "🔴 李强　到会 0/1 阅读 1/1"
    await town.press(town.chen, "逐人看")
    await town.press(town.chen, "赵敏")
    page = town.last(town.chen).text
    assert "❌ 学党章" in page
    assert "❌ 三会一课是什么" in page


async def test_a_kind_reminder_lists_what_is_open_and_comes_once_a_day(town: Town) -> None:
    await week(town)
    zhao = town.person("赵敏")
    await town.start(zhao)
    await town.say(town.chen, "/check", private=True)
    await town.press(town.chen, "逐人看")
    await town.press(town.chen, "赵敏")
    assert "已经私下提醒" in (await town.press(town.chen, "温馨提醒")).text
    assert "待读 1 份" in town.last(zhao).text
    assert "📖 去读" in labels(town.last(zhao))
    assert "今天已经提醒过" in (await town.press(town.chen, "温馨提醒")).text


@pytest.mark.parametrize("most", [3, 4])
async def test_all_who_have_something_open_are_reminded_once(
    town: Town, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(reminders, "MOST", most)
    await week(town)
    await pushed(town, "第二讲")
    zhao = town.person("赵敏")
    await town.start(zhao)
    await town.say(town.chen, "/check", private=True)
    page, answers = town.last(town.chen), []
    for _ in range(2):
        toast = (await town.tap(town.chen, page, "逐个提醒")).text
        told = [message.text for message in town.told(town.chen) if "私下提醒 " in message.text]
        answers.append(told[-1] if told and most == 3 else toast)
        if most == 3:
            assert toast == "马上私下提醒，好了告诉您"
    assert answers[0] == "已经私下提醒 2 人。有 2 人还没有和我私聊过，请当面说一声。"
    assert "待读 2 份" in town.last(zhao).text
    reminded = [message for message in town.told(zhao) if "还有几件学习上的事" in message.text]
    assert len(reminded) == 1
    later = town.last(town.chen).text if most == 3 else answers[1]
    assert later == "没有要提醒的，或者今天已经提醒过。有 2 人还没有和我私聊过，请当面说一声。"


async def test_a_talk_is_noted_for_the_committee_alone(town: Town) -> None:
    await week(town)
    await town.say(town.chen, "/check", private=True)
    await town.press(town.chen, "逐人看")
    await town.press(town.chen, "赵敏")
    await town.press(town.chen, "记谈心谈话")
    await town.press(town.chen, "昨天")
    await town.say(town.chen, "最近工作忙，说好周末补上。", private=True)
    talk = await town.only(Talk)
    assert (talk.on, talk.note) == (date(2026, 12, 3), "最近工作忙，说好周末补上。")
    await town.press(town.chen, "谈话记录")
    assert "陈静：最近工作忙" in town.last(town.chen).text
    zhao = town.person("赵敏")
    await town.say(zhao, "/check", private=True)
    assert "书记或委员" in town.last(zhao).text


async def test_a_filed_period_stays_and_later_changes_show_as_corrections(town: Town) -> None:
    await week(town)
    await town.say(town.chen, "/check", private=True)
    assert "存档" not in labels(town.last(town.chen))
    branch = (await town.only(Branch)).id
    answer = await town.forge(town.chen, town.last(town.chen), f"ck.f:{branch}:w20261130")
    assert "还没有结束" in answer.text
    await town.until(NEXT_MONDAY)
    await town.say(town.chen, "/check", private=True)
    await town.press(town.chen, "上一段")
    await town.press(town.chen, "存档")
    before = town.last(town.chen).text
    assert "已存档" in before

    def correct(session: Session) -> None:
        entry = session.scalars(select(Attendance).where(Attendance.name == "李强")).one()
        now = town.now.astimezone(UTC)
        attendance.correct(session, now, entry, Status.MADE_UP, town.chen.id, "看了录像")

    await town.app.store.write(correct)
    await town.press(town.chen, "后来更正")
    said = town.last(town.chen).text
    assert "李强：到会 0/1 → 1/1" in said
    assert "陈静：看了录像" in said
    await town.press(town.chen, "返回")
    assert town.last(town.chen).text == before
    assert (await town.only(Check)).by_account_id == town.chen.id


async def test_a_plan_gives_the_group_praise_and_the_secretary_the_table(town: Town) -> None:
    await week(town)
    await town.until(NEXT_MONDAY - timedelta(hours=1))

    def talk(session: Session) -> None:
        of, now = branch_of(session, town).id, town.now.astimezone(UTC)
        session.add(Topic(branch_id=of, kind="word", title="新质生产力", added_at=now))
        wednesday = (NEXT_MONDAY + timedelta(days=2, hours=1)).astimezone(UTC)
        session.add(Plan(branch_id=of, kind="topic", title="讨论", next_due_at=wednesday))

    await weekly(town)
    await town.app.store.write(talk)
    await town.until(NEXT_MONDAY)
    group = town.seen()[-1].text
    assert "到会 50%" in group
    assert "全勤：陈静、王芳" in group
    assert "周三（12月9日）10:00 讨论“新质生产力”" in group
    assert "赵敏" not in group
    assert "赵敏" in town.last(town.chen).text
    assert (await town.only(Check)).by_account_id is None


async def test_pictures_and_a_workbook_are_made_beside_the_taps(town: Town) -> None:
    await week(town)
    await town.say(town.chen, "/check", private=True)
    await town.press(town.chen, "图")
    pictures = [one for one in town.told(town.chen) if one.media is not None]
    assert ["每个人每周" in pictures[0].text, "每周的参与" in pictures[1].text] == [True, True]
    await town.press(town.chen, "导出 Excel")
    media = town.last(town.chen).media
    assert media is not None
    book = CalamineWorkbook.from_filelike(BytesIO(media.content))
    assert book.sheet_names == ["总表", "到会", "阅读", "答题", "讨论", "学时", "积分"]
    overview = {row[0]: row[1:3] for row in book.get_sheet_by_name("总表").to_python()}
    assert overview["李强"] == ["0/1", "1/1"]
    meetings = {row[0]: row[1] for row in book.get_sheet_by_name("到会").to_python()}
    assert (meetings["姓名"], meetings["李强"], meetings["王芳"]) == ("学党章", "缺", "✓")
    assert not [row for row in await town.every(Outgoing) if row.state == "failed"]


async def test_long_checks_run_beside_the_taps_and_the_clock(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await week(town)
    await town.say(town.chen, "/check", private=True)
    for label in ("按月", "按季度", "按年", "按周", "逐人看"):
        await town.press(town.chen, label)
    at_once = town.last(town.chen).text
    monkeypatch.setattr(report, "HEAVY", 1)
    await town.press(town.chen, "返回")
    assert "马上就好" in (await town.press(town.chen, "逐人看")).text
    assert town.last(town.chen).text == at_once
    await weekly(town)
    await town.until(NEXT_MONDAY)
    assert "全勤：陈静、王芳" in town.seen()[-1].text
    assert "已存档" in town.last(town.chen).text
    assert (await town.only(Check)).by_account_id is None
    await town.press(town.chen, "后来更正")
    assert "没有更正" in town.last(town.chen).text
    await town.until(NEXT_MONDAY + timedelta(days=30))
    await town.say(town.chen, "/check", private=True)
    await town.press(town.chen, "按月")
    await town.press(town.chen, "上一段")
    await town.press(town.chen, "存档")
    assert "已存档" in town.last(town.chen).text
    assert (await town.every(Check))[-1].by_account_id == town.chen.id
    assert {row.kind for row in await town.every(Errand)} == {"behind", "check.page", "check.plan"}
    assert {row.state for row in await town.every(Errand)} == {"done"}


async def test_a_rhythm_means_the_period_that_ends() -> None:
    friday, monday = date(2026, 12, 4), date(2026, 12, 7)
    week = Period.of(PeriodKind.WEEK, friday)
    assert meant(PeriodKind.WEEK, friday) == meant(PeriodKind.WEEK, monday) == week
    assert meant(PeriodKind.MONTH, date(2026, 12, 1)).first == date(2026, 11, 1)
    assert meant(PeriodKind.MONTH, date(2026, 12, 31)).first == date(2026, 12, 1)
    assert meant(PeriodKind.YEAR, date(2027, 1, 4)).first == date(2026, 1, 1)
