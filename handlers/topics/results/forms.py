"""Asks for the summary of a discussion."""

from data.models import Branch, Topic
from handlers.shared.forms import Answers, Context, Ending, Form, Question, Right
from handlers.topics.discussion import rules
from handlers.topics.results import service, view


def show_summary(ctx: Context, branch: Branch, topic: Topic) -> None:
    """Shows the summary there is, or a draft to begin with."""
    ctx.show(view.summary_page(ctx.session, ctx.texts, branch, topic))


def _topic(answers: Answers) -> Topic:
    return answers.session.get_one(Topic, answers["topic"])


def _keep(ctx: Context, answers: Answers) -> None:
    topic = _topic(answers)
    service.keep_summary(ctx.session, ctx.now, topic, answers["text"])
    show_summary(ctx, answers.branch, topic)


FORM = Form(
    key="topic-summary",
    right=Right.TOPICS,
    questions=(
        Question(
            "text",
            ask=lambda a: a.texts("topic-ask-summary", most=rules.LONGEST_SUMMARY),
            typed=lambda _, text: rules.typed_text(text, rules.LONGEST_SUMMARY),
        ),
    ),
    endings=(Ending("keep", "", _keep),),
    leave=lambda c, a: show_summary(c, a.branch, _topic(a)),
)
