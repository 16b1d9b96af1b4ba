"""The secretary corrects or confirms entries, and who changed what and when is kept."""

import io

import openpyxl
import pytest

from data.models import Attendance, Correction
from sandbox import NotAllowed
from tests.town import START, Town

THREE = START.replace(hour=15)


async def closed(town: Town) -> None:
    """Closes a lecture that 王芳 signed in for, 李强 missed and 周杰 (an activist) observed, with
    corrections open for 陈静."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强")
    await town.enrol("周杰", standing="activist")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.until(THREE)
    await town.tap(town.people["王芳"], town.board(), "✅ 签到")
    await town.tap(town.people["周杰"], town.board(), "✅ 签到")
    await town.until(THREE.replace(minute=30))
    await town.press(town.chen, "名单")
    await town.press(town.chen, "更正")


def labels(town: Town) -> list[str]:
    """Returns the buttons that the secretary sees."""
    return [button.text for row in town.last(town.chen).keyboard for button in row]


async def entry(town: Town, name: str) -> Attendance:
    """Returns somebody's entry."""
    return next(e for e in await town.every(Attendance) if e.name == name)


@pytest.mark.parametrize(
    ("label", "status", "counts"),
    [
        ("到会", "present", "应到 3　实到 2　请假 0　缺席 1"),
        ("迟到", "late", "应到 3　实到 2（迟到 1）　请假 0　缺席 1"),
        ("请假", "leave", "应到 3　实到 1　请假 1　缺席 1"),
        ("已补学", "made_up", "应到 3　实到 1　请假 0　缺席 1"),
    ],
)
async def test_a_correction_changes_entry_and_result(
    town: Town, label: str, status: str, counts: str
) -> None:
    await closed(town)
    await town.press(town.chen, "李强 · 缺席")
    answer = await town.press(town.chen, label)
    assert answer.text == "已更正"
    assert (await entry(town, "李强")).status == status
    await town.wait(seconds=3)
    assert counts in town.seen()[-1].text


async def test_changes_are_kept_with_their_author_and_time(town: Town) -> None:
    await closed(town)
    await town.press(town.chen, "李强 · 缺席")
    await town.press(town.chen, "请假")
    await town.wait(minutes=10)
    await town.press(town.chen, "到会")
    first, second = await town.every(Correction)
    assert (first.before, first.after, first.by_account_id) == ("absent", "leave", town.chen.id)
    assert (second.before, second.after) == ("leave", "present")
    assert second.at == THREE.replace(minute=40)
    assert town.last(town.chen).text.splitlines()[1:] == [
        "今天 15:40 陈静：请假 → 到会",
        "今天 15:30 陈静：缺席 → 请假",
    ]


async def test_an_entry_is_confirmed_as_it_is(town: Town) -> None:
    await closed(town)
    await town.press(town.chen, "王芳 · 到会")
    await town.press(town.chen, "确认无误：到会")
    assert (await entry(town, "王芳")).status == "present"
    assert "今天 15:30 陈静：确认为到会" in town.last(town.chen).text


async def test_a_correction_back_takes_the_sign_in_away(town: Town) -> None:
    await closed(town)
    await town.press(town.chen, "王芳 · 到会")
    await town.press(town.chen, "缺席")
    assert (await entry(town, "王芳")).signed_at is None


async def test_an_expected_member_cannot_be_made_an_observer(town: Town) -> None:
    await closed(town)
    await town.press(town.chen, "李强 · 缺席")
    assert labels(town) == ["到会", "迟到", "请假", "已补学", "确认无误：缺席", "返回"]
    page = town.last(town.chen)
    answer = await town.forge(town.chen, page, f"s.as:{(await entry(town, '李强')).id}:observing")
    assert answer.alert
    assert (await entry(town, "李强")).status == "absent"


async def test_an_observer_can_be_taken_off_the_list(town: Town) -> None:
    await closed(town)
    await town.press(town.chen, "周杰 · 列席")
    await town.press(town.chen, "未到")
    await town.wait(seconds=3)
    assert "列席" not in town.seen()[-1].text


async def test_an_entry_can_be_corrected_while_sign_in_is_open(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.open_signin("学习")
    await town.say(town.chen, "/attendance", private=True)
    for label in ("其他会议", "更正", "王芳", "到会"):
        await town.press(town.chen, label)
    await town.wait(seconds=3)
    assert "实到 1" in town.board().text
    answer = await town.tap(town.people["王芳"], town.board(), "✅ 签到")
    assert answer.text == "您已经记为到会"


async def test_a_member_corrects_nothing(town: Town) -> None:
    await closed(town)
    fang = town.people["王芳"]
    await town.start(fang)
    answer = await town.forge(
        fang, town.last(fang), f"s.as:{(await entry(town, '李强')).id}:present"
    )
    assert answer.text == "这项操作由支部书记或委员来做。"
    assert (await entry(town, "李强")).status == "absent"


async def test_the_list_is_not_opened_in_the_group_by_a_forged_button(town: Town) -> None:
    await closed(town)
    result = town.seen()[-1]
    before = result.text
    answer = await town.forge(town.chen, result, "s.at:1")
    assert answer.text == "这个按钮已经失效，请重新打开。"
    assert town.seen()[-1].text == before


async def test_a_correction_card_that_is_gone_is_no_button_any_more(town: Town) -> None:
    await closed(town)
    page = town.last(town.chen)
    await town.press(town.chen, "李强 · 缺席")
    with pytest.raises(NotAllowed):
        await town.tap(town.chen, page, "王芳 · 到会")


async def test_one_absent_person_is_corrected_two_taps_from_the_message(town: Town) -> None:
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强")
    await town.plan("党课 今天15:00")
    await town.until(THREE)
    await town.tap(town.people["王芳"], town.board(), "✅ 签到")
    await town.until(THREE.replace(minute=30))
    assert "缺席 2 人：陈静、李强" in town.last(town.chen).text
    await town.press(town.chen, "更正 李强")
    assert (await town.press(town.chen, "到会")).text == "已更正"
    assert (await entry(town, "李强")).status == "present"


async def test_the_sheet_says_who_corrected_what_and_invents_no_minute(town: Town) -> None:
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强", "赵敏")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.tap(town.people["王芳"], town.board(), "请假")
    await town.press(town.people["王芳"], "出差")
    await town.until(THREE)
    await town.tap(town.people["王芳"], town.board(), "✅ 签到")
    await town.until(THREE.replace(minute=30))
    await town.press(town.chen, "名单")
    await town.press(town.chen, "更正")
    await town.until(THREE.replace(minute=32))
    for label in ("李强 · 缺席", "到会", "返回", "赵敏 · 缺席", "请假", "返回", "返回"):
        await town.press(town.chen, label)
    await town.press(town.chen, "导出 Excel")
    file = town.last(town.chen).media
    assert file
    rows = list(openpyxl.load_workbook(io.BytesIO(file.content)).active.values)
    assert ("会议", "党课 · 《新修订党章》") in {(row[0], row[2]) for row in rows}
    assert "应到 4   实到 2   迟到 0   请假 1   缺席 1   列席 0   有表决权 4   其中到会 2" in {
        row[0] for row in rows
    }
    people = {row[1]: row[4:] for row in rows}
    assert people["李强"] == ("到会", None, "书记陈静 11-27 15:32 由缺席更正为到会")
    assert people["赵敏"] == ("请假", None, "书记陈静 11-27 15:32 由缺席更正为请假")
    status, signed, remark = people["王芳"]
    assert (status, signed.hour, remark) == ("到会", 15, "曾请假，后到会")
