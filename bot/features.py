"""The ordered list of features; a new one is one line here."""

from handlers import (
    away,
    bank,
    branch,
    check,
    contest,
    duel,
    help,  # noqa: A004 - the command's name
    incoming,
    items,
    material,
    meeting,
    plan,
    points,
    practice,
    quiz,
    reading,
    records,
    roster,
    signin,
    topics,
)
from handlers.shared.feature import Command, Feature

_OFFERING: tuple[Feature, ...] = (
    signin.FEATURE,
    meeting.FEATURE,
    branch.FEATURE,
    roster.FEATURE,
    away.FEATURE,
    reading.FEATURE,
    material.FEATURE,
    bank.FEATURE,
    quiz.FEATURE,
    contest.FEATURE,
    duel.FEATURE,
    items.FEATURE,
    practice.FEATURE,
    topics.FEATURE,
    check.FEATURE,
    records.FEATURE,
)
_TAKING: tuple[Feature, ...] = (
    *_OFFERING,
    points.feature(_OFFERING),
    plan.feature(_OFFERING),
    help.FEATURE,
)
FEATURES: tuple[Feature, ...] = (*_TAKING, incoming.feature(_TAKING))
quiz.load(FEATURES)

_MENU = (
    *("signin", "meeting", "minutes", "check", "plans"),
    *("me", "read", "question", "quiz", "mistakes", "topic", "speak"),
    *("contest", "attendance", "roster", "material", "bank", "records", "hours", "insight"),
    *("rank", "duel", "calendar"),
    *("settings", "handover", "join", "branch", "help", "privacy", "mydata", "setup"),
)


def _place(command: Command) -> int:
    return _MENU.index(command.name) if command.name in _MENU else len(_MENU)


COMMANDS: tuple[Command, ...] = tuple(sorted((c for f in FEATURES for c in f.commands), key=_place))
"""All commands as the menus show them, the likeliest first; those without a place come last."""
