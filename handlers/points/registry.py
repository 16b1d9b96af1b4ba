"""What is open for a member, asked of all features."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from handlers.shared.feature import Feature, Todo, Todos
from handlers.shared.texts import Texts

SOURCES: list[Todos] = []
"""Filled once, when the list of features is made."""


def load(features: Sequence[Feature]) -> None:
    """From here on these features are asked."""
    SOURCES[:] = [feature.todos for feature in features if feature.todos]


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """All that a member has still to do, with buttons to do it now: what ends first before what
    can be done at any time."""
    found = [one for source in SOURCES for one in source(session, texts, branch, member, now)]
    return sorted(found, key=lambda one: (one.until is None, one.until or now))
