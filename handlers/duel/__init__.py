"""Duels (对战): two members answer the same few questions, privately, each at the own pace."""

from data.queries import duel as duels
from handlers.duel import commands, due, rules, view
from handlers.shared.feature import Action, Command, Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="duel",
    commands=(Command("duel", commands.duel, words=("对战", "對戰"), menus=("group", "member")),),
    buttons={verb: privately(handler) for verb, handler in commands.TAPS.items()},
    links={"du": commands.linked, "da": commands.called},
    dues={duels.OUT: Action(due.times_out), duels.OVER: Action(due.is_over)},
    cards={rules.CARD: view.draw},
    message_failed={rules.CARD: due.lost},
)
