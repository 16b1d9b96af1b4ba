"""Asks about a talk with a member: on which day, and what it was about."""

from datetime import date, timedelta

from data.models import Member
from data.queries import check as checks
from data.values.names import clean_text
from data.values.period import read
from handlers.check.member import view
from handlers.shared.dates import today
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Refusal, Right

LONGEST_NOTE = 500
DAYS = 6


def _member(answers: Answers) -> Member:
    return answers.session.get_one(Member, answers["member"])


def _days(answers: Answers) -> list[Choice]:
    day = today(answers.branch, answers.now)
    return [
        (answers.plain("check-talk-day", back=back), (day - timedelta(back)).isoformat())
        for back in range(DAYS)
    ]


def _note(_answers: Answers, text: str) -> str:
    note = clean_text(text)
    if len(note) > LONGEST_NOTE:
        raise Refusal("check-note-long", most=LONGEST_NOTE)
    return note


def _save(ctx: Context, answers: Answers) -> None:
    day, note = date.fromisoformat(answers["day"]), answers["note"]
    about = answers.branch.id, answers["member"]
    checks.note_talk(ctx.session, *about, day, note, ctx.person.id, ctx.now)
    ctx.answer(ctx.plain("check-talk-noted"))
    _leave(ctx, answers)


def _leave(ctx: Context, answers: Answers) -> None:
    """Goes back to the member's page."""
    period = read(answers["period"])
    assert period is not None
    branch = answers.branch
    ctx.show(view.page(ctx.session, ctx.texts, branch, _member(answers), period, ctx.now))


FORM = Form(
    key="talk",
    right=Right.CHECKS,
    questions=(
        Question(
            "day",
            ask=lambda a: a.texts("check-ask-talk", name=_member(a).name),
            choices=_days,
            columns=3,
        ),
        Question(
            "note",
            ask=lambda a: a.texts("check-ask-note", name=_member(a).name),
            choices=lambda a: [(a.plain("check-no-note"), "")],
            typed=_note,
        ),
    ),
    endings=(Ending("save", "", _save),),
    leave=_leave,
)
