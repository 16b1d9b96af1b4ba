"""The import doctor: decides what each question in a file is, and what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from data.imports.bank.answer import (
    MOST_BLANKS,
    blanks_of,
    judge_order,
    judged,
    plain_answer,
    right_of,
)
from data.imports.bank.blanks import EMPTY, asks, blanks_in, shown_blanks, without_closing
from data.imports.bank.draft import Examined, Found, Reason, Verdict, because
from data.imports.bank.fold import folded
from data.imports.bank.twins import find_twins
from data.imports.bank.words import CHOICE, OTHER, difficulty_said, truth_said
from data.imports.material_draft import day_said, tags_said
from data.values.question import (
    LONGEST_EXPLANATION,
    LONGEST_OPTION,
    LONGEST_SOURCE,
    LONGEST_TEXT,
    MOST_OPTIONS,
    Question,
    QuestionKind,
    alike,
    letters,
    tidy,
    tidy_line,
)

_SERIAL = re.compile(r"3[6-9]\d{3}|4\d{4}|5[01]\d{3}")
"""Days from 1998 to 2041 as spreadsheets count them."""
_DATE = re.compile(r"(?:1[89]|20)\d\d-\d\d-\d\d(?:[ T]00:00(?::00)?)?|\d{1,2}-(?:1[0-2]|[1-9])月")
_CHOSEN = re.compile(r"(?=[A-F]{1,5}$)A?B?C?D?E?F?")
_LETTERED = re.compile(r"[A-Z\s,、;]+", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[【]\s*([A-L](?:[\s,、]*[A-L])*)\s*[)\]】]")
_PICTURED = re.compile(r"如图|下图|图中|图示|上图|右图|左图|如圖|下圖|圖中")
_LONGEST_QUOTE = 40
_CHOICES = ("", CHOICE, QuestionKind.SINGLE, QuestionKind.MULTIPLE)


class _Refused(Exception):  # noqa: N818 - it ends one question, not the reading
    """A question that cannot be stored in any form."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.key)
        self.reason = reason


@dataclass
class _Case:
    """One question under examination."""

    found: Found
    doubts: list[Reason] = field(default_factory=list)
    mended: list[Reason] = field(default_factory=list)


def examine(
    found: Sequence[Found], known: Mapping[str, Question] = MappingProxyType({})
) -> list[Examined]:
    """Returns every question with its verdict, in order; `known` are those already in the bank, by
    key.

    A doubtful question whose doubts were accepted is good. Refused: "bank-refused-kind",
    "-stem", "-options", "-answer", "-many" (limit), "-long" (limit). Doubtful: "bank-doubt-date"
    (letters, value), "-letter" (letter, options), "-letter-twice", "-number", "-answer" (answer),
    "-one", "-several" (answer), "-kind", "-gap" (letter), "-same-options" (first, second),
    "-one-option", "-option-long" (letter, length, limit), "-explanation" (length, limit),
    "-no-blank", "-blanks" (blanks, answers), "-inside" (answer), "-picture", "-until" (value), and
    "-twin", "-near" (percent), "-other-answer" (number) for what resembles another question.
    Mended: "bank-mended-blank", "-inside", "-judge-letter", "-number" (answer), "-difficulty"
    (value), "-cut" (limit), besides what the reader of the file mended.
    """
    cases = [_Case(one, list(one.doubts), list(one.mended)) for one in found]
    made: list[Question | Reason | None] = []
    for case in cases:
        try:
            made.append(_question(case))
        except _Refused as refused:
            made.append(refused.reason)
    questions = [one if isinstance(one, Question) else None for one in made]
    numbers = [one.number or str(place) for place, one in enumerate(found, 1)]
    replaces = [one.replaces for one in found]
    for place, reason in find_twins(questions, numbers, known, replaces):
        cases[place].doubts.append(reason)
    return [_examined(case, one) for case, one in zip(cases, made, strict=True)]


def _examined(case: _Case, made: Question | Reason | None) -> Examined:
    reasons = (*case.doubts, *case.mended)
    if isinstance(made, Reason):
        return Examined(case.found, Verdict.REFUSED, (made, *reasons), None)
    if made is None or (case.doubts and not case.found.accepted):
        return Examined(case.found, Verdict.DOUBTFUL, reasons, made)
    verdict = Verdict.MENDED if case.mended else Verdict.GOOD
    return Examined(case.found, verdict, reasons, made)


def _question(case: _Case) -> Question | None:
    """Returns the question of a case; None where it has to be mended before there is one."""
    found = case.found
    if found.refused:
        raise _Refused(found.refused)
    if found.kind == OTHER:
        raise _Refused(because("bank-refused-kind"))
    stem, hidden = shown_blanks(found.stem[: 2 * LONGEST_TEXT])
    if not re.search(r"\w", stem.replace("_", "")):
        raise _Refused(because("bank-refused-stem"))
    if len(stem) > LONGEST_TEXT:
        raise _Refused(because("bank-refused-long", limit=LONGEST_TEXT))
    if hidden:
        case.mended.append(because("bank-mended-blank"))
    options = _options(case)
    answer = found.answer[:LONGEST_TEXT].strip()
    if answer != found.answer:
        case = replace(case, found=replace(found, answer=answer))
    if found.blanks is not None:
        made = _filled(case, stem, found.blanks)
    elif options:
        made = _choice(case, stem, options)
    else:
        made = _without_options(case, stem)
    return made and _with_notes(case, made)


def _options(case: _Case) -> tuple[str, ...]:
    """Returns the options, and notes the remarks on them."""
    options = [tidy_line(one[: 2 * LONGEST_TEXT]) for one in case.found.options]
    while options and not options[-1]:
        options.pop()
    if len(options) > MOST_OPTIONS:
        raise _Refused(because("bank-refused-many", limit=MOST_OPTIONS))
    if any(len(one) > LONGEST_TEXT for one in options):
        raise _Refused(because("bank-refused-long", limit=LONGEST_TEXT))
    days = [
        place
        for place, one in enumerate(options)
        if one and (place in case.found.dates or _DATE.fullmatch(one))
    ]
    if days:
        value = _quoted("、".join(options[place] for place in days))
        case.doubts.append(because("bank-doubt-date", letters=letters(tuple(days)), value=value))
    serial = [place for place, one in enumerate(options) if _SERIAL.fullmatch(one)]
    if len(serial) > 1 and len(serial) == len(list(filter(None, options))):
        value = _quoted("、".join(options))
        said = letters(tuple(serial))
        case.doubts.append(because("bank-doubt-serial", letters=said, value=value))
    if len(options) == 1:
        case.doubts.append(because("bank-doubt-one-option"))
    _doubt_options(case, options)
    return tuple(options)


def _doubt_options(case: _Case, options: list[str]) -> None:
    """Adds doubts about single options: empty, too long for a poll, the same as another."""
    first: dict[str, int] = {}
    for place, one in enumerate(options):
        letter = letters((place,))
        if not one:
            case.doubts.append(because("bank-doubt-gap", letter=letter))
            continue
        if len(one) > LONGEST_OPTION:
            length = {"length": len(one), "limit": LONGEST_OPTION}
            case.doubts.append(because("bank-doubt-option-long", letter=letter, **length))
        if (same := first.setdefault(alike(one), place)) != place:
            twins = {"first": letters((same,)), "second": letter}
            case.doubts.append(because("bank-doubt-same-options", **twins))


def _choice(case: _Case, stem: str, options: tuple[str, ...]) -> Question | None:
    """Returns a question with options: single, multiple, or judge where they are true and false."""
    found, order = case.found, judge_order(options)
    if order and found.kind not in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        return _judged_by_options(case, stem, options, order)
    right = _right(case, options)
    if not right:
        return None
    if found.kind not in _CHOICES:
        case.doubts.append(because("bank-doubt-kind"))
    kind = QuestionKind.MULTIPLE if len(right) > 1 else QuestionKind.SINGLE
    if found.kind == QuestionKind.SINGLE and len(right) > 1:
        case.doubts.append(because("bank-doubt-one", answer=letters(right)))
    if found.kind == QuestionKind.MULTIPLE and len(right) == 1:
        case.doubts.append(because("bank-doubt-several", answer=letters(right)))
        kind = QuestionKind.MULTIPLE
    stem = _unspoilt(case, stem, letters(right))
    if not asks(stem):
        case.doubts.append(because("bank-doubt-no-blank"))
    # A poll has no empty options, and omitting one would shift the letters.
    return Question(kind, stem, options, right) if all(options) else None


def _right(case: _Case, options: tuple[str, ...]) -> tuple[int, ...]:
    """Returns the indexes of the right options; none where the answer makes no sense, which is
    noted."""
    found = case.found
    if found.right is None and found.answer:
        read = right_of(found.answer, options)
        if read is None:
            case.doubts.append(because("bank-doubt-answer", answer=_quoted(found.answer)))
            return ()
        case.doubts += read.doubts
        case.mended += read.mended
        return read.places
    if not found.right:
        raise _Refused(because("bank-refused-answer"))
    return found.right


def _judged_by_options(
    case: _Case, stem: str, options: tuple[str, ...], order: tuple[int, ...]
) -> Question | None:
    found = case.found
    truth = truth_said(found.answer)
    if found.right is not None:
        places: tuple[int, ...] = found.right
    elif truth is not None:
        places = (order.index(0 if truth else 1),)
    elif read := right_of(found.answer, options):
        case.doubts += read.doubts
        places = read.places
    elif not found.answer:
        raise _Refused(because("bank-refused-answer"))
    else:
        case.doubts.append(because("bank-doubt-answer", answer=_quoted(found.answer)))
        return None
    if len(places) != 1:
        if places:
            case.doubts.append(because("bank-doubt-one", answer=letters(places)))
        return None
    if found.kind == QuestionKind.FILL:
        case.doubts.append(because("bank-doubt-kind"))
    stem = _unspoilt(case, stem, letters(places))
    return Question(QuestionKind.JUDGE, without_closing(stem), answer=(order[places[0]],))


def _without_options(case: _Case, stem: str) -> Question | None:
    """Returns a judge or fill question; refuses a choice without its options."""
    found = case.found
    if found.kind in (CHOICE, QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        raise _Refused(because("bank-refused-options"))
    if found.right is None and not found.answer:
        raise _Refused(because("bank-refused-answer"))
    answer = plain_answer(found.answer)
    said = truth_said(answer) is not None
    if found.kind == QuestionKind.JUDGE or (not found.kind and said):
        return _judge(case, stem)
    if not found.kind and answer in ("A", "B") and not asks(stem):
        case.doubts.append(because("bank-doubt-judge-letter", answer=answer))
        return Question(QuestionKind.JUDGE, without_closing(stem), answer=(int(answer == "B"),))
    worded = answer.islower() and len(answer) > 1 and bool(blanks_in(stem))
    lettered = _LETTERED.fullmatch(answer) and len(answer) <= MOST_OPTIONS
    if not found.kind and lettered and not worded:
        raise _Refused(because("bank-refused-options"))
    if found.kind == QuestionKind.FILL and _CHOSEN.fullmatch(answer):
        case.doubts.append(because("bank-doubt-answer", answer=_quoted(found.answer)))
    return _filled(case, stem, blanks_of(found.answer, blanks_in(stem)))


def _judge(case: _Case, stem: str) -> Question | None:
    if case.found.right is not None:
        return Question(QuestionKind.JUDGE, without_closing(stem), answer=case.found.right)
    read = judged(case.found.answer)
    if read is None:
        case.doubts.append(because("bank-doubt-answer", answer=_quoted(case.found.answer)))
        return None
    case.mended += read.mended
    return Question(QuestionKind.JUDGE, without_closing(stem), answer=read.places)


def _filled(case: _Case, stem: str, blanks: tuple[tuple[str, ...], ...]) -> Question | None:
    blanks = tuple(tuple(map(tidy_line, blank)) for blank in blanks)
    if not blanks or not all(blanks) or not all(all(blank) for blank in blanks):
        raise _Refused(because("bank-refused-answer"))
    if len(blanks) > MOST_BLANKS:
        raise _Refused(because("bank-refused-many", limit=MOST_BLANKS))
    if any(len(one) > LONGEST_OPTION * 3 for blank in blanks for one in blank):
        raise _Refused(because("bank-refused-kind"))
    shown = blanks_in(stem)
    if not shown and not asks(stem):
        case.doubts.append(because("bank-doubt-no-blank"))
    elif shown != len(blanks) and (shown or len(blanks) > 1):
        many = {"blanks": shown, "answers": len(blanks)}
        case.doubts.append(because("bank-doubt-blanks", **many))
    for one in (one for blank in blanks for one in blank if _DATE.fullmatch(one)):
        case.doubts.append(because("bank-doubt-date-answer", value=_quoted(one)))
    return Question(QuestionKind.FILL, stem, blanks=blanks)


def _unspoilt(case: _Case, stem: str, right: str) -> str:
    """Removes the right letters that somebody left in the brackets of a stem."""
    found = list(_BRACKETED.finditer(folded(stem)))
    inside = [re.sub(r"[^A-L]", "", one[1]) for one in found]
    if right in inside:
        case.mended.append(because("bank-mended-inside", answer=right))
        for one in reversed(found):
            if re.sub(r"[^A-L]", "", one[1]) == right:
                stem = stem[: one.start()] + EMPTY + stem[one.end() :]
        return stem
    if inside and not blanks_in(stem):
        case.doubts.append(because("bank-doubt-inside", answer=inside[0]))
    return stem


def _with_notes(case: _Case, question: Question) -> Question:
    """Returns the question with its explanation and other notes."""
    found = case.found
    explanation = tidy(found.explanation[: 4 * LONGEST_TEXT])
    source = tidy_line(found.source[: 4 * LONGEST_SOURCE])
    if len(explanation) > LONGEST_EXPLANATION:
        length = {"length": len(explanation), "limit": LONGEST_EXPLANATION}
        case.doubts.append(because("bank-doubt-explanation", **length))
    for text, limit in ((explanation, LONGEST_TEXT), (source, LONGEST_SOURCE)):
        if len(text) > limit:
            case.mended.append(because("bank-mended-cut", limit=limit))
    difficulty, until = difficulty_said(found.difficulty), day_said(found.until)
    if tidy_line(found.difficulty) and not difficulty:
        said = _quoted(found.difficulty)
        case.mended.append(because("bank-mended-difficulty", value=said))
    if found.until.strip() and until is None:
        case.doubts.append(because("bank-doubt-until", value=_quoted(found.until)))
    if _PICTURED.search(question.stem) and found.picture is None:
        case.doubts.append(because("bank-doubt-picture"))
    return replace(
        question,
        explanation=explanation[:LONGEST_TEXT].strip(),
        source=source[:LONGEST_SOURCE].strip(),
        tags=tags_said(found.tags),
        difficulty=difficulty,
        until=until,
        picture=found.picture,
    )


def _quoted(text: str) -> str:
    return tidy_line(text)[:_LONGEST_QUOTE]
