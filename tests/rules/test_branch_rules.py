"""The name of a branch in its group's title, and time zones as people type them."""

import pytest

from data.values.names import branch_title
from handlers.branch.rules import zone_named


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("第一党支部学习群", "第一党支部"),
        ("第一党支部党员学习交流群", "第一党支部"),
        ("机关第二党支部（工作群）", "机关第二党支部"),
        ("第三党支部 · 学习群", "第三党支部"),
        ("第四党支部微信群", "第四党支部"),
        ("第五黨支部學習群組", "第五黨支部"),
        ("第六党支部", "第六党支部"),
        ("学习群", "学习群"),
        ("Branch study", "Branch study"),
    ],
)
def test_a_branch_is_named_without_its_group(title: str, name: str) -> None:
    assert branch_title(title) == name


def test_the_time_of_beijing_is_a_zone() -> None:
    assert zone_named("北京时间") == zone_named("beijing") == "Asia/Shanghai"
