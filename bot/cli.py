"""The command line; what an operator does about branches stands in `operating.py`."""

import asyncio
import json
import os
from importlib.metadata import version as installed
from pathlib import Path
from typing import Annotated, Final

import structlog
import typer
from rich.table import Table
from rich.text import Text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from bot import logs, operating, personal
from bot.settings import Settings
from bot.terminal import out, told

cli = typer.Typer(
    name="zhixue",
    help="The Telegram bot of a party branch's study group.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.command()(operating.audit)
cli.command()(operating.appoint)
cli.command()(operating.move)
cli.command("move-branch")(operating.move_branch)
cli.command("set-aside")(operating.set_aside)
cli.command()(personal.erase)
cli.command("erase-branch")(personal.erase_branch)
cli.command("export-branch")(personal.export_branch)
cli.command()(personal.erasures)
cli.command()(personal.restore)
COLOURS: Final = {"ok": "green", "warn": "yellow", "fail": "red"}

Port = Annotated[int | None, typer.Option(min=0, max=65535, help="0 takes a free one.")]


def show_version(wanted: bool) -> None:
    """Prints the version and ends."""
    if wanted:
        out.print(f"zhixue {installed('zhixue')}", highlight=False)
        raise typer.Exit


@cli.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """The Telegram bot of a party branch's study group."""


@cli.command()
def run(
    webhook: Annotated[
        str | None, typer.Option(metavar="URL", help="The public https:// address; else polling.")
    ] = None,
    port: Port = None,
    host: Annotated[str | None, typer.Option(help="Where webhook, health, metrics listen.")] = None,
) -> None:
    """Run the bot against Telegram until it is stopped."""
    from bot.service import need_token, read_settings

    with told():
        settings = read_settings(webhook_url=webhook, port=port, host=host)
        need_token(settings)
        logs.set_up(settings.log_level, as_json=settings.log_json)
        asyncio.run(_running(settings))


async def _running(settings: Settings) -> None:
    from bot.app import App
    from bot.service import Trouble, serve, stop_on_signals

    log = structlog.get_logger()

    def ready(app: App) -> None:
        mode = "webhook" if settings.webhook_url else "polling"
        log.info("running", bot=app.bot.username, mode=mode, port=app.web.port)

    try:
        await serve(settings, stop_on_signals(), ready)
    except Trouble:
        raise
    except TimeoutError:
        log.error("stopped.late")
        # A thread that waits for the database would keep the process: Telegram still has what
        # was not committed.
        os._exit(1)
    except Exception as error:
        log.exception("crashed")
        raise Trouble(f"The bot stopped with {type(error).__name__}; the log says where.") from None
    log.info("stopped")


@cli.command()
def demo(
    port: Port = None,
    browser: Annotated[bool, typer.Option(help="Open the chat page in the browser.")] = True,
    fast: Annotated[bool, typer.Option("--fast", help="Members act on their own, fast.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the last one's database.")] = False,
    empty: Annotated[bool, typer.Option("--empty", help="Begin at the founding.")] = False,
) -> None:
    """Run the bot against a Telegram on this machine, with a chat page in the browser."""
    from bot.demo import run_demo

    with told():
        asyncio.run(run_demo(out, port=port, browser=browser, fast=fast, keep=keep, empty=empty))


@cli.command()
def migrate(
    to: Annotated[str, typer.Option(help="A revision, or base for an empty database.")] = "head",
    yes: Annotated[bool, typer.Option("--yes", help="Go back without asking.")] = False,
) -> None:
    """Bring the database's tables to a revision, by default the newest."""
    from bot.service import Trouble, database
    from data import migrations

    with told(), database() as engine:
        known = ["base", *migrations.revisions()]
        wanted = known[-1] if to == "head" else to
        if wanted not in known:
            raise Trouble(f"There is no revision {to}. There are: {', '.join(known)}.", 2)
        before = migrations.current(engine) or "base"
        if before not in known:
            raise Trouble(f"The database is at {before}, which this version does not know.")
        if known.index(wanted) < known.index(before):
            if not yes:
                typer.confirm(
                    f"Going back to {wanted} deletes what came since. Go back?", abort=True
                )
            migrations.downgrade(engine, wanted)
        elif wanted != before:
            migrations.upgrade(engine, wanted)
        out.print(f"from {before} to {wanted}", highlight=False)


@cli.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Examine everything the bot stands on; exit code 1 where something fails."""
    from bot.doctor import examine, exit_code
    from bot.service import read_settings

    with told():
        findings = asyncio.run(examine(read_settings()))
    if as_json:
        typer.echo(json.dumps([one.as_json() for one in findings], ensure_ascii=False, indent=2))
    else:
        table = Table("Code", "Check", "", "Found and how to mend it")
        for one in findings:
            said = f"{one.found}\n→ {one.mend}" if one.mend else one.found
            level = Text(one.level, COLOURS[one.level])
            table.add_row(one.code, Text(one.name), level, Text(said))
        out.print(table)
    raise typer.Exit(exit_code(findings))


@cli.command("import")
def import_(
    path: Annotated[Path, typer.Argument(exists=True, help="A folder, a zip or one file.")],
    branch: Annotated[
        int | None, typer.Option(metavar="ID", help="The branch; not needed where there is one.")
    ] = None,
    series: Annotated[str, typer.Option(metavar="NAME", help="Put it into this series.")] = "",
    bank: Annotated[bool, typer.Option("--bank", help="It is a file of questions.")] = False,
    answers: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, metavar="FILE", help="Their answers, apart."),
    ] = None,
    roster: Annotated[
        bool, typer.Option("--roster", help="It is a roster; it is told, nothing is stored.")
    ] = False,
    template: Annotated[
        bool,
        typer.Option("--template", help="It is a Word template; it is checked, nothing is stored."),
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print what was read, without a database or a branch."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Store it; else only tell.")] = False,
) -> None:
    """Take study material from Markdown, text, Word and zip files, or a list of links; or, with
    --bank, questions from Excel, Word, text, GIFT, Moodle XML or JSON."""
    from bot import importing
    from bot.app import utc_now
    from bot.service import database

    if as_json or roster or template:
        from bot.reading import show

        kinds = [
            kind
            for kind, wanted in (("bank", bank), ("roster", roster), ("template", template))
            if wanted
        ]
        with told():
            raise typer.Exit(show(path, answers, [] if yes else kinds, as_json=as_json))
    if bank:
        _import_bank(path, answers, branch, yes=yes)
        return
    with told():
        name = importing.series_name(series)
        # Read first: the database is not held up for it.
        draft = importing.read(path)
    with told(), database() as engine, Session(engine) as session, session.begin():
        outlook = importing.look(session, importing.branch_of(session, branch), draft)
        table = Table("", "Title", "Minutes")
        for piece, known in outlook.pieces:
            table.add_row("known" if known else "new", Text(piece.title), str(piece.minutes))
        out.print(table)
        for problem in outlook.problems:
            out.print(problem, markup=False, highlight=False, soft_wrap=True)
        if not yes:
            out.print("Nothing is stored without --yes.")
            return
        stored = importing.store(session, utc_now(), outlook, name)
    into = f", {stored.placed} put into the series {name}" if name else ""
    said = f"{len(stored.new)} stored, {len(stored.before)} known before{into}"
    out.print(said, markup=False, highlight=False, soft_wrap=True)


def _import_bank(path: Path, answers: Path | None, branch_id: int | None, *, yes: bool) -> None:
    from bot import banking, importing
    from bot.app import utc_now
    from bot.service import database
    from data.queries import question_file

    with told(), database() as engine:
        with Session(engine) as session:
            branch = importing.branch_of(session, branch_id)
            known = question_file.known(session, branch.id)
        # Read between two transactions: the database is not held up for it.
        made = banking.read(path, answers, known)
        table = Table("", "Question", "Why")
        for one in made.examined:
            if one.reasons:
                table.add_row(*map(Text, banking.said(one)))
        out.print(table)
        out.print(banking.counted(made.counts), highlight=False, soft_wrap=True)
        if not yes:
            out.print("Nothing is stored without --yes.")
            return
        with Session(engine) as session, session.begin():
            branch = importing.branch_of(session, branch.id)
            loaded = banking.store(session, utc_now(), branch, path.name, made)
    out.print(f"{loaded.stored} stored, {loaded.changed} changed", highlight=False)


@cli.command()
def export(
    bank: Annotated[
        Path,
        typer.Option(dir_okay=False, metavar="FILE", help="Ends in .xlsx, .docx, .gift or .json."),
    ],
    branch: Annotated[
        int | None, typer.Option(metavar="ID", help="The branch; not needed where there is one.")
    ] = None,
) -> None:
    """Write a branch's question bank into a file that it can be read from again."""
    from bot import banking, importing
    from bot.service import database

    with told(), database() as engine, Session(engine) as session:
        for written in banking.write(session, importing.branch_of(session, branch), bank):
            out.print(str(written), markup=False, highlight=False, soft_wrap=True)


@cli.command()
def routes() -> None:
    """List every command, button, link and step, with who may open it and in which chat."""
    from bot.routes import table

    out.print(table())


@cli.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.", dir_okay=False)],
) -> None:
    """Copy the SQLite database while the bot runs."""
    from bot.backup import NotCopied, copy
    from bot.service import Trouble, read_settings
    from data.engine import address

    with told():
        try:
            size = copy(address(read_settings().database_url), file)
        except NotCopied as reason:
            raise Trouble(str(reason)) from None
        except (ValueError, ArgumentError) as error:
            raise Trouble(f"ZHIXUE_DATABASE_URL is not an address: {error}.", 2) from None
    out.print(f"{file}: {size:,} bytes, checked", highlight=False)
