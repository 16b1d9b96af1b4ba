"""Runs the bot until it is told to stop, and says in one sentence why it cannot."""

import asyncio
import errno
import gc
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any, Final

import structlog
from alembic.util import CommandError
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError

from bot.app import App, build_app, utc_now
from bot.connection import Unreadable
from bot.settings import Settings
from data.engine import Unsafe, address, open_writer, shown
from data.failures import comes_back
from data.migrations import revisions

log = structlog.get_logger()

STOP_SECONDS: Final = 45
"""How long stopping may take: ten seconds, and LAST_CALLS where Telegram is slow."""
HANDED_OVER: Final = 0.0005
"""Seconds after which a thread that makes a workbook hands the interpreter to the loop, instead of
Python's 0.005: a tap takes it several times."""
FIRST_PAUSE: Final = 1.0
PAUSE_MOST: Final = 30.0
"""Seconds between tries to reach Telegram and the database at the start."""


class Trouble(Exception):  # noqa: N818 - it is told to a person, not raised at them
    """A command cannot do its work: a sentence that says why, and the exit code."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def read_settings(**given: Any) -> Settings:
    """Reads the environment's settings; those given (and not None) take their place.

    Raises Trouble where one is not what it should be.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        wrong = "; ".join(
            f"ZHIXUE_{'_'.join(map(str, one['loc'] or ('file',))).upper()}: {one['msg']}"
            for one in error.errors()
        )
        raise Trouble(f"A setting is not what it should be. {wrong}", 2) from None


@contextmanager
def database() -> Iterator[Engine]:
    """Opens the settings' database for a command; its errors become a sentence."""
    settings = read_settings()
    try:
        place = address(settings.database_url)
    except (ValueError, ArgumentError) as error:
        raise Trouble(f"ZHIXUE_DATABASE_URL is not an address: {error}.", 2) from None
    engine = open_writer(place)
    try:
        yield engine
    except (SQLAlchemyError, OSError) as error:
        raise Trouble(
            f"The database {shown(place)} cannot be used ({type(error).__name__})."
        ) from None
    finally:
        engine.dispose()


def need_token(settings: Settings) -> None:
    """Raises Trouble where there is no token, or one that is none."""
    try:
        some = bool(settings.bots)
    except ValueError as error:
        raise Trouble(
            f"ZHIXUE_TOKEN or ZHIXUE_TOKENS is not what it should be: {error}.", 2
        ) from None
    if not some:
        raise Trouble(
            "There is no token. Make a bot with @BotFather in Telegram, then set ZHIXUE_TOKEN in "
            "the environment or in a file named .env here. `zhixue demo` runs without one.",
            2,
        )


def stop_on_signals() -> asyncio.Event:
    """Returns an event that SIGINT and SIGTERM set; a second signal ends the process at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def heard(number: signal.Signals) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, heard, number)
    return stop


async def serve(
    settings: Settings,
    stop: asyncio.Event,
    ready: Callable[[App], None] = lambda _: None,
    now: Callable[[], datetime] = utc_now,
) -> None:
    """Runs the bot until `stop` is set; `ready` hears of it once it works.

    Telegram out of reach at the start, or not to be understood, is waited for, as is a database
    server that is away. Raises Trouble for everything that waiting does not mend, and TimeoutError
    when stopping takes longer than STOP_SECONDS.
    """
    need_token(settings)
    sys.setswitchinterval(HANDED_OVER)
    pause = FIRST_PAUSE
    while not stop.is_set():
        app = _built(settings, now)
        greeting: asyncio.Task[None] | None = None
        try:
            if not await _opened(app, stop):
                return
            # What stands now stays: without it in its way, collecting garbage takes no 50 ms.
            gc.collect()
            gc.freeze()
            greeting = asyncio.create_task(app.introduce())
            ready(app)
            await app.wait(stop)
            return
        except (BadRequest, Forbidden, InvalidToken) as error:
            raise _refused(error) from None
        except NetworkError as error:
            log.warning("telegram.out_of_reach", error=type(error).__name__, again_in=pause)
        except (Unreadable, TelegramError) as error:
            sentence = f"The Bot API server {settings.api_url} answers nothing that can be read."
            log.warning("telegram.unreadable", why=sentence, error=str(error), again_in=pause)
        except Unsafe as error:
            raise Trouble(str(error), 2) from None
        except (SQLAlchemyError, CommandError, OSError) as error:
            if not (isinstance(error, DBAPIError) and comes_back(error)):
                raise _unusable(settings, error) from error
            place = shown(settings.database_url)
            log.warning("database.out_of_reach", database=place, again_in=pause)
        finally:
            if greeting is not None:
                greeting.cancel()
            await asyncio.wait_for(app.close(), STOP_SECONDS)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(pause * 2, PAUSE_MOST)


def _built(settings: Settings, now: Callable[[], datetime]) -> App:
    try:
        return build_app(settings, now)
    except (ValueError, ArgumentError) as error:
        raise Trouble(f"A setting is not what it should be: {error}.", 2) from None


async def _opened(app: App, stop: asyncio.Event) -> bool:
    """Starts the app; False where it was told to stop meanwhile."""
    opening, stopping = asyncio.create_task(app.open()), asyncio.create_task(stop.wait())
    await asyncio.wait({opening, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if opening.done():
        opening.result()
        return True
    opening.cancel()
    await asyncio.wait({opening})
    return False


def _refused(error: TelegramError) -> Trouble:
    # InvalidToken's own text carries the token.
    if isinstance(error, InvalidToken):
        return Trouble(
            "Telegram does not know this token. Copy it again from @BotFather (/mybots, API Token) "
            "into ZHIXUE_TOKEN.",
            2,
        )
    return Trouble(f"Telegram refuses: {error.message}")


def _unusable(settings: Settings, error: Exception) -> Trouble:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return Trouble(
            f"Port {settings.port} on {settings.host} is taken. Choose another with --port or "
            "ZHIXUE_PORT (0 takes a free one)."
        )
    place = shown(settings.database_url)
    if isinstance(error, CommandError):
        known = revisions()[-1]
        return Trouble(
            f"The tables in {place} are those of a newer zhixue; this one knows {known} at most. "
            f"Install the newest, or take them back with it first: `zhixue migrate --to {known}`."
        )
    return Trouble(
        f"The database {place} cannot be used ({type(error).__name__}). `zhixue doctor` says more."
    )
