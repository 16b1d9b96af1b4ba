"""Works out which keys an f-string in code can come to."""

import ast
import builtins
import enum
import typing
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

from tests.house import nodes

MOST = 1_000
"""Combinations of values that are tried for one expression."""
OF_DATES = {"isoweekday": range(1, 8), "month": range(1, 13)}
"""What dates give by these names."""
Values: TypeAlias = list[Any] | None
"""What an expression can come to; None where the code does not show it."""
Loop: TypeAlias = ast.For | ast.comprehension


def made_keys(path: Path, key: ast.JoinedStr, names: Mapping[str, Any]) -> frozenset[str] | None:
    """Gives all keys that an f-string in a file can come to; None where the code does not show it.

    `names` is what the file's module holds. The code shows values that are spelled out, that a
    loop takes from something in the module, and those of an argument whose type is an enum.
    """
    scope = _Scope(_parents(path), names)
    parts = [scope.values(part) for part in key.values]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    return frozenset("".join(map(str, one)) for one in product(*known))


@cache
def _parents(path: Path) -> Mapping[ast.AST, ast.AST]:
    return {child: node for node in nodes(path) for child in ast.iter_child_nodes(node)}


class _Scope:
    """Resolves names in a file: those of loops, arguments and assignments, and the module's."""

    def __init__(self, parents: Mapping[ast.AST, ast.AST], names: Mapping[str, Any]) -> None:
        self._parents = parents
        self._names = vars(builtins) | dict(names)
        self._busy: set[ast.AST] = set()

    def values(self, node: ast.expr) -> Values:
        """Gives what an expression can come to."""
        match node:
            case ast.Constant():
                return [node.value]
            case ast.FormattedValue():
                return self.values(node.value)
            case ast.IfExp():
                return _together([self.values(node.body), self.values(node.orelse)])
            case ast.Subscript(value=ast.Tuple(elts=spelled)):
                return _together([self.values(one) for one in spelled])
            case ast.Subscript():
                return self._evaluated(node) or _held(self._evaluated(node.value))
            case ast.Attribute(attr=attr) | ast.Call(func=ast.Attribute(attr=attr)) if (
                attr in OF_DATES
            ):
                return list(OF_DATES[attr])
            case ast.Attribute(value=ast.Name()) if kind := self._type_of(node.value):
                return _members(_hints(kind).get(node.attr))
        return self._evaluated(node)

    def _evaluated(self, node: ast.expr) -> Values:
        """Evaluates an expression for all values of the names in it."""
        pools: dict[str, list[Any]] = {}
        for name in _names_read(node):
            place = self._binding(name, node)
            bound = self._bound(name, place) if place else None
            if bound is None and (place or name not in self._names):
                return None
            if bound is not None:
                pools[name] = bound
        code = compile(ast.Expression(node), "", "eval")
        combinations = list(product(*pools.values()))[: MOST + 1]
        if len(combinations) > MOST:
            return None
        try:
            return [
                eval(code, self._names | dict(zip(pools, one, strict=True))) for one in combinations
            ]
        except Exception:  # noqa: BLE001 - it needs more than what shows here
            return None

    def _bound(self, name: str, place: ast.AST) -> Values:
        """Gives the values that a loop, an argument or an assignment gives to a name."""
        if place in self._busy:
            return None
        self._busy.add(place)
        try:
            match place:
                case ast.For() | ast.comprehension():
                    return self._looped(name, place)
                case ast.arg():
                    return _members(self._annotated(place))
                case ast.Assign(targets=[ast.Name()]):
                    return self.values(place.value)
            return None
        finally:
            self._busy.discard(place)

    def _looped(self, name: str, loop: Loop) -> Values:
        """Gives the values that a loop gives to a name."""
        if series := self._evaluated(loop.iter):
            return [_picked(loop.target, one, name) for each in series for one in each]
        if not isinstance(loop.iter, ast.Tuple):
            return None
        spelled = [_part(loop.target, one, name) for one in loop.iter.elts]
        return _together([one and self.values(one) for one in spelled])

    def _binding(self, name: str, at: ast.AST) -> ast.AST | None:
        """Finds what binds a name around a node; None where it is the module's."""
        while at in self._parents:
            at = self._parents[at]
            for place in _bindings(at):
                if name in _names_bound(place):
                    return place
        return None

    def _type_of(self, name: ast.Name) -> type | None:
        """Gives the class of an argument."""
        place = self._binding(name.id, name)
        kind = self._annotated(place) if isinstance(place, ast.arg) else None
        return kind if isinstance(kind, type) else None

    def _annotated(self, argument: ast.arg) -> Any:
        if argument.annotation is None:
            return None
        try:
            return eval(compile(ast.Expression(argument.annotation), "", "eval"), self._names)
        except Exception:  # noqa: BLE001 - a name for type checkers alone
            return None


def _bindings(node: ast.AST) -> Iterable[ast.AST]:
    """Gives what binds names inside a node."""
    match node:
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            return node.generators
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
            arguments = [*node.args.args, *node.args.kwonlyargs]
            inside = (one for one in ast.walk(node) if isinstance(one, ast.For | ast.Assign))
            return [*arguments, *inside]
    return ()


def _names_bound(place: ast.AST) -> set[str]:
    match place:
        case ast.arg():
            return {place.arg}
        case ast.For() | ast.comprehension():
            targets: Sequence[ast.expr] = [place.target]
        case ast.Assign():
            targets = place.targets
    return set().union(*map(_stored, targets))


def _stored(target: ast.expr) -> set[str]:
    return {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}


def _names_read(node: ast.expr) -> list[str]:
    """Gives the names an expression needs from outside."""
    names = [one for one in ast.walk(node) if isinstance(one, ast.Name)]
    own = {one.id for one in names if isinstance(one.ctx, ast.Store)}
    return [name for name in dict.fromkeys(one.id for one in names) if name not in own]


def _picked(target: ast.expr, value: Any, name: str) -> Any:
    """Gives a name its part of a value that is unpacked."""
    if isinstance(target, ast.Name):
        return value
    assert isinstance(target, ast.Tuple)
    for place, part in zip(target.elts, value, strict=True):
        if name in _stored(place):
            return _picked(place, part, name)
    raise LookupError(name)


def _part(target: ast.expr, spelled: ast.expr, name: str) -> ast.expr | None:
    """Gives a name its part of a spelled-out value that is unpacked."""
    if isinstance(target, ast.Name):
        return None if isinstance(spelled, ast.Starred) else spelled
    if not isinstance(target, ast.Tuple) or not isinstance(spelled, ast.Tuple):
        return None
    parts = zip(target.elts, spelled.elts, strict=True)
    return next(_part(one, part, name) for one, part in parts if name in _stored(one))


def _held(containers: Values) -> Values:
    """Returns all that a container holds, whichever of it is taken."""
    match containers:
        case [Mapping() as one]:
            return list(one.values())
        case [list() | tuple() as one]:
            return list(one)
    return None


def _hints(kind: type) -> Mapping[str, Any]:
    try:
        return typing.get_type_hints(kind)
    except Exception:  # noqa: BLE001 - names for type checkers alone
        return {}


def _members(kind: Any) -> Values:
    """Gives the values of an enum or a literal type."""
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return list(kind)
    return list(typing.get_args(kind)) if typing.get_origin(kind) is typing.Literal else None


def _together(some: list[Values]) -> Values:
    known = [one for one in some if one is not None]
    return [value for one in known for value in one] if len(known) == len(some) else None
