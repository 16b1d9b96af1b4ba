"""Study material: what is sent is taken, kept in order, read out of files, fetched from feeds."""

from handlers.material import (
    adding,
    commands,
    details,
    editing,
    feeds,
    filing,
    keeping,
    page,
    series,
    taking,
)
from handlers.material.room import TYPED
from handlers.shared.doors import Command, Feature, Taker, Work
from handlers.shared.private import privately

_DOORS = (commands, adding, page, editing, details, series, filing, feeds)
_TAPS = {verb: door for module in _DOORS for verb, door in module.TAPS.items()}
FEATURE = Feature(
    name="material",
    commands=(
        Command(
            "material",
            commands.material,
            words=("资料", "資料", "学习资料", "學習資料", "专题", "專題"),
            menus=("secretary",),
        ),
    ),
    taps={verb: privately(door) for verb, door in _TAPS.items()},
    links={"mt": commands.linked},
    drafts={TYPED: commands.typed, filing.DRAFT: filing.typed},
    taker=Taker("material", taking.wants, taking.sent),
    cards={adding.INBOX: adding.draw},
    errands={
        filing.ERRAND: Work(read=filing.read, finish=filing.finish),
        feeds.ERRAND: Work(read=feeds.read, finish=feeds.finish),
        keeping.ERRAND: Work(read=keeping.read, finish=keeping.finish),
    },
)
