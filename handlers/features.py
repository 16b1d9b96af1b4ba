"""The ordered list of features; a new one is one line here."""

from handlers import (
    affairs,
    audit,
    away,
    bank,
    branch,
    check,
    contest,
    duel,
    help,  # noqa: A004 - the command's name
    incoming,
    items,
    language,
    material,
    meeting,
    moving,
    plan,
    points,
    practice,
    privacy,
    quiz,
    reading,
    records,
    roster,
    signin,
    topics,
    votes,
)
from handlers.shared import form_chat, hearing
from handlers.shared.feature import Feature
from handlers.shared.registry import Registry
from handlers.shared.router import Route

FEATURES: tuple[Feature, ...] = (
    Feature("forms", routes=(form_chat.route, hearing.route)),
    signin.FEATURE,
    meeting.FEATURE,
    branch.FEATURE,
    audit.FEATURE,
    moving.FEATURE,
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
    affairs.FEATURE,
    votes.FEATURE,
    points.FEATURE,
    plan.FEATURE,
    help.FEATURE,
    privacy.FEATURE,
    language.FEATURE,
    incoming.FEATURE,
)
REGISTRY = Registry(FEATURES)

_MENU = (
    *("signin", "meeting", "minutes", "check", "plans"),
    *("me", "read", "question", "quiz", "mistakes", "topic", "speak", "leave", "makeup"),
    *("contest", "attendance", "roster", "material", "bank", "records", "hours", "insight"),
    *("affairs", "vote", "rank", "duel", "calendar"),
    *("settings", "handover", "join", "branch", "help", "language", "privacy", "mydata", "setup"),
)


COMMANDS: tuple[Route, ...] = tuple(
    sorted(REGISTRY.commands.values(), key=lambda one: (*_MENU, one.name).index(one.name))
)
"""All commands as the menus show them, the likeliest first; those without a place come last."""
