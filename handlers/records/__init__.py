"""Record books (台账): minutes of meetings, their Word documents, and a period's books."""

from handlers.records.books import due as books_due, routes as books_routes
from handlers.records.filing import routes as filing_routes
from handlers.records.filing.forms import FORM
from handlers.records.minutes import due as minutes_due, routes as minutes_routes
from handlers.records.templates import due as templates_due, routes as templates_routes
from handlers.shared.access import Right
from handlers.shared.feature import Asker, Feature, Work

FEATURE = Feature(
    name="records",
    routes=tuple(
        one.route for one in (filing_routes, minutes_routes, books_routes, templates_routes)
    ),
    forms=(FORM,),
    subscribers=(minutes_due.on,),
    on_edit=minutes_routes.follow_edit,
    errands={
        books_due.ERRAND: Work(
            read=books_due.make,
            finish=books_due.finish,
            load=books_due.load,
            files=books_due.wanted,
            asker=books_due.ASKER,
        ),
        templates_due.ERRAND: Work(
            read=templates_due.read, finish=templates_due.finish, asker=Asker(Right.RECORDS)
        ),
    },
)
