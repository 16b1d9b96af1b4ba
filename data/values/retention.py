"""How long a deployment keeps which kind of data, and who runs it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

INFO = "retention"
"""The place of a deployment's rule in `Session.info`."""

ASKED_FOR: Final = timedelta(days=15)
"""Within these days of the asking a member is to be erased."""
REMIND: Final = timedelta(days=10)
"""When the secretary is reminded of it."""
REMIND_AGAIN: Final = timedelta(days=7)
"""How often secretary and deputies are told once the time is over."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Days after which something goes, by the register's kinds (`data.personal`); 0 for never."""

    work: int = 30
    firings: int = 400
    study: int = 1825
    left: int = 1825
    stranger: int = 400
    audit: int = 1095
    backups: int = 30
    """Days for which the operator keeps backups."""
    run_by: str = ""
    """Who runs the server, and how they are reached; empty where the operator does not say."""
