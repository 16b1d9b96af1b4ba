"""Checks of this machine: zone data, fonts, workdays, the key, what files are read in."""

from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.exc import ArgumentError

from bot import keyfile
from bot.doctor.finding import Finding, Level
from bot.settings import Settings
from data.engine import Unsafe
from data.exports.codecard import font_file
from data.imports.run_isolated import confinement

ZONE: Final = "Asia/Shanghai"


def zone_data() -> Iterator[Finding]:
    """Checks that local times can be worked out."""
    if known_zone(ZONE):
        yield Finding("ZX05", "zone data", Level.OK, f"tzdata {version('tzdata')}")
    else:
        mend = "Install the package tzdata."
        yield Finding("ZX05", "zone data", Level.FAIL, f"{ZONE} is not known", mend)


def known_zone(name: str) -> bool:
    """Tells whether there is a zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def fonts() -> Iterator[Finding]:
    """Checks that pictures can show Chinese: a character must differ from an unknown one's box."""
    from PIL import ImageFont

    mend = "Install the package pylopdf-fonts-zh-cn again."
    try:
        font = ImageFont.truetype(str(font_file()), 32)
    except OSError as error:
        yield Finding("ZX06", "fonts", Level.FAIL, type(error).__name__, mend)
        return
    party, unknown = (bytes(font.getmask(chr(code))) for code in (0x515A, 0xFFFF))
    if party == unknown:
        yield Finding("ZX06", "fonts", Level.FAIL, "the font has no Chinese characters", mend)
    else:
        yield Finding("ZX06", "fonts", Level.OK, " ".join(str(part) for part in font.getname()))


def workdays(now: datetime) -> Iterator[Finding]:
    """Checks how far ahead moved workdays and holidays are known."""
    from chinese_calendar.constants import holidays

    last = max(holidays).year
    found = f"holidays are known up to {last}"
    if now.year <= last:
        yield Finding("ZX07", "workdays", Level.OK, found)
        return
    mend = "Upgrade the package chinesecalendar."
    yield Finding("ZX07", "workdays", Level.WARN, found, mend)


def key(settings: Settings) -> Iterator[Finding]:
    """Checks the key that seals secret ballots and anonymous addresses, and who can read it."""
    try:
        file, found = keyfile.place(settings), keyfile.read(settings)
    except Unsafe as error:
        yield Finding("ZX17", "key", Level.FAIL, str(error), f"Make it once: {keyfile.HOW}")
        return
    except (ValueError, ArgumentError):
        file, found = None, None
    if found is None:
        made = file is not None
        mend = "`zhixue run` makes it." if made else f"Set ZHIXUE_KEY_FILE: {keyfile.HOW}"
        said = "none yet" if made else "none: secret votes and anonymous cases are refused"
        yield Finding("ZX17", "key", Level.WARN, said, mend)
        return
    assert file is not None
    if (mode := file.stat().st_mode & 0o777) & 0o077:
        mend = f"Others on this machine can open what it seals: chmod 600 {file}"
        yield Finding("ZX17", "key", Level.WARN, f"{file.name} {mode:o}", mend)
        return
    yield Finding("ZX17", "key", Level.OK, f"{file.name} {found.fingerprint}, for its owner")


def readers() -> Iterator[Finding]:
    """Checks that what reads people's files is kept from everything else on this machine."""
    try:
        made = confinement()
    except (RuntimeError, OSError) as error:
        mend = "Files cannot be read at all: see the message."
        yield Finding("ZX16", "file readers", Level.FAIL, str(error)[:300], mend)
        return
    if not made.missing and not made.breaches:
        found = "no network, no writing, no processes, no files but libraries, bounded"
        yield Finding("ZX16", "file readers", Level.OK, found)
        return
    lacks = f"the system has no {', '.join(made.missing)}" if made.missing else ""
    can = f"a reader can {', '.join(made.breaches)}" if made.breaches else ""
    mend = "Run on Linux 5.13 or newer with Landlock and seccomp; files are read without them too."
    yield Finding("ZX16", "file readers", Level.WARN, "; ".join(filter(None, (lacks, can))), mend)
