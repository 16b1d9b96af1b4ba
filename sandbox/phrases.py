"""The members' sentences in a discussion, plain ones about study and work."""

from __future__ import annotations

from random import Random

_OPENINGS = (
    "我觉得关键是把学到的用在自己的岗位上。",
    "这个题目和我们最近的工作很贴近。",
    "先说一点我的体会。",
    "刚才重新读了一遍材料，有几点想法。",
    "我从基层的角度说两句。",
    "去年我们处理过类似的事，印象很深。",
    "我同意前面几位的看法，再补充一点。",
    "我更关心怎么落实。",
    "说说我们小组的做法。",
    "以前理解得比较浅，这次学完清楚多了。",
    "我举个身边的例子。",
    "这件事看着小，其实最能看出作风。",
)
_THOUGHTS = (
    "遇到群众反映的问题，先接下来，再弄清楚，最后一定给回音。",
    "制度写得再好，也要有人一条一条去对照。",
    "与其开长会，不如每次把一个问题讲透。",
    "年轻同志多讲，老同志多带，效果会更好。",
    "我们可以每周挑一个案例，一起分析。",
    "数据要真实，做了多少就写多少。",
    "先把自己手上的事做扎实，再谈创新。",
    "有困难早点说，大家一起想办法。",
    "学习要有记录，过一个月再回头看看做到了没有。",
    "窗口服务少让人跑一趟，就是最实在的改进。",
    "新技术要学，但要看能不能解决实际问题。",
    "希望以后多安排一些现场学习。",
    "把责任分到人，定好时间，月底看结果。",
    "多听听一线的声音，办法往往就在那里。",
)
_RESOLVES = (
    "下周我先从自己这一块改起。",
    "月底我把做法整理出来给大家看。",
    "请大家监督。",
    "有不对的地方请同志们指正。",
    "我愿意带头试一试。",
)
_SHORT = ("同意。", "说得好！", "学习了。", "收到。", "👍👍👍")
_REASONS = (
    "家里有事，请假半天。",
    "在外地出差，赶不回来。",
    "身体不舒服，要去医院。",
    "下午值班，走不开。",
)
REACTIONS = ("👍", "👍", "👏", "❤️", "🔥", "🎉")


def contribution(order: int, rng: Random) -> str:
    """Returns the `order`-th speaker's words: two sentences, hardly ever the same twice in a
    talk."""
    opening = _OPENINGS[(order * 5 + rng.randrange(2)) % len(_OPENINGS)]
    thought = _THOUGHTS[(order * 3 + rng.randrange(2)) % len(_THOUGHTS)]
    return f"{opening}{thought}"


def talk(speakers: int, rng: Random) -> list[str]:
    """Returns the contributions to one discussion, in the order of the speakers.

    Mostly two or three sentences; now and then only a word, or a repetition of what somebody said
    before.
    """
    said = [contribution(order, rng) for order in range(speakers)]
    said = [one + rng.choice(_RESOLVES) if rng.random() < 0.5 else one for one in said]
    late = range(2, speakers)
    if late and rng.random() < 0.5:
        said[rng.choice(late)] = rng.choice(_SHORT)
    if late and rng.random() < 0.4:
        said[rng.choice(late)] = said[0]
    return said


def reason(rng: Random) -> str:
    """Returns a reason for asking for leave."""
    return rng.choice(_REASONS)
