"""Asks for a notice, for a change of one that is published, and why one is withdrawn."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from data.models import Notice
from data.queries import notice as notices
from data.values.out import OutMessage
from data.values.when import BadWhen, instant, parse_when
from handlers.affairs import rules as periods
from handlers.affairs.notices import service, view
from handlers.shared import quiet
from handlers.shared.access import may
from handlers.shared.dates import local, unclear
from handlers.shared.forms import (
    Answers,
    Choice,
    Context,
    Ending,
    FileIn,
    Form,
    Question,
    Refusal,
    Right,
)

MORNING = timedelta(hours=9)


def _days(answers: Answers) -> list[Choice]:
    kind = answers["kind"]
    least, usual = periods.LEAST.get(kind, 1), periods.USUAL[kind]
    offered = sorted({usual, *(one for one in periods.OFFERED if one >= least)})
    found: list[Choice] = [
        (answers.plain("notice-days-usual" if one == usual else "notice-days", days=one), one)
        for one in offered
    ]
    return found if least > 1 else [*found, (answers.plain("notice-days-long"), 0)]


def _whens(answers: Answers) -> list[Choice]:
    here = local(answers.now, answers.branch.zone)
    tomorrow = here.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    at = instant(tomorrow + timedelta(days=1) + MORNING, ZoneInfo(answers.branch.zone))
    return [
        (answers.plain("notice-when-now"), None),
        (answers.plain("notice-when-tomorrow"), at.isoformat()),
    ]


def _typed_when(answers: Answers, text: str) -> str:
    try:
        return parse_when(text, answers.now, ZoneInfo(answers.branch.zone)).isoformat()
    except BadWhen as bad:
        raise unclear(answers.texts, bad, answers.now, answers.branch) from None


def _in_time(answers: Answers, when: str) -> str:
    if datetime.fromisoformat(when) <= answers.now:
        raise Refusal("notice-when-past")
    return when


def _file(answers: Answers, file: FileIn) -> list[dict[str, Any]]:
    if len(answers.get("files") or []) >= periods.MOST_FILES:
        raise Refusal("notice-files-many", most=periods.MOST_FILES)
    return [file.as_json()]


def _files(answers: Answers) -> list[Choice]:
    found = answers.get("files") or []
    return [
        (name[:30], one)
        for name, one in zip(view.file_names(answers.texts, found), found, strict=True)
    ]


TITLE = Question("title", typed=lambda _, text: periods.typed_line(text, periods.LONGEST_TITLE))
FILES = Question("files", choices=_files, file=_file, many=True, columns=1)


def _check_and_show(ctx: Context, answers: Answers, notice: Notice) -> None:
    """Has a notice checked, and says what came of it or that its files are being read."""
    anyway = quiet.answer_of(ctx) == quiet.NOW
    done = service.check(
        ctx.session, ctx.now, answers.branch, notice,
        chat=ctx.person.id, language=ctx.texts.language.value, anyway=anyway,
    )  # fmt: skip
    if done:
        show(ctx, answers, notice)
    else:
        ctx.show(OutMessage(ctx.texts("notice-is-checking")))


def show(ctx: Context, answers: Answers, notice: Notice) -> None:
    """Shows a notice's own page."""
    ctx.show(
        view.page(
            ctx.session, ctx.texts, answers.branch, answers.member, notice, ctx.now,
            keeps=may(answers.member.post, Right.NOTICES),
        )
    )  # fmt: skip


def _publish(ctx: Context, answers: Answers) -> None:
    said = answers.data
    notice = service.write(ctx.session, ctx.now, answers.branch, said, ctx.person.id)
    _check_and_show(ctx, answers, notice)


def _leave_form(ctx: Context, answers: Answers) -> None:
    notice = ctx.session.get(Notice, int(answers.get("notice") or 0))
    if notice is not None and notice.branch_id == answers.branch.id:
        show(ctx, answers, notice)
    else:
        ctx.show(OutMessage(ctx.texts("cancelled")))


FORM = Form(
    key="notice",
    right=Right.NOTICES,
    questions=(
        Question(
            "kind",
            choices=lambda a: [(a.plain(f"notice-kind-{kind}"), kind) for kind in periods.KINDS],
            resets=("label", "days"),
        ),
        Question(
            "label",
            choices=lambda a: [(one, one) for one in notices.labels(a.session, a.branch.id)],
            typed=lambda _, text: periods.typed_line(text, periods.LONGEST_LABEL),
            wanted=lambda a: a["kind"] == "other",
        ),
        TITLE,
        Question("body", typed=lambda _, html: periods.typed_body(html), rich=True),
        FILES,
        Question(
            "days",
            choices=_days,
            typed=lambda a, text: periods.typed_days(a["kind"], text),
            check=lambda a, days: periods.checked_days(a["kind"], days),
        ),
        Question("when", choices=_whens, typed=_typed_when, check=_in_time),
    ),
    endings=(Ending("publish", "notice-publish", _publish, posts=True),),
    summary=view.summary,
    leave=_leave_form,
)


def _changed(answers: Answers) -> Notice:
    return answers.row_of(Notice, "notice", "notice-gone")


def _still_open(_ctx: Context, answers: Answers) -> None:
    if _changed(answers).state != "open":
        raise Refusal("notice-changed")


def _change(ctx: Context, answers: Answers) -> None:
    notice, said = _changed(answers), answers.data
    service.change(ctx.session, notice, {**said, "by": ctx.person.id})
    _check_and_show(ctx, answers, notice)


def _withdraw(ctx: Context, answers: Answers) -> None:
    notice = _changed(answers)
    service.withdraw(ctx.session, ctx.now, answers.branch, notice, answers["why"])
    ctx.answer(ctx.plain("notice-is-withdrawn"))
    show(ctx, answers, notice)


def _why(_answers: Answers, text: str) -> str:
    return periods.typed_line(text, periods.LONGEST_WHY)


CHANGE = Form(
    key="notice-change",
    right=Right.NOTICES,
    questions=(
        Question(
            "body",
            choices=lambda a: [(a.plain("notice-body-stays"), _changed(a).body)],
            typed=lambda _, html: periods.typed_body(html),
            rich=True,
        ),
        Question("why", typed=_why),
        Question("title", typed=TITLE.typed, aside=True),
        Question("files", choices=_files, file=_file, many=True, columns=1, aside=True),
    ),
    endings=(Ending("change", "notice-change-now", _change, posts=True),),
    summary=view.change_summary,
    still=_still_open,
    leave=lambda ctx, answers: show(ctx, answers, _changed(answers)),
)
WITHDRAW = Form(
    key="notice-withdraw",
    right=Right.NOTICES,
    questions=(Question("why", typed=_why),),
    endings=(Ending("withdraw", "", _withdraw),),
    still=_still_open,
    leave=lambda ctx, answers: show(ctx, answers, _changed(answers)),
)
FORMS = (FORM, CHANGE, WITHDRAW)
