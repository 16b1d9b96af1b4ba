"""Sets up the log once: readable or as JSON, and without tokens, names or message texts."""

import errno
import logging
import math
import re
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from traceback import walk_tb
from typing import Final, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

TOKEN: Final = re.compile(r"\d{6,20}(?::|%3A)[\w-]{30,}", re.IGNORECASE | re.ASCII)
FRAMES: Final = 30
"""Places of a stack that are named; of a longer one the last."""
CHAIN: Final = 5
"""Errors behind an error that are named."""
PLAIN: Final = (int, float, bool, type(None))
EVERY: Final = 60.0
"""Seconds between two equal lines."""
MOST_SEEN: Final = 1000
ROOT: Final = Path(__file__).parent.parent


def set_up(level: str = "info", *, as_json: bool = False, stream: TextIO | None = None) -> None:
    """Sets up structlog and the libraries' loggers; may be called again.

    `level` is debug, info, warning or error, and anything else counts as info; libraries are heard
    from warning upwards. Lines go to `stream`, by default standard error.
    """
    out = stream or sys.stderr
    threshold = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        name_errors,
        scrub,
    ]
    calm = Calm()
    last: Processor
    if as_json:
        last = structlog.processors.JSONRenderer(ensure_ascii=False)
    else:
        colours = out.isatty()
        last = structlog.dev.ConsoleRenderer(
            colors=colours, exception_formatter=structlog.dev.plain_traceback
        )
    structlog.configure(
        processors=[*shared, calm, last],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[library_record, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    handler.addFilter(calm.filter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(threshold, logging.WARNING))


class Calm:
    """Lets a warning or error pass once a minute; the next line says how many were left out.

    Two are the same if they say the same, whatever numbers they carry: an outage is a line a minute
    for each thing that it stops, not one for each try.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._seen: dict[tuple[object, ...], tuple[float, int]] = {}

    def __call__(self, _logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        """Drops an event that was logged just now."""
        if event.get("level") not in {"warning", "error"}:
            return event
        words = {key: value for key, value in event.items() if isinstance(value, str)}
        said = tuple(pair for pair in sorted(words.items()) if pair[0] != "timestamp")
        left_out = self.takes(said)
        if left_out is None:
            raise structlog.DropEvent
        return {**event, "left_out": left_out} if left_out else event

    def takes(self, said: tuple[object, ...]) -> int | None:
        """Returns how many of the same were left out before this one; None where it is left out,
        too."""
        now = self._now()
        if len(self._seen) > MOST_SEEN:
            self._seen.clear()
        at, left_out = self._seen.get(said, (-math.inf, 0))
        if now - at < EVERY:
            self._seen[said] = at, left_out + 1
            return None
        self._seen[said] = now, 0
        return left_out

    def filter(self, record: logging.LogRecord) -> bool:
        """Drops a library's line that was logged just now."""
        return (
            hasattr(record, "_from_structlog") or self.takes((record.name, record.msg)) is not None
        )


def library_record(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Keeps of a library's line its template's first line: arguments may carry anybody's words."""
    record: logging.LogRecord = event["_record"]
    template = str(record.msg).partition("\n")[0]
    event["event"], event["library"] = template, record.name
    return event


def name_errors(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Puts type and places of an error in the line instead of its message, which may quote people.

    Codes that a system or database gives (ENOSPC, 23505, SQLITE_BUSY) quote nobody and stay.
    """
    info = event.pop("exc_info", None)
    error = info if isinstance(info, BaseException) else None
    if isinstance(info, tuple):
        error = info[1]
    elif info is True:
        error = sys.exc_info()[1]
    if error is not None:
        event["exception"] = described(error)
    return event


def described(error: BaseException) -> str:
    """Describes an error by type, code and the places it passed, then the errors behind it."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(parts) < CHAIN:
        seen.add(id(current))
        parts.append("\n".join([_title(current), *_places(current)]))
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
    return "\nafter ".join(parts)


def scrub(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Takes bot tokens out of every value, and shows of unknown objects only their type."""
    kept = {key: event[key] for key in ("_record", "_from_structlog") if key in event}
    return {TOKEN.sub("<token>", key): _safe(value) for key, value in event.items()} | kept


def _safe(value: object) -> object:
    if isinstance(value, str):
        return TOKEN.sub("<token>", value)
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, Mapping):
        return {_safe(str(key)): _safe(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_safe(item) for item in value]
    return f"<{type(value).__name__}>"


def _title(error: BaseException) -> str:
    code = _code(error)
    title = f"{type(error).__name__} {code}" if code else type(error).__name__
    if isinstance(error, BaseExceptionGroup):
        inside = ", ".join(_title(one) for one in error.exceptions[:CHAIN])
        return f"{title} ({inside})"
    return title


def _code(error: BaseException) -> str:
    origin = getattr(error, "orig", None) or error
    if isinstance(origin, OSError) and origin.errno is not None:
        return errno.errorcode.get(origin.errno, str(origin.errno))
    code = getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None)
    return code if isinstance(code, str) else ""


def _places(error: BaseException) -> list[str]:
    frames = [
        f"  {_shortened(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"
        for frame, line in walk_tb(error.__traceback__)
    ]
    return frames[-FRAMES:]


def _shortened(filename: str) -> str:
    """Shortens a path to begin at the project or at the installed packages."""
    path = Path(filename)
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
