"""Discussion prompts (讨论): a stock of topics, contributions, results, and speaking in turn."""

from data.queries.contribution import CARD as CONTRIBUTION
from data.queries.lead import LEAD
from data.queries.topic import CLOSE
from handlers.shared.feature import Action, Command, Feature
from handlers.shared.private import privately
from handlers.topics import (
    adding,
    choosing,
    closing,
    commands,
    due,
    leading,
    listening,
    posting,
    results,
    rules,
    speaking,
    stock,
    todos,
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
    buttons={"ts.g": speaking.tapped_card}
    | {verb: privately(handler) for verb, handler in PRIVATE.items()},
    links={
        "tp": commands.linked,
        "tpr": commands.linked_result,
        "ts": speaking.linked_topic,
        "tsp": speaking.linked,
    },
    drafts={TYPED: adding.typed, SPEAK: speaking.typed},
    dues={CLOSE: Action(due.closes), LEAD: Action(due.turns)},
    plannables=(choosing.PLANNABLE,),
    todos=todos.todos,
    on_reply={rules.CARD: listening.replied},
    on_topic_message=listening.heard,
    on_reaction=listening.reacted,
    memberships=commands.moved,
    message_sent={CONTRIBUTION: listening.posted},
    message_failed={rules.CARD: posting.lost, CONTRIBUTION: listening.lost},
    cards={
        rules.CARD: posting.draw,
        rules.SUMMARY: closing.draw_summary,
        CONTRIBUTION: listening.drawn_once,
    },
    errands=closing.ERRANDS,
)
