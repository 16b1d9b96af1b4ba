"""The question bank: files in and out, browsing and mending, approval, and members' doubts."""

from handlers.bank import (
    commands,
    doubtful,
    editing,
    filed,
    filing,
    page,
    papers,
    picturing,
    reports,
)
from handlers.bank.correcting import REPORTS
from handlers.bank.room import TYPED
from handlers.shared.doors import Command, Feature, Taker, Work
from handlers.shared.private import privately

_DOORS = (commands, page, editing, picturing, filing, filed, doubtful, papers, reports)
_TAPS = {verb: door for module in _DOORS for verb, door in module.TAPS.items()} | reports.ASKED
FEATURE = Feature(
    name="bank",
    commands=(Command("bank", commands.command, words=("题库", "題庫"), menus=("secretary",)),),
    taps={verb: privately(door) for verb, door in _TAPS.items()},
    links={"bk": commands.linked, "qr": reports.linked},
    drafts={
        TYPED: commands.typed,
        picturing.DRAFT: picturing.typed,
        filing.ANSWERS: picturing.typed,
    },
    draft_files={picturing.DRAFT: picturing.sent, filing.ANSWERS: filing.sent_answers},
    taker=Taker("bank", filing.wants, filing.sent),
    cards={REPORTS: reports.draw},
    errands={
        filing.ERRAND: Work(read=filing.read, finish=filing.finish, know=filing.know),
        filed.ERRAND: Work(read=filed.read, finish=filed.finish),
        picturing.ERRAND: Work(read=picturing.read, finish=picturing.finish),
    },
)
