"""The daily question: asked in the group, answered in a poll, with one calm result."""

from handlers.quiz import (
    answering,
    asking,
    commands,
    due,
    pages,
    planning,
    results,
    rules,
    todos,
    voting,
)
from handlers.shared.feature import Action, Command, Feature
from handlers.shared.private import privately

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
    buttons={verb: privately(handler) for verb, handler in PRIVATE.items()},
    links={"ql": commands.linked, "qa": answering.linked, "qx": commands.linked_doubt},
    drafts={answering.FILL: answering.typed},
    dues={rules.CLOSE: Action(due.closes), rules.REMIND: Action(due.reminds)},
    plannables=(planning.PLANNABLE,),
    todos=todos.todos,
    vote=voting.vote,
    message_sent={rules.ROUND: asking.posted},
    message_failed={rules.ROUND: asking.lost},
    on_reply={rules.ROUND: answering.replied},
    cards={rules.ROUND: asking.draw, rules.RESULT: results.draw},
)
