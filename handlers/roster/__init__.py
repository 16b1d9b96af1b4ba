"""The roster: people, files in and out, claims of names, and the handover."""

from data.queries import claim, newcomer
from handlers.roster.claims import due as claims_due, routes as claims
from handlers.roster.files import due as files_due, routes as files
from handlers.roster.handover import routes as handover
from handlers.roster.newcomers import due as newcomers_due, routes as newcomers
from handlers.roster.people import routes as people
from handlers.roster.people.forms import FORMS
from handlers.shared.feature import Feature, Taker

FEATURE = Feature(
    name="roster",
    routes=(claims.route, files.route, handover.route, newcomers.route, people.route),
    forms=FORMS,
    taker=Taker("roster", files.wants, files.take_unasked),
    cards={
        claim.CARD: claims_due.draw,
        claim.FREE_CARD: claims_due.draw_free,
        newcomer.CARD: newcomers_due.draw,
    },
    errands=files_due.ERRANDS,
    subscribers=(newcomers_due.on,),
)
