"""The demonstration's world: a branch of thirty-one people in one group, and its roster."""

from __future__ import annotations

from typing import NamedTuple

from sandbox.values import Chat
from sandbox.world import World

GROUP = "第一党支部学习群"
ROSTER_HEADER = ("姓名", "党小组", "身份", "职务", "备注")

_FIRST, _SECOND, _THIRD = "第一党小组", "第二党小组", "第三党小组"
_FULL, _PROBATIONARY, _ACTIVIST = "正式党员", "预备党员", "入党积极分子"


class DemoMember(NamedTuple):
    """One line of the roster, and that person's Telegram name where it differs."""

    name: str
    subgroup: str
    username: str | None = None
    standing: str = _FULL
    post: str = ""
    note: str = ""
    telegram: tuple[str, str | None] | None = None


SECRETARY = DemoMember("陈静", _FIRST, "chenjing", post="书记")

MEMBERS: tuple[DemoMember, ...] = (
    DemoMember("刘建国", _FIRST, "liu_jianguo", post="副书记"),
    DemoMember("王芳", _FIRST, "wangfang", post="组织委员"),
    DemoMember("赵敏", _SECOND, "zhaomin88", post="宣传委员"),
    DemoMember("李强", _THIRD, "liqiang", post="纪检委员"),
    DemoMember("周杰", _FIRST, "zhoujie", post="小组长"),
    DemoMember("孙浩", _SECOND, "sunhao", post="小组长"),
    DemoMember("吴秀英", _THIRD, post="小组长"),
    DemoMember("张伟", _FIRST, "zhangwei_caiwu", note="财务处"),
    DemoMember("张伟", _SECOND, "zhangwei_jishu", note="技术部"),
    DemoMember("郑晓燕", _FIRST, "xiaoyan_zheng"),
    DemoMember("冯国栋", _FIRST),
    DemoMember("褚玉兰", _FIRST, note="退休"),
    DemoMember("魏子涵", _FIRST, "weizihan", standing=_PROBATIONARY, note="预备期至明年6月"),
    DemoMember("蒋文博", _FIRST, "jiangwb"),
    DemoMember("欧阳雪", _SECOND, "ouyangxue"),
    DemoMember("韩冰", _SECOND, "hanbing"),
    DemoMember("杨丽娜", _SECOND),
    DemoMember("朱明远", _SECOND, "zhumingyuan"),
    DemoMember("秦海波", _SECOND, note="常年出差"),
    DemoMember("许诺", _SECOND, "xunuo99", standing=_PROBATIONARY, note="预备期至明年9月"),
    DemoMember("何佳怡", _SECOND, "hejiayi", standing=_ACTIVIST),
    DemoMember("阿依古丽", _SECOND, "aygul"),
    DemoMember("吕志强", _THIRD),
    DemoMember("施雨桐", _THIRD, "shiyutong"),
    DemoMember("王磊", _THIRD, "leo_wang", telegram=("Leo", "Wang")),
    DemoMember("曹桂芝", _THIRD, note="退休"),
    DemoMember("严松", _THIRD, "yansong"),
    DemoMember("金善姬", _THIRD, "jinshanji"),
    DemoMember("陶然", _THIRD, "taoran", standing=_ACTIVIST),
    DemoMember("姜宏伟", _THIRD),
)


def demo_roster_rows() -> list[tuple[str, ...]]:
    """Returns the roster as rows of text: the header, then one line for each of the thirty-one."""
    people = (SECRETARY, *MEMBERS)
    return [
        ROSTER_HEADER,
        *((one.name, one.subgroup, one.standing, one.post, one.note) for one in people),
    ]


def build_demo(world: World) -> Chat:
    """Adds 陈静, the thirty members and their group to a world."""
    secretary = world.person(SECRETARY.name, username=SECRETARY.username)
    members = []
    for one in MEMBERS:
        first, last = one.telegram or (one.name, None)
        members.append(world.person(first, username=one.username, last_name=last))
    return world.group(GROUP, members, creator=secretary)


def invite_bot(world: World, chat: Chat) -> None:
    """Has 陈静 add the bot to the group, as an administrator: it sees every message then."""
    world.add_bot(chat, next(iter(world.people.values())), admin=True)
