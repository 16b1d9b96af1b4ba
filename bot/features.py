"""The ordered list of features; a new one is one line here."""

from handlers import branch, help, meeting, roster, signin  # noqa: A004 - the command's name
from handlers.shared.doors import Feature

FEATURES: tuple[Feature, ...] = (
    signin.FEATURE,
    meeting.FEATURE,
    branch.FEATURE,
    roster.FEATURE,
    help.FEATURE,
)
