"""The daily question: asked in the group, answered in a poll, with one calm result."""

from handlers.quiz import asking, rules, voting
from handlers.shared.doors import Feature

FEATURE = Feature(
    name="quiz",
    vote=voting.vote,
    posted={rules.ROUND: asking.posted},
    lost={rules.ROUND: asking.lost},
)
