"""The on-site code: on the screen, typed or scanned, and refused where it should be."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from PIL import Image

from data.models import Attendance, CodeGuess, Draft, Meeting
from handlers.signin.onsite import rules
from tests.town import START, Town

THREE = START.replace(hour=15)


async def with_code(town: Town, topic: str = "《新修订党章》", hour: int = 15) -> Meeting:
    """Opens sign-in for a meeting that asks for the code; 王芳 and 李强 are members."""
    if not await town.every(Meeting):
        await town.found()
        await town.enrol("王芳", "李强")
    await town.plan(f"党课 今天{hour}:00 三楼会议室 {topic}")
    await town.press(town.chen, "现场码：关")
    await town.press(town.chen, "现在开始签到")
    return (await town.every(Meeting))[-1]


def code_of(meeting: Meeting, moment: datetime) -> str:
    """Returns the digits on the screen at a moment."""
    assert meeting.secret
    return rules.code_at(meeting.secret, moment.astimezone(UTC))


def wrong(meeting: Meeting, moment: datetime) -> str:
    """Returns six digits that are not valid at a moment."""
    return f"{(int(code_of(meeting, moment)) + 1) % 10**6:06}"


async def signed(town: Town, name: str) -> bool:
    """Tells whether somebody has signed in."""
    return any(e.name == name and e.signed_at for e in await town.every(Attendance))


async def test_the_board_says_it_is_on_site(town: Town) -> None:
    await with_code(town)
    assert "现场签到：请扫屏幕上的二维码，或在私聊里输入 6 位码。" in town.board().text


async def test_a_tap_on_the_board_asks_for_the_code(town: Town) -> None:
    meeting = await with_code(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "✅ 签到")
    assert not await signed(town, "王芳")
    assert "6 位签到码" in town.last(fang).text
    await town.say(fang, code_of(meeting, town.now), private=True)
    assert town.last(fang).text == "✅ 签到成功，第 1 位"
    assert await town.every(Draft) == []


async def test_blanks_and_wide_digits_do_not_matter(town: Town) -> None:
    meeting = await with_code(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "✅ 签到")
    code = code_of(meeting, town.now)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    await town.say(fang, f"{wide[:3]} {wide[3:]}", private=True)
    assert await signed(town, "王芳")


async def test_a_code_without_six_digits_is_asked_again(town: Town) -> None:
    await with_code(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "✅ 签到")
    await town.say(fang, "12345", private=True)
    assert town.last(fang).text == "签到码是 6 位数字，请看着屏幕再输一次。"
    assert await town.every(CodeGuess) == []


async def test_scanning_the_qr_code_signs_in(town: Town) -> None:
    meeting = await with_code(town)
    fang = town.people["王芳"]
    await town.start(fang, f"c_{meeting.id}_{code_of(meeting, town.now)}")
    assert town.last(fang).text == "✅ 签到成功，第 1 位"
    await town.start(fang, f"c_{meeting.id}_{code_of(meeting, town.now)}")
    assert "已经签到" in town.last(fang).text


async def test_a_code_holds_a_few_seconds_longer_than_it_is_shown(town: Town) -> None:
    meeting = await with_code(town)
    code = code_of(meeting, town.now)
    await town.wait(seconds=30 + rules.GRACE - 1)
    await town.start(town.people["王芳"], f"c_{meeting.id}_{code}")
    assert await signed(town, "王芳")


async def test_an_old_code_is_refused(town: Town) -> None:
    meeting = await with_code(town)
    code = code_of(meeting, town.now)
    await town.wait(seconds=30 + rules.GRACE)
    await town.start(town.people["王芳"], f"c_{meeting.id}_{code}")
    assert "签到码不对" in town.last(town.people["王芳"]).text
    assert not await signed(town, "王芳")


async def test_the_code_of_another_meeting_is_refused(town: Town) -> None:
    one = await with_code(town)
    other = await with_code(town, "《条例》", 16)
    await town.start(town.people["王芳"], f"c_{other.id}_{code_of(one, town.now)}")
    assert "签到码不对" in town.last(town.people["王芳"]).text
    assert not await signed(town, "王芳")


async def test_guessing_is_slowed_down(town: Town) -> None:
    meeting = await with_code(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "✅ 签到")
    for _ in range(2):
        await town.say(fang, wrong(meeting, town.now), private=True)
        assert "签到码不对" in town.last(fang).text
    await town.say(fang, wrong(meeting, town.now), private=True)
    assert town.last(fang).text == "❌ 输错多次，请 30 秒后再试。"
    await town.say(fang, code_of(meeting, town.now), private=True)
    assert "30 秒后再试" in town.last(fang).text
    assert not await signed(town, "王芳")
    await town.wait(seconds=30)
    await town.say(fang, wrong(meeting, town.now), private=True)
    assert town.last(fang).text == "❌ 输错多次，请 60 秒后再试。"
    await town.wait(seconds=60)
    await town.say(fang, code_of(meeting, town.now), private=True)
    assert await signed(town, "王芳")
    assert await town.every(CodeGuess) == []


async def test_one_persons_guessing_slows_nobody_else(town: Town) -> None:
    meeting = await with_code(town)
    for _ in range(3):
        await town.start(town.people["王芳"], f"c_{meeting.id}_{wrong(meeting, town.now)}")
    await town.start(town.people["李强"], f"c_{meeting.id}_{code_of(meeting, town.now)}")
    assert await signed(town, "李强")


async def test_the_right_code_after_the_end_is_too_late_and_the_step_is_over(town: Town) -> None:
    meeting = await with_code(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "✅ 签到")
    await town.until(THREE.replace(minute=30))
    await town.say(fang, code_of(meeting, town.now), private=True)
    assert "已经结束" in town.last(fang).text
    assert not await signed(town, "王芳")
    assert await town.every(Draft) == []


async def test_signin_typed_in_the_group_does_not_get_around_the_code(town: Town) -> None:
    await with_code(town)
    await town.say("王芳", "/signin")
    assert "这次是现场签到" in town.seen(town.people["王芳"])[-1].text
    assert not await signed(town, "王芳")


async def test_the_code_on_the_screen_changes_every_thirty_seconds(town: Town) -> None:
    await with_code(town)
    await town.press(town.chen, "显示签到码")
    shown = town.last(town.chen)
    assert shown.media
    assert Image.open(BytesIO(shown.media.content)).size == (800, 1000)
    first = shown.media.content
    await town.wait(seconds=29)
    assert town.last(town.chen).media.content == first  # type: ignore[union-attr]
    await town.wait(seconds=4)
    assert town.last(town.chen).media.content != first  # type: ignore[union-attr]
    assert town.last(town.chen) is shown


async def test_after_the_end_the_screen_is_left_alone(town: Town) -> None:
    await with_code(town)
    await town.press(town.chen, "显示签到码")
    await town.until(THREE.replace(minute=30))
    before = len(town.box.log.of("editMessageMedia"))
    await town.wait(minutes=5)
    assert len(town.box.log.of("editMessageMedia")) == before


async def test_only_who_plans_meetings_sees_the_code(town: Town) -> None:
    meeting = await with_code(town)
    fang = town.people["王芳"]
    await town.start(fang)
    answer = await town.forge(fang, town.last(fang), f"m.sc:{meeting.id}")
    assert answer.text == "这项操作由支部书记或委员来做。"
    assert not [m for m in town.told(fang) if m.media]


async def test_the_code_can_be_turned_off_in_the_middle(town: Town) -> None:
    meeting = await with_code(town)
    page = next(m for m in reversed(town.told(town.chen)) if m.keyboard)
    await town.tap(town.chen, page, "现场码：开")
    await town.wait(seconds=3)
    assert "现场签到" not in town.board().text
    fang = town.people["王芳"]
    await town.start(fang, f"c_{meeting.id}_{code_of(meeting, town.now)}")
    assert "不用签到码" in town.last(fang).text
    await town.tap(fang, town.board(), "✅ 签到")
    assert await signed(town, "王芳")


async def test_a_forged_link_without_any_meeting_is_answered(town: Town) -> None:
    await with_code(town)
    for payload in ("c_99_123456", "c_x_123456", "c__", f"c_1_{'9' * 55}", "c_1_abcdef"):
        await town.start(town.people["王芳"], payload)
        assert town.last(town.people["王芳"]).text
    assert not await signed(town, "王芳")
    assert town.now - START < timedelta(minutes=1)


async def test_the_secretary_is_told_once_of_guessing(town: Town) -> None:
    meeting = await with_code(town)
    fang = town.people["王芳"]
    for _ in range(rules.GUESSED + 1):
        await town.start(fang, f"c_{meeting.id}_{wrong(meeting, town.now)}")
        await town.wait(minutes=1)
    told = [one.text for one in town.told(town.chen) if "可能有人在猜" in one.text]
    assert len(told) == 1
    assert f"已经输错 {rules.GUESSED} 次" in told[0]


async def test_a_meeting_bears_so_many_wrong_codes(town: Town) -> None:
    meeting = await with_code(town)
    guests = [town.person(f"路人{number}") for number in range(10)]
    for guest in guests:
        for _ in range(3):
            await town.start(guest, f"c_{meeting.id}_{wrong(meeting, town.now)}")
    late = town.person("路人甲")
    await town.start(late, f"c_{meeting.id}_{code_of(meeting, town.now)}")
    assert "签到码输错太多" in town.last(late).text
    fang = town.people["王芳"]
    await town.start(fang, f"c_{meeting.id}_{wrong(meeting, town.now)}")
    assert "秒后再试" in town.last(fang).text, "nobody guesses for free any more"
    hao = town.people["李强"]
    await town.start(hao, f"c_{meeting.id}_{code_of(meeting, town.now)}")
    assert await signed(town, "李强"), "a member with the right code is in the room"
    assert sum("可能有人在猜" in one.text for one in town.told(town.chen)) == 1
