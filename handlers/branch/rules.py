"""What a branch may choose in its settings, and the value that follows each."""

from zoneinfo import available_timezones

from data.values.language import Language

ZONES = (
    "Asia/Shanghai",
    "Asia/Urumqi",
    "Asia/Hong_Kong",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
)
MINUTES = {
    "opens_before": (5, 15, 30, 60),
    "late_after": (0, 5, 10, 15),
    "closes_after": (15, 30, 60, 120),
    "reminds_before": (0, 30, 60, 120, 1440),
}
SWITCHES = ("free_claims", "names_absent")
LANGUAGES = (Language.HANS, Language.HANT, Language.EN)


def first_language(client: Language) -> Language:
    """The language a branch begins with, by the client of who sets it up: traditional Chinese for
    who reads it, else simplified Chinese, which also many read whose client is English."""
    return Language.HANT if client is Language.HANT else Language.HANS


def zone_named(text: str) -> str | None:
    """The name of a time zone as typed, whatever its capitals; None where there is none."""
    wanted = text.strip().replace(" ", "_").lower()
    return next((name for name in available_timezones() if name.lower() == wanted), None)
