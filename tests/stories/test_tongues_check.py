"""The study check in the other two languages: pages, reminders, talks, make-up study, the rhythm
guard, filing and correcting, and the contents of its files and pictures."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import update
from sqlalchemy.orm import Session

from data.exports.heatmap import heat_maps
from data.exports.trend import trend
from data.models import MakeUp, Meeting, Plan, Talk
from data.queries import question as questions
from data.values.language import Language
from data.values.question import Question, QuestionKind
from data.values.standing import Status
from handlers.check.period import service as report
from sandbox import Person
from tests.stories.check_town import FRIDAY, NEXT_MONDAY, correct, long_here, meeting, morning
from tests.stories.plans_town import press
from tests.stories.reading_town import branch_of, pushed, settings, studies, studying
from tests.stories.tongues import Tongue, in_other_languages, speaking
from tests.town import SHANGHAI, Town


async def latin(town: Town, agenda: str = "") -> None:
    """Gives meetings a topic in Latin letters, and an agenda or none."""
    named = update(Meeting).values(topic="Party rules", agenda=agenda)
    await town.app.store.write(lambda session: session.execute(named) and None)


async def week(town: Town, language: Language) -> Tongue:
    """Plays a week in another language: 王芳 and 陈静 did everything, 赵敏 nothing, 李强 half of
    it."""
    await studying(town)
    tongue = await speaking(town, language)
    await settings(town, reading_share=0, reading_days=1)
    await meeting(town, 王芳="present", 李强="absent", 赵敏="absent", 陈静="present")
    await latin(town)
    await pushed(town, "Party life", body="Once a quarter.")
    for name in ("王芳", "李强", "陈静"):
        await studies(town, name)
    await town.until(FRIDAY)
    return tongue


async def bank(town: Town) -> None:
    """Makes two questions of kinds that one tap answers."""

    def write(session: Session) -> None:
        of = branch_of(session, town).id
        for made in (
            Question(kind=QuestionKind.JUDGE, stem="Once a quarter.", answer=(0,)),
            Question(
                kind=QuestionKind.SINGLE,
                stem="How often?",
                options=("Monthly", "Quarterly"),
                answer=(1,),
                explanation="Once a quarter.",
            ),
        ):
            questions.store(session, of, made, town.now, town.chen.id, "approved")

    await town.app.store.write(write)


async def press_here(town: Town, who: Person, *taps: str) -> None:
    """Has somebody tap these on their last message that has buttons."""
    for data in taps:
        message = next(m for m in reversed(town.told(who)) if m.keyboard)
        await town.forge(who, message, data)


async def answer(town: Town, who: Person, *, rightly: bool = True) -> None:
    """Has somebody answer their current question."""
    message = next(m for m in reversed(town.told(who)) if m.keyboard)
    single = "Monthly" in message.text
    shown = [button.callback_data or "" for row in message.keyboard for button in row]
    verb, _, _ = next(data for data in shown if data.startswith("mu.a")).rpartition(":")
    place = int(single) if rightly else int(not single)
    await town.forge(who, message, f"{verb}:{place}")


@in_other_languages
async def test_from_the_check_to_a_reminder_and_a_talk(town: Town, language: Language) -> None:
    tongue = await week(town, language)
    zhao, chen = town.person("赵敏"), town.chen
    await town.say(chen, "/check")
    await town.start(zhao)
    await town.say(zhao, "/check", private=True)
    await town.say(chen, "/check", private=True)
    tongue.says(town.last(chen), "check-lights", green=2, yellow=0, red=2)
    await press(town, "逐人看", "赵敏", "温馨提醒")
    tongue.says(town.last(zhao), "read-todo", many=1, late=1, day="none")
    await press(town, "温馨提醒", "记谈心谈话", "返回", "记谈心谈话", "今天", "不写内容")
    await press(town, "记谈心谈话", "昨天")
    await town.say(chen, "x" * 501, private=True)
    await town.say(chen, "Busy at work.", private=True)
    assert [row.note for row in await town.every(Talk)] == ["", "Busy at work."]
    await press(town, "谈话记录", "返回", "返回")
    await press(town, "王芳", "温馨提醒", "返回", "李强", "温馨提醒", "返回", "返回")
    await press(town, "逐个提醒", "按月", "按季度", "按年", "全年一览", "返回", "上一段")
    tongue.says(town.last(chen), "check-nothing-yet")
    for forged in ("ck.p:1:w20270104", "ck.f:1:w20261130", "ck.c:1:w20261130", "ck.p:1:x"):
        await town.forge(chen, town.last(chen), forged)
    tongue.only_its_own()


@in_other_languages
async def test_make_up_study_from_its_assignment_to_its_confirmation(
    town: Town, language: Language
) -> None:
    tongue = await week(town, language)
    zhao, li, chen = town.person("赵敏"), town.person("李强"), town.chen
    await bank(town)
    for one in (zhao, li):
        await town.start(one)
    await town.say(chen, "/check", private=True)
    await press(town, "逐人看", "赵敏", "布置补学")
    tongue.says(town.last(chen), "makeup-which", who="赵敏")
    await town.press(chen, "Party life")
    tongue.says(town.last(chen), "makeup-which", who="赵敏")
    await press(town, "返回", "返回", "返回", "布置补学", "Party rules", "返回", "Party rules")
    await press(town, "只看会议议程")
    tongue.says(town.last(chen), "makeup-none", who="all")
    await town.say(zhao, "/me", private=True)
    await town.press(zhao, "开始补学")
    await town.press(zhao, "学完了")
    await answer(town, zhao, rightly=False)
    await town.press(zhao, "看资料")
    await town.press(zhao, "学完了")
    await answer(town, zhao, rightly=False)
    await town.press(zhao, "再答一次")
    for _ in range(2):
        await answer(town, zhao)
    done = town.last(zhao)
    await town.forge(zhao, done, f"mu.a:{(await town.every(MakeUp))[0].id}:0:1")
    await town.wait(seconds=1)
    card = next(m for m in reversed(town.told(chen)) if "赵敏" in m.text)
    await town.tap(chen, card, "再学")
    row = next(one for one in await town.every(MakeUp) if one.reading_id)
    await press_here(town, zhao, f"mu.o:{row.id}", f"mu.r:{row.id}")
    for _ in range(2):
        await answer(town, zhao)
    await latin(town, "Read together.")
    meetings = [one for one in await town.every(MakeUp) if one.meeting_id]
    for who, missed in zip((li, zhao), meetings, strict=True):
        await press_here(town, who, f"mu.o:{missed.id}", f"mu.r:{missed.id}")
        for _ in range(2):
            await answer(town, who)
    await town.wait(seconds=3)
    card = next(m for m in reversed(town.told(chen)) if "赵敏" in m.text and "李强" in m.text)
    await town.tap(chen, card, "全部确认")
    tongue.says(next(m for m in town.told(chen) if m.id == card.id), "makeup-card-done")
    await town.forge(chen, card, f"mk.y:{row.id}")
    await town.say(chen, "/check", private=True)
    await press(town, "逐人看", "赵敏")
    tongue.only_its_own()


@in_other_languages
async def test_filed_by_plan_corrected_and_handed_out_as_files(
    town: Town, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    tongue = await week(town, language)
    chen = town.chen

    def checked(draw: Callable[..., Any]) -> Callable[..., Any]:
        def drawn(title: str, labels: list[str], rows: list[Any], *more: str) -> Any:
            tongue.hears(title, *labels, *(row.name for row in rows), *more)
            return draw(title, labels, rows, *more)

        return drawn

    tongue.own.append("核对")
    monkeypatch.setattr("handlers.check.exports.due.heat_maps", checked(heat_maps))
    monkeypatch.setattr("handlers.check.exports.due.trend", checked(trend))
    await town.say(chen, "/plans", private=True)
    await press(town, "➕ 新建", "学习检查", "按周")
    await town.say(chen, "every Monday 9:00", private=True)
    await press(town, "✅ 就这样")
    (plan,) = [row for row in await town.every(Plan) if row.kind == "check"]
    assert plan.next_due_at == NEXT_MONDAY
    await town.plan("2026-12-08 15:00 lecture Spring")
    await town.until(NEXT_MONDAY)
    assert "陈静" in town.seen()[-1].text
    await correct(town, "李强", Status.LEAVE)
    await press(town, "后来更正", "返回")
    await press(town, "图", "导出 Excel")
    media = town.last(chen).media
    assert media is not None
    tongue.hears(media.name)
    book = CalamineWorkbook.from_filelike(BytesIO(media.content))
    assert len(book.sheet_names) == 8
    for name in book.sheet_names:
        cells = [cell for row in book.get_sheet_by_name(name).to_python() for cell in row]
        tongue.hears(name, *(str(cell) for cell in cells))
    monkeypatch.setattr(report, "HEAVY", 1)
    await press(town, "逐人看")
    await press(town, "返回", "上一段", "图", "存档")
    tongue.only_its_own()


@in_other_languages
async def test_the_rhythm_guard(town: Town, language: Language) -> None:
    await long_here(town)
    tongue = await speaking(town, language)
    await town.enrol("周杰", "孙浩", subgroup="A")
    await town.enrol("李强", subgroup="B")
    await town.until(datetime(2026, 12, 5, 10, tzinfo=SHANGHAI))
    await town.plan("2026-12-18 15:00 subgroup meeting A Talk")
    for day in (10, 18, 21, 24, 28, 31):
        await town.until(morning(12, day))
        if day == 18:
            await town.until(morning(12, day) + timedelta(hours=6))
    year = tongue.texts.plain("check-year")
    told = [one for one in town.told(town.chen) if year in str(one.keyboard)]
    assert len(told) > 3
    await town.tap(town.chen, told[-1], "全年一览")
    tongue.says(town.last(town.chen), "guard-appraisal")
    await settings(town, guards=False)
    await town.until(morning(12, 31) + timedelta(days=12))
    tongue.only_its_own()
