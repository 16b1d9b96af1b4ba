"""What the secretary learns from answers: hard questions, wrong keys, weak tags and subgroups."""

from handlers.items import commands
from handlers.shared.feature import Command, Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="items",
    commands=(
        Command(
            "insight",
            commands.insight,
            words=("答题分析", "答題分析", "题目分析", "題目分析"),
            menus=("secretary",),
        ),
    ),
    buttons={verb: privately(handler) for verb, handler in commands.TAPS.items()},
    links={"it": commands.linked},
)
