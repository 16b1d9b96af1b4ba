"""Shows a file of questions on its way into the bank, and its doubtful ones one by one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, QuestionFile, QuestionFound
from data.queries import question as questions
from data.values.question import Question, letters
from handlers.bank.importing import rules
from handlers.bank.questions import view as question_view
from handlers.bank.questions.service import Corrected
from handlers.shared.view import Button, Markup, OutMessage, Texts, back_to, cut, escape, tap

VERDICTS = ("good", "mended", "doubtful", "refused", "known", "accepted")
MOST_CORRECTED = 6
"""Corrected questions that the note to the group names."""


def labels(texts: Texts, keys: Iterable[str]) -> dict[str, str]:
    """Returns the texts that a sheet or document needs."""
    return {key: texts.plain(key) for key in keys}


def bad(
    texts: Texts, branch: Branch, name: str, key: str, values: Mapping[str, str | int]
) -> OutMessage:
    """Says why nothing could be read."""
    why = Markup(texts(key, **values))
    said = texts("bank-bad", file=name, why=why) if name else why
    return OutMessage(said).with_buttons(_home(texts, branch))


def _home(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("bank-home-button"), "bk.h", branch.id)


def summary(
    texts: Texts, branch: Branch, file: QuestionFile, *, lacks_answers: bool = False
) -> OutMessage:
    """Shows what a file comes to, before anything of it is in the bank."""
    counts = Counter(file.counts)
    counted = texts.plain("bank-between").join(
        texts.plain(f"bank-count-{one}", many=counts[one]) for one in VERDICTS if counts[one]
    )
    name = file.name or texts.plain("bank-typed")
    said = [texts("bank-summary", file=name, counts=counted)]
    many = counts["good"] + counts["mended"]
    if counts["changes"]:
        said.append(texts("bank-summary-changes", many=counts["changes"]))
    if not many and not counts["doubtful"] and not counts["refused"]:
        said.append(texts("bank-summary-nothing"))
        return OutMessage("\n".join(said)).with_buttons(_home(texts, branch))
    if lacks_answers:
        said.append(texts("bank-summary-answers"))
    if counts["doubtful"] + counts["refused"] and file.name:
        said.append(texts("bank-summary-sheet"))
    said.append(texts("bank-summary-second" if branch.review_second else "bank-summary-unstored"))
    return OutMessage("\n".join(said)).with_buttons(
        *_choices(texts, file, counts, lacks_answers=lacks_answers),
        tap(texts.plain("bank-drop"), "bf.x", file.id),
    )


def _choices(
    texts: Texts, file: QuestionFile, counts: Counter[str], *, lacks_answers: bool
) -> list[tuple[Button, ...]]:
    one, many = file.id, counts["good"] + counts["mended"]
    rows: list[tuple[Button, ...]] = []
    if lacks_answers:
        rows.append((tap(texts.plain("bank-send-answers"), "bf.a", one),))
    if many:
        rows.append((tap(texts.plain("bank-take", many=many), "bf.ok", one),))
    rows += looks(texts, file, counts)
    tag = rules.stem_of_name(file.name)
    if tag:
        key = "bank-tag-all-on" if file.tag else "bank-tag-all"
        rows.append((tap(texts.plain(key, tag=tag), "bf.g", one),))
    return rows


def looks(texts: Texts, file: QuestionFile, waiting: Mapping[str, int]) -> list[tuple[Button, ...]]:
    """Returns the ways to what somebody has to look at, one by one."""
    doubtful, refused = waiting.get("doubtful", 0), waiting.get("refused", 0)
    row = []
    if doubtful:
        row.append(tap(texts.plain("bank-look", many=doubtful), "bf.n", file.id, "d", 0))
    if refused:
        row.append(tap(texts.plain("bank-look-refused", many=refused), "bf.n", file.id, "r", 0))
    return [tuple(row)] if row else []


def taken(
    texts: Texts, branch: Branch, file: QuestionFile, waiting: Mapping[str, int]
) -> OutMessage:
    """Shows what became of a file, and what is left to look at."""
    said = [texts("bank-taken", many=file.stored)]
    if file.changed:
        said.append(texts("bank-taken-changed", many=file.changed))
    if branch.review_second and file.stored:
        said.append(texts("bank-taken-second"))
    left = waiting.get("doubtful", 0)
    if left:
        said.append(texts("bank-taken-left", many=left))
    return OutMessage("\n".join(said)).with_buttons(
        *looks(texts, file, waiting), _home(texts, branch)
    )


def doubtful(
    texts: Texts, row: QuestionFound, place: int, many: int, alike: int, *first: str
) -> OutMessage:
    """Shows what is wrong with a question, as `place` of `many`; `alike` of the file have only the
    same wrong with them. `first` stands above it."""
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
        tuple(choices), together, back_to(texts, "bf.s", row.file_id)
    )


def _shown(texts: Texts, row: QuestionFound) -> list[str]:
    if row.question:
        return question_view.lines(texts, Question.from_json(row.question))
    said = row.found
    options = [
        texts("bank-option", letter=letters((place,)), option=cut(option, 100))
        for place, option in enumerate(said["options"])
    ]
    lines = [f"<b>{escape(cut(said['stem'], question_view.STEM))}</b>", *options]
    if answer := _answer(said):
        lines.append(texts("bank-answer-line", answer=cut(answer, 100)))
    return lines


def _answer(said: dict[str, Any]) -> str:
    return str(said["answer"]) or letters(tuple(said["right"] or ()))


def ask_mended(texts: Texts, row: QuestionFound) -> str:
    """Asks for the question anew, with what it is now to be copied."""
    question = Question.from_json(row.question) if row.question else None
    said = row.found
    answer = question_view.answer_typed(texts, question) if question else _answer(said)
    options = question.options if question else said["options"]
    lines = [question.stem if question else said["stem"]]
    lines += [f"{letters((place,))}. {option}" for place, option in enumerate(options)]
    lines.append(texts.plain("bank-answer-line", answer=answer))
    return texts("bank-ask-mended", question=cut("\n".join(lines), 3_000))


def over(texts: Texts, file: QuestionFile, verdict: str) -> OutMessage:
    """Says that all were looked at, and some left."""
    return OutMessage(texts("bank-looked")).with_buttons(
        tap(texts.plain("bank-look-again"), "bf.n", file.id, verdict[0], 0),
        back_to(texts, "bf.s", file.id),
    )


def correction(texts: Texts, session: Session, corrected: Sequence[Corrected]) -> OutMessage:
    """Tells the group which questions were corrected; it names nobody."""
    said = [texts("bank-correction")]
    for one in corrected[:MOST_CORRECTED]:
        right = questions.as_value(session, one.row).right_texts
        answer = texts.plain("bank-between").join(right) or question_view.answer(texts, one.row)
        stem = question_view.short(one.row.stem)
        said.append(texts("bank-correction-entry", stem=stem, answer=cut(answer, 200)))
    if len(corrected) > MOST_CORRECTED:
        said.append(texts("bank-correction-more", many=len(corrected) - MOST_CORRECTED))
    righted = set().union(*(one.regraded.righted for one in corrected))
    wronged = set().union(*(one.regraded.wronged for one in corrected))
    if righted or wronged:
        counts = {"righted": len(righted), "wronged": len(wronged)}
        said.append(texts("bank-correction-counts", **counts))
    else:
        said.append(texts("bank-correction-same"))
    return OutMessage("\n".join(said), silent=True)
