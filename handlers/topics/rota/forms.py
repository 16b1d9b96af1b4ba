"""Asks for the theme of a lead speaker's week."""

from data.models import Branch, LeadTurn, Topic
from handlers.shared.dates import today
from handlers.shared.forms import Answers, Context, Ending, Form, Question
from handlers.topics.rota import service, view
from handlers.topics.stock.forms import body_question, typed_line


def show_mine(ctx: Context, branch: Branch, turn: LeadTurn) -> None:
    """Shows a lead speaker their turn."""
    topic = ctx.session.get(Topic, turn.topic_id) if turn.topic_id else None
    ctx.show(view.mine(ctx.texts, branch, turn, topic, today(branch, ctx.now)))


def _keep(ctx: Context, answers: Answers) -> None:
    branch, theme = answers.branch, (answers["title"], answers["body"])
    turn = service.keep_theme(ctx.session, ctx.now, branch, answers.member, answers["turn"], theme)
    show_mine(ctx, branch, turn)


FORM = Form(
    key="rota-theme",
    questions=(
        Question("title", ask=lambda a: a.texts("rota-ask-title"), typed=typed_line),
        body_question(),
    ),
    endings=(Ending("keep", "", _keep),),
    leave=lambda ctx, a: show_mine(ctx, a.branch, ctx.session.get_one(LeadTurn, a["turn"])),
)
