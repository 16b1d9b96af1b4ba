"""A member's own practice: questions at any time, mistakes, and a review when it is due."""

from data.queries.memory import REVIEW
from handlers.practice import due
from handlers.practice.routes import route
from handlers.shared.feature import Action, Feature

FEATURE = Feature(
    name="practice", routes=(route,), dues={REVIEW: Action(due.remind)}, todos=due.todos
)
