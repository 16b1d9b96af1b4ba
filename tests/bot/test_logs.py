"""The log tells an operator where something broke, and never who said what."""

import asyncio
import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import structlog
from hypothesis import given, strategies as st

from bot.logs import TOKEN, described, scrub, set_up

SECRET = "1234567890:AAHk3f-Lq9_uZ0xYbVw8sRtPnMmKjIhGfEd"
NAME = "王芳"


@pytest.fixture
def paper() -> Iterator[io.StringIO]:
    """Writes the log to memory; afterwards everything is as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    out = io.StringIO()
    yield out
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def lines(paper: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in paper.getvalue().splitlines()]


def test_a_line_has_its_level_its_moment_and_its_values(paper: io.StringIO) -> None:
    set_up("info", as_json=True, stream=paper)
    structlog.get_logger().info("card.drawn", card=7)
    (line,) = lines(paper)
    assert line["event"] == "card.drawn"
    assert line["card"] == 7
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


def test_lines_below_the_level_are_not_written(paper: io.StringIO) -> None:
    set_up("warning", as_json=True, stream=paper)
    structlog.get_logger().info("quiet")
    structlog.get_logger().warning("loud")
    assert [line["event"] for line in lines(paper)] == ["loud"]


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize("token", [SECRET, quote(SECRET, safe=""), quote(SECRET, safe="").lower()])
def test_a_token_is_hidden_everywhere(paper: io.StringIO, token: str, as_json: bool) -> None:
    set_up("info", as_json=as_json, stream=paper)
    log = structlog.get_logger()
    address = f"https://api.telegram.org/bot{token}/sendMessage"
    log.info(f"asked {address}", url=address, parts={"path": [address]}, also=(address,))
    logging.getLogger("httpx").warning(f"HTTP Request: POST {address}")
    logging.getLogger("aiohttp.client").warning("to %s", address)
    written = paper.getvalue()
    assert token not in written
    assert SECRET[11:] not in written
    assert SECRET[11:].lower() not in written
    assert "<token>" in written


@pytest.mark.parametrize("as_json", [True, False])
def test_a_failing_handler_is_named_by_type_and_place_but_not_by_what_was_said(
    paper: io.StringIO, as_json: bool
) -> None:
    set_up("info", as_json=as_json, stream=paper)

    def handler() -> None:
        said = f"{NAME}：我下午请假"
        raise ValueError(said)

    try:
        handler()
    except ValueError:
        structlog.get_logger().exception("update.failed", kind="message")
    written = paper.getvalue()
    assert NAME not in written
    assert "请假" not in written
    assert "ValueError" in written
    assert "tests/bot/test_logs.py:" in written
    assert "in handler" in written


def test_the_errors_behind_an_error_are_named_too(paper: io.StringIO) -> None:
    set_up("info", as_json=True, stream=paper)
    try:
        try:
            raise KeyError(NAME)
        except KeyError as error:
            raise RuntimeError(NAME) from error
    except RuntimeError:
        structlog.get_logger().exception("broken")
    (line,) = lines(paper)
    assert line["exception"].startswith("RuntimeError")
    assert "\nafter KeyError" in line["exception"]
    assert NAME not in paper.getvalue()


def test_codes_of_systems_and_databases_stay() -> None:
    with pytest.raises(FileNotFoundError) as missing:
        open(f"/nowhere/{NAME}")  # noqa: PTH123, SIM115
    assert described(missing.value).startswith("FileNotFoundError ENOENT\n")
    with sqlite3.connect(":memory:") as database:
        database.execute("create table t (x unique)")
        database.execute("insert into t values (?)", (NAME,))
        with pytest.raises(sqlite3.IntegrityError) as twice:
            database.execute("insert into t values (?)", (NAME,))
    database.close()
    assert "SQLITE_CONSTRAINT_UNIQUE" in described(twice.value)


def test_several_errors_at_once_are_each_named() -> None:
    group = ExceptionGroup("both", [ValueError(NAME), OSError(28, NAME)])
    assert described(group) == "ExceptionGroup (ValueError, OSError ENOSPC)"


def test_a_stack_without_end_is_cut_to_its_last_places() -> None:
    def deeper(level: int) -> None:
        if level == 0:
            raise ValueError
        deeper(level - 1)

    with pytest.raises(ValueError) as caught:
        deeper(200)
    assert len(described(caught.value).splitlines()) == 31


def test_an_error_that_is_its_own_cause_ends() -> None:
    error, other = ValueError(), KeyError()
    error.__cause__, other.__cause__ = other, error
    assert described(error) == "ValueError\nafter KeyError"


def test_objects_are_shown_by_type_only(paper: io.StringIO) -> None:
    class Message:
        def __repr__(self) -> str:
            return NAME

    set_up("info", as_json=True, stream=paper)
    structlog.get_logger().info("got", what=Message(), error=ValueError(NAME))
    (line,) = lines(paper)
    assert line["what"] == "<Message>"
    assert line["error"] == "<ValueError>"


async def test_a_task_that_died_unheard_says_where_but_quotes_nobody(paper: io.StringIO) -> None:
    set_up("info", as_json=True, stream=paper)

    async def dies() -> None:
        raise LookupError(NAME)

    task = asyncio.create_task(dies())
    await asyncio.wait({task})
    del task
    await asyncio.sleep(0)
    (line,) = lines(paper)
    assert line["library"] == "asyncio"
    assert line["event"] == "Task exception was never retrieved"
    assert line["exception"].startswith("LookupError")
    assert NAME not in paper.getvalue()


def test_libraries_are_heard_from_warning_upwards(paper: io.StringIO) -> None:
    set_up("debug", as_json=True, stream=paper)
    for library in ("httpx", "aiohttp.access", "telegram.ext", "apscheduler.scheduler"):
        logging.getLogger(library).info("chatter")
        logging.getLogger(library).warning("trouble")
    assert [line["event"] for line in lines(paper)] == ["trouble"] * 4


def test_setting_up_twice_writes_once(paper: io.StringIO) -> None:
    set_up("info", as_json=True, stream=paper)
    set_up("info", as_json=True, stream=paper)
    logging.getLogger("telegram").warning("once")
    structlog.get_logger().info("once")
    assert len(lines(paper)) == 2


def test_an_unknown_level_counts_as_info(paper: io.StringIO) -> None:
    set_up("chatty", as_json=True, stream=paper)
    structlog.get_logger().debug("no")
    structlog.get_logger().info("yes")
    assert [line["event"] for line in lines(paper)] == ["yes"]


@given(
    before=st.text(max_size=20),
    number=st.integers(10**5, 10**12),
    rest=st.from_regex(r"[A-Za-z0-9_-]{30,40}", fullmatch=True),
    colon=st.sampled_from([":", "%3A", "%3a"]),
)
def test_no_token_survives_in_any_value(before: str, number: int, rest: str, colon: str) -> None:
    token = f"{number}{colon}{rest}"
    out = scrub(None, "", {"event": before + token, "deep": [{"key": before + token}]})
    assert rest not in str(out)
    assert not TOKEN.search(str(out))
