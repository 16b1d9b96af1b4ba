"""The ordered list of features; a new one is one line here."""

from handlers import (
    branch,
    help,  # noqa: A004 - the command's name
    incoming,
    meeting,
    reading,
    roster,
    signin,
)
from handlers.shared.doors import Feature

_TAKING: tuple[Feature, ...] = (
    signin.FEATURE,
    meeting.FEATURE,
    branch.FEATURE,
    roster.FEATURE,
    reading.FEATURE,
    help.FEATURE,
)
FEATURES: tuple[Feature, ...] = (*_TAKING, incoming.feature(_TAKING))
