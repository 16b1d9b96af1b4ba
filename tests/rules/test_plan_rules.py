"""Pure decisions about plans: coming dates, days from buttons, what may be pushed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from data.values.day import coming_day
from data.values.language import Language
from data.values.rhythm import Rhythm
from handlers.plan.messages.rules import taken
from handlers.plan.rhythms import rules
from handlers.shared.context import FileIn, Incoming, Person
from handlers.shared.refusal import Refusal
from tests.rules.rhythms import rhythms

NOW = datetime(2026, 11, 27, 6, tzinfo=UTC)
ZONE = "Asia/Shanghai"
CHEN = Person(1, "陈静", Language.HANS)


def sent(text: str, file: FileIn | None = None) -> Incoming:
    """Makes a message that 陈静 sent."""
    return Incoming(CHEN, 1, True, text=text, html=text, file=file)


@given(rhythms, st.integers(0, 10_080))
def test_the_dates_ahead_are_in_order_and_leave_time_for_the_lead(
    rhythm: Rhythm, lead: int
) -> None:
    dates = rules.ahead(rhythm, lead, NOW, ZONE, True)
    assert dates == sorted(set(dates))
    assert len(dates) <= 3
    assert all(at - timedelta(minutes=lead) > NOW for at in dates)


@given(rhythms)
def test_rhythms_that_may_move_off_holidays_can(rhythm: Rhythm) -> None:
    if rules.shiftable(rhythm):
        assert Rhythm(rhythm.days, rhythm.times, True).shift


@pytest.mark.parametrize("kind", ["message", rules.MEETING])
def test_the_likely_rhythms_are_rhythms_and_fit_their_buttons(kind: str) -> None:
    codes = rules.likely(kind)
    assert [Rhythm.of(code).code() for code in codes] == list(codes)
    assert len(codes) <= 6


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"every": "week"},
        {"every": "week", "weekdays": []},
        {"every": "month"},
        {"every": "nth", "nth": 1},
        {"every": "once"},
    ],
)
def test_days_not_said_yet_are_none(parts: dict[str, object]) -> None:
    assert rules.days_from(parts) is None


@pytest.mark.parametrize(("day", "many"), [(5, 1), (28, 1), (29, 2), (30, 2), (31, 2), (-1, 1)])
def test_a_day_that_months_may_lack_can_mean_two_things(day: int, many: int) -> None:
    days = rules.days_from({"every": "month", "day": day})
    assert days is not None
    assert len(rules.readings(days, (540,))) == many


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9月1日", "2027-09-01"),
        ("下周一", "2026-11-30"),
        ("到12月1日", "2026-12-01"),
        ("明天", "2026-11-28"),
        ("2027-01-04", "2027-01-04"),
        ("12月1号8点", "2026-12-01"),
    ],
)
def test_a_coming_day_is_read(text: str, day: str) -> None:
    assert str(coming_day(text, NOW, ZoneInfo(ZONE))) == day


@pytest.mark.parametrize("text", ["", "随便", "昨天", "2月30日", "12月1日和2日", "开会12月1日"])
def test_text_that_names_no_coming_day_gives_none(text: str) -> None:
    assert coming_day(text, NOW, ZoneInfo(ZONE)) is None


PHOTO = FileIn("id", "", 10, "photo")


def test_a_message_keeps_its_limits_in_utf_16() -> None:
    assert taken(sent("长" * 4096)).text
    with pytest.raises(Refusal, match="plan-message-long"):
        taken(sent("长" * 4095 + "😀"))


def test_a_caption_is_shorter() -> None:
    assert taken(sent("长" * 1024, PHOTO)).file
    with pytest.raises(Refusal, match="plan-caption-long") as refused:
        taken(sent("长" * 1023 + "😀", PHOTO))
    assert refused.value.values == {"long": 1025, "most": 1024}


def test_formatting_does_not_count() -> None:
    assert taken(Incoming(CHEN, 1, True, text="x" * 4096, html=f"<b>{'x' * 4096}</b>")).text


def test_a_message_without_anything_is_refused() -> None:
    with pytest.raises(Refusal, match="plan-message-kind"):
        taken(sent(" "))
