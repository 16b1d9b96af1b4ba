"""Duels (对战): two members answer the same few questions privately, each in their own time."""

from handlers.duel import due, rules, view
from handlers.duel.routes import route
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="duel",
    routes=(route,),
    subscribers=(due.on,),
    dues=due.DUES,
    cards={rules.CARD: view.draw},
)
