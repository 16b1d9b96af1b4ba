"""Branch affairs (党务公开): notices and all that hangs on them."""

from data.queries.notice import CARD
from handlers.affairs.notices import due as notices_due, view as notices_view
from handlers.affairs.notices.forms import FORMS
from handlers.affairs.notices.routes import route as notices_route
from handlers.affairs.routes import route
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="affairs",
    routes=(route, notices_route),
    forms=FORMS,
    subscribers=(notices_due.on,),
    dues=notices_due.DUES,
    todos=notices_view.todos,
    cards={CARD: notices_view.draw},
    live={CARD: notices_due.is_open},
    errands=notices_due.ERRANDS,
)
