"""What changing a question looks like: its fields, what is asked for, what a correction means."""

from collections.abc import Iterator, Sequence

from data.imports.bank.draft import Examined
from data.models import BankQuestion
from data.values.out import OutMessage
from data.values.question import DIFFICULTIES, Question, QuestionKind, letters
from handlers.bank import view
from handlers.bank.doubtful_view import answer_typed
from handlers.shared.buttons import rows, sign, tap
from handlers.shared.texts import Markup, Texts


def fields(texts: Texts, row: BankQuestion, question: Question) -> OutMessage:
    """The fields of a question, each to be changed."""
    one = row.id
    asked = [tap(texts.plain("bank-part-stem"), "be.f", one, "stem")]
    if question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        asked.append(tap(texts.plain("bank-part-options"), "be.f", one, "options"))
    asked.append(tap(texts.plain("bank-part-answer"), "be.f", one, "answer"))
    said = [*view.lines(texts, question), "", texts("bank-edit-which")]
    return OutMessage("\n".join(said)).with_buttons(
        tuple(asked),
        (
            tap(texts.plain("bank-part-explanation"), "be.f", one, "explanation"),
            tap(texts.plain("bank-part-source"), "be.f", one, "source"),
            tap(texts.plain("bank-part-tags"), "be.t", one),
        ),
        (
            tap(texts.plain("bank-edit-more"), "be.m", one),
            tap(texts.plain("back"), "bk.p", one),
        ),
    )


def more(texts: Texts, row: BankQuestion, question: Question) -> OutMessage:
    """Difficulty, end date and picture."""
    one = row.id
    grades = [
        tap(
            texts.plain(
                "bank-grade-on" if value == question.difficulty else "bank-grade", value=value
            ),
            "be.d",
            one,
            0 if value == question.difficulty else value,
        )
        for value in DIFFICULTIES
    ]
    return OutMessage(texts("bank-edit-difficulty")).with_buttons(
        *rows(grades),
        (
            tap(texts.plain("bank-part-until"), "be.u", one),
            tap(texts.plain("bank-part-picture"), "be.i", one),
            tap(texts.plain("back"), "be.p", one),
        ),
    )


def ask(
    texts: Texts, row: BankQuestion, question: Question, field: str, *, clears: bool
) -> OutMessage:
    """Asks for a field, with what it is now to be copied."""
    match field:
        case "stem":
            now = question.stem
        case "options":
            now = "\n".join(question.options)
        case "answer":
            now = answer_typed(texts, question)
        case "explanation":
            now = question.explanation
        case _:
            now = question.source
    key = f"bank-ask-{field}"
    if field == "answer" and not question.options:
        key = f"bank-ask-answer-{question.kind}"
    said = [texts(key)]
    if field == "answer":
        said += ["", *(_option(texts, place, one) for place, one in enumerate(question.options))]
    if now:
        said.append(texts("bank-ask-now-is", text=view.cut(now, 2_500)))
    clear = (tap(texts.plain("bank-clear"), "be.x", row.id, field),) if clears and now else ()
    return OutMessage("\n".join(said)).with_buttons(
        clear, (tap(texts.plain("back"), "be.p", row.id),)
    )


def _option(texts: Texts, place: int, option: str) -> str:
    return texts("bank-option", letter=letters((place,)), option=view.cut(option, 60))


def doubts(texts: Texts, one: Examined) -> Iterator[str]:
    """What the doctor says of a question as it is now, to stand above its page."""
    for reason in one.reasons:
        yield texts("bank-because", what=Markup(texts(reason.key, **reason.values)))


def confirm(
    texts: Texts, draft_id: int, row: BankQuestion, after: Question, rounds: int
) -> OutMessage:
    """Asks whether the key is to be corrected: scores hang on it."""
    said = [
        texts("bank-confirm", stem=view.short(after.stem)),
        texts("bank-confirm-right", answer=view.cut(answer_typed(texts, after), 200)),
        texts("bank-confirm-what", many=rounds),
    ]
    return OutMessage("\n".join(said)).with_buttons(
        (
            tap(texts.plain("bank-confirm-yes"), "be.ok", draft_id),
            tap(texts.plain("back"), "bk.p", row.id),
        )
    )


def tags(texts: Texts, row: BankQuestion, known: Sequence[str], on: Sequence[str]) -> OutMessage:
    """The tags, each to be put on or taken off."""
    buttons = [
        tap(
            texts.plain("edit-tag-on" if tag in on else "edit-tag-off", tag=tag),
            "be.tt",
            row.id,
            sign(tag),
        )
        for tag in known
    ]
    return OutMessage(texts("bank-ask-tags", stem=view.short(row.stem))).with_buttons(
        *rows(buttons), (tap(texts.plain("back"), "be.p", row.id),)
    )


def ask_until(texts: Texts, row: BankQuestion, months: Sequence[int]) -> OutMessage:
    """Until when it may be asked."""
    one = row.id
    return OutMessage(texts("bank-ask-until", stem=view.short(row.stem))).with_buttons(
        tuple(
            tap(texts.plain("edit-until-months", many=many), "be.um", one, many) for many in months
        ),
        (tap(texts.plain("bank-until-none"), "be.um", one, 0),),
        (tap(texts.plain("back"), "be.m", one),),
    )
