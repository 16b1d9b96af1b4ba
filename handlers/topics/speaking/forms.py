"""Asks for a contribution, shows it first, and posts it."""

from zoneinfo import ZoneInfo

from data.models import Topic
from data.queries import topic as topics
from data.values.quiet import quiet_until
from handlers.shared import quiet
from handlers.shared.dates import say_when
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question
from handlers.topics.discussion import rules
from handlers.topics.discussion.view import short
from handlers.topics.speaking import service, view
from handlers.topics.stock.forms import show_home


def _topic(answers: Answers) -> Topic:
    return answers.session.get_one(Topic, answers["topic"])


def _open(answers: Answers) -> list[Choice]:
    found = topics.open_ones(answers.session, answers.branch.id, answers.now)
    return [(short(one), one.id) for one in found]


def check_speech(answers: Answers, text: str) -> str:
    """Reads a typed contribution; raises Refusal for one that would not count."""
    rules.typed_text(text, rules.LONGEST_SPEECH)
    service.check(
        answers.session, answers.now, answers.branch, _topic(answers), answers.member, text
    )
    return text


def _summary(answers: Answers) -> str:
    html = rules.typed_text(answers["speech"], rules.LONGEST_SPEECH)
    return view.preview(answers.texts, _topic(answers), answers.member.shown, html)


def _send(ctx: Context, answers: Answers) -> None:
    topic, branch, text = _topic(answers), answers.branch, answers["speech"]
    to = (ctx.session, ctx.now, branch, topic, answers.member, text)
    if answers["row"]:
        row, edit = service.change(*to, answers["row"])
        ctx.replies.append(edit)
    else:
        row = service.send(*to)
    ctx.session.flush()
    until = None
    if row.message_id is None and quiet.answer_of(ctx) != quiet.NOW:
        until = quiet_until(ctx.now, ZoneInfo(branch.zone), branch.quiet_from, branch.quiet_to)
    when = say_when(ctx.texts, until, ctx.now, branch) if until else ""
    ctx.edit(view.sent(ctx.texts, branch, row, when))


FORM = Form(
    key="speak",
    questions=(
        Question(
            "topic",
            choices=_open,
            wanted=lambda a: bool(a["choose"]),
            label=lambda _: "",
            columns=1,
        ),
        Question(
            "speech", ask=lambda a: view.ask(a.texts, a.branch, _topic(a)), typed=check_speech
        ),
    ),
    endings=(Ending("send", "speak-send", _send, posts=True),),
    summary=_summary,
    leave=show_home,
    blank={"row": 0, "choose": False},
)
