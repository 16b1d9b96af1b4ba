"""Asks for a branch's name before everything of it is erased."""

from data.values.names import clean_text
from handlers.privacy import service, view
from handlers.shared.forms import Answers, Context, Ending, Form, Question, Right
from handlers.shared.refusal import Refusal
from handlers.shared.view import OutMessage


def _same(answers: Answers, text: str) -> str:
    """Takes the branch's own name and no other."""
    if clean_text(text) != answers.branch.name:
        raise Refusal("branch-erase-wrong", branch=answers.branch.name)
    return answers.branch.name


def _erase(ctx: Context, answers: Answers) -> None:
    """Begins the erasure, and says so."""
    name = answers.branch.name
    service.erase_branch(ctx.session, ctx.now, answers.branch, ctx.person.id)
    ctx.reply(OutMessage(ctx.texts("branch-erased", branch=name)))


def _back(ctx: Context, answers: Answers) -> None:
    """Shows again what can be done with the branch's data."""
    ctx.show(view.data_page(ctx.texts, answers.branch))


BRANCH = Form(
    key="branch-erase",
    right=Right.BRANCH,
    questions=(
        Question(
            "name",
            ask=lambda a: a.texts("branch-erase-ask-name", branch=a.branch.name),
            typed=_same,
        ),
    ),
    endings=(Ending("erase", "", _erase),),
    leave=_back,
)
