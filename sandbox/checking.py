"""Checks parameters and results against the manual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sandbox.manual import PARAMETERS, RETURNS, TYPES

_PLAIN: Mapping[str, type | tuple[type, ...]] = {
    "Integer": int,
    "String": str,
    "Boolean": bool,
    "Float": (int, float),
}


class Field(NamedTuple):
    """A field: its type without an array's brackets, the depth of the array, if it must be."""

    kind: str
    depth: int
    required: bool


def _entries(text: str) -> list[list[str]]:
    """Splits a table into the words of its entries; an indented line goes on with the one above."""
    return [entry.split() for entry in text.strip().replace("\n  ", " ").split("\n")]


def _field(written: str) -> tuple[str, Field]:
    name, _, kind = written.partition(":")
    field = Field(kind.replace("[]", ""), kind.count("[]"), not name.endswith("?"))
    return name.removesuffix("?"), field


OBJECTS = {name: dict(map(_field, rest)) for name, sign, *rest in _entries(TYPES) if sign == "="}
UNIONS = {name: rest for name, sign, *rest in _entries(TYPES) if sign == "|"}
TAKEN = {name: frozenset(rest) for name, *rest in _entries(PARAMETERS)}
RETURNED = {name: _field(f":{kind}")[1] for name, kind in _entries(RETURNS)}


def faults_of(method: str, result: object) -> list[str]:
    """Lists what in a method's result is not as the manual has it: "sendMessage.chat.id: no …"."""
    field = RETURNED.get(method)
    if field is None:
        return [] if result is True else [f"{method}: {result!r} in place of True"]
    return _wrong(method, result, field.kind, field.depth)


def faults_in(kind: str, shape: object) -> list[str]:
    """Lists what in an object is not as the manual has its type."""
    return _wrong(kind, shape, kind, 0)


def _wrong(where: str, value: Any, kind: str, depth: int) -> list[str]:
    if depth:
        if not isinstance(value, list):
            return [f"{where}: no array"]
        return [fault for one in value for fault in _wrong(f"{where}[]", one, kind, depth - 1)]
    if kind in _PLAIN:
        whole = isinstance(value, _PLAIN[kind]) and (kind == "Boolean") == isinstance(value, bool)
        return [] if whole else [f"{where}: {value!r} is no {kind}"]
    if kind in UNIONS:
        tried = [_wrong(where, value, member, 0) for member in UNIONS[kind]]
        return min(tried, key=len)
    return _wrong_object(where, value, kind)


def _wrong_object(where: str, value: Any, kind: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no {kind}"]
    fields = OBJECTS[kind]
    faults = [f"{where}.{name}: {kind} has no such field" for name in value if name not in fields]
    for name, field in fields.items():
        if name in value:
            faults += _wrong(f"{where}.{name}", value[name], field.kind, field.depth)
        elif field.required:
            faults.append(f"{where}.{name}: missing in {kind}")
    return faults
