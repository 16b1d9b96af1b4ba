"""Shows the formats of an export, and draws the files: Excel, Word, GIFT, JSON."""

from collections.abc import Callable

from data.exports import bank_sheet, bank_word
from data.exports.bank_gift import bank_gift
from data.exports.bank_json import bank_json
from data.models import Branch
from data.values.question import Question
from handlers.bank.importing.view import labels
from handlers.shared.view import OutMessage, Texts, back_to, rows, tap

FORMATS = ("excel", "word", "gift", "json")


def formats(texts: Texts, branch: Branch, what: str, name: str, many: int) -> OutMessage:
    """Offers the formats for a part of the bank."""
    buttons = [
        tap(texts.plain(f"bank-export-{one}"), "bx.f", branch.id, one, what) for one in FORMATS
    ]
    return OutMessage(texts("bank-export-page", what=name, many=many)).with_buttons(
        *rows(buttons, 2),
        tap(texts.plain("bank-export-part"), "bx.t", branch.id, 0),
        back_to(texts, "bk.h", branch.id),
    )


def files_of(
    texts: Texts, form: str, title: str, made: list[Question]
) -> list[tuple[str, Callable[[], bytes]]]:
    """Returns the endings of the files' names, and how each is drawn."""
    match form:
        case "excel":
            said = labels(texts, bank_sheet.LABELS)
            return [(".xlsx", lambda: bank_sheet.bank_sheet(made, said))]
        case "word":
            said = labels(texts, bank_word.LABELS)
            apart = texts.plain("bank-export-answers")
            return [
                (".docx", lambda: bank_word.question_paper(title, made, said)),
                (f"-{apart}.docx", lambda: bank_word.answer_sheet(f"{title} {apart}", made, said)),
            ]
        case "gift":
            return [(".gift", lambda: bank_gift(made).encode())]
        case _:
            return [(".json", lambda: bank_json(made).encode())]
