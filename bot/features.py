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
from handlers.shared.doors import Feature

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
quiz.know(FEATURES)
