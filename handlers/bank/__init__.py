"""The question bank: files in and out, looking and changing, approval, and members' doubts."""

from handlers.bank.exporting import routes as exporting
from handlers.bank.importing import due as files, routes as importing
from handlers.bank.importing.forms import ANSWERS, MEND
from handlers.bank.importing.service import READING, TAKING
from handlers.bank.lists import routes as lists
from handlers.bank.questions import due as pictures, routes as questions
from handlers.bank.questions.forms import EDIT
from handlers.bank.questions.rules import DOUBTS
from handlers.bank.questions.service import PICTURE
from handlers.bank.reports import routes as reports, view as reports_view
from handlers.shared.feature import Feature, Work

FEATURE = Feature(
    name="bank",
    routes=(
        lists.route,
        questions.route,
        importing.route,
        exporting.route,
        reports.raising,
        reports.settling,
    ),
    forms=(EDIT, MEND, ANSWERS),
    taker=importing.TAKER,
    cards={DOUBTS: reports_view.draw},
    errands={
        READING: Work(read=files.read, finish=files.keep, load=files.load, asker=files.ASKER),
        TAKING: Work(read=files.wait, finish=files.take_on, asker=None),
        PICTURE: Work(read=pictures.read_picture, finish=pictures.put_picture, asker=None),
    },
)
