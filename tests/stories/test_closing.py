"""At closing the board becomes the result, and the lists can be opened and filed."""

from io import BytesIO

from openpyxl import load_workbook

from data.models import Attendance, Meeting
from tests.town import START, Town

THREE = START.replace(hour=15)


async def held(town: Town, *, names_absent: bool = False) -> None:
    """Holds a lecture: 王芳 on time, 李强 late, 赵敏 on leave, 孙浩 and 陈静 absent, 周杰
    observing."""
    await town.found()
    await town.enrol("陈静", post="secretary", subgroup="第一党小组")
    await town.enrol("王芳", "李强", "赵敏", "孙浩")
    await town.enrol("周杰", standing="activist")
    if names_absent:
        await town.say(town.chen, "/settings", private=True)
        await town.press(town.chen, "签到")
        await town.press(town.chen, "结果里写缺席名单：否")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.tap(town.people["赵敏"], town.board(), "请假")
    await town.press(town.people["赵敏"], "出差")
    await town.until(THREE)
    await town.tap(town.people["王芳"], town.board(), "✅ 签到")
    await town.tap(town.people["周杰"], town.board(), "✅ 签到")
    await town.until(THREE.replace(minute=7))
    await town.tap(town.people["李强"], town.board(), "✅ 签到")
    await town.until(THREE.replace(minute=30))


async def test_the_board_becomes_the_result(town: Town) -> None:
    await held(town)
    result = town.seen()[-1]
    assert result.text.splitlines() == [
        "📌 党课 · 《新修订党章》",
        "应到 5　实到 2（迟到 1）　请假 1　缺席 2",
        "列席 1 人",
        "迟到：李强",
        "请假：赵敏",
        "签到已结束，计 1.5 学时。",
    ]
    assert result.keyboard == []
    assert (await town.only(Meeting)).state == "closed"


async def test_the_names_of_the_absent_go_to_the_secretary_privately(town: Town) -> None:
    await held(town)
    assert not [m for m in town.seen() if "孙浩" in m.text]
    report = town.last(town.chen).text.splitlines()
    assert report == ["📌 党课 · 《新修订党章》", "签到已结束。", "缺席 2 人：陈静、孙浩"]


async def test_the_branch_may_want_the_absent_named_in_the_group(town: Town) -> None:
    await held(town, names_absent=True)
    assert "缺席：陈静、孙浩" in town.seen()[-1].text


async def test_the_secretary_may_close_early(town: Town) -> None:
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.press(town.chen, "现在开始签到")
    await town.tap(town.people["王芳"], town.board(), "✅ 签到")
    answer = await town.press(town.chen, "结束签到")
    assert answer.text == "签到已结束"
    await town.wait(seconds=3)
    assert "实到 1" in town.seen()[-1].text
    assert "缺席 1 人：陈静" in town.last(town.chen).text
    before = len(town.told(town.chen))
    await town.until(THREE.replace(minute=30))
    assert len(town.told(town.chen)) == before


async def test_nobody_absent_is_said_so(town: Town) -> None:
    await town.found()
    await town.open_signin("学习")
    await town.tap(town.chen, town.board(), "✅ 签到")
    await town.wait(minutes=31)
    assert "应到的同志全部到会或已请假。" in town.last(town.chen).text


async def test_attendance_shows_the_list(town: Town) -> None:
    await held(town)
    await town.say(town.chen, "/attendance", private=True)
    await town.press(town.chen, "今天 15:00 党课")
    assert town.last(town.chen).text.splitlines()[2:] == [
        "应到 5　实到 2　请假 1　未到 2　迟到 1",
        "",
        "到会 1：王芳",
        "迟到 1：李强（15:07）",
        "请假 1：赵敏（出差）",
        "缺席 2：陈静、孙浩",
        "列席 1：周杰",
    ]


async def test_attendance_in_the_group_leads_into_the_private_chat(town: Town) -> None:
    await held(town)
    before = len(town.seen())
    await town.say("陈静", "/attendance")
    whispered = town.heard(town.chen)
    await town.follow(town.chen, whispered, "打开私聊")
    assert "到会名单" in town.last(town.chen).text
    assert len(town.seen()) == before


async def test_attendance_is_not_for_members(town: Town) -> None:
    await held(town)
    await town.say(town.people["王芳"], "/attendance", private=True)
    assert town.last(town.people["王芳"]).text == "这项操作由支部书记或委员来做。"


async def test_before_the_first_meeting_there_is_no_list(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/attendance", private=True)
    assert town.last(town.chen).text == "还没有开过会。发送 /meeting 安排第一次会议。"


async def test_the_excel_file_holds_everybody(town: Town) -> None:
    await held(town)
    await town.press(town.chen, "导出 Excel")
    file = town.last(town.chen).media
    assert file
    assert file.name == "2026-11-27 党课签到表.xlsx"
    sheet = load_workbook(BytesIO(file.content)).active
    assert sheet is not None
    cells = [
        [cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)
    ]
    text = "\n".join(" ".join(map(str, row)) for row in cells)
    assert "2026年11月27日" in text
    statuses = {
        str(cell): {"到会", "迟到", "请假", "缺席", "列席"} & set(map(str, row))
        for row in cells
        for cell in row
        if cell in town.people
    }
    assert statuses == {
        "陈静": {"缺席"},
        "王芳": {"到会"},
        "李强": {"迟到"},
        "赵敏": {"请假"},
        "孙浩": {"缺席"},
        "周杰": {"列席"},
    }
    for heading in ("应到", "实到", "请假", "迟到", "缺席", "列席"):
        assert heading in text


async def test_later_changes_of_the_roster_leave_the_result_as_it_was(town: Town) -> None:
    await held(town)
    await town.enrol("刘洋")
    await town.enrol("王芳", standing="probationary")
    await town.say(town.chen, "/attendance", private=True)
    await town.press(town.chen, "今天 15:00 党课")
    assert "应到 5　实到 2" in town.last(town.chen).text


async def test_a_crowd_of_absent_people_fits_into_one_message(town: Town) -> None:
    await town.found()
    await town.enrol(*(f"名字很长的成员{'长' * 40}{number}" for number in range(150)))
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "签到")
    await town.press(town.chen, "结果里写缺席名单：否")
    await town.open_signin("学习")
    await town.wait(minutes=31)
    assert "等 150 人" in town.seen()[-1].text
    assert "缺席 150 人" in town.last(town.chen).text
    await town.press(town.chen, "名单")
    assert "人数较多" in town.last(town.chen).text
    assert len(await town.every(Attendance)) == 151
