"""Discussion prompts (讨论): a stock of topics, contributions, results, and speaking in turn."""

from data.queries.contribution import CARD as CONTRIBUTION
from data.queries.lead import LEAD
from data.queries.topic import CLOSE
from handlers.shared.doors import Action, Command, Feature
from handlers.shared.private import privately
from handlers.topics import (
    adding,
    choosing,
    closing,
    commands,
    due,
    leading,
    listening,
    open_ones,
    posting,
    results,
    rules,
    speaking,
    stock,
)
from handlers.topics.room import SPEAK, TYPED

PRIVATE = (
    commands.TAPS
    | stock.TAPS
    | adding.TAPS
    | results.TAPS
    | speaking.PRIVATE
    | leading.TAPS
    | choosing.TAPS
)

FEATURE = Feature(
    name="topics",
    commands=(
        Command(
            "topic",
            commands.topic,
            words=("话题", "話題", "讨论", "討論"),
            menus=("group", "member", "secretary"),
        ),
        Command("speak", speaking.speak, words=("发言", "發言"), menus=("group", "member")),
    ),
    taps={"ts.g": speaking.tapped_card} | {verb: privately(door) for verb, door in PRIVATE.items()},
    links={
        "tp": commands.linked,
        "tpr": commands.linked_result,
        "ts": speaking.linked_topic,
        "tsp": speaking.linked,
    },
    drafts={TYPED: adding.typed, SPEAK: speaking.typed},
    dues={CLOSE: Action(due.closes), LEAD: Action(due.turns)},
    plannables=(choosing.PLANNABLE,),
    todos=open_ones.todos,
    replied={rules.CARD: listening.replied},
    hears=listening.heard,
    reacted=listening.reacted,
    memberships=commands.moved,
    posted={CONTRIBUTION: listening.posted},
    lost={rules.CARD: posting.lost, CONTRIBUTION: listening.lost},
    cards={
        rules.CARD: posting.draw,
        rules.SUMMARY: closing.draw_summary,
        CONTRIBUTION: listening.drawn_once,
    },
    errands=closing.ERRANDS,
)
