"""The rules about files and imports: each checks a tree of files and names the violations."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

FLOORS: Final = ("data", "handlers", "schedules", "bot")
ISLAND: Final = "sandbox"
"""A package of its own beside the floors."""
BRIDGE: Final = ("bot/demo.py", "bot/living/")
"""The only file of the floors that imports it."""
HISTORY: Final = "data/migrations/versions"
"""Migrations: written once, as long as they need to be."""
LONGEST: Final = 350
SHORTEST: Final = 40
HAN: Final = re.compile(
    "[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
"""Chinese characters and full-width punctuation."""

ENVIRONMENT: Final = frozenset({"environ", "environb", "getenv", "getenvb"})

Problems = list[str]


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions to the rules, each with its reason."""

    long_files: Mapping[str, str] = field(default_factory=dict)
    other_files: Mapping[str, str] = field(default_factory=dict)
    """Features whose folders hold other names."""
    chinese: Mapping[str, str] = field(default_factory=dict)
    """Files or folders whose Python may hold Chinese words."""
    made_keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Prefixes of keys that are composed, and the suffixes each must have, where the code does not
    show them."""
    names: Callable[[Path], Mapping[str, Any]] = lambda _: {}
    """Gives what a file's module holds when it runs."""


Rule = Callable[[Path, Exceptions], Problems]
"""Returns the violations in the project at the path."""


def sources(root: Path) -> list[Path]:
    """Returns the Python files of the four floors and of the sandbox."""
    return sorted(path for one in (*FLOORS, ISLAND) for path in (root / one).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """Parses a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def nodes(path: Path) -> Sequence[ast.AST]:
    """Returns every node of a file. Walking all files takes a second, and every rule needs them."""
    return tuple(ast.walk(tree(path)))


def module(root: Path, path: Path) -> str:
    """Returns a file's dotted name."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(root: Path, path: Path) -> Sequence[tuple[int, str]]:
    """Returns line and dotted name of everything a file imports, also inside functions and for
    types.

    Imported names that are modules of ours count as those modules.
    """
    found: list[tuple[int, str]] = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(root, path, node)
            for alias in node.names:
                name = f"{base}.{alias.name}"
                found.append((node.lineno, name if _is_module(root, name) else base))
        elif isinstance(node, ast.Call) and called(node) == "import_module":
            found += [(node.lineno, one.value) for one in strings(node.args[:1])]
    return found


def called(node: ast.Call) -> str:
    """Returns the last name of a call: `plain` for `ctx.texts.plain(…)`."""
    func = node.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


@dataclass(frozen=True, slots=True)
class StringLiteral:
    """A piece of text in code."""

    node: ast.AST
    line: int
    value: str


def strings(among: Iterable[ast.AST]) -> Iterator[StringLiteral]:
    """Yields the string constants among nodes."""
    for node in among:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield StringLiteral(node, node.lineno, node.value)


def _absolute(root: Path, path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = path.relative_to(root).parent.parts
    kept = package[: len(package) - node.level + 1]
    return ".".join([*kept, *((node.module,) if node.module else ())])


@cache
def _is_module(root: Path, name: str) -> bool:
    place = root.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def where(root: Path, path: Path, line: int = 0) -> str:
    shown = path.relative_to(root).as_posix()
    return f"{shown}:{line}" if line else shown


def upward_imports(root: Path, _exceptions: Exceptions) -> Problems:
    """A file imports from its own floor or a lower one."""
    found = []
    for path in sources(root):
        package = path.relative_to(root).parts[0]
        if package == ISLAND:
            continue
        own = FLOORS.index(package)
        for line, name in imports(root, path):
            floor = name.partition(".")[0]
            if floor in FLOORS and FLOORS.index(floor) > own:
                found.append(f"{where(root, path, line)} imports {name}, which is upstairs")
    return found


def circles(root: Path, _exceptions: Exceptions) -> Problems:
    """The parts of a package, its files and folders, do not import each other in a circle.

    Imports for types count, and those inside functions. A folder imports what any file in it does,
    so that packages form no circle where their files form none.
    """
    parts = {module(root, path): _parts(root, path) for path in sources(root)}
    edges: dict[tuple[str, ...], dict[str, dict[str, str]]] = {}
    for path in sources(root):
        here = _parts(root, path)
        for line, name in imports(root, path):
            there = parts.get(name, here)
            if here != there:
                pairs = zip(here, there, strict=False)
                depth = next(at for at, (a, b) in enumerate(pairs) if a != b)
                graph = edges.setdefault(here[:depth], {})
                said = f"{where(root, path, line)} imports {name}"
                graph.setdefault(here[depth], {}).setdefault(there[depth], said)
    return [said for graph in edges.values() for said in _circles_in(graph)]


def _parts(root: Path, path: Path) -> tuple[str, ...]:
    return path.relative_to(root).with_suffix("").parts


def _circles_in(graph: Mapping[str, Mapping[str, str]]) -> Problems:
    """Returns the circles of a graph, each by the imports that close it."""
    found: Problems = []
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            circle = [*way[way.index(name) :], name]
            found.append("; ".join(graph[a][b] for a, b in pairwise(circle)))
            return
        if name in done:
            return
        for to in sorted(graph.get(name, ())):
            visit(to, (*way, name))
        done.add(name)

    for name in sorted(graph):
        visit(name, ())
    return found


FEATURE_FILES: Final = frozenset(
    f"{name}.py" for name in ("__init__", "routes", "forms", "service", "rules", "view", "due")
)


def unknown_feature_files(root: Path, exceptions: Exceptions) -> Problems:
    """A feature's folder, and each of its nouns' folders, holds six names and nothing else."""
    found = []
    for path in sorted((root / "handlers").rglob("*.py")):
        parts = path.relative_to(root / "handlers").parts
        if len(parts) < 2 or parts[0] == "shared" or parts[0] in exceptions.other_files:
            continue
        if parts[-1] not in FEATURE_FILES or len(parts) > 3:
            found.append(f"{where(root, path)} is none of {', '.join(sorted(FEATURE_FILES))}")
    return found


def short_files(root: Path, _exceptions: Exceptions) -> Problems:
    """At most a tenth of the files with handlers have fewer than 40 lines."""
    every = [path for path in sources(root) if _holds_code(root, path)]
    short = [path for path in every if len(path.read_text("utf-8").splitlines()) < SHORTEST]
    if len(short) * 10 <= len(every) or len(every) < 10:
        return []
    names = ", ".join(where(root, path) for path in short)
    return [f"{len(short)} of {len(every)} files are short: {names}"]


def _holds_code(root: Path, path: Path) -> bool:
    return where(root, path).startswith("handlers/") and path.name != "__init__.py"


def leaving_the_island(root: Path, _exceptions: Exceptions) -> Problems:
    """The sandbox imports nothing of ours but itself, and no Telegram library."""
    return [
        f"{where(root, path, line)} imports {name}"
        for path in sources(root)
        if path.relative_to(root).parts[0] == ISLAND
        for line, name in imports(root, path)
        if name.partition(".")[0] in {*FLOORS, "telegram", "aiogram", "telebot"}
    ]


def landing_on_the_island(root: Path, _exceptions: Exceptions) -> Problems:
    """Only the demonstration imports the sandbox."""
    return [
        f"{where(root, path, line)} imports {name}"
        for path in sources(root)
        if path.relative_to(root).parts[0] != ISLAND and not where(root, path).startswith(BRIDGE)
        for line, name in imports(root, path)
        if name.partition(".")[0] == ISLAND
    ]


def telegram_in_data(root: Path, _exceptions: Exceptions) -> Problems:
    """Data knows no Telegram."""
    return [
        f"{where(root, path, line)} imports {name}"
        for path in sources(root)
        if path.relative_to(root).parts[0] == "data"
        for line, name in imports(root, path)
        if name.partition(".")[0] == "telegram"
    ]


def unopened_modules(root: Path, _exceptions: Exceptions) -> Problems:
    """Every module opens with a sentence that says what it is for."""
    return [
        f"{where(root, path)} opens with no sentence"
        for path in [*sources(root), *sorted((root / "tests").rglob("*.py"))]
        if path.read_text("utf-8").strip() and not _opening(root, path)
    ]


def _opening(root: Path, path: Path) -> bool:
    said = (ast.get_docstring(tree(path)) or "").partition("\n\n")[0].rstrip()
    # A migration's is its message, which Alembic writes without a full stop.
    return bool(said) and (said.endswith(".") or where(root, path).startswith(HISTORY))


def long_files(root: Path, exceptions: Exceptions) -> Problems:
    """No file is too long to be read at a sitting, unless for a reason that is written down."""
    found = []
    for path in sources(root):
        count = len(path.read_text("utf-8").splitlines())
        excused = where(root, path) in exceptions.long_files
        if where(root, path).startswith(HISTORY):
            continue
        if count > LONGEST and not excused:
            found.append(f"{where(root, path)} has {count} lines")
        if count <= LONGEST and excused:
            found.append(f"{where(root, path)} is excused but not long")
    return found


def chinese_in_code(root: Path, exceptions: Exceptions) -> Problems:
    """Texts for people are in Fluent files; code holds only words that people type."""
    found = []
    for path in sources(root):
        shown = where(root, path)
        if any(shown == one or shown.startswith(f"{one}/") for one in exceptions.chinese):
            continue
        silent = _silent_strings(path)
        found += [
            f"{shown}:{one.line} says {one.value[:20]!r}"
            for one in strings(nodes(path))
            if one.node not in silent and HAN.search(one.value)
        ]
    return found


def _silent_strings(path: Path) -> set[ast.AST]:
    """Returns docstrings, and the Chinese words of commands."""
    silent: set[ast.AST] = set()
    for node in nodes(path):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(node.value)
        elif isinstance(node, ast.Call) and called(node) in {"Command", "command"}:
            words = [key.value for key in node.keywords if key.arg == "words"] + node.args[2:3]
            silent.update(inner for part in words for inner in ast.walk(part))
    return silent


def readers_of_the_environment(root: Path, _exceptions: Exceptions) -> Problems:
    """Only the settings read the environment."""
    found = []
    for path in sources(root):
        if where(root, path) == "bot/settings.py":
            continue
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and node.module == "os":
                reads = bool({alias.name for alias in node.names} & ENVIRONMENT)
            elif isinstance(node, ast.Attribute):
                reads = node.attr in ENVIRONMENT and ast.unparse(node.value) == "os"
            else:
                continue
            if reads:
                found.append(f"{where(root, path, node.lineno)} reads the environment")
    return found


def imported_tests(root: Path, _exceptions: Exceptions) -> Problems:
    """No test module is imported: code that several tests need is in a module of its own."""
    return [
        f"{where(root, path, line)} imports {name}"
        for path in sorted((root / "tests").rglob("*.py"))
        for line, name in imports(root, path)
        if name.startswith("tests.")
        and any(part.startswith("test_") or part == "conftest" for part in name.split("."))
    ]


def features_on_one_database(root: Path, _exceptions: Exceptions) -> Problems:
    """Each feature has a story that is marked `both`, and runs on PostgreSQL every time."""
    features = {path.parent.name for path in (root / "handlers").glob("*/__init__.py")} - {"shared"}
    marked = {
        one.value
        for path in sorted((root / "tests" / "stories").glob("test_*.py"))
        for node in nodes(path)
        if isinstance(node, ast.Call) and called(node) == "both"
        for one in strings(node.args)
    }
    return [
        *(f"{name} has no story marked both" for name in sorted(features - marked)),
        *(f"a story is marked both for {name}, which is no feature" for name in marked - features),
    ]


RULES: Final[tuple[Rule, ...]] = (
    upward_imports,
    circles,
    unknown_feature_files,
    short_files,
    leaving_the_island,
    landing_on_the_island,
    telegram_in_data,
    unopened_modules,
    long_files,
    chinese_in_code,
    readers_of_the_environment,
    imported_tests,
    features_on_one_database,
)
