"""Reading pushes: who studied what, notes on it, and gentle reminders."""

from handlers.reading import rules
from handlers.reading.notes import routes as notes
from handlers.reading.pushes import routes as pushes
from handlers.reading.pushes.view import draw
from handlers.reading.reminders import due
from handlers.reading.study import routes as study
from handlers.reading.study.view import todos
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="reading",
    routes=(study.route, pushes.route, notes.route, notes.keeping),
    dues=due.DUES,
    todos=todos,
    cards={rules.CARD: draw},
)
