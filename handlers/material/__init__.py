"""Study material: what is sent is taken, kept in order, read out of files, fetched from feeds."""

from handlers.material import (
    adding,
    commands,
    details,
    editing,
    feeds,
    importing,
    keeping,
    page,
    series,
    taking,
)
from handlers.material.plans import due, forms
from handlers.material.plans import routes as plans
from handlers.material.room import TYPED
from handlers.shared.feature import Command, Feature, Taker, Work
from handlers.shared.private import privately

_DOORS = (commands, adding, page, editing, details, series, importing, feeds)
_TAPS = {verb: handler for module in _DOORS for verb, handler in module.TAPS.items()}
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
    routes=(plans.route,),
    forms=(forms.SERIES, forms.MATERIAL),
    plannables=due.PLANNABLES,
    buttons={verb: privately(handler) for verb, handler in _TAPS.items()},
    links={"mt": commands.linked},
    drafts={TYPED: commands.typed, importing.DRAFT: importing.typed},
    taker=Taker("material", taking.wants, taking.sent),
    cards={adding.INBOX: adding.draw},
    errands={
        importing.ERRAND: Work(read=importing.read, finish=importing.finish),
        feeds.ERRAND: Work(read=feeds.read, finish=feeds.finish),
        keeping.ERRAND: Work(read=keeping.read, finish=keeping.finish),
    },
)
