"""The ordered list of features; a new one is one line here."""

from handlers import (
    away,
    branch,
    help,  # noqa: A004 - the command's name
    incoming,
    material,
    meeting,
    plan,
    practice,
    quiz,
    reading,
    roster,
    signin,
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
    quiz.FEATURE,
    practice.FEATURE,
)
_TAKING: tuple[Feature, ...] = (*_OFFERING, plan.feature(_OFFERING), help.FEATURE)
FEATURES: tuple[Feature, ...] = (*_TAKING, incoming.feature(_TAKING))
