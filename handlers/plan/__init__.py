"""Plans as people make them: what is pushed, when, and the calendar of what comes."""

from handlers.plan import (
    asking,
    byhand,
    calendar,
    commands,
    meeting,
    message,
    pages,
    starters,
    steps,
    typed,
)
from handlers.plan.progress import DRAFT
from handlers.shared.feature import Command, Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="plan",
    commands=(
        Command(
            "plans",
            commands.plans,
            words=("计划", "計劃", "推送", "推送计划", "推送計劃"),
            menus=("secretary",),
        ),
        Command(
            "calendar",
            calendar.calendar,
            words=("日程", "日历", "日曆"),
            menus=("member", "group"),
        ),
    ),
    buttons={
        verb: privately(handler)
        for verb, handler in (
            steps.TAPS
            | asking.TAPS
            | byhand.TAPS
            | message.TAPS
            | meeting.TAPS
            | pages.TAPS
            | starters.TAPS
            | calendar.TAPS
        ).items()
    },
    links={"p": commands.plans_link, "ps": commands.starters_link, "cal": calendar.calendar_link},
    drafts={DRAFT: typed.typed, pages.EDIT: pages.typed},
    draft_files={DRAFT: typed.sent},
    plannables=(message.PLANNABLE, meeting.PLANNABLE),
)
