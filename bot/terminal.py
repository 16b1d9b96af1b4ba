"""Speaks to the person at the terminal: two consoles, and errors as sentences."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

out = Console()
err = Console(stderr=True)


@contextmanager
def told() -> Iterator[None]:
    """Turns what a person can mend into a sentence and an exit code."""
    from bot.service import Trouble

    try:
        yield
    except Trouble as trouble:
        err.print(f"zhixue: {trouble.sentence}", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(trouble.code) from None


def say(line: object) -> None:
    """Prints a line as it is, however long."""
    out.print(str(line), markup=False, highlight=False, soft_wrap=True)
