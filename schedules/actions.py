"""The register of what plans do: a plan's kind → the feature's action."""

from collections.abc import Mapping

from handlers import meeting, plan, quiz, reading, signin
from handlers.shared.doors import Action, Feature, Vote

FEATURES: tuple[Feature, ...] = (
    meeting.FEATURE,
    signin.FEATURE,
    reading.FEATURE,
    plan.FEATURE,
    quiz.FEATURE,
)
"""Those for which the clock has something to do; a new one is one line here."""

ACTIONS: Mapping[str, Action] = {
    kind: action
    for feature in FEATURES
    for kind, action in (
        *feature.dues.items(),
        *((plannable.kind, plannable.action) for plannable in feature.plannables),
    )
}

VOTE: Vote = next(feature.vote for feature in FEATURES if feature.vote)
"""Takes answers to polls."""
