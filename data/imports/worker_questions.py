"""Reads files of questions; `data.imports.worker` runs it separately."""

from typing import Any

from data.imports.bank.found import found_in
from data.imports.plain import as_plain
from data.imports.sheet import Limits

NEEDED = ("worker_bank.py", "worker_bank_data.py", "worker_workbook.py")
"""Files of further readers that these use."""


def bank(
    content: bytes, limits: dict[str, int], *, name: str, first: int, second_name: str
) -> dict[str, Any]:
    """Returns the questions of a file; what follows its `first` bytes are the answers in another
    file, if that has a name."""
    answers = (content[first:], second_name) if second_name else None
    return {"read": as_plain(found_in(content[:first], name, answers, Limits(**limits)))}
