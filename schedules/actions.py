"""The register of what plans do: a plan's kind → the feature's action."""

from collections.abc import Mapping, Sequence

from handlers import check, contest, duel, meeting, plan, practice, quiz, reading, signin, topics
from handlers.shared.doors import Action, Feature, Sent, Vote

FEATURES: tuple[Feature, ...] = (
    meeting.FEATURE,
    signin.FEATURE,
    reading.FEATURE,
    plan.FEATURE,
    quiz.FEATURE,
    contest.FEATURE,
    duel.FEATURE,
    practice.FEATURE,
    topics.FEATURE,
    check.FEATURE,
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

POSTED: Mapping[str, Sequence[Sent]] = {
    kind: [feature.posted[kind] for feature in FEATURES if kind in feature.posted]
    for kind in {kind for feature in FEATURES for kind in feature.posted}
}
LOST: Mapping[str, Sequence[Sent]] = {
    kind: [feature.lost[kind] for feature in FEATURES if kind in feature.lost]
    for kind in {kind for feature in FEATURES for kind in feature.lost}
}
"""Who hears what became of the cards and polls of a kind; several features may."""

VOTE: Vote = next(feature.vote for feature in FEATURES if feature.vote)
"""Takes answers to polls."""
