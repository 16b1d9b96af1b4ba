"""What a doubtful question of a file looks like, and how it is mended."""

from typing import Any

from data.imports.bank.answer import variants_written
from data.models import QuestionFile, QuestionFound
from data.values.out import Button, OutMessage
from data.values.question import Question, QuestionKind, letters
from handlers.bank import view
from handlers.shared.buttons import tap
from handlers.shared.texts import Markup, Texts, escape


def page(
    texts: Texts, row: QuestionFound, place: int, many: int, alike: int, *first: str
) -> OutMessage:
    """A question with what is wrong with it, as `place` of `many`; `alike` of the file have only
    the same wrong with them. `first` stands above it."""
    head = "bank-doubtful-head" if row.verdict == "doubtful" else "bank-refused-head"
    said = [*first, texts(head, place=place, many=many)]
    said += [
        texts("bank-because", what=Markup(texts(key, **values))) for key, values in row.reasons
    ]
    said += ["", *_shown(texts, row)]
    sign = row.verdict[0]
    one = (row.file_id, row.place)
    choices: list[Button] = []
    together: tuple[Button, ...] = ()
    if row.verdict == "doubtful" and row.question:
        choices.append(tap(texts.plain("bank-accept"), "bf.y", *one))
        if alike > 1:
            together = (tap(texts.plain("bank-accept-alike", many=alike), "bf.ya", *one),)
    choices.append(tap(texts.plain("bank-mend"), "bf.m", *one))
    # The place counts from 0, and what follows it is asked for: hence the two.
    choices.append(tap(texts.plain("bank-skip"), "bf.n", row.file_id, sign, row.place + 1))
    return OutMessage("\n".join(said)).with_buttons(
        tuple(choices), together, (tap(texts.plain("back"), "bf.s", row.file_id),)
    )


def _shown(texts: Texts, row: QuestionFound) -> list[str]:
    if row.question:
        return view.lines(texts, Question.from_json(row.question))
    said = row.found
    options = [
        texts("bank-option", letter=letters((place,)), option=view.cut(option, 100))
        for place, option in enumerate(said["options"])
    ]
    lines = [f"<b>{escape(view.cut(said['stem'], view.STEM))}</b>", *options]
    if answer := _answer(said):
        lines.append(texts("bank-answer-line", answer=view.cut(answer, 100)))
    return lines


def _answer(said: dict[str, Any]) -> str:
    return str(said["answer"]) or letters(tuple(said["right"] or ()))


def ask_mended(texts: Texts, row: QuestionFound) -> str:
    """Asks for the question anew, with what it is now to be copied."""
    question = Question.from_json(row.question) if row.question else None
    said = row.found
    answer = answer_typed(texts, question) if question else _answer(said)
    options = question.options if question else said["options"]
    lines = [question.stem if question else said["stem"]]
    lines += [f"{letters((place,))}. {option}" for place, option in enumerate(options)]
    lines.append(texts.plain("bank-answer-line", answer=answer))
    return texts("bank-ask-mended", question=view.cut("\n".join(lines), 3_000))


def answer_typed(texts: Texts, question: Question) -> str:
    """The right answer as it is typed."""
    match question.kind:
        case QuestionKind.JUDGE:
            return texts.plain("bank-true" if question.answer == (0,) else "bank-false")
        case QuestionKind.FILL:
            return "\n".join(map(variants_written, question.blanks))
        case _:
            return letters(question.answer)


def over(texts: Texts, file: QuestionFile, verdict: str) -> OutMessage:
    """All were looked at, and some left."""
    return OutMessage(texts("bank-looked")).with_buttons(
        (tap(texts.plain("bank-look-again"), "bf.n", file.id, verdict[0], 0),),
        (tap(texts.plain("back"), "bf.s", file.id),),
    )
