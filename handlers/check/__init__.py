"""The study check (学习检查): who studied what in a period, by hand at any time or by plan."""

from handlers.check import (
    commands,
    files,
    guarding,
    makeup,
    makeup_study,
    pages,
    person,
    planning,
    reminding,
)
from handlers.shared.feature import Command, Feature, Work, worked_out
from handlers.shared.private import privately

_DOORS = (commands, person, planning, guarding, makeup, makeup_study)
_TAPS = {verb: handler for module in _DOORS for verb, handler in module.TAPS.items()}
FEATURE = Feature(
    name="check",
    commands=(
        Command(
            "check",
            commands.command,
            words=("检查", "檢查", "学习检查", "學習檢查"),
            menus=("secretary",),
        ),
    ),
    buttons={verb: privately(handler) for verb, handler in _TAPS.items()},
    links={"ck": commands.linked},
    drafts={person.TALK: person.typed},
    dues=guarding.DUES,
    plannables=(planning.PLANNABLE,),
    todos=makeup_study.todos,
    cards={makeup.CARD: makeup.draw},
    errands={
        files.ERRAND: Work(read=files.make, finish=files.finish, load=files.load),
        pages.ERRAND: Work(read=worked_out, finish=pages.finish, load=pages.load),
        planning.ERRAND: Work(read=worked_out, finish=planning.finish, load=planning.load),
        reminding.ERRAND: Work(read=worked_out, finish=reminding.finish, load=reminding.load),
    },
)
