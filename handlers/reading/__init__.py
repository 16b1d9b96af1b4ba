"""Reading pushes: who studied what, notes on it, and gentle reminders."""

from data.queries.reading import CHASE
from handlers.reading import (
    checking,
    choosing,
    commands,
    due,
    ending,
    notes,
    pages,
    pushing,
    requests,
    rules,
    todos,
)
from handlers.reading.room import NOTE
from handlers.shared.feature import Action, Command, Feature
from handlers.shared.private import privately

PRIVATE = {
    "rd.o": commands.opened,
    "rd.t": commands.tapped_part,
    "rd.l": commands.tapped_list,
    "rd.q": checking.tapped_answer,
    "rn.f": notes.tapped_for_myself,
    "rn.m": notes.tapped_mine,
    "rn.t": notes.tapped_material,
    "rn.o": notes.tapped_own,
    "rn.h": notes.tapped_hand_in,
    "rn.e": notes.tapped_change,
    "rn.d": notes.tapped_delete,
    "rn.x": notes.tapped_deleted,
    "rn.y": requests.tapped_consent,
    "rp.l": pages.tapped_list,
    "rp.v": pages.tapped_push,
    "rp.c": pages.tapped_remind,
    "rp.k": requests.tapped_ask,
    "rp.h": requests.tapped_handed,
    "rp.n": requests.tapped_one,
    "rp.p": requests.tapped_post,
    "rp.e": requests.tapped_export,
    "re.g": ending.tapped_then_again,
    "re.a": ending.tapped_again,
    "re.r": ending.tapped_resume,
    "re.o": ending.tapped_others,
    "re.s": ending.tapped_other,
    "rc.s": choosing.tapped_series,
    "rc.sl": choosing.tapped_series_page,
    "rc.m": choosing.tapped_material,
    "rc.ml": choosing.tapped_material_page,
    "rc.st": choosing.tapped_starter,
}

FEATURE = Feature(
    name="reading",
    commands=(
        Command(
            "read",
            commands.read,
            words=("阅读", "閱讀", "学习", "學習", "待读", "待讀"),
            menus=("group", "member"),
        ),
    ),
    buttons={
        "rd.s": commands.tapped_studied,
        "rd.w": commands.tapped_whole,
        "rn.n": notes.tapped_note,
        **{verb: privately(handler) for verb, handler in PRIVATE.items()},
    },
    links={
        "rd": commands.opened_by_link,
        "rl": commands.linked_list,
        "rq": checking.linked,
        "rn": notes.linked,
    },
    drafts={NOTE: notes.typed},
    dues={CHASE: Action(due.chases)},
    plannables=(choosing.SERIES, choosing.MATERIAL),
    todos=todos.todos,
    cards={rules.CARD: pushing.draw},
)
