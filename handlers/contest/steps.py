"""The doors of a new contest, step by step: title, which questions, how many, how long, when.

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
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

KIND = "contest"
"""The kind of the draft, and of the plan."""


def begin(turn: Turn, branch: Branch) -> None:
    """The first step of a contest; an unfinished step of the same person is dropped."""
    _start(turn, branch, via="")


def choose(turn: Turn, branch: Branch, draft: Draft) -> None:
    """The first step of a plan; `draft` is the plan's, which begins anew after the last one."""
    _start(turn, branch, via="plans", plan=draft.data["plan"])


def _start(turn: Turn, branch: Branch, **values: Any) -> None:
    data = {**service.blank(""), "plan": 0, **values}
    draft = drafts.begin(
        turn.session, turn.person.id, KIND, turn.now, branch_id=branch.id, awaits="title", data=data
    )
    turn.toast("")
    turn.show(steps_view.ask_title(turn.texts, draft))


def _own(turn: Turn, *needs: str) -> tuple[Branch, Draft]:
    """The draft a button belongs to: the person's own, who may still lead contests there."""
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, KIND, turn.now)
    if draft is None or draft.branch_id is None or not all(draft.data[need] for need in needs):
        raise Refusal("button-stale")
    branch, _ = holder_in(turn, draft.branch_id, Right.CONTESTS)
    draft.message_id = turn.deed.message_id or draft.message_id
    turn.toast("")
    return branch, draft


def _fill(draft: Draft, **values: Any) -> None:
    draft.data = {**draft.data, **values}


def tapped_title(turn: Turn) -> None:
    """The title offered is taken."""
    branch, draft = _own(turn)
    _fill(draft, title=turn.texts.plain("contest-title"))
    _ask_which(turn, branch, draft)


def tapped_title_again(turn: Turn) -> None:
    """Back to the title."""
    _, draft = _own(turn)
    draft.awaits = "title"
    turn.redraw(steps_view.ask_title(turn.texts, draft))


def _ask_which(turn: Turn, branch: Branch, draft: Draft) -> None:
    draft.awaits = ""
    tags = bank.tags(turn.session, branch.id)
    many = len(service.fitting(turn.session, turn.now, branch, draft.data))
    turn.show(steps_view.ask_which(turn.texts, draft, tags, many))


def tapped_which_again(turn: Turn) -> None:
    """Back to which questions; the page of tags that is shown may change."""
    branch, draft = _own(turn, "title")
    _ask_which(turn, branch, draft)


def tapped_tag(turn: Turn) -> None:
    """A tag is ticked, or not any more."""
    branch, draft = _own(turn, "title")
    tags = bank.tags(turn.session, branch.id)[: steps_view.MOST_TAGS]
    at = number(turn.deed.args, 1)
    if at >= len(tags):
        raise Refusal("button-stale")
    ticked, tag = draft.data["tags"], tags[at][0]
    _fill(draft, tags=[one for one in ticked if one != tag] if tag in ticked else [*ticked, tag])
    _ask_which(turn, branch, draft)


def tapped_level(turn: Turn) -> None:
    """The next difficulty."""
    branch, draft = _own(turn, "title")
    _fill(draft, difficulty=list(rules.next_level(draft.data["difficulty"])))
    _ask_which(turn, branch, draft)


def tapped_many_again(turn: Turn) -> None:
    """How many questions?"""
    branch, draft = _own(turn, "title")
    _ask_many(turn, branch, draft)


def _ask_many(turn: Turn, branch: Branch, draft: Draft) -> None:
    many = len(service.fitting(turn.session, turn.now, branch, draft.data))
    if many < rules.FEWEST:
        raise Refusal("contest-too-few", many=many, wanted=rules.FEWEST)
    draft.awaits = "questions"
    turn.show(steps_view.ask_many(turn.texts, draft, many))


def tapped_many(turn: Turn) -> None:
    """So many questions."""
    branch, draft = _own(turn, "title")
    _many(turn, branch, draft, number(turn.deed.args, 1))


def _many(turn: Turn, branch: Branch, draft: Draft, many: int) -> None:
    there = len(service.fitting(turn.session, turn.now, branch, draft.data))
    if not rules.FEWEST <= many <= rules.MOST:
        raise Refusal("contest-many", least=rules.FEWEST, most=rules.MOST)
    if many > there:
        raise Refusal("contest-too-few", many=there, wanted=many)
    _fill(draft, questions=many)
    _ask_seconds(turn, draft)


def _ask_seconds(turn: Turn, draft: Draft) -> None:
    draft.awaits = "seconds"
    turn.show(steps_view.ask_seconds(turn.texts, draft))


def tapped_seconds_again(turn: Turn) -> None:
    """Back to the seconds."""
    _, draft = _own(turn, "title")
    _ask_seconds(turn, draft)


def tapped_seconds(turn: Turn) -> None:
    """So many seconds for each."""
    _, draft = _own(turn, "title")
    _seconds(turn, draft, number(turn.deed.args, 1))


def _seconds(turn: Turn, draft: Draft, seconds: int) -> None:
    if not rules.SHORTEST <= seconds <= rules.LONGEST:
        raise Refusal("contest-seconds", least=rules.SHORTEST, most=rules.LONGEST)
    _fill(draft, seconds=seconds)
    _summary(turn, draft)


def _summary(turn: Turn, draft: Draft) -> None:
    draft.awaits = ""
    turn.show(steps_view.summary(turn.session, turn.texts, draft))


def tapped_teams(turn: Turn) -> None:
    """Subgroups play against each other, or do not."""
    _, draft = _own(turn, "title")
    _fill(draft, teams=not draft.data["teams"])
    _summary(turn, draft)


def typed(turn: Turn, draft: Draft) -> None:
    """A typed title, number of questions or of seconds."""
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.CONTESTS)
    text, asked = turn.deed.text, draft.message_id
    draft.message_id = None
    if draft.awaits == "title":
        title = clean_text(text)
        if not title or len(title) > rules.LONGEST_TITLE:
            raise Refusal("contest-title-long", most=rules.LONGEST_TITLE, long=len(title))
        _fill(draft, title=title)
        _ask_which(turn, branch, draft)
    elif draft.awaits == "questions":
        _many(turn, branch, draft, rules.number_in(text))
    else:
        _seconds(turn, draft, rules.number_in(text))
    if asked:
        # The question is answered: its buttons would only lead back.
        turn.remove(asked)


def tapped_now(turn: Turn) -> None:
    """It begins at once, but for a moment to see the card; or in five minutes."""
    branch, draft = _own(turn, "title")
    wait = rules.SOON if turn.deed.args[1:] == ("soon",) else rules.COUNTDOWN
    _announce(turn, branch, draft, wait)


def _announce(turn: Turn, branch: Branch, draft: Draft, wait: timedelta) -> None:
    made = service.announce(
        turn.session, turn.now, branch, draft.data, turn.now + wait, by=turn.person.id
    )
    drafts.end(turn.session, draft)
    turn.pokes |= {"cards", "tick"}
    turn.toast(turn.texts.plain("contest-toast-announced"))
    show_page(turn, branch, made)


def tapped_plan(turn: Turn) -> None:
    """By plan: now the rhythm."""
    branch, draft = _own(turn, "title")
    holder_in(turn, branch.id, Right.PLANS)
    fields = {name: draft.data[name] for name in service.blank("")}
    plan = planned.start(turn, branch, kind=KIND, plan=draft.data["plan"])
    plan_steps.chosen(turn, plan, title=fields["title"], data=fields)


def tapped_out(turn: Turn) -> None:
    """返回 from the first step of a plan: to the kinds, or to the plan that was to be changed."""
    branch, draft = _own(turn)
    plan = planning.of_id(turn.session, draft.data["plan"])
    drafts.end(turn.session, draft)
    if plan is not None and plan.branch_id == branch.id:
        turn.redraw(page_view.page(turn.session, turn.texts, branch, plan, turn.now))
        return
    plan_steps.begin(turn, branch)


def tapped_cancel(turn: Turn) -> None:
    """The contest is given up before it stands."""
    _, draft = _own(turn)
    drafts.end(turn.session, draft)
    turn.redraw(OutMessage(turn.texts("cancelled")))


TAPS: dict[str, Door] = {
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
