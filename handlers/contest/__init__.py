"""Contests (知识竞赛): question after question in the group, with a scoreboard."""

from handlers.contest import board, commands, due, page, rules, running, steps
from handlers.quiz.rules import ROUND
from handlers.shared.feature import Command, Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="contest",
    commands=(
        Command(
            "contest",
            commands.contest,
            words=("竞赛", "競賽", "知识竞赛", "知識競賽"),
            menus=("secretary",),
        ),
    ),
    buttons={
        "ct.j": commands.tapped_join,
        "ct.m": commands.tapped_mine,
        **{verb: privately(handler) for verb, handler in (commands.TAPS | steps.TAPS).items()},
    },
    links={"ct": commands.linked},
    drafts={steps.KIND: steps.typed},
    dues=due.DUES,
    plannables=(due.PLANNABLE,),
    cards={rules.CARD: board.draw, rules.PAGE: page.draw},
    message_sent={ROUND: running.posted},
    message_failed={ROUND: running.lost},
    round_final=running.settled,
)
