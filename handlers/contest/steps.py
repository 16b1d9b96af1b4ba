"""Handlers of a new contest, step by step: title, which questions, how many, how long, when.

The same steps lead to a plan (`Plannable`): there the last one is the rhythm.
"""

from datetime import timedelta
from typing import Any

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.queries import planning
from data.queries import question as bank
from data.values.names import clean_text
from data.values.out import OutMessage
from handlers.contest import rules, service, steps_view
from handlers.contest.room import show_page
from handlers.plan import page_view
from handlers.plan import progress as planned
from handlers.plan import steps as plan_steps
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal

KIND = "contest"
"""The kind of the draft, and of the plan."""


def begin(ctx: Context, branch: Branch) -> None:
    """The first step of a contest; an unfinished step of the same person is dropped."""
    _start(ctx, branch, via="")


def choose(ctx: Context, branch: Branch, draft: Draft) -> None:
    """The first step of a plan; `draft` is the plan's, which begins anew after the last one."""
    _start(ctx, branch, via="plans", plan=draft.data["plan"])


def _start(ctx: Context, branch: Branch, **values: Any) -> None:
    data = {**service.blank(""), "plan": 0, **values}
    draft = drafts.begin(
        ctx.session, ctx.person.id, KIND, ctx.now, branch_id=branch.id, awaits="title", data=data
    )
    ctx.answer("")
    ctx.show(steps_view.ask_title(ctx.texts, draft))


def _own(ctx: Context, *needs: str) -> tuple[Branch, Draft]:
    """The draft a button belongs to: the person's own, who may still lead contests there."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, KIND, ctx.now)
    if draft is None or draft.branch_id is None or not all(draft.data[need] for need in needs):
        raise Refusal("button-stale")
    branch, _ = holder_in(ctx, draft.branch_id, Right.CONTESTS)
    draft.message_id = ctx.message_id or draft.message_id
    ctx.answer("")
    return branch, draft


def _fill(draft: Draft, **values: Any) -> None:
    draft.data = {**draft.data, **values}


def tapped_title(ctx: Context) -> None:
    """The title offered is taken."""
    branch, draft = _own(ctx)
    _fill(draft, title=ctx.texts.plain("contest-title"))
    _ask_which(ctx, branch, draft)


def tapped_title_again(ctx: Context) -> None:
    """Back to the title."""
    _, draft = _own(ctx)
    draft.awaits = "title"
    ctx.edit(steps_view.ask_title(ctx.texts, draft))


def _ask_which(ctx: Context, branch: Branch, draft: Draft) -> None:
    draft.awaits = ""
    tags = bank.tags(ctx.session, branch.id)
    many = len(service.fitting(ctx.session, ctx.now, branch, draft.data))
    ctx.show(steps_view.ask_which(ctx.texts, draft, tags, many))


def tapped_which_again(ctx: Context) -> None:
    """Back to which questions; the page of tags that is shown may change."""
    branch, draft = _own(ctx, "title")
    _ask_which(ctx, branch, draft)


def tapped_tag(ctx: Context) -> None:
    """A tag is ticked, or not any more."""
    branch, draft = _own(ctx, "title")
    tags = bank.tags(ctx.session, branch.id)[: steps_view.MOST_TAGS]
    at = number(ctx.args, 1)
    if at >= len(tags):
        raise Refusal("button-stale")
    ticked, tag = draft.data["tags"], tags[at][0]
    _fill(draft, tags=[one for one in ticked if one != tag] if tag in ticked else [*ticked, tag])
    _ask_which(ctx, branch, draft)


def tapped_level(ctx: Context) -> None:
    """The next difficulty."""
    branch, draft = _own(ctx, "title")
    _fill(draft, difficulty=list(rules.next_level(draft.data["difficulty"])))
    _ask_which(ctx, branch, draft)


def tapped_many_again(ctx: Context) -> None:
    """How many questions?"""
    branch, draft = _own(ctx, "title")
    _ask_many(ctx, branch, draft)


def _ask_many(ctx: Context, branch: Branch, draft: Draft) -> None:
    many = len(service.fitting(ctx.session, ctx.now, branch, draft.data))
    if many < rules.FEWEST:
        raise Refusal("contest-too-few", many=many, wanted=rules.FEWEST)
    draft.awaits = "questions"
    ctx.show(steps_view.ask_many(ctx.texts, draft, many))


def tapped_many(ctx: Context) -> None:
    """So many questions."""
    branch, draft = _own(ctx, "title")
    _many(ctx, branch, draft, number(ctx.args, 1))


def _many(ctx: Context, branch: Branch, draft: Draft, many: int) -> None:
    there = len(service.fitting(ctx.session, ctx.now, branch, draft.data))
    if not rules.FEWEST <= many <= rules.MOST:
        raise Refusal("contest-many", least=rules.FEWEST, most=rules.MOST)
    if many > there:
        raise Refusal("contest-too-few", many=there, wanted=many)
    _fill(draft, questions=many)
    _ask_seconds(ctx, draft)


def _ask_seconds(ctx: Context, draft: Draft) -> None:
    draft.awaits = "seconds"
    ctx.show(steps_view.ask_seconds(ctx.texts, draft))


def tapped_seconds_again(ctx: Context) -> None:
    """Back to the seconds."""
    _, draft = _own(ctx, "title")
    _ask_seconds(ctx, draft)


def tapped_seconds(ctx: Context) -> None:
    """So many seconds for each."""
    _, draft = _own(ctx, "title")
    _seconds(ctx, draft, number(ctx.args, 1))


def _seconds(ctx: Context, draft: Draft, seconds: int) -> None:
    if not rules.SHORTEST <= seconds <= rules.LONGEST:
        raise Refusal("contest-seconds", least=rules.SHORTEST, most=rules.LONGEST)
    _fill(draft, seconds=seconds)
    _summary(ctx, draft)


def _summary(ctx: Context, draft: Draft) -> None:
    draft.awaits = ""
    ctx.show(steps_view.summary(ctx.session, ctx.texts, draft))


def tapped_teams(ctx: Context) -> None:
    """Subgroups play against each other, or do not."""
    _, draft = _own(ctx, "title")
    _fill(draft, teams=not draft.data["teams"])
    _summary(ctx, draft)


def typed(ctx: Context, draft: Draft) -> None:
    """A typed title, number of questions or of seconds."""
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.CONTESTS)
    text, asked = ctx.text, draft.message_id
    draft.message_id = None
    if draft.awaits == "title":
        title = clean_text(text)
        if not title or len(title) > rules.LONGEST_TITLE:
            raise Refusal("contest-title-long", most=rules.LONGEST_TITLE, long=len(title))
        _fill(draft, title=title)
        _ask_which(ctx, branch, draft)
    elif draft.awaits == "questions":
        _many(ctx, branch, draft, rules.number_in(text))
    else:
        _seconds(ctx, draft, rules.number_in(text))
    if asked:
        # The question is answered: its buttons would only lead back.
        ctx.delete(asked)


def tapped_now(ctx: Context) -> None:
    """It begins at once, but for a moment to see the card; or in five minutes."""
    branch, draft = _own(ctx, "title")
    wait = rules.SOON if ctx.args[1:] == ("soon",) else rules.COUNTDOWN
    _announce(ctx, branch, draft, wait)


def _announce(ctx: Context, branch: Branch, draft: Draft, wait: timedelta) -> None:
    made = service.announce(
        ctx.session, ctx.now, branch, draft.data, ctx.now + wait, by=ctx.person.id
    )
    drafts.end(ctx.session, draft)
    ctx.pokes |= {"cards", "tick"}
    ctx.answer(ctx.texts.plain("contest-answer-announced"))
    show_page(ctx, branch, made)


def tapped_plan(ctx: Context) -> None:
    """By plan: now the rhythm."""
    branch, draft = _own(ctx, "title")
    holder_in(ctx, branch.id, Right.PLANS)
    fields = {name: draft.data[name] for name in service.blank("")}
    plan = planned.start(ctx, branch, kind=KIND, plan=draft.data["plan"])
    plan_steps.chosen(ctx, plan, title=fields["title"], data=fields)


def tapped_out(ctx: Context) -> None:
    """返回 from the first step of a plan: to the kinds, or to the plan that was to be changed."""
    branch, draft = _own(ctx)
    plan = planning.of_id(ctx.session, draft.data["plan"])
    drafts.end(ctx.session, draft)
    if plan is not None and plan.branch_id == branch.id:
        ctx.edit(page_view.page(ctx.session, ctx.texts, branch, plan, ctx.now))
        return
    plan_steps.begin(ctx, branch)


def tapped_cancel(ctx: Context) -> None:
    """The contest is given up before it stands."""
    _, draft = _own(ctx)
    drafts.end(ctx.session, draft)
    ctx.edit(OutMessage(ctx.texts("cancelled")))


TAPS: dict[str, Handler] = {
    "cs.t": tapped_title,
    "cs.bt": tapped_title_again,
    "cs.bw": tapped_which_again,
    "cs.g": tapped_tag,
    "cs.l": tapped_level,
    "cs.bm": tapped_many_again,
    "cs.m": tapped_many,
    "cs.bs": tapped_seconds_again,
    "cs.s": tapped_seconds,
    "cs.e": tapped_teams,
    "cs.w": tapped_now,
    "cs.p": tapped_plan,
    "cs.o": tapped_out,
    "cs.no": tapped_cancel,
}
