"""The operator's commands about branches, the database, and what went wrong."""

import json
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text
from sqlalchemy.exc import ArgumentError

from bot.terminal import out, say, told

Yes = Annotated[bool, typer.Option("--yes", help="Do it; else only tell.")]


def audit(
    branch: Annotated[
        int | None, typer.Option(metavar="ID", help="One branch; else all of them.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Entries, the newest first.")] = 100,
) -> None:
    """List handovers, corrections, exports, erasures and refused rights, as numbers."""
    from sqlalchemy.orm import Session

    from bot.service import database
    from data.queries import audit as entries
    from data.values.audit import OPERATOR

    with told(), database() as engine, Session(engine) as session:
        table = Table("When", "Branch", "Account", "Kind", "What", "Row", "Times")
        for one in entries.entries(session, branch, most):
            by = "operator" if one.by_account_id == OPERATOR else str(one.by_account_id)
            row = "" if one.ref_id is None else str(one.ref_id)
            table.add_row(
                f"{one.at:%Y-%m-%d %H:%M:%S}Z", str(one.branch_id), by, one.kind, one.what, row,
                str(one.times),
            )  # fmt: skip
        out.print(table if table.row_count else "none")


def appoint(
    branch: Annotated[int, typer.Argument(metavar="ID", help="The branch.")],
    member: Annotated[
        int | None, typer.Option(metavar="ID", help="The member who becomes secretary.")
    ] = None,
    account: Annotated[
        int | None,
        typer.Option(metavar="ID", help="Their new account, where they lost the old one."),
    ] = None,
    yes: Yes = False,
) -> None:
    """Help a branch whose secretary lost their account; without --member, list its members."""
    from sqlalchemy.orm import Session

    from bot import appointing
    from bot.service import database
    from handlers.features import REGISTRY

    with told(), database() as engine, Session(engine) as session, session.begin():
        session.info["registry"] = REGISTRY
        for line in appointing.appoint(session, branch, member, account, really=yes):
            say(line)


def move_branch(
    branch: Annotated[int, typer.Argument(metavar="ID", help="The branch.")],
    to: Annotated[int, typer.Option(metavar="BOT", help="The bot: its token up to the colon.")],
    yes: Yes = False,
) -> None:
    """Have another bot of this deployment serve a branch."""
    from sqlalchemy.orm import Session

    from bot import moving
    from bot.service import database, need_token, read_settings

    with told(), database() as engine, Session(engine) as session, session.begin():
        need_token(read_settings())
        for line in moving.move(session, branch, to, read_settings().bots, really=yes):
            say(line)


def move(
    to: Annotated[
        str, typer.Option(metavar="ADDRESS", help="postgresql://… of an empty database.")
    ],
) -> None:
    """Copy the SQLite database into an empty PostgreSQL one, and compare them; goes on where it
    was stopped."""
    from bot.service import Trouble, database
    from data import transfer
    from data.engine import Unsafe, address, hold, open_writer, shown

    with told(), database() as source:
        try:
            place = address(to)
        except (ValueError, ArgumentError) as error:
            raise Trouble(f"--to is not an address: {error}.", 2) from None
        if (source.dialect.name, place.get_backend_name()) != ("sqlite", "postgresql"):
            raise Trouble("This goes from SQLite to PostgreSQL only; pg_dump copies others.", 2)
        target = open_writer(place)
        try:
            lock = hold(source.url)
            goes_on = transfer.prepare(source, target)
            say(f"{'Going on' if goes_on else 'Filling'}: {shown(place)}")
            with out.status("") as status:
                transfer.copy(source, target, lambda name, rows: status.update(f"{name} {rows:,}"))
                compared = transfer.compare(source, target)
            table = Table("Table", "Here", "There", "")
            for one in compared:
                if one.here or not one.equal:
                    equal = "equal" if one.equal else Text("different", "red")
                    table.add_row(one.name, f"{one.here:,}", f"{one.there:,}", equal)
            out.print(table)
            if not all(one.equal for one in compared):
                raise Trouble("The databases differ. Empty the new one, and begin again.")
            transfer.finish(target)
            if lock is not None:
                lock.close()
        except Unsafe as error:
            raise Trouble(str(error), 2) from None
        finally:
            target.dispose()
    say("Everything is over. Set ZHIXUE_DATABASE_URL to the new address before the next start.")


def set_aside(
    body: Annotated[int | None, typer.Option(metavar="ID", help="Show one update in full.")] = None,
) -> None:
    """List the updates that failed every time they were tried; they may quote people."""
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from bot.service import Trouble, database
    from data.models import SetAside

    with told(), database() as engine, Session(engine) as session:
        if body is not None:
            row = session.get(SetAside, body)
            if row is None:
                raise Trouble(f"Nothing set aside has the id {body}.")
            typer.echo(json.dumps(row.body, ensure_ascii=False, indent=2))
            return
        table = Table("Id", "When", "Kind", "Error")
        for row in session.scalars(select(SetAside).order_by(SetAside.id)):
            kind = next((name for name in row.body if name != "update_id"), "")
            table.add_row(str(row.id), f"{row.at:%Y-%m-%d %H:%M:%S}Z", kind, Text(row.error))
        out.print(table if table.row_count else "none")
