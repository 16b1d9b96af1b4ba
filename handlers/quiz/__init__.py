"""The daily question: asked in the group, answered in a poll, with one calm result."""

from handlers.quiz import (
    answering,
    asking,
    commands,
    due,
    open_ones,
    pages,
    planning,
    results,
    rules,
    voting,
)
from handlers.quiz.register import know
from handlers.shared.doors import Action, Command, Feature
from handlers.shared.private import privately

__all__ = ["FEATURE", "know"]

PRIVATE = {
    "qd.l": pages.tapped_list,
    "qd.r": pages.tapped_round,
    "qd.p": pages.tapped_publish,
    "qd.v": pages.tapped_void,
    "qd.m": pages.tapped_remind,
    "qd.a": pages.tapped_ask,
    "qd.t": pages.tapped_asked,
    "qd.n": pages.tapped_near,
    "qd.y": pages.tapped_accept,
    "qd.x": pages.tapped_refuse,
    "qd.o": commands.tapped_own,
    "qd.c": answering.tapped_cancel,
    **planning.TAPS,
}

FEATURE = Feature(
    name="quiz",
    commands=(
        Command(
            "question",
            commands.question,
            words=("今日一题", "今日一題", "每日一题", "每日一題"),
            menus=("member", "secretary"),
        ),
    ),
    taps={verb: privately(door) for verb, door in PRIVATE.items()},
    links={"ql": commands.linked, "qa": answering.linked, "qx": commands.linked_doubt},
    drafts={answering.FILL: answering.typed},
    dues={rules.CLOSE: Action(due.closes), rules.REMIND: Action(due.reminds)},
    plannables=(planning.PLANNABLE,),
    todos=open_ones.todos,
    vote=voting.vote,
    posted={rules.ROUND: asking.posted},
    lost={rules.ROUND: asking.lost},
    replied={rules.ROUND: answering.replied},
    cards={rules.ROUND: asking.draw, rules.RESULT: results.draw},
)
