"""Asks about topics: new ones, proposals, changes, why one is declined, and what plans post."""

from collections.abc import Callable

from data.models import Topic
from data.queries import topic as topics
from handlers.plan.plans import forms as plan_forms
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Refusal, Right
from handlers.topics.discussion import rules
from handlers.topics.stock import service, view


def _kinds(answers: Answers) -> list[Choice]:
    return [(answers.plain(f"topic-kind-{kind}"), kind) for kind in rules.KINDS]


def body_question(wanted: Callable[[Answers], bool] = lambda _answers: True) -> Question:
    """Asks for the text under a title, or none."""
    return Question(
        "body",
        ask=lambda a: a.texts("topic-ask-body", most=rules.LONGEST_BODY),
        choices=lambda a: [(a.plain("topic-no-body"), "")],
        typed=lambda _, text: rules.typed_text(text, rules.LONGEST_BODY),
        wanted=wanted,
    )


def typed_line(_answers: Answers, text: str) -> str:
    """Reads a title whose lines are one."""
    return rules.typed_title(" ".join(line for line in text.splitlines() if line.strip()))


def _new_title(answers: Answers, title: str) -> str:
    service.check_new(answers.session, answers.branch, title)
    return title


def _titles(_answers: Answers, text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [rules.typed_title(line) for line in lines or [""]]


def _new_titles(answers: Answers, titles: list[str]) -> list[str]:
    if len(titles) == 1:
        service.check_new(answers.session, answers.branch, titles[0])
    return titles


def show_stock(ctx: Context, answers: Answers) -> None:
    """Shows the stock."""
    ctx.show(view.stock(ctx.session, ctx.texts, answers.branch, ctx.now))


def show_home(ctx: Context, answers: Answers) -> None:
    """Shows the first page of /topic."""
    ctx.show(view.home(ctx.session, ctx.texts, answers.branch, answers.member, ctx.now))


def _add(ctx: Context, answers: Answers) -> None:
    titles, body = answers["titles"], answers.get("body") or ""
    made = service.add(
        ctx.session, ctx.now, answers.branch, answers["kind"], titles, body, ctx.person.id
    )
    if len(titles) == 1:
        ctx.show(view.topic(ctx.session, ctx.texts, answers.branch, made[0], ctx.now))
        return
    known = len(titles) - len(made)
    ctx.reply(ctx.texts("topic-added-several", many=len(made), known=known))
    show_stock(ctx, answers)


ADD = Form(
    key="topic",
    right=Right.TOPICS,
    questions=(
        Question("kind", choices=_kinds, columns=3),
        Question("titles", typed=_titles, check=_new_titles),
        body_question(wanted=lambda a: len(a["titles"]) == 1),
    ),
    endings=(Ending("add", "", _add),),
    leave=show_stock,
)


def _propose(ctx: Context, answers: Answers) -> None:
    title, body = answers["title"], answers["body"]
    service.propose(ctx.session, ctx.now, answers.branch, answers.member, title, body)
    ctx.show(view.proposed(ctx.texts, answers.branch, title))


PROPOSE = Form(
    key="topic-proposal",
    questions=(
        Question(
            "title", ask=lambda a: a.texts("topic-ask-proposal"), typed=typed_line, check=_new_title
        ),
        body_question(),
    ),
    endings=(Ending("propose", "", _propose),),
    leave=show_home,
)


def _topic(answers: Answers) -> Topic:
    return answers.session.get_one(Topic, answers["topic"])


def _still_changeable(_ctx: Context, answers: Answers) -> None:
    if _topic(answers).state not in service.CHANGEABLE:
        raise Refusal("topic-changed")


def _show_topic(ctx: Context, answers: Answers) -> None:
    ctx.show(view.topic(ctx.session, ctx.texts, answers.branch, _topic(answers), ctx.now))


def _change(ctx: Context, answers: Answers) -> None:
    field = answers.only
    service.change(ctx.session, answers.branch, _topic(answers), field, answers[field])
    _show_topic(ctx, answers)


def _other_title(answers: Answers, title: str) -> str:
    if title != _topic(answers).title:
        service.check_new(answers.session, answers.branch, title)
    return title


EDIT = Form(
    key="topic-edit",
    right=Right.TOPICS,
    questions=(
        Question(
            "title",
            ask=lambda a: a.texts("topic-ask-title"),
            typed=lambda _, text: rules.typed_title(text),
            check=_other_title,
        ),
        Question(
            "body",
            ask=lambda a: a.texts("topic-ask-new-body"),
            typed=lambda _, text: rules.typed_text(text, rules.LONGEST_BODY),
        ),
        Question("kind", ask=lambda a: a.texts("topic-ask-kind"), choices=_kinds, columns=3),
    ),
    endings=(Ending("change", "", _change),),
    still=_still_changeable,
    leave=_show_topic,
)


def _decline(ctx: Context, answers: Answers) -> None:
    topic, why = _topic(answers), answers["why"]
    service.decide(ctx.session, ctx.now, answers.branch, topic, accept=False, why=why)
    ctx.answer(ctx.plain("topic-is-refused"))
    found = topics.proposed(ctx.session, answers.branch.id)
    ctx.show(view.proposals(ctx.texts, answers.branch, found))


DECLINE = Form(
    key="topic-decline",
    right=Right.TOPICS,
    questions=(
        Question(
            "why",
            ask=lambda a: a.texts("topic-ask-why"),
            choices=lambda a: [(a.plain("topic-no-why"), "")],
            typed=lambda _, text: rules.typed_title(text),
        ),
    ),
    endings=(Ending("decline", "", _decline),),
    leave=_show_topic,
)


def _plan_kinds(answers: Answers) -> list[Choice]:
    return [(answers.plain("topic-any-kind"), ""), *_kinds(answers)]


def _hours(answers: Answers) -> list[Choice]:
    usual = answers.plain("topic-hours-usual", hours=answers.branch.topic_hours)
    return [(usual, 0), *((answers.plain("topic-hours", hours=one), one) for one in rules.HOURS)]


def _plan(ctx: Context, answers: Answers) -> None:
    kind, title = answers["kind"], ctx.plain("topic-plan")
    if kind:
        title = ctx.plain("topic-plan-kind", kind=ctx.plain(f"topic-kind-{kind}"))
    data = {"kind": kind, "hours": answers["hours"]}
    plan_forms.chosen(ctx, answers, rules.CARD, title=title, data=data)


PLAN = Form(
    key="topic-plan",
    right=Right.PLANS,
    questions=(
        Question("kind", choices=_plan_kinds, columns=3),
        Question("hours", choices=_hours, columns=3),
    ),
    endings=(Ending("plan", "", _plan),),
    leave=plan_forms.leave,
)
"""What a plan posts of the stock, and for how long each topic is open."""

FORMS = (ADD, PROPOSE, EDIT, DECLINE, PLAN)
