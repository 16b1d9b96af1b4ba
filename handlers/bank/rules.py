"""Pure decisions of the question bank: what a file is, what was typed, who may approve."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from data.imports.bank.doctor import examine
from data.imports.bank.draft import Examined, Found
from data.imports.bank.markdown import lines_of
from data.imports.bank.text import read_lines
from data.imports.material_draft import LONGEST_TAG
from data.values.filenames import said_by
from data.values.names import clean_text
from data.values.question import Question, QuestionKind
from data.values.question_text import holds_questions, options_typed
from handlers.shared.context import Incoming
from handlers.shared.refusal import Refusal

LARGEST = 20 * 2**20
"""Bytes of a file that Telegram's cloud lets a bot fetch."""
MOST_REPORTS = 5
"""Doubts that a member may raise in a day."""
LONGEST_REASON = 300
LONGEST_TYPED = 4_000
"""Characters of a question typed as a whole."""
REASONS = ("answer", "dated", "unclear")
"""What may be wrong with a question, offered to be tapped."""
LONGEST_WORD = 20
MOST_WORDS = 3
_SURELY = (".gift", ".xml", ".json", ".aiken")
"""Endings of files that nothing else takes."""
_PERHAPS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")


def weight(incoming: Incoming) -> int:
    """How sure it is that something sent unasked is for the bank: 0 no · 1 perhaps · 2 yes."""
    file = incoming.file
    if file is None:
        return 2 if holds_questions(incoming.text) else 0
    if file.kind != "document":
        return 0
    said, name = said_by(file.name), file.name.lower()
    if said == "bank" or (name.endswith(_SURELY) and not said):
        return 2
    return int(not said and name.endswith(_PERHAPS))


def stem_of_name(name: str) -> str:
    """A file's name without its ending, short enough for a tag."""
    return clean_text(PurePath(name.replace("\\", "/")).stem)[:LONGEST_TAG].strip()


def words_of(typed: str) -> tuple[str, ...]:
    """The words that are looked for, at most three."""
    return tuple(word[:LONGEST_WORD] for word in clean_text(typed).split()[:MOST_WORDS])


def may_approve(second: bool, by: int, author: int | None) -> bool:
    """Whether the account `by` may approve a question: where the branch wants a second look (审题),
    somebody else than whom it comes from."""
    return not second or by != author


def found_of(question: Question) -> Found:
    """A question as a file would have it, to be examined anew after a change."""
    return Found(
        sheet="",
        row=1,
        kind=question.kind,
        stem=question.stem,
        options=question.options,
        right=question.answer if question.kind is not QuestionKind.FILL else None,
        blanks=question.blanks if question.kind is QuestionKind.FILL else None,
        explanation=question.explanation,
        source=question.source,
        tags=question.tags,
        difficulty=str(question.difficulty or ""),
        until=question.until.isoformat() if question.until else "",
        picture=question.picture,
    )


def examined(found: Found) -> Examined:
    """One question with what the import doctor says of it; raises Refusal where there is none."""
    [one] = examine([found])
    if one.question is None:
        reason = one.reasons[0]
        raise Refusal(reason.key, **reason.values)
    return one


def with_stem(question: Question, stem: str) -> Examined:
    """The question with another stem."""
    return examined(replace(found_of(question), stem=stem))


def with_answer(question: Question, typed: str) -> Examined:
    """The question with another right answer: letters, the options' texts, true or false, or what
    is accepted in each blank, one blank a line and wordings parted by |."""
    if question.kind is QuestionKind.JUDGE:
        found = replace(found_of(question), right=None, answer=typed)
    elif question.kind is QuestionKind.FILL:
        found = replace(found_of(question), blanks=None, answer=typed)
    else:
        # One letter or several: the kind follows from them.
        found = replace(found_of(question), kind="", right=None, answer=typed)
    one = examined(found)
    bad = [r for r in one.reasons if r.key in _MISREAD]
    if bad:
        raise Refusal(bad[0].key, **bad[0].values)
    return one


_MISREAD = ("bank-doubt-letter", "bank-doubt-letter-twice", "bank-doubt-answer")


def with_options(question: Question, typed: str) -> Examined:
    """The question with other options, one a line; the right ones are marked with * in front, or
    stay where they stood if there are as many as before."""
    if question.kind not in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        raise Refusal("bank-no-options")
    options, right = options_typed(typed)
    if len(options) < 2:
        raise Refusal("bank-few-options")
    if not right:
        if len(options) != len(question.options):
            raise Refusal("bank-mark-right")
        right = question.answer
    if len({*options}) < len(options):
        raise Refusal("bank-same-options")
    return examined(replace(found_of(question), kind="", options=options, right=right))


def typed_question(text: str, before: Found) -> Examined:
    """One whole question as it was typed, with notes and picture of what it was before where the
    text says nothing of them."""
    found = read_lines(list(lines_of(text)), "", [])
    if len(found) != 1:
        raise Refusal("bank-type-one")
    [one] = found
    notes = ("explanation", "source", "tags", "difficulty", "until")
    kept = {name: getattr(one, name) or getattr(before, name) for name in notes}
    return examined(replace(one, **kept, picture=before.picture, replaces=before.replaces))


def only_reason(one: Examined) -> str:
    """The key of the only thing that is wrong with a question; empty where there are several."""
    keys = {reason.key for reason in one.reasons if not reason.key.startswith("bank-mended-")}
    return keys.pop() if len(keys) == 1 else ""


def lack_answers(questions: Sequence[Examined]) -> bool:
    """Whether nearly all questions of a file lack their answers: they stand in another one."""
    lacking = sum(
        any(reason.key == "bank-refused-answer" for reason in one.reasons) for one in questions
    )
    return lacking * 5 >= len(questions) * 4
