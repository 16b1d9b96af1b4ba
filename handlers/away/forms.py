"""Asks from when until when a member is away."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from data.models import Branch, Member
from data.queries import away
from data.values.day import coming_day, past_day
from handlers.away import service, view
from handlers.shared.dates import say_day, today
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Refusal, Right

LENGTHS = (7, 30, 90)
"""Days that are offered as lengths."""


def _today(answers: Answers) -> date:
    return today(answers.branch, answers.now)


def _start(answers: Answers) -> date:
    return date.fromisoformat(answers["start"])


def _member(answers: Answers) -> Member:
    return answers.session.get_one(Member, answers["member"])


def _near_days(answers: Answers) -> list[Choice]:
    day = _today(answers)
    near = [day, day + timedelta(days=1), day + timedelta(days=7 - day.weekday())]
    return [(say_day(answers.texts, one, day), one.isoformat()) for one in dict.fromkeys(near)]


def _lengths(answers: Answers) -> list[Choice]:
    ends = [(days, _start(answers) + timedelta(days=days - 1)) for days in LENGTHS]
    return [
        *((answers.plain("away-days", days=days), end.isoformat()) for days, end in ends),
        (answers.plain("away-open"), None),
    ]


def _typed(answers: Answers, text: str) -> str:
    day = coming_day(text, answers.now, ZoneInfo(answers.branch.zone))
    if day is None and "start" not in answers.data:
        day = past_day(text, _today(answers))
    if day is None:
        raise Refusal("away-day-unclear")
    return day.isoformat()


def _near_enough(answers: Answers, day: str) -> str:
    if abs(date.fromisoformat(day) - _today(answers)) > service.EARLIEST:
        raise Refusal("away-far")
    return day


def _ask_until(answers: Answers) -> str:
    start = say_day(answers.texts, _start(answers), _today(answers))
    return answers.texts("away-ask-until", name=_member(answers).name, start=start)


def _still(_ctx: Context, answers: Answers) -> None:
    if answers.row_of(Member, "member", "button-stale").left_on is not None:
        raise Refusal("button-stale")


def _save(ctx: Context, answers: Answers) -> None:
    until = date.fromisoformat(answers["until"]) if answers["until"] else None
    member = _member(answers)
    service.note(
        ctx.session, ctx.now, answers.branch, member, _start(answers), until, by=ctx.person.id
    )
    ctx.answer(ctx.plain("away-noted"))
    show_spans(ctx, answers.branch, member)


def show_spans(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows when a member is away."""
    ctx.session.flush()
    spans = away.spans(ctx.session, member.id)
    ctx.show(view.page(ctx.texts, member, spans, today(branch, ctx.now)))


FORM = Form(
    key="away",
    right=Right.ROSTER,
    questions=(
        Question(
            "start",
            ask=lambda a: a.texts("away-ask-start", name=_member(a).name),
            choices=_near_days,
            typed=_typed,
            days=lambda a: (_today(a), _today(a) + service.EARLIEST),
            check=_near_enough,
            columns=3,
        ),
        Question(
            "until",
            ask=_ask_until,
            choices=_lengths,
            typed=_typed,
            days=lambda a: (_start(a), _start(a) + service.LONGEST),
            columns=3,
        ),
    ),
    endings=(Ending("save", "confirm", _save),),
    still=_still,
    leave=lambda ctx, answers: show_spans(ctx, answers.branch, _member(answers)),
)
