"""Help, and what the bot keeps about a person."""

from handlers.help import commands
from handlers.shared.feature import Command, Feature

FEATURE = Feature(
    name="help",
    commands=(
        Command("start", commands.start),
        Command("help", commands.help_, words=("帮助", "幫助"), menus=("member", "group")),
        Command("privacy", commands.privacy, words=("隐私", "隱私"), menus=("member",)),
        Command("mydata", commands.mydata, menus=("member",)),
    ),
)
