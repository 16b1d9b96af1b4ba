"""Changes the fields of a material."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from data.models import Material
from handlers.material import rules
from handlers.shared.refusal import Refusal


def change(material: Material, field: str, value: Any) -> None:
    """Gives a field another value. Where nobody set the minutes, they follow the text."""
    if field == "question":
        material.question, material.options, material.answer = value
    elif field == "until":
        material.until = date.fromisoformat(value) if value else None
    elif field == "body":
        guessed = material.minutes == rules.minutes_of(material.body, material.link, material.files)
        material.body = value
        if guessed:
            material.minutes = rules.minutes_of(value, material.link, material.files)
    else:
        setattr(material, field, value)


def change_minutes(material: Material, *, up: bool) -> None:
    """Gives a material a little more or less time."""
    material.minutes = rules.following_minutes(material.minutes, up)


def change_note_days(material: Material) -> None:
    """Asks for a note within the next number of days, or for none after the last."""
    later = [one for one in rules.NOTE_DAYS if one > material.note_days]
    material.note_days = later[0] if later else 0


def switch_tag(material: Material, tag: str) -> None:
    """Puts a tag on or takes it off."""
    if tag in material.tags:
        material.tags = [one for one in material.tags if one != tag]
    else:
        add_tags(material, [tag])


def add_tags(material: Material, tags: Sequence[str]) -> None:
    """Puts tags on; raises Refusal where they are too many."""
    made = list(dict.fromkeys([*material.tags, *tags]))
    if len(made) > rules.MOST_TAGS:
        raise Refusal("edit-tags-many", most=rules.MOST_TAGS)
    material.tags = made
