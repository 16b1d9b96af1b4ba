"""Reading pushes: who studied what, notes on it, and gentle reminders."""

from handlers.reading import pushing
from handlers.shared.doors import Feature

FEATURE = Feature(name="reading", cards={pushing.CARD: pushing.draw})
