"""Writes what readers return as plain JSON, and checks and reads it again on the other side."""

import base64
import dataclasses
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def as_plain(value: Any) -> Any:
    """Returns dataclasses as objects of those fields that have not their default, sequences and
    sets as lists, bytes in base64, days in ISO form."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | float | NoneType):
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_plain(one) for key, one in value.items()}
    if dataclasses.is_dataclass(value):
        named: Any = value.__class__
        said = ((name, getattr(value, name), default) for name, default in _fields(named))
        return {name: as_plain(one) for name, one, default in said if one != default}
    return list(map(as_plain, value))


@cache
def _fields(kind: Any) -> list[tuple[str, Any]]:
    """Returns the fields of a dataclass with their defaults, which may be the sign for none."""
    return [(one.name, one.default) for one in dataclasses.fields(kind)]


def from_plain(kind: type[T], value: Any) -> T:
    """Returns a value of this type; raises ValueError for anything else, for a reader that was
    taken over by its file may say what it likes."""
    hashable: Any = kind
    try:
        return cast("T", _reader(hashable)(value))
    except (TypeError, KeyError) as error:
        raise ValueError(f"no {kind}: {error}") from None


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Returns how values of a type are read."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in (str, int, float, bool, NoneType):
        return lambda value: _exactly(kind, value)
    if kind is bytes:
        return lambda value: base64.b64decode(value, validate=True)
    if kind in (date, datetime):
        return cast("Callable[[Any], Any]", kind.fromisoformat)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return cast("Callable[[Any], Any]", kind)
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    if origin in (Union, UnionType):
        return _optional(inner)
    if origin is dict:
        return _table(*map(_reader, inner))
    if origin is tuple and inner[-1] is not Ellipsis:
        return _row(list(map(_reader, inner)))
    one = _reader(inner[0])
    return lambda value: origin(map(one, _exactly(list, value)))


def _exactly(kind: Any, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{type(value).__name__}, not {kind.__name__}")
    return value


def _record(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    fields = {one.name: _reader(hints[one.name]) for one in dataclasses.fields(kind)}
    return lambda value: kind(
        **{name: fields[name](one) for name, one in _exactly(dict, value).items()}
    )


def _row(fields: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    def read(value: Any) -> tuple[Any, ...]:
        pairs = zip(fields, _exactly(list, value), strict=True)
        return tuple(field(one) for field, one in pairs)

    return read


def _table(key: Callable[[Any], Any], each: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: {key(name): each(one) for name, one in _exactly(dict, value).items()}


def _optional(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    [read] = [_reader(one) for one in kinds if one is not NoneType]
    return lambda value: None if value is None else read(value)
