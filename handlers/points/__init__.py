"""Points and hours as people see them: one's own study, the ranking, the year's accounts."""

from handlers.points import accounts, due, entries, me, rank, training, tuning
from handlers.shared.feature import Command, Feature
from handlers.shared.private import privately

_TAPS = me.TAPS | entries.TAPS | rank.TAPS | tuning.TAPS | accounts.TAPS | training.TAPS
FEATURE = Feature(
    name="points",
    commands=(
        Command(
            "me",
            me.me,
            words=("我的", "我的学习", "我的學習", "积分", "積分"),
            menus=("member", "group"),
        ),
        Command(
            "rank",
            rank.rank,
            words=("排行", "排名", "排行榜"),
            menus=("member", "group"),
        ),
        Command("hours", accounts.command, words=("学时", "學時"), menus=("secretary",)),
    ),
    buttons={verb: privately(handler) for verb, handler in _TAPS.items()},
    links={"me": me.linked, "rk": rank.linked, "hr": accounts.linked},
    drafts={training.STEP: training.typed},
    subscribers=(due.on,),
    draft_files={training.STEP: training.filed},
)
