"""The question bank: files in and out, browsing and mending, approval, and members' doubts."""

from handlers.bank import (
    commands,
    doubtful,
    editing,
    exporting,
    imported,
    importing,
    page,
    picturing,
    reports,
)
from handlers.bank.correcting import REPORTS
from handlers.bank.room import TYPED
from handlers.shared.feature import Command, Feature, Taker, Work
from handlers.shared.private import privately

_DOORS = (commands, page, editing, picturing, importing, imported, doubtful, exporting, reports)
_TAPS = {
    verb: handler for module in _DOORS for verb, handler in module.TAPS.items()
} | reports.ASKED
FEATURE = Feature(
    name="bank",
    commands=(Command("bank", commands.command, words=("题库", "題庫"), menus=("secretary",)),),
    buttons={verb: privately(handler) for verb, handler in _TAPS.items()},
    links={"bk": commands.linked, "qr": reports.linked},
    drafts={
        TYPED: commands.typed,
        picturing.DRAFT: picturing.typed,
        importing.ANSWERS: picturing.typed,
    },
    draft_files={picturing.DRAFT: picturing.sent, importing.ANSWERS: importing.sent_answers},
    taker=Taker("bank", importing.wants, importing.sent),
    cards={REPORTS: reports.draw},
    errands={
        importing.ERRAND: Work(read=importing.read, finish=importing.finish, load=importing.load),
        imported.ERRAND: Work(read=imported.read, finish=imported.finish),
        picturing.ERRAND: Work(read=picturing.read, finish=picturing.finish),
    },
)
