"""The rules about texts: the same in every language, each used, each with its values."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser, ast as ftl
from fluent.syntax.visitor import Visitor

from tests.house import ISLAND, Exceptions, Problems, Rule, called, module, nodes, sources, where
from tests.house_keys import made_keys

LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")
SAYING: Final = frozenset(
    {
        "Refusal",
        "refuse_none",
        "refuse_empty",
        "BadFile",
        "BadRhythm",
        "BadWhen",
        "because",
        "texts",
        "plain",
    }
)
"""Calls whose first argument is the key of a text."""


class _Reader(Visitor):
    """Collects the needs of a Fluent pattern: its variables and the messages it refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name)

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802
        self.messages.add(f"-{node.id.name}")
        self.generic_visit(node)


@dataclass(frozen=True, slots=True)
class Wording:
    """One text: the variables it takes and the texts it contains."""

    variables: frozenset[str]
    messages: frozenset[str]


@cache
def wordings(path: Path) -> tuple[dict[str, Wording], Problems]:
    """Returns the texts of a Fluent file by key, and the errors in the file."""
    texts: dict[str, Wording] = {}
    problems = []
    for entry in FluentParser().parse(path.read_text("utf-8")).body:
        if isinstance(entry, ftl.Junk):
            problems.append(f"{path.name}: not Fluent: {(entry.content or '').strip()[:40]!r}")
        if not isinstance(entry, (ftl.Message, ftl.Term)):
            continue
        key = f"-{entry.id.name}" if isinstance(entry, ftl.Term) else entry.id.name
        if key in texts:
            problems.append(f"{path.name}: {key} stands twice")
        reader = _Reader()
        reader.visit(entry)
        texts[key] = Wording(frozenset(reader.variables), frozenset(reader.messages))
    return texts, problems


def _text_folders(root: Path) -> list[Path]:
    return sorted(path for path in (root / "handlers").glob("*/texts") if path.is_dir())


def _all_keys(root: Path) -> dict[str, Wording]:
    keys: dict[str, Wording] = {}
    for folder in _text_folders(root):
        for language in LANGUAGES:
            file = folder / f"{language}.ftl"
            if file.is_file():
                keys |= wordings(file)[0]
    return keys


def unequal_languages(root: Path, _exceptions: Exceptions) -> Problems:
    """A feature's three languages have the same keys, and each key the same variables."""
    found: Problems = []
    owner: dict[str, str] = {}
    for folder in _text_folders(root):
        feature = folder.parent.name
        spoken: dict[str, dict[str, Wording]] = {}
        for language in LANGUAGES:
            file = folder / f"{language}.ftl"
            if not file.is_file():
                found.append(f"{feature}: no {language}")
                continue
            spoken[language], problems = wordings(file)
            found += [f"{feature}/{problem}" for problem in problems]
        every = {key for texts in spoken.values() for key in texts}
        for key in sorted(every):
            if owner.setdefault(key, feature) != feature:
                found.append(f"{feature}: {key} stands in {owner[key]} too")
            found += [
                f"{feature}: {key} is not in {one}" for one in spoken if key not in spoken[one]
            ]
            takes = {spoken[one][key].variables for one in spoken if key in spoken[one]}
            if len(takes) > 1:
                found.append(f"{feature}: {key} takes {sorted(map(sorted, takes))}")
    return found


def _code(root: Path) -> Iterator[tuple[Path, ast.AST]]:
    """Yields every node of every file that may use texts: the sandbox has none of ours."""
    for path in sources(root):
        if not module(root, path).startswith(ISLAND):
            yield from ((path, node) for node in nodes(path))


def _sayings(root: Path) -> Iterator[tuple[Path, ast.Call, ast.expr]]:
    """Yields file, call and key of every text used; of a choice between keys, each."""
    for path, node in _code(root):
        if isinstance(node, ast.Call) and node.args and called(node) in SAYING:
            # The clock writes the key of a refusal into the occurrence; nobody is told.
            if path.name == "due.py" and called(node) in {"Refusal", "refuse_none", "refuse_empty"}:
                continue
            yield from ((path, node, key) for key in _choices(node.args[0]))


def _choices(key: ast.expr) -> Iterator[ast.expr]:
    if isinstance(key, ast.IfExp):
        yield from _choices(key.body)
        yield from _choices(key.orelse)
    else:
        yield key


def _beginning(node: ast.JoinedStr) -> str:
    first = node.values[0] if node.values else None
    return str(first.value) if isinstance(first, ast.Constant) else ""


def _shown(root: Path, exceptions: Exceptions) -> dict[str, set[str]]:
    """Returns the composed keys that the code shows, by their prefix."""
    shown: dict[str, set[str]] = {}
    for path, _, key in _sayings(root):
        if isinstance(key, ast.JoinedStr):
            found = made_keys(path, key, exceptions.names(path))
            shown.setdefault(_beginning(key), set()).update(found or ())
    return shown


def _listed(exceptions: Exceptions) -> dict[str, set[str]]:
    return {start: {start + end for end in ends} for start, ends in exceptions.made_keys.items()}


def unknown_keys(root: Path, exceptions: Exceptions) -> Problems:
    """Every key in code has a text, and composed keys have all the suffixes they need."""
    keys, made = _all_keys(root), _shown(root, exceptions) | _listed(exceptions)
    found = [f"{key} has no text" for key in sorted(set().union(*made.values()) - set(keys))]
    for path, call, key in _sayings(root):
        place = where(root, path, call.lineno)
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value not in keys:
            found.append(f"{place} says {key.value}, which has no text")
        if isinstance(key, ast.JoinedStr) and not made[_beginning(key)]:
            found.append(f"{place} puts together {_beginning(key)!r}…, whose suffixes do not show")
    return found


def unused_keys(root: Path, exceptions: Exceptions) -> Problems:
    """Every text is used."""
    keys = _all_keys(root)
    said: set[object] = {inner for wording in keys.values() for inner in wording.messages}
    beginnings: set[str] = set()
    for _, node in _code(root):
        if isinstance(node, ast.JoinedStr):
            beginnings.add(_beginning(node))
        elif isinstance(node, ast.Constant):
            said.add(node.value)
    shown, listed = _shown(root, exceptions), _listed(exceptions)
    made = set().union(*(shown | listed).values())
    found = [f"{key} is never said" for key in sorted(keys) if key not in said | made]
    for start, ends in listed.items():
        if start not in beginnings:
            found.append(f"{start}… is listed but never put together")
        elif shown.get(start) == ends:
            found.append(f"{start}… is listed though the code shows its suffixes")
    return found


def missing_values(root: Path, _exceptions: Exceptions) -> Problems:
    """Every use of a text gives it all its variables."""
    keys = _all_keys(root)
    found = []
    for path, call, key in _sayings(root):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            continue
        given = {one.arg for one in call.keywords}
        missing = sorted(_taken(keys, key.value) - given) if None not in given else []
        if missing:
            place = where(root, path, call.lineno)
            found.append(f"{place} says {key.value} without {', '.join(missing)}")
    return found


def _taken(keys: Mapping[str, Wording], key: str) -> set[str]:
    """Returns the variables of a text and of the texts in it."""
    wording = keys.get(key)
    if wording is None:
        return set()
    inner = (_taken(keys, one) for one in wording.messages - {key})
    return set(wording.variables).union(*inner)


RULES: Final[tuple[Rule, ...]] = (unequal_languages, unknown_keys, missing_values, unused_keys)
