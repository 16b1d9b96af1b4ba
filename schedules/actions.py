"""The register of what plans do: a plan's kind → the feature's function that does it."""

from collections.abc import Mapping

from handlers import meeting, signin
from schedules.tick import Due

ACTIONS: Mapping[str, Due] = {**meeting.DUES, **signin.DUES}
