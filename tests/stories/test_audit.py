"""The audit log as the secretary reads it, what it holds and what it does not."""

import re
from pathlib import Path

import pytest

from data.models import AuditEntry, Branch
from tests.stories.roster_town import claimed, imported, row
from tests.town import Town

ROOT = Path(__file__).parent.parent.parent


async def entries(town: Town) -> list[tuple[str, str, int | None, int | None]]:
    return [
        (one.kind, one.what, one.by_account_id, one.ref_id) for one in await town.every(AuditEntry)
    ]


@pytest.mark.both("audit")
async def test_the_secretary_reads_who_did_what(town: Town) -> None:
    await imported(town)
    await claimed(town, "王芳")
    wang = town.person("王芳")
    await town.say(wang, "/roster", private=True)
    await town.say(town.chen, "/roster", private=True)
    await town.press(town.chen, "导出")
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "操作记录")
    said = town.last(town.chen).text
    assert "陈静：导出名册" in said
    assert "王芳：无权操作：名册" in said
    assert said.index("导出名册") < said.index("无权操作")
    assert ("export", "roster", town.chen.id, None) in await entries(town)


async def test_a_right_refused_often_is_one_line(town: Town) -> None:
    await imported(town)
    await claimed(town, "王芳")
    for _ in range(3):
        await town.say("王芳", "/plans", private=True)
    found = [one for one in await town.every(AuditEntry) if one.kind == "refused"]
    assert [(one.what, one.times) for one in found] == [("plans", 3)]
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "操作记录")
    assert "无权操作：计划（3 次）" in town.last(town.chen).text


async def test_what_members_may_do_leaves_nothing(town: Town) -> None:
    await imported(town)
    await claimed(town, "王芳")
    before = await entries(town)
    for text in ("/me", "/mydata", "/rank", "/privacy", "/help", "/leave"):
        await town.say("王芳", text, private=True)
    assert await entries(town) == before


async def test_a_handover_is_two_lines(town: Town) -> None:
    await imported(town)
    await claimed(town, "王芳")
    before = await entries(town)
    await town.say(town.chen, "/handover 王芳", private=True)
    await town.press(town.chen, "确认移交")
    await town.press(town.person("王芳"), "接受")
    wang, chen = await row(town, "王芳"), await row(town, "陈静")
    by = town.person("王芳").id
    assert (await entries(town))[len(before) :] == [
        ("handover", "none", by, chen.id),
        ("handover", "secretary", by, wang.id),
    ]
    await town.say("王芳", "/settings", private=True)
    await town.press(town.person("王芳"), "操作记录")
    assert "王芳：王芳 的职务定为 书记" in town.last(town.person("王芳")).text


async def test_pages_turn_and_another_branch_reads_nothing(town: Town) -> None:
    await imported(town)
    for _ in range(11):
        await town.say(town.chen, "/roster", private=True)
        await town.press(town.chen, "导出")
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "操作记录")
    assert town.last(town.chen).text.count("导出名册") == 10
    await town.press(town.chen, "下一页")
    assert "导出名册" in town.last(town.chen).text
    branch = await town.only(Branch)
    _, liu = await town.second()
    await town.say(liu, "/settings", private=True)
    answer = await town.forge(liu, town.last(liu), f"au.p:{branch.id}:0")
    assert "导出" not in answer.text
    assert "导出" not in town.last(liu).text


MADE = re.compile(r'OutFile\(\s*"document",[^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)')
NO_EXPORT = {
    "handlers/privacy/routes.py": "the person's own data",
    "handlers/plan/calendar/routes.py": "meetings that every member sees",
    "handlers/records/templates/routes.py": "a template",
    "handlers/records/templates/view.py": "a template's names",
    "handlers/material/importing/routes.py": "what could not be read of a file just sent",
    "handlers/roster/files/view.py": "an empty template, and what could not be read",
    "handlers/bank/importing/view.py": "what was doubted of a file just sent",
}


def test_every_document_that_is_handed_out_names_what_it_exports() -> None:
    made = 0
    for path in sorted((ROOT / "handlers").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        found = MADE.findall(path.read_text("utf-8"))
        unnamed = [one for one in found if "export=" not in one]
        assert not unnamed or name in NO_EXPORT, (name, unnamed)
        made += len(found)
    assert made > 15
