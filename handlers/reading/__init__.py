"""Reading pushes: who studied what, notes on it, and reminders of what is owed."""

from handlers.reading import rules
from handlers.reading.notes.routes import keeping, route as notes_route
from handlers.reading.pushes.routes import route as pushes_route
from handlers.reading.pushes.view import draw, is_open
from handlers.reading.reminders.due import DUES, ERRANDS
from handlers.reading.reminders.routes import route as reminders_route
from handlers.reading.study.routes import route as study_route
from handlers.reading.study.view import todos
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="reading",
    routes=(study_route, pushes_route, reminders_route, notes_route, keeping),
    dues=DUES,
    errands=ERRANDS,
    todos=todos,
    cards={rules.CARD: draw},
    live={rules.CARD: is_open},
)
