"""Prints every route with its right and chat: `zhixue routes`, or `python -m bot.routes`."""

from rich.console import Console
from rich.table import Column, Table

from handlers.features import REGISTRY


def table() -> Table:
    """Every command, button, link and step: name, chat, who may open it, and its handler."""
    made = Table("Kind", "Name", "Chat", "Who", Column("Handler", overflow="fold"))
    for one in sorted(REGISTRY.routes, key=lambda one: (one.kind, one.name)):
        where = f"{one.handler.__module__.removeprefix('handlers.')}.{one.handler.__name__}"
        made.add_row(one.kind, one.name, one.chat, one.guard.needs, where)
    return made


if __name__ == "__main__":
    Console().print(table())
