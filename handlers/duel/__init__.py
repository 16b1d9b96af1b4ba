"""Duels (对战): two members answer the same few questions, privately, each at the own pace."""

from data.queries import duel as duels
from handlers.duel import commands, due, rules, view
from handlers.shared.doors import Action, Command, Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="duel",
    commands=(Command("duel", commands.duel, words=("对战", "對戰"), menus=("group", "member")),),
    taps={verb: privately(door) for verb, door in commands.TAPS.items()},
    links={"du": commands.linked, "da": commands.called},
    dues={duels.OUT: Action(due.times_out), duels.OVER: Action(due.is_over)},
    cards={rules.CARD: view.draw},
    lost={rules.CARD: due.lost},
)
