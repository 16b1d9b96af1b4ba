"""The choices of a branch's settings, and the value that follows each."""

from zoneinfo import available_timezones

from data.models import Branch
from data.values.language import Language
from data.values.names import BEIJING
from handlers.shared.refusal import Refusal

LONGEST_NAME = 60
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
NUMBERS = {
    "opens_before": (5, 15, 30, 60),
    "late_after": (0, 5, 10, 15),
    "closes_after": (15, 30, 60, 120),
    "reminds_before": (0, 30, 60, 120, 1440),
    "reading_share": (0, 30, 50, 80),
    "reading_days": (0, 1, 3, 7),
    "daily_minutes": (30, 60, 90, 120),
    "question_hours": (2, 4, 8, 10, 24),
    "speech_length": (5, 15, 30, 50),
    "topic_hours": (24, 48, 72, 120, 168),
    "green_from": (70, 80, 90, 100),
    "yellow_from": (40, 50, 60, 70),
    "archive_years": (3, 5, 10, 15, 30),
}
SPECIAL = (
    ("reminds_before", 0),
    ("reminds_before", 1440),
    ("reading_share", 0),
    ("reading_days", 0),
)
"""Values that have words of their own."""
SWITCHES = (
    "free_claims",
    "names_absent",
    "hides_small",
    "official_workdays",
    "keeps_files",
    "reading_from_open",
    "names_unread",
    "review_second",
    "names_spoken",
    "guards",
)
PAGES = {
    "signin": (
        "opens_before",
        "late_after",
        "closes_after",
        "reminds_before",
        "free_claims",
        "names_absent",
        "hides_small",
    ),
    "push": ("official_workdays", "keeps_files"),
    "study": (
        "reading_share",
        "reading_from_open",
        "reading_days",
        "names_unread",
        "daily_minutes",
        "question_hours",
        "review_second",
    ),
    "talk": ("speech_length", "topic_hours", "names_spoken"),
    "check": ("green_from", "yellow_from", "archive_years", "guards"),
}
"""The pages of the settings with their fields; quiet hours stand on that of pushes too."""
BASE = "base"
"""The page of name, zone and language, which are not chosen by tapping on."""
QUIET_FROM = (20 * 60, 21 * 60, 21 * 60 + 30, 22 * 60, 22 * 60 + 30, 23 * 60)
QUIET_TO = (6 * 60, 6 * 60 + 30, 7 * 60, 7 * 60 + 30, 8 * 60, 8 * 60 + 30)
LANGUAGES = (Language.HANS, Language.HANT, Language.EN)


def following(branch: Branch, field: str) -> object:
    """Returns the value of a number that follows its present one, or of a switch the other."""
    if field in NUMBERS:
        value, options = getattr(branch, field), NUMBERS[field]
        return next((one for one in options if one > value), options[0])
    if field in SWITCHES:
        return not getattr(branch, field)
    raise Refusal("button-unknown")


def clock_of(minutes: int) -> str:
    """Returns minutes of the day as a clock shows them."""
    return f"{minutes // 60}:{minutes % 60:02}"


def page_of(field: str) -> str:
    """Returns the page on which a setting stands."""
    return next(page for page, fields in PAGES.items() if field in fields)


def first_language(client: Language) -> Language:
    """Chooses a branch's first language by the client of the person who sets it up: traditional
    Chinese where they read it, else simplified Chinese, since many use a client in English."""
    return Language.HANT if client is Language.HANT else Language.HANS


def zone_key(zone: str) -> str:
    """Returns a time zone as the texts name it."""
    return zone.replace("/", "-")


def zone_named(text: str) -> str | None:
    """Returns the name of a time zone typed in any capitals, or None."""
    if BEIJING.fullmatch(text.strip()):
        return ZONES[0]
    wanted = text.strip().replace(" ", "_").lower()
    return next((name for name in available_timezones() if name.lower() == wanted), None)
