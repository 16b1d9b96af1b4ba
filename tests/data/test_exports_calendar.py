"""The picture of a month and the file to import, read back."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st
from icalendar import Calendar
from PIL import Image

from data.exports.calendar import FILLS, SIGNS, WIDTH, Day, month_picture, shown
from data.exports.ics import calendar_file
from data.values.agenda import Entry
from data.values.workdays import sign_of

NOW = datetime(2026, 11, 27, 6, tzinfo=UTC)
WORDS = {
    "meeting": "会议",
    "push": "推送",
    "rest": "休",
    "work": "班",
    "rest-long": "放假",
    "work-long": "调休上班",
}
MONDAY = date(2026, 11, 23)


def month(
    meetings: dict[date, tuple[tuple[str, str], ...]], pushes: int = 0, **signs: str
) -> list[Day]:
    """Makes five weeks with these meetings, and pushes on the first day; signs by day of
    November."""
    days = [MONDAY + timedelta(days=at) for at in range(35)]
    return [
        Day(
            day,
            meetings.get(day, ()),
            pushes if day == MONDAY else 0,
            signs.get(f"d{day.day}", ""),
        )
        for day in days
    ]


def drawn(days: list[Day], note: str = "") -> Image.Image:
    """Draws the picture."""
    content = month_picture(days, date(2026, 11, 27), "11月", "一二三四五六日", WORDS, note)
    return Image.open(BytesIO(content)).convert("RGB")


def count(picture: Image.Image, colour: str, top: int = 0) -> int:
    """Counts the pixels of exactly this colour, from `top` down to the legend."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    part = picture.crop((0, top, picture.width, picture.height - 100))
    return sum(many for many, found in part.getcolors(maxcolors=1 << 20) or [] if found == wanted)


def test_meetings_and_pushes_have_their_own_fill() -> None:
    empty = drawn(month({}))
    busy = drawn(month({MONDAY: (("15:00", "党课"),)}, pushes=2))
    for sort, least in (("meeting", 5_000), ("push", 200)):
        fill = FILLS[sort][0]
        assert count(empty, fill) == 0
        assert count(busy, fill) > least
    assert busy.width == WIDTH


def test_a_push_more_is_a_dot_more_and_a_long_name_takes_more_lines() -> None:
    one, two = (count(drawn(month({}, pushes=many)), FILLS["push"][0]) for many in (1, 2))
    assert two == 2 * one
    short, long = (drawn(month({MONDAY: (("15:00", name),)})) for name in ("党课", "支部党员大会"))
    assert long.height > short.height
    english = drawn(month({MONDAY: (("15:00", "Organisation life meeting"),)}))
    assert english.height > short.height


def test_free_days_and_working_weekends_have_a_sign() -> None:
    for sign in ("rest", "work"):
        fill = SIGNS[sign][0]
        assert count(drawn(month({})), fill) < 100
        assert count(drawn(month({}, d28=sign)), fill) > 500


def test_a_busy_week_is_taller_and_no_label_is_drawn_over_another() -> None:
    one, three, many = (
        drawn(month({MONDAY: tuple(("15:00", str(at)) for at in range(meetings))}))
        for meetings in (1, 3, 9)
    )
    assert one.height < many.height < three.height
    blue = [count(picture, FILLS["meeting"][0]) for picture in (one, many, three)]
    assert blue == sorted(set(blue))


def test_an_empty_month_says_so() -> None:
    assert drawn(month({}), "还没有安排").height > drawn(month({})).height


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("📖 学习", "学习"),
        ("主题党日 ✅", "主题党日"),
        ("三会一课·Party 2026", "三会一课·Party 2026"),
        ("\U0001f468\u200d\U0001f469", ""),
    ],
)
def test_characters_missing_in_the_font_are_left_out(text: str, seen: str) -> None:
    assert shown(text) == seen


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_title_can_be_drawn(heading: str, label: str) -> None:
    content = month_picture(
        month({MONDAY: ((label, label),)}), MONDAY, heading, "一二三四五六日", WORDS, label
    )
    assert Image.open(BytesIO(content)).width == WIDTH


@pytest.mark.parametrize(
    ("day", "sign"),
    [
        (date(2026, 10, 1), "rest"),
        (date(2026, 10, 10), "work"),
        (date(2026, 10, 11), ""),
        (date(2026, 2, 14), "work"),
        (date(2026, 11, 27), ""),
        (date(2040, 10, 1), "rest"),
        (date(2040, 10, 4), ""),
    ],
)
def test_the_signs_are_those_of_the_official_calendar(day: date, sign: str) -> None:
    assert sign_of(day) == sign


def entry(title: str = "支部工作入门", **values: object) -> Entry:
    """Makes an entry of an hour from now."""
    fields: dict[str, object] = {
        "name": "plan-1-20261127T0600",
        "sort": "push",
        "at": NOW,
        "ends_at": NOW + timedelta(hours=1),
        "title": title,
        "short": title,
    }
    return Entry(**(fields | values))  # type: ignore[arg-type]


def read(*entries: Entry, zone: str = "Asia/Shanghai") -> Calendar:
    """Reads the file back."""
    content = calendar_file("第一党支部", entries, zone, NOW, "bot.zhixue")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    return found


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_any_title_comes_back(title: str) -> None:
    (event,) = read(entry(title)).events
    assert str(event["summary"]) == title


def test_a_meeting_blocks_its_time_and_has_a_place() -> None:
    (event,) = read(entry("党课；入门,一", sort="meeting", place="三楼\\会议室")).events
    assert event["transp"] == "OPAQUE"
    assert str(event["location"]) == "三楼\\会议室"
    assert str(event["summary"]) == "党课；入门,一"
    assert not event.alarms.times


def test_a_push_blocks_nothing() -> None:
    (event,) = read(entry()).events
    assert event["transp"] == "TRANSPARENT"


def test_a_cancelled_meeting_is_cancelled_where_it_was_imported() -> None:
    (event,) = read(entry(sort="meeting", cancelled=True)).events
    assert event["status"] == "CANCELLED"


def test_an_entrys_name_stays_the_same() -> None:
    (one,), (other,) = read(entry()).events, read(entry("换了名称")).events
    assert one["uid"] == other["uid"] == "plan-1-20261127T0600@bot.zhixue"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York"])
def test_times_are_of_the_zone_also_over_a_change_of_clocks(zone: str) -> None:
    moments = [NOW, datetime(2027, 3, 29, 6, tzinfo=UTC), datetime(2027, 7, 1, 6, tzinfo=UTC)]
    calendar = read(
        *(entry(name=str(at), at=one, ends_at=one) for at, one in enumerate(moments)), zone=zone
    )
    starts = [event.start for event in calendar.events]
    assert starts == moments
    local = [one.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for one in moments]
    assert [start.replace(tzinfo=None) for start in starts] == local
    assert [str(timezone["tzid"]) for timezone in calendar.timezones] == [zone]


def test_an_empty_calendar_is_a_calendar() -> None:
    assert list(read().events) == []
