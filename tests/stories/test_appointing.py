"""An operator helps a branch whose only secretary lost their account; everybody learns of it."""

import asyncio
from datetime import datetime

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import cli
from data.models import AuditEntry, Branch
from data.values.audit import OPERATOR
from tests.stories.roster_town import claimed, imported, row
from tests.town import SHANGHAI, Town

TODAY = datetime(2027, 12, 31, 12, 0, tzinfo=SHANGHAI)
"""Later than the clock of the machine, by which the command goes."""


async def run(*args: object) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, cli, [str(one) for one in args])


@pytest.fixture(autouse=True)
def place(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", database_url)


async def test_the_post_passes_to_a_member_and_the_group_is_told(town: Town) -> None:
    await imported(town)
    await claimed(town, "王芳")
    branch, wang, chen = await town.only(Branch), await row(town, "王芳"), await row(town, "陈静")
    listed = await run("appoint", branch.id)
    assert f"{chen.id}: 陈静, secretary, account {chen.account_id}" in listed.stdout
    only_told = await run("appoint", branch.id, "--member", wang.id)
    assert "王芳 becomes secretary of 第一党支部, after 陈静." in only_told.stdout
    assert "Nothing is changed without --yes." in only_told.stdout
    assert (await row(town, "陈静")).post == "secretary"
    done = await run("appoint", branch.id, "--member", wang.id, "--yes")
    assert done.exit_code == 0, done.stderr
    await town.until(TODAY)
    assert (await row(town, "陈静")).post == "none"
    assert any("运维人员将 王芳 定为支部书记" in one.text for one in town.seen())
    assert "书记现在是 王芳" in town.last(town.chen).text, "who held the account learns of it"
    await town.say("王芳", "/settings", private=True)
    await town.press(town.person("王芳"), "操作记录")
    assert "运维人员：王芳 的职务定为 书记" in town.last(town.person("王芳")).text
    log = await run("audit", "--branch", branch.id)
    assert log.stdout.count("operator") == 2


async def test_the_secretary_goes_on_with_a_new_account(town: Town) -> None:
    await imported(town)
    branch, chen = await town.only(Branch), await row(town, "陈静")
    new = town.person("陈静二号")
    unknown = await run("appoint", branch.id, "--member", chen.id, "--account", new.id)
    assert "has not opened the chat with the bot yet" in unknown.stderr
    await town.start(new)
    done = await run("appoint", branch.id, "--member", chen.id, "--account", new.id, "--yes")
    assert done.exit_code == 0, done.stderr
    await town.until(TODAY)
    assert (await row(town, "陈静")).account_id == new.id
    assert any("书记 陈静 换了 Telegram 账号" in one.text for one in town.seen())
    await town.say(new, "/settings", private=True)
    assert "操作记录" in str(town.last(new).keyboard)
    await town.say(town.chen, "/settings", private=True)
    assert "操作记录" not in str(town.last(town.chen).keyboard)
    last = (await town.every(AuditEntry))[-2:]
    assert ("handover", "secretary", OPERATOR, chen.id) in [
        (one.kind, one.what, one.by_account_id, one.ref_id) for one in last
    ]


async def test_who_cannot_be_secretary_is_named(town: Town) -> None:
    await imported(town)
    await claimed(town, "王芳")
    branch, li, wang = await town.only(Branch), await row(town, "李强"), await row(town, "王芳")
    none = await run("appoint", branch.id, "--member", li.id)
    assert none.exit_code == 1
    assert "李强 has no account" in none.stderr
    taken = await run("appoint", branch.id, "--member", li.id, "--account", wang.account_id)
    assert "is 王芳's" in taken.stderr
    assert (await run("appoint", branch.id, "--member", 999)).exit_code == 1
    assert (await run("appoint", branch.id + 1)).exit_code == 2
