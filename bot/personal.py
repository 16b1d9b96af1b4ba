"""The operator's commands about people's data: erasing, exporting and restoring."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.operating import Yes
from bot.terminal import say, told

BranchId = Annotated[int, typer.Argument(metavar="ID", help="The branch.")]


def erase(
    branch: BranchId,
    member: Annotated[
        int | None, typer.Option(metavar="ID", help="The member who is erased.")
    ] = None,
    yes: Yes = False,
) -> None:
    """Erase a member of a branch to a pseudonym; without --member, list its members."""
    from bot import erasing
    from bot.service import database

    with told(), database() as engine:
        with erasing.open_session(engine) as session, session.begin():
            for line in erasing.erase(session, branch, member, really=yes):
                say(line)
        erasing.sweep(engine)


def erase_branch(branch: BranchId, yes: Yes = False) -> None:
    """Erase a whole branch."""
    from bot import erasing
    from bot.service import database

    with told(), database() as engine:
        for line in erasing.erase_branch(engine, branch, really=yes):
            say(line)


def export_branch(
    branch: BranchId,
    file: Annotated[Path, typer.Argument(help="The zip to write.", dir_okay=False)],
) -> None:
    """Write everything of a branch into a zip: its rows as JSON, and its files."""
    from bot import erasing
    from bot.app import utc_now
    from bot.importing import branch_of
    from bot.service import Trouble, database
    from data.exports.branch import branch_zip
    from data.queries import audit, branch_data
    from data.values.audit import OPERATOR, AuditKind

    with told(), database() as engine, erasing.open_session(engine) as session, session.begin():
        found = branch_data.everything(session, branch_of(session, branch))
        content, lost = branch_zip(found, {})
        try:
            out = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except OSError as error:
            raise Trouble(f"{file} cannot be written ({type(error).__name__}).") from None
        with os.fdopen(out, "wb") as written:
            written.write(content)
        audit.add(session, utc_now(), branch, AuditKind.EXPORT, OPERATOR, "branch")
    say(f"{file}: {len(content):,} bytes")
    if lost:
        say(f"Without {lost} files that only Telegram has: files.json lists them.")
        say("They are in the secretary's own export, at /settings.")


def erasures(
    repeat: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, metavar="LIST", help="Repeat those of a list."),
    ] = None,
) -> None:
    """Print every erasure as numbers, or repeat them in a restored database."""
    from bot import erasing
    from bot.service import database

    with told(), database() as engine:
        if repeat is not None:
            for line in erasing.repeat(engine, erasing.read(repeat)):
                say(line)
            return
        with erasing.open_session(engine) as session:
            for one in erasing.listed(session):
                say(one)


def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The copy.")],
    listed: Annotated[
        Path | None,
        typer.Option(
            "--list", exists=True, dir_okay=False, metavar="LIST", help="More erasures to repeat."
        ),
    ] = None,
) -> None:
    """Put a copy of the SQLite database in place while the bot is stopped, and repeat erasures."""
    from bot import erasing
    from bot.restoring import restore as put_back
    from bot.service import read_settings
    from data.engine import address

    with told():
        settings = read_settings()
        more = erasing.read(listed) if listed is not None else []
        place = address(settings.database_url)
        for line in put_back(place, file, more, settings.keep_backups_days):
            say(line)
