"""Shows a file of questions on its way into the bank, and its doubtful ones one by one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from data.exports import bank_sheet
from data.imports.bank.draft import Examined
from data.models import Branch, QuestionFile, QuestionFound
from data.queries import question as questions
from data.values.question import Question, letters
from handlers.bank.importing import rules
from handlers.bank.importing.rules import Reading, Way
from handlers.bank.questions import view as question_view
from handlers.bank.questions.service import Corrected
from handlers.shared.view import (
    Button,
    Markup,
    OutFile,
    OutMessage,
    Texts,
    back_to,
    cut,
    escape,
    rows,
    tap,
)

VERDICTS = ("good", "mended", "doubtful", "refused", "known", "accepted")
_LONGEST_KEY = 20
"""Characters of an answer on a button."""
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
    made: list[tuple[Button, ...]] = []
    if lacks_answers:
        made.append((tap(texts.plain("bank-send-answers"), "bf.a", one),))
    if many:
        made.append((tap(texts.plain("bank-take", many=many), "bf.ok", one),))
    made += looks(texts, file, counts)
    tag = rules.stem_of_name(file.name)
    if tag:
        key = "bank-tag-all-on" if file.tag else "bank-tag-all"
        made.append((tap(texts.plain(key, tag=tag), "bf.g", one),))
    return made


def looks(texts: Texts, file: QuestionFile, waiting: Mapping[str, int]) -> list[tuple[Button, ...]]:
    """Returns the ways to what somebody has to look at, one by one."""
    doubtful, refused = waiting.get("doubtful", 0), waiting.get("refused", 0)
    row = []
    if doubtful:
        row.append(tap(texts.plain("bank-look", many=doubtful), "bf.n", file.id, "d", 0))
    if refused:
        row.append(tap(texts.plain("bank-look-refused", many=refused), "bf.n", file.id, "r", 0))
    made = [tuple(row)] if row else []
    if refused:
        made.append((tap(texts.plain("bank-refused-sheet"), "bf.l", file.id),))
    return made


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
    texts: Texts,
    row: QuestionFound,
    ways: Sequence[Reading],
    place: int,
    many: int,
    together: int,
    *first: str,
) -> OutMessage:
    """Shows what was read and why it is doubted, as `place` of `many`, with other `ways` to read
    it; `together` could be taken with it, for only the same is wrong with them. `first` stands
    above it."""
    head = "bank-doubtful-head" if row.verdict == "doubtful" else "bank-refused-head"
    said = [*first, texts(head, place=place, many=many)]
    said += [
        texts("bank-because", what=Markup(texts(key, **values))) for key, values in row.reasons
    ]
    said += ["", *_shown(texts, row)]
    sign = row.verdict[0]
    one = (row.file_id, row.place)
    choices: list[Button] = []
    if row.verdict == "doubtful" and row.question:
        choices.append(tap(texts.plain("bank-accept"), "bf.y", *one))
        if together > 1:
            choices.append(tap(texts.plain("bank-accept-alike", many=together), "bf.ya", *one))
    keys = [_other(texts, row, way) for way in ways if way.way is Way.KEY]
    kinds = [_other(texts, row, way) for way in ways if way.way is not Way.KEY]
    kinds.append(tap(_named(texts, Way.NOT_ONE), "bf.r", *one, Way.NOT_ONE))
    # The place counts from 0, and what follows it is asked for: hence the two.
    following = tap(texts.plain("bank-skip"), "bf.n", row.file_id, sign, row.place + 1)
    return OutMessage("\n".join(said)).with_buttons(
        tuple(choices),
        tuple(keys),
        *rows(kinds, 3),
        (tap(texts.plain("bank-mend"), "bf.m", *one), following),
        back_to(texts, "bf.s", row.file_id),
    )


def _other(texts: Texts, row: QuestionFound, reading: Reading) -> Button:
    answer = question_view.answer_typed(texts, reading.question).replace("\n", " ")
    label = _named(texts, reading.way, cut(answer, _LONGEST_KEY))
    return tap(label, "bf.r", row.file_id, row.place, reading.code)


def _named(texts: Texts, way: Way, answer: str = "") -> str:
    return texts.plain(f"bank-reading-{way}", answer=answer).strip()


def ask_shared(texts: Texts, row: QuestionFound, way: Way, many: int) -> OutMessage:
    """Asks whether a reading holds for all `many` questions with the same doubt."""
    what = _named(texts, way)
    key, values = next(reason for reason in row.reasons if reason[0] == row.reason)
    said = texts("bank-ask-shared", many=many, what=what, why=Markup(texts(key, **values)))
    one = (row.file_id, row.place, way)
    return OutMessage(said).with_buttons(
        tap(texts.plain("bank-accept-alike", many=many), "bf.r", *one, "a"),
        tap(texts.plain("bank-only-this"), "bf.r", *one, "1"),
        back_to(texts, "bf.p", row.file_id, row.place),
    )


def sheet(texts: Texts, name: str, found: Sequence[Examined]) -> OutMessage:
    """Shows questions of a file as a sheet with their verdicts, drawn once the commit stands."""
    said = labels(texts, bank_sheet.LABELS)

    def draw() -> bytes:
        return bank_sheet.verdict_sheet(
            found, said, lambda reason: texts.plain(reason.key, **reason.values)
        )

    title = texts.plain("bank-verdicts-file", name=rules.stem_of_name(name))
    return OutMessage(texts("bank-verdicts"), file=OutFile("document", title, draw=draw))


def _shown(texts: Texts, row: QuestionFound) -> list[str]:
    if row.question:
        return question_view.lines(texts, Question.from_json(row.question))
    said = row.found
    options = [
        texts("bank-option", letter=letters((place,)), option=cut(option, 100))
        for place, option in enumerate(said["options"])
    ]
    stem = said["stem"] or said.get("text", "")
    lines = [f"<b>{escape(cut(stem, question_view.STEM))}</b>", *options]
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
