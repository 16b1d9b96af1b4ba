"""Takes a person out of texts and JSON values."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

ERASED: Final = -1
"""Stands where the number of an erased account stood."""


@dataclass(frozen=True, slots=True)
class Remover:
    """Puts `called` in the place of a person's names, and nobody's number in that of accounts."""

    names: tuple[str, ...]
    """The longest first."""
    accounts: Collection[int]
    called: str

    def text(self, value: str, limit: int | None = None) -> str:
        """Returns a text without the person, cut to as many characters as the column has."""
        for name in self.names:
            value = value.replace(name, self.called)
        for account in self.accounts:
            value = re.sub(rf"(?<!\d){account}(?!\d)", str(ERASED), value)
        return value[:limit] if limit else value

    def json(self, value: Any) -> Any:
        """Returns a JSON value without the person."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bool):
            return value
        if isinstance(value, int):
            return ERASED if value in self.accounts else value
        if isinstance(value, Mapping):
            return {self.text(key): self.json(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.json(one) for one in value]
        return value
