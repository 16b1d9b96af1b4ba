"""Unprompted private messages reach the feature they are meant for."""

import pytest

from data.models import Draft
from data.values.filenames import said_by
from tests.town import Town

TABLE = "姓名,党小组\n王芳,一组\n".encode()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("花名册.xlsx", "roster"),
        ("第一支部党员名单.csv", "roster"),
        ("ROSTER 2026.xlsx", "roster"),
        ("学习资料清单.xlsx", "material"),
        ("专题一.zip", "material"),
        ("学习名单.xlsx", ""),
        ("表1.xlsx", ""),
        ("党员学习题库.docx", "bank"),
        ("知识竞赛.xlsx", "bank"),
        ("竞赛名单.xlsx", ""),
    ],
)
def test_a_name_says_what_a_file_is(name: str, said: str) -> None:
    assert said_by(name) == said


async def send(town: Town, name: str, content: bytes = TABLE) -> None:
    world = town.box.world
    world.upload(town.chen, world.private(town.chen), "document", content, name)
    await town.settle()


@pytest.mark.both("incoming")
async def test_a_roster_is_read_at_once(town: Town) -> None:
    await town.found()
    await send(town, "花名册.csv")
    assert "新增" in town.last(town.chen).text


async def test_files_nobody_handles_are_reported_as_useless(town: Town) -> None:
    await town.found()
    wang = town.person("王芳")
    await town.start(wang)
    world = town.box.world
    world.upload(wang, world.private(wang), "document", b"x", "a.bin")
    await town.settle()
    assert "用不上" in town.last(wang).text
    assert await town.every(Draft) == []


async def test_a_text_nobody_awaits_gets_help(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "你好", private=True)
    assert "/help" in town.last(town.chen).text or "/meeting" in town.last(town.chen).text
