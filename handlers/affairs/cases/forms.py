"""Asks for an objection, and how one is decided."""

from typing import Any

from data.models import Branch, Case, Notice, NoticePlace
from data.values.out import OutMessage
from handlers.affairs import rules as periods
from handlers.affairs.cases import rules, service, view
from handlers.affairs.notices.view import file_names
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


def _notice(answers: Answers) -> Notice:
    """Returns the notice, which another branch may have published for the own one as well."""
    if answers.get("place"):
        place = answers.row_of(NoticePlace, "place", "notice-gone")
        return answers.session.get_one(Notice, place.notice_id)
    return answers.row_of(Notice, "notice", "notice-gone")


def _file(answers: Answers, file: FileIn) -> list[dict[str, Any]]:
    if len(answers.get("files") or []) >= rules.MOST_FILES:
        raise Refusal("notice-files-many", most=rules.MOST_FILES)
    return [file.as_json()]


def _files(answers: Answers) -> list[Choice]:
    found = answers.get("files") or []
    names = file_names(answers.texts, found)
    return [(name[:30], one) for name, one in zip(names, found, strict=True)]


def _send(ctx: Context, answers: Answers) -> None:
    notice = _notice(answers)
    host = ctx.session.get_one(Branch, notice.branch_id)
    case, secret = service.bring(ctx.session, ctx.now, host, answers.member, notice, answers.data)
    ctx.show(view.sent(ctx.session, ctx.texts, case, secret))


def _how(answers: Answers, anonymous: bool) -> bool:
    if anonymous:
        service.key_of(answers.session)
    return anonymous


OBJECT = Form(
    key="case",
    questions=(
        Question(
            "anonymous",
            choices=lambda a: [
                (a.plain("case-by-name"), False),
                (a.plain("case-anonymously"), True),
            ],
            check=_how,
            columns=1,
        ),
        Question("text", typed=lambda _, html: periods.typed_body(html, rules.LONGEST), rich=True),
        Question("files", choices=_files, file=_file, many=True, columns=1),
    ),
    endings=(Ending("send", "case-send", _send),),
    summary=view.summary,
    still=lambda ctx, a: service.check_open(ctx.session, _notice(a), a.member),
    leave=lambda ctx, _: ctx.show(OutMessage(ctx.texts("cancelled"))),
)


def _case(answers: Answers) -> Case:
    return answers.row_of(Case, "case", "case-gone")


def show(ctx: Context, answers: Answers) -> None:
    """Shows the case."""
    ctx.session.flush()
    page = view.page(
        ctx.session, ctx.texts, answers.branch, answers.member, _case(answers), ctx.now
    )
    ctx.show(page)


def _decide(ctx: Context, answers: Answers) -> None:
    service.decide(
        ctx.session, ctx.now, answers.branch, _case(answers), answers.member,
        upheld=bool(answers["upheld"]), answer=answers["answer"],
    )  # fmt: skip
    ctx.answer(ctx.plain("case-is-decided-now"))
    show(ctx, answers)


DECIDE = Form(
    key="case-decide",
    right=Right.CASES,
    questions=(
        Question(
            "answer",
            ask=lambda a: a.texts("case-ask-upheld" if a["upheld"] else "case-ask-refused"),
            typed=lambda _, html: periods.typed_body(html, rules.LONGEST),
            rich=True,
        ),
    ),
    endings=(Ending("decide", "", _decide),),
    still=lambda _, a: service.check_deciding(a.session, _case(a), a.member),
    leave=show,
)
FORMS = (OBJECT, DECIDE)
