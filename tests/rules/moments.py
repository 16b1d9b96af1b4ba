"""Moments for tests of times that people type."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """Returns the moment in UTC at which a clock in the zone shows this."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


WEDNESDAY = local("2026-11-25 14:10:30")
