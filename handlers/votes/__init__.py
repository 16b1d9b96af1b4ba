"""Votes (表决、选举、测评): prepared, opened, cast in secret or by name, counted."""

from data.queries.vote import CARD
from handlers.shared.feature import Feature
from handlers.votes import due, forms, view
from handlers.votes.ballots.routes import route as ballots_route
from handlers.votes.electors import forms as elector_forms
from handlers.votes.electors.routes import route as electors_route
from handlers.votes.routes import route
from handlers.votes.sheets.routes import route as sheets_route
from handlers.votes.tellers.routes import route as tellers_route

FEATURE = Feature(
    name="votes",
    routes=(route, ballots_route, electors_route, sheets_route, tellers_route),
    forms=(*forms.FORMS, *elector_forms.FORMS),
    subscribers=(due.on,),
    dues=due.DUES,
    todos=view.todos,
    cards={CARD: view.draw},
    live={CARD: due.is_open},
)
