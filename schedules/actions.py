"""The register of what plans do: a plan's kind → the feature's action."""

from collections.abc import Mapping, Sequence

from handlers import check, contest, duel, meeting, plan, practice, quiz, reading, signin, topics
from handlers.shared.feature import Action, Feature, Sent, Vote

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

MESSAGE_SENT: Mapping[str, Sequence[Sent]] = {
    kind: [feature.message_sent[kind] for feature in FEATURES if kind in feature.message_sent]
    for kind in {kind for feature in FEATURES for kind in feature.message_sent}
}
MESSAGE_FAILED: Mapping[str, Sequence[Sent]] = {
    kind: [feature.message_failed[kind] for feature in FEATURES if kind in feature.message_failed]
    for kind in {kind for feature in FEATURES for kind in feature.message_failed}
}
"""Who hears what became of the cards and polls of a kind; several features may."""

VOTE: Vote = next(feature.vote for feature in FEATURES if feature.vote)
"""Takes answers to polls."""
