"""The hour of study (学时), the same for meetings and readings."""

from datetime import datetime

STUDY_HOUR = 60
"""Minutes. The Party's regulations count in 学时 without saying how long one is; a branch whose
superiors reckon with lessons of 45 minutes puts its sums right when it reports them."""


def meeting_minutes(start: datetime, end: datetime) -> int:
    """What a meeting counts for: its planned length in half study hours, at least one of them."""
    halves = round(2 * (end - start).total_seconds() / 60 / STUDY_HOUR)
    return max(1, halves) * STUDY_HOUR // 2
