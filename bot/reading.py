"""Prints what the importers make of a file, without a database or a branch."""

import json
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.importing import TEXTS
from bot.service import Trouble
from data.imports.bank.draft import BANK_LIMITS
from data.imports.bank.reading import BadFile, Examined, read_bank
from data.imports.draft import DraftPerson, Problem
from data.imports.roster import read_roster
from data.imports.sheet import Limits
from data.imports.template import LIMITS as TEMPLATE_LIMITS, Checked, check_template
from data.values.question import Question, QuestionKind, letters


def show(path: Path, answers: Path | None, kinds: list[str], *, as_json: bool) -> int:
    """Prints what a file is read as; gives the exit status, 1 where it is refused as a whole."""
    if len(kinds) != 1:
        raise Trouble("Say one of --bank, --roster, --template, and not --yes.", 2)
    readers = {"bank": lambda one: bank(one, answers), "roster": roster, "template": template}
    said = readers[kinds[0]](path)
    refused = next((one for one in said if "file" in one), None) if isinstance(said, list) else None
    if as_json:
        typer.echo(json.dumps(said, ensure_ascii=False, indent=1))
    elif refused:
        raise Trouble(f"{path}: {refused['reason']}")
    elif isinstance(said, dict):
        _tell_roster(said)
    else:
        lacks = ", ".join(said[0]["lacks"])
        typer.echo(f"The template can be used; it lacks {lacks}." if lacks else "It can be used.")
    return int(refused is not None)


def _tell_roster(said: dict[str, Any]) -> None:
    """Prints the people of a roster as a table, and what is to be said of its rows."""
    out = Console()
    columns = ("name", "subgroup", "standing", "post", "note")
    table = Table(*(column.capitalize() for column in columns))
    for one in said["people"]:
        table.add_row(*(Text(one[column]) for column in columns))
    out.print(table)
    for problem in said["problems"]:
        row = f"{problem['sheet']}, row {problem['lines'][0]}: {problem['reason']}"
        out.print(row, markup=False, highlight=False, soft_wrap=True)
    out.print(f"{len(said['people'])} people; nothing is stored.", highlight=False)


def bank(path: Path, answers: Path | None) -> list[dict[str, Any]]:
    """An object for each question of a file, or one that says why the file is refused."""
    try:
        second = (_content(answers, BANK_LIMITS), answers.name) if answers else None
        draft = read_bank(_content(path, BANK_LIMITS), path.name, answers=second)
    except BadFile as bad:
        return _refused(bad)
    return [_question(one) for one in draft.questions]


def roster(path: Path) -> Any:
    """The people in a roster file and what is to be said of its rows, or why it is refused."""
    try:
        draft = read_roster(_content(path, Limits()), path.name)
    except BadFile as bad:
        return _refused(bad)
    return {
        "people": [_person(one) for one in draft.people],
        "problems": [_problem(one) for one in draft.problems],
    }


def template(path: Path) -> list[dict[str, Any]]:
    """What a Word template for records lacks, or why it is refused."""
    try:
        checked = check_template(_content(path, TEMPLATE_LIMITS))
    except BadFile as bad:
        return _refused(bad)
    if not checked.fits:
        return [_whole(_unfit(checked))]
    return [{"verdict": "good", "lacks": list(checked.lacks)}]


def _content(path: Path, limits: Limits) -> bytes:
    """The file's content; one too large is not read whole, only far enough to be refused."""
    try:
        with path.open("rb") as file:
            return file.read(limits.size + 1)
    except OSError as error:
        raise Trouble(f"{path} cannot be read ({type(error).__name__}).") from None


def _refused(bad: BadFile) -> list[dict[str, Any]]:
    return [_whole(TEXTS.plain(bad.key, **bad.values))]


def _whole(reason: str) -> dict[str, Any]:
    return {"verdict": "refused", "file": True, "reason": reason}


def _unfit(checked: Checked) -> str:
    return f"not known: {', '.join((*checked.unknown, *checked.code))}"


def _question(one: Examined) -> dict[str, Any]:
    found, question = one.found, one.question
    return {
        "verdict": str(one.verdict),
        "kind": str(question.kind) if question else found.kind,
        "stem": question.stem if question else found.stem,
        "options": list(question.options if question else found.options),
        "answer": _answer(question) if question else _said(one),
        "explanation": question.explanation if question else found.explanation,
        "source": question.source if question else found.source,
        "lines": list(found.lines) or [found.row],
        "reasons": [TEXTS.plain(reason.key, **reason.values) for reason in one.reasons],
    }


def _answer(question: Question) -> Any:
    """Letters, "right" or "wrong", or what each blank accepts: one wording or a list."""
    if question.kind is QuestionKind.JUDGE:
        return "right" if question.answer == (0,) else "wrong"
    if question.kind is QuestionKind.FILL:
        return [blank[0] if len(blank) == 1 else list(blank) for blank in question.blanks]
    return letters(question.answer)


def _said(one: Examined) -> str:
    """The answer as it stands in the file, of a question that cannot be stored yet."""
    found = one.found
    return found.answer or letters(found.right or ())


def _person(one: DraftPerson) -> dict[str, Any]:
    return {
        "name": one.name,
        "note": one.note,
        "standing": str(one.standing),
        "post": str(one.post),
        "subgroup": one.subgroup,
        "lines": [one.row],
    }


def _problem(one: Problem) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "lines": [one.row],
        "left_out": one.fatal,
        "reason": TEXTS.plain(one.key, **one.values),
    }
