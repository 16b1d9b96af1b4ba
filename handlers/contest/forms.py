"""Asks about a new contest: title, which questions, how many, how long; then when it begins."""

from datetime import timedelta

from data.models import Branch, Contest
from data.queries import contest as contests, outbox, question as bank
from data.queries.branch import subgroups
from data.values.names import clean_text
from handlers.contest import rules, service, view
from handlers.plan.plans import forms as plan_forms
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Refusal, Right
from handlers.shared.names import clipped
from handlers.shared.notify import show_live

MOST_TAGS = 6
"""Tags that are offered: those of the most questions."""


def _title(_answers: Answers, text: str) -> str:
    title = clean_text(text)
    if not title or len(title) > rules.LONGEST_TITLE:
        raise Refusal("contest-title-long", most=rules.LONGEST_TITLE, long=len(title))
    return title


def _tags(answers: Answers) -> list[Choice]:
    found = bank.tags(answers.session, answers.branch.id)[:MOST_TAGS]
    return [(clipped(tag), tag) for tag, _ in found]


def _fitting(answers: Answers) -> int:
    """The number of questions that can be asked."""
    fields = {"tags": [], **answers.data}
    return len(service.fitting(answers.session, answers.now, answers.branch, fields))


def _enough(answers: Answers, tags: list[str]) -> list[str]:
    if (many := _fitting(answers)) < rules.FEWEST:
        raise Refusal("contest-too-few", many=many, wanted=rules.FEWEST)
    return tags


def _numbers(answers: Answers) -> list[Choice]:
    most = _fitting(answers)
    return [(answers.plain("contest-many-of", many=one), one) for one in rules.MANY if one <= most]


def _number(answers: Answers, many: int) -> int:
    if not rules.FEWEST <= many <= rules.MOST:
        raise Refusal("contest-many", least=rules.FEWEST, most=rules.MOST)
    if many > (most := _fitting(answers)):
        raise Refusal("contest-too-few", many=most, wanted=many)
    return many


def _seconds(_answers: Answers, seconds: int) -> int:
    if not rules.SHORTEST <= seconds <= rules.LONGEST:
        raise Refusal("contest-seconds", least=rules.SHORTEST, most=rules.LONGEST)
    return seconds


def _announce(ctx: Context, answers: Answers, wait: timedelta) -> None:
    at = outbox.quiet_end(ctx.session, answers.branch, ctx.now)
    begins_at = (at or ctx.now) + wait
    made = service.announce(
        ctx.session, ctx.now, answers.branch, answers.data, begins_at, by=ctx.person.id, at=at
    )
    ctx.answer(ctx.plain("contest-answer-announced"))
    show_page(ctx, answers.branch, made)


def show_page(ctx: Context, branch: Branch, made: Contest) -> None:
    """Puts the page of a contest, a live card, in the place of the tapped message."""
    ctx.session.flush()
    shown = view.page(ctx.session, ctx.texts, branch, made, ctx.now)
    show_live(ctx, branch, rules.PAGE, made.id, shown)


def _plan(ctx: Context, answers: Answers) -> None:
    fields = {name: answers[name] for name in service.blank("")}
    plan_forms.chosen(ctx, answers, rules.KIND, title=fields["title"], data=fields)


def _leave(ctx: Context, answers: Answers) -> None:
    """Goes back to the plan that was to push a contest, or to all contests."""
    if answers["plan"] is not None:
        plan_forms.leave(ctx, answers)
        return
    branch = answers.branch
    current = contests.current(ctx.session, branch.id)
    ctx.edit(view.overview(ctx.texts, branch, current, contests.last(ctx.session, branch.id)))


FORM = Form(
    key="contest",
    right=Right.CONTESTS,
    questions=(
        Question(
            "title",
            choices=lambda a: [(a.plain("contest-title"), a.plain("contest-title"))],
            typed=_title,
        ),
        Question(
            "tags",
            ask=lambda a: a.texts("contest-ask-tags", many=_fitting(a)),
            choices=_tags,
            check=_enough,
            many=True,
            columns=3,
        ),
        Question(
            "questions",
            ask=lambda a: a.texts("contest-ask-questions", many=_fitting(a)),
            choices=_numbers,
            typed=lambda _, text: rules.number_in(text),
            check=_number,
        ),
        Question(
            "seconds",
            choices=lambda a: [
                (a.plain("contest-seconds-of", seconds=n), n) for n in rules.SECONDS
            ],
            typed=lambda _, text: rules.number_in(text),
            check=_seconds,
            columns=3,
        ),
        Question(
            "difficulty",
            following=lambda a: list(rules.next_level(a["difficulty"])),
            label=lambda a: a.plain(f"contest-level-{rules.level(a['difficulty'])}"),
        ),
        Question(
            "teams",
            following=lambda a: not a["teams"],
            label=lambda a: a.plain("contest-teams-on" if a["teams"] else "contest-teams-off"),
            wanted=lambda a: len(subgroups(a.session, a.branch.id)) > 1,
        ),
    ),
    endings=(
        Ending(
            "now",
            "contest-now-begin",
            lambda c, a: _announce(c, a, rules.COUNTDOWN),
            posts=True,
            offered=lambda a: a["plan"] is None,
        ),
        Ending(
            "soon",
            "contest-soon-begin",
            lambda c, a: _announce(c, a, rules.SOON),
            posts=True,
            offered=lambda a: a["plan"] is None,
        ),
        Ending("plan", "contest-by-plan", _plan),
    ),
    summary=view.summary,
    leave=_leave,
    blank={"difficulty": [], "teams": False, "plan": None},
)
