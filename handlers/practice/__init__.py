"""A member's own practice: questions at any time, mistakes, and a review when it is due."""

from data.queries.memory import REVIEW
from handlers.practice import answering, commands, due, mistakes, todos
from handlers.practice.sitting import KIND
from handlers.shared.feature import Action, Command, Feature
from handlers.shared.private import privately

PRIVATE = {
    "pq.h": commands.tapped_home,
    "pq.s": commands.tapped_start,
    "pq.l": commands.tapped_tags,
    "pq.g": commands.tapped_tag,
    "pq.b": commands.tapped_reminders,
    "pq.w": commands.tapped_later,
    "pq.o": commands.tapped_no_more,
    "pq.a": answering.tapped_option,
    "pq.y": answering.tapped_submit,
    "pq.z": answering.tapped_unknown,
    "pq.j": answering.tapped_near,
    "pq.k": answering.tapped_keep,
    "pq.r": answering.tapped_doubt,
    "pq.n": answering.tapped_next,
    "pq.e": answering.tapped_end,
    "pm.l": mistakes.tapped_list,
    "pm.x": mistakes.tapped_off,
}

FEATURE = Feature(
    name="practice",
    commands=(
        Command(
            "quiz",
            commands.quiz,
            words=("答题", "答題", "练习", "練習"),
            menus=("group", "member"),
        ),
        Command(
            "mistakes",
            mistakes.mistakes,
            words=("错题", "錯題", "错题本", "錯題本"),
            menus=("member",),
        ),
    ),
    buttons={
        "qs": mistakes.tapped_save,
        **{verb: privately(handler) for verb, handler in PRIVATE.items()},
    },
    links={"pq": commands.linked, "pm": mistakes.linked},
    drafts={KIND: answering.typed},
    dues={REVIEW: Action(due.reviews)},
    todos=todos.todos,
)
