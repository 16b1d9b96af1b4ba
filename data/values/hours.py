"""The hour of study (学时), the same for meetings and readings."""

import unicodedata
from datetime import datetime

STUDY_HOUR = 60
"""Minutes. The Party's regulations count in 学时 without defining one; a branch whose superiors
count lessons of 45 minutes converts its sums when it reports them."""


def meeting_minutes(start: datetime, end: datetime) -> int:
    """Counts a meeting's planned length in half study hours, at least one; in minutes."""
    halves = round(2 * (end - start).total_seconds() / 60 / STUDY_HOUR)
    return max(1, halves) * STUDY_HOUR // 2


MOST_HOURS = 80
"""Study hours of one training: two weeks of it."""
_UNITS = ("学时", "學時", "小时", "小時", "课时", "課時", "h")


def minutes_in(text: str) -> int:
    """Reads study hours such as 4, 1.5 or 4学时 as minutes; 0 unless they are from half an hour to
    eighty, in half hours."""
    said = unicodedata.normalize("NFKC", text).lower()
    for unit in _UNITS:
        said = said.replace(unit, "")
    try:
        halves = float(said.strip()) * 2
    except ValueError:
        return 0
    fits = 1 <= halves <= 2 * MOST_HOURS and halves == round(halves)
    return round(halves) * STUDY_HOUR // 2 if fits else 0


def lessons(minutes: int) -> str:
    """Writes minutes as study hours, such as 12 or 1.5."""
    return f"{minutes / STUDY_HOUR:.1f}".removesuffix(".0")
