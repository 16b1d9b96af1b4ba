"""Finds the deployment's key file, and makes it where SQLite's owner starts for the first time."""

import os
from contextlib import suppress
from pathlib import Path

from bot.settings import Settings
from data.engine import Unsafe, address
from data.values.sealing import Key

HOW = "head -c 32 /dev/urandom | base64 > FILE; chmod 600 FILE"
"""How an operator makes a key."""


def place(settings: Settings) -> Path | None:
    """Returns where the key is or would be: the setting's file, else beside a SQLite database; None
    where PostgreSQL's operator named none."""
    if settings.key_file is not None:
        return settings.key_file
    url = address(settings.database_url)
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database)).with_suffix(".key")


def read(settings: Settings, *, make: bool = False) -> Key | None:
    """Reads the deployment's key; None where there is none. With `make`, a SQLite deployment that
    has none gets one.

    Processes on PostgreSQL must all have the same key, so none makes its own. Raises Unsafe where
    the file holds no key, or the setting names a file that is not there.
    """
    file = place(settings)
    if file is None:
        return None
    try:
        if make and address(settings.database_url).get_backend_name() == "sqlite":
            _make(file)
        return Key.read(file.read_text("ascii"))
    except FileNotFoundError:
        if settings.key_file is None:
            return None
        raise Unsafe(
            f"ZHIXUE_KEY_FILE names {file}, which is not there. Make it once, the same for all "
            f"processes: {HOW}"
        ) from None
    except (OSError, ValueError) as error:
        raise Unsafe(
            f"{file} (ZHIXUE_KEY_FILE) holds no key that can be read ({type(error).__name__}). "
            "Put the former one back from its backup."
        ) from None


def _make(file: Path) -> None:
    """Writes a new key, whole or not at all, for its owner only; one that is there stays."""
    if file.exists():
        return
    file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as made:
        made.write(Key.new().text + "\n")
        made.flush()
        os.fsync(made.fileno())
    try:
        with suppress(FileExistsError):
            os.link(part, file)
    finally:
        part.unlink()
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
