"""Asks about training outside the branch: what, how long, when, who, the evidence."""

from datetime import date, timedelta
from typing import Any, NoReturn

from data.models import Member
from data.values.day import past_day
from data.values.hours import MOST_HOURS, STUDY_HOUR, minutes_in
from data.values.names import clean_name, clean_text, names_in
from data.values.out import OutFile
from handlers.points.hours import service, view
from handlers.points.ranking.view import amount
from handlers.shared.access import Right
from handlers.shared.dates import say_day, today
from handlers.shared.forms import Answers, Choice, Context, Ending, FileIn, Form, Question
from handlers.shared.names import say_names
from handlers.shared.refusal import Refusal, refuse_none

LONGEST_TITLE = 100
HOURS = (1, 2, 4, 8, 16)
DAYS = 6


def _title(_answers: Answers, text: str) -> str:
    title = clean_text(text)
    if not 0 < len(title) <= LONGEST_TITLE:
        raise Refusal("outside-title-length", most=LONGEST_TITLE)
    return title


def _minutes(_answers: Answers, text: str) -> int:
    if not (minutes := minutes_in(text)):
        raise Refusal("outside-hours-unclear", most=MOST_HOURS)
    return minutes


def _days(answers: Answers) -> list[Choice]:
    this_day = today(answers.branch, answers.now)
    days = [this_day - timedelta(back) for back in range(DAYS)]
    return [(say_day(answers.texts, day, this_day), day.isoformat()) for day in days]


def _day(answers: Answers, text: str) -> str:
    this_day = today(answers.branch, answers.now)
    day = refuse_none("outside-day-unclear", past_day(text, this_day))
    if day.year < this_day.year - 1:
        raise Refusal("outside-day-far")
    return day.isoformat()


def _there(answers: Answers) -> list[Member]:
    return service.there(answers.session, answers.branch, answers.now)


def _names(answers: Answers, text: str) -> list[int]:
    there = {clean_name(one.shown): one.id for one in _there(answers)}
    said, unknown = names_in(text, there)
    if unknown:
        raise Refusal("outside-who-unknown", names=say_names(answers.texts, unknown))
    return _some(answers, [member_id for name, member_id in there.items() if name in said])


def _some(_answers: Answers, members: list[int]) -> list[int]:
    if not members:
        raise Refusal("outside-nobody")
    return members


def _evidence(_answers: Answers, file: FileIn) -> dict[str, Any]:
    if file.kind not in ("document", "photo"):
        raise Refusal("outside-file-wanted")
    return OutFile(file.kind, file.name, file_id=file.file_id).as_json()


def _no_text(_answers: Answers, _text: str) -> NoReturn:
    raise Refusal("outside-file-wanted")


def _early(_answers: Answers, _file: FileIn) -> NoReturn:
    raise Refusal("outside-file-early")


def _enter(ctx: Context, answers: Answers) -> None:
    service.enter(ctx.session, ctx.now, answers.data, ctx.person.id)
    ctx.answer(ctx.plain("outside-entered"))
    day = date.fromisoformat(answers["day"])
    _show(ctx, answers, day.year)


def _show(ctx: Context, answers: Answers, year: int = 0) -> None:
    """Goes back to the account of the one member that the training is for, or to all of them."""
    branch, span = answers.branch, service.year_of(answers.branch, ctx.now, year)
    if answers["alone"]:
        member = ctx.session.get_one(Member, answers["who"][0])
        shown = view.member_page(ctx.session, ctx.texts, branch, member, span, 0, ctx.now)
    else:
        shown = view.accounts_page(ctx.session, ctx.texts, branch, span, 0, ctx.now)
    ctx.show(shown)


FORM = Form(
    key="outside",
    right=Right.CHECKS,
    questions=(
        Question("title", typed=_title, file=_early),
        Question(
            "hours",
            ask=lambda a: a.texts("outside-ask-hours", title=a["title"]),
            choices=lambda a: [
                (amount(a.texts, n * STUDY_HOUR, "h"), n * STUDY_HOUR) for n in HOURS
            ],
            typed=_minutes,
            file=_early,
            columns=3,
        ),
        Question(
            "day",
            ask=lambda a: a.texts("outside-ask-day", title=a["title"]),
            choices=_days,
            typed=_day,
            file=_early,
        ),
        Question(
            "who",
            ask=lambda a: a.texts(
                "outside-ask-who", title=a["title"], many=len(a.get("who") or ())
            ),
            choices=lambda a: [(one.shown, one.id) for one in _there(a)],
            typed=_names,
            file=_early,
            check=_some,
            wanted=lambda a: not a["alone"],
            many=True,
            columns=3,
        ),
        Question(
            "evidence",
            choices=lambda a: [(a.plain("outside-no-evidence"), {})],
            typed=_no_text,
            file=_evidence,
        ),
    ),
    endings=(Ending("enter", "outside-save", _enter),),
    summary=view.summary,
    leave=_show,
    blank={"alone": False},
)
