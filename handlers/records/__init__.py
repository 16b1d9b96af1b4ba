"""Record books (台账): minutes of meetings, their Word documents, and a period's books."""

from handlers.records.books.routes import route as books
from handlers.records.documents import due as documents
from handlers.records.filing.forms import FORM
from handlers.records.filing.routes import route as filing
from handlers.records.minutes.routes import follow_edit
from handlers.records.minutes.routes import route as minutes
from handlers.records.minutes.rules import STEP
from handlers.records.templates import due as templates
from handlers.records.templates.routes import route as template_routes
from handlers.shared.feature import Feature, Work

FEATURE = Feature(
    name="records",
    routes=(filing, minutes, books, template_routes),
    forms=(FORM,),
    wordy=frozenset({STEP}),
    on_edit=follow_edit,
    errands={
        documents.ERRAND: Work(
            read=documents.make,
            finish=documents.finish,
            load=documents.load,
            files=documents.wanted,
        ),
        templates.ERRAND: Work(read=templates.read, finish=templates.finish),
    },
)
