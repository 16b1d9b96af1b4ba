"""Checks of the database: reach, durability, revision, and what waits in it."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.doctor.finding import Finding, Group, Level
from bot.doctor.machine import known_zone
from bot.settings import Settings
from data.engine import address, beside, open_reader, shown
from data.migrations import current, revisions
from data.models import Branch, Outgoing, SetAside
from data.queries import outbox, plan as plan_queries

MOST_LINES = 20
"""Findings of one kind that are listed."""


def checks(settings: Settings) -> Iterator[Finding | Group]:
    """Checks reach, durability, revision and what waits; then returns the groups it knows."""
    try:
        place = address(settings.database_url)
        if place.get_backend_name() == "sqlite" and not Path(place.database or "").is_file():
            found = f"there is no {place.database} yet"
            mend = "`zhixue run` or `zhixue migrate` makes it."
            yield Finding("ZX02", "database", Level.WARN, found, mend)
            return
        yield privacy(Path(place.database or "") if place.get_backend_name() == "sqlite" else None)
        engine = open_reader(place)
    except (ValueError, SQLAlchemyError, OSError) as error:
        mend = "ZHIXUE_DATABASE_URL is sqlite:///file or postgresql://user:password@host/name."
        yield Finding("ZX02", "database", Level.FAIL, type(error).__name__, mend)
        return
    try:
        with Session(engine) as session:
            yield durability(session, shown(place))
            revision = migrations(current(engine))
            yield revision
            if revision.level is Level.OK:
                yield from rows(session)
    except (SQLAlchemyError, OSError) as error:
        mend = (
            "Check that the server runs, that name and password are right, and the disk has room."
        )
        found = f"{shown(place)}: {type(error).__name__}"
        yield Finding("ZX02", "database", Level.FAIL, found, mend)
    finally:
        engine.dispose()


def privacy(file: Path | None) -> Finding:
    """Checks that only their owner can read a SQLite database's files; None where it has none."""
    files = beside(file) if file else []
    listed = [one for one in files if one.exists() and one.stat().st_mode & 0o077]
    if file and file.parent.stat().st_mode & 0o022:
        listed.append(file.parent)
    if not listed:
        return Finding("ZX15", "private files", Level.OK, "none readable by others")
    found = ", ".join(f"{one.name} {one.stat().st_mode & 0o777:o}" for one in listed)
    mend = "Others on this machine can read or change it: chmod 600 the files, 700 the folder."
    return Finding("ZX15", "private files", Level.WARN, found, mend)


def durability(session: Session, place: str) -> Finding:
    """Checks that a commit survives a power cut."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        full = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        found = f"{place}: SQLite, {journal}, synchronous={full}"
        safe = (journal, full) == ("wal", 2)
    else:
        version = connection.exec_driver_sql("SHOW server_version").scalar()
        sync = connection.exec_driver_sql("SHOW synchronous_commit").scalar()
        found = f"{place}: PostgreSQL {version}, synchronous_commit={sync}"
        safe = sync != "off"
    if safe:
        return Finding("ZX02", "database", Level.OK, found)
    mend = "A power cut may lose sign-ins that people were told of: switch it to on, or full."
    return Finding("ZX02", "database", Level.WARN, found, mend)


def migrations(revision: str | None) -> Finding:
    """Checks that the tables are of this version."""
    known = revisions()
    if not known or revision == known[-1]:
        return Finding("ZX03", "migrations", Level.OK, revision or "none")
    if revision is not None and revision not in known:
        mend = "The database was used by a newer version: install that one."
        return Finding("ZX03", "migrations", Level.FAIL, f"{revision} is not known here", mend)
    mend = "`zhixue migrate`; `zhixue run` does so by itself."
    found = f"at {revision or 'nothing yet'}, newest is {known[-1]}"
    return Finding("ZX03", "migrations", Level.WARN, found, mend)


def rows(session: Session) -> Iterator[Finding | Group]:
    """Checks zones, outbox, updates set aside and plans; returns the groups too."""
    for branch in session.scalars(select(Branch).order_by(Branch.id)):
        if not known_zone(branch.zone):
            mend = "Choose another zone in the branch's /settings."
            yield Finding("ZX05", "zone data", Level.FAIL, f"no such zone: {branch.zone}", mend)
        yield Group(
            branch.id, branch.chat_id, branch.name, branch.asleep_since is not None, branch.bot_id
        )
    states = session.execute(select(Outgoing.state, func.count()).group_by(Outgoing.state))
    counts = {row[0]: row[1] for row in states}
    failed, waiting = counts.get("failed", 0), counts.get("waiting", 0)
    found = f"{waiting} waiting, {failed} given up"
    mend = "The branches' secretaries see what was not sent; the log says why (outbox.failed)."
    level = Level.WARN if failed else Level.OK
    yield Finding("ZX11", "outbox", level, found, mend if failed else "")
    aside = session.scalar(select(func.count()).select_from(SetAside)) or 0
    mend = "`zhixue set-aside` lists them with their errors: please report them."
    level = Level.WARN if aside else Level.OK
    yield Finding("ZX12", "updates set aside", level, str(aside), mend if aside else "")
    yield from given_up(session)
    yield from plans(session)


def given_up(session: Session) -> Iterator[Finding]:
    """Lists the messages that were given up, by kind and reason, with a remedy."""
    often = func.count().label("often")
    rows = session.execute(
        select(Outgoing.kind, Outgoing.error, often)
        .where(Outgoing.state == "failed")
        .group_by(Outgoing.kind, Outgoing.error)
        .order_by(often.desc(), Outgoing.kind)
        .limit(MOST_LINES)
    )
    found = [(f"message {row[0]}", row[1], row[2]) for row in rows]
    if not found:
        yield Finding("ZX13", "messages given up", Level.OK, "none")
    for name, error, many in found:
        yield Finding("ZX13", name, Level.WARN, f"{many} × {error}", _remedy(error))


_REMEDIES = (
    (
        (outbox.INTERRUPTED,),
        "Nobody knows whether it went out: look into the group, and send it again if not.",
    ),
    (
        ("was blocked", "deactivated", "initiate conversation", "user not found"),
        "That person has to open the chat with the bot; nothing else helps.",
    ),
    (
        (outbox.SHUT, "forbidden", "rights", "chat not found", "write_forbidden", "asleep"),
        "Add the bot to the group again, or let it write there; then pushes go on.",
    ),
    (
        ("timed out", "httpx", "aiohttp", "bad gateway", "server error", "stopping"),
        "Telegram was out of reach for over half an hour: check the network or the proxy.",
    ),
)


def _remedy(error: str) -> str:
    low = error.lower()
    for signs, mend in _REMEDIES:
        if any(sign in low for sign in signs):
            return mend
    return "Telegram refuses the content: the secretary was told which push it was; mend it."


def plans(session: Session) -> Iterator[Finding]:
    """Lists the plans whose last firing failed."""
    failing = plan_queries.failing(session, MOST_LINES)
    if not failing:
        yield Finding("ZX14", "plans", Level.OK, "none failed when it was last due")
    mend = "Look for plan.failed in the log and report it; the branch's secretaries were told."
    for plan_id, branch_id, kind, due_at, note in failing:
        found = (
            f"plan {plan_id} of branch {branch_id} ({kind}), {due_at:%Y-%m-%d %H:%M} UTC: {note}"
        )
        yield Finding("ZX14", "plans", Level.WARN, found, mend)
