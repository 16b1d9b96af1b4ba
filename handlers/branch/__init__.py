"""A branch in its group chat: greeting, founding, sleep, and settings."""

from handlers.branch import commands
from handlers.shared.feature import Command, Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="branch",
    commands=(
        Command("setup", commands.setup, menus=("group",)),
        Command("settings", commands.settings, words=("设置", "設定"), menus=("secretary",)),
    ),
    buttons={
        "b.set": commands.tapped_setup,
        "b.s": privately(commands.tapped_settings),
        "b.y": privately(commands.tapped_value),
        "b.q": privately(commands.tapped_quiet),
        "b.qf": privately(commands.tapped_quiet_from),
        "b.qt": privately(commands.tapped_quiet_to),
        "b.qn": privately(commands.tapped_quiet_none),
        "b.n": privately(commands.tapped_name),
        "b.z": privately(commands.tapped_zone),
        "b.zs": privately(commands.tapped_zone_choice),
        "b.l": privately(commands.tapped_language),
        "b.ls": privately(commands.tapped_language_choice),
    },
    asking_buttons=frozenset({"b.set"}),
    links={"b": commands.settings_link},
    drafts={"branch": commands.typed},
    memberships=commands.membership,
)
