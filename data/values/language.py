"""The languages the bot speaks."""

from enum import StrEnum


class Language(StrEnum):
    """Simplified Chinese, traditional Chinese, English; the values are BCP 47 tags."""

    HANS = "zh-Hans"
    HANT = "zh-Hant"
    EN = "en"


def language_of(tag: str | None) -> Language:
    """Returns the language for a client's language tag: Chinese unless it clearly is another."""
    tag = (tag or "").lower().replace("_", "-")
    if tag.startswith("zh"):
        parts = set(tag.split("-"))
        return Language.HANT if parts & {"hant", "tw", "hk", "mo"} else Language.HANS
    return Language.EN if tag.startswith("en") else Language.HANS
