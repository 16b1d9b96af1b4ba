"""The members who act on their own: they sign in, answer and talk as people would."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from sandbox.crowd import Crowd
from sandbox.demo import build_demo, invite_bot
from sandbox.values import Answer, Button, Chat, Event, Message, Option, Person, Poll, Tap
from sandbox.world import World

BOARD = [[Button("✅ 签到", "sign"), Button("📝 请假", "leave")], [Button("⏰ 晚点到", "late")]]

SPEAK = Button("✍️ 私下写好再发", "speak")


@dataclass
class Branch:
    """The demonstration's group with its crowd, and a clock that tests move."""

    world: World
    chat: Chat
    crowd: Crowd
    now: list[float] = field(default_factory=lambda: [1_790_000_000.0])

    def post(self, text: str, *rows: list[Button], **content: object) -> Message:
        """Has the bot write in the group."""
        return self.world.post(self.chat, self.world.bot, text=text, keyboard=list(rows), **content)

    def named(self, name: str) -> Person:
        """Returns the first member of that name."""
        return next(one for one in self.world.people.values() if one.full_name == name)

    def first_leave(self) -> Tap:
        """Returns the first tap on 请假, as soon as it comes."""
        for _ in range(300):
            for tap in self.world.taps.values():
                if tap.data == "leave":
                    return tap
            self.crowd.advance(1)
        raise AssertionError("nobody asked for leave")

    def answer_starts(self, text: str, rows: list[list[Button]]) -> None:
        """Has the bot answer every /start with these buttons from now on."""

        def answer(event: Event) -> None:
            message = event.message
            if event.type == "message" and message and message.text.startswith("/start"):
                self.world.post(message.chat, self.world.bot, text=text, keyboard=rows)

        self.world.listen(answer)

    def taps(self) -> Counter[str]:
        """Counts the taps by button."""
        return Counter(tap.data for tap in self.world.taps.values())


@pytest.fixture
def branch() -> Iterator[Branch]:
    now = [1_790_000_000.0]
    bot = Person(42, "支学", "zhixue_bot", is_bot=True)
    world = World(bot, lambda: now[0], privacy=True)
    chat = build_demo(world)
    invite_bot(world, chat)
    crowd = Crowd(world)
    crowd.switch(on=True)
    yield Branch(world, chat, crowd, now)
    crowd.close()


def test_most_sign_in_within_a_minute_some_late_and_a_few_not_at_all(branch: Branch) -> None:
    branch.post("📌 党课", *BOARD)
    branch.crowd.advance(60)
    prompt = branch.taps()["sign"]
    branch.crowd.advance(600)
    taps = branch.taps()
    assert 20 <= prompt < taps["sign"]
    assert 1 <= taps["leave"] <= 2
    never = 30 - len({tap.person for tap in branch.world.taps.values()})
    assert 1 <= never <= 2
    moments = {tap.person.id for tap in branch.world.taps.values()}
    assert branch.named("陈静").id not in moments


def test_nobody_taps_one_board_twice_however_often_it_is_redrawn(branch: Branch) -> None:
    board = branch.post("📌 党课", *BOARD)
    for seconds in range(40):
        board.text = f"📌 党课 {seconds}"
        branch.world.changed(board)
        branch.crowd.advance(10)
    signed = Counter(t.person.id for t in branch.world.taps.values() if t.data == "sign")
    assert set(signed.values()) == {1}


def test_whoever_is_watched_on_a_page_is_left_alone(branch: Branch) -> None:
    watched = branch.named("王芳")
    branch.world.viewers[watched.id] = 1
    branch.post("📌 党课", *BOARD)
    branch.crowd.advance(900)
    assert watched not in {tap.person for tap in branch.world.taps.values()}


def test_a_watched_person_drops_their_plans(branch: Branch) -> None:
    branch.post("📌 党课", *BOARD)
    branch.world.viewers.update(branch.world.people.keys())
    branch.crowd.advance(900)
    assert not branch.world.taps


def test_taps_come_at_different_moments(branch: Branch) -> None:
    branch.post("📌 党课", *BOARD)
    most = 0
    for _ in range(120):
        before = len(branch.world.taps)
        branch.crowd.advance(1)
        most = max(most, len(branch.world.taps) - before)
    assert 0 < most < 8


def test_a_closed_board_is_not_tapped(branch: Branch) -> None:
    board = branch.post("📌 党课", *BOARD)
    board.keyboard = []
    branch.crowd.advance(900)
    assert not branch.world.taps


def test_a_quiz_is_answered_with_human_success(branch: Branch) -> None:
    right = total = 0
    for number in range(12):
        poll = Poll(
            str(number), "三会一课是什么？", [Option(name) for name in "甲乙丙丁"],
            quiz=True, anonymous=False, correct=[2], tally=[0] * 4,
        )  # fmt: skip
        branch.post("", poll=poll)
        branch.crowd.advance(300)
        right += sum(choice == [2] for choice in poll.votes.values())
        total += len(poll.votes)
        assert 20 <= len(poll.votes) <= 30
    assert 0.55 < right / total < 0.95


def test_votes_come_before_the_poll_closes(branch: Branch) -> None:
    poll = Poll(
        "1", "周几开会？", [Option("周三"), Option("周五")], multiple=True, tally=[0, 0],
        close_date=int(branch.now[0]) + 20,
    )  # fmt: skip
    branch.post("", poll=poll)
    branch.crowd.advance(18)
    votes = len(poll.votes)
    branch.crowd.advance(300)
    assert votes == len(poll.votes) >= 20
    assert set(map(len, poll.votes.values())) == {1, 2}


def test_several_right_answers_are_found_by_some_and_missed_by_others(branch: Branch) -> None:
    poll = Poll(
        "1", "三会是哪些？", [Option(name) for name in "甲乙丙丁戊"], quiz=True, anonymous=False,
        multiple=True, shuffle=True, hide_results=True, correct=[0, 2, 4], tally=[0] * 5,
        close_date=int(branch.now[0]) + 15, revoting=False,
    )  # fmt: skip
    branch.post("", *BOARD, poll=poll)
    branch.crowd.advance(14)
    given = Counter(tuple(choice) for choice in poll.votes.values())
    assert given.most_common(1)[0][0] == (0, 2, 4)
    assert len(given) > 2
    assert all(given)


def test_a_contest_is_joined_by_most_within_half_a_minute(branch: Branch) -> None:
    branch.post("🏆 知识竞赛", [Button("我要参加", "join"), Button("查看参加名单", "list")])
    branch.crowd.advance(30)
    assert 18 <= branch.taps()["join"] <= 30
    assert not branch.taps()["list"]


def test_longer_material_is_read_longer(branch: Branch) -> None:
    studied = [Button("✅ 已学习", "read:short")]
    branch.post("一句话。", studied)
    branch.post("一段话。" * 400, [Button("✅ 已学习", "read:long")])
    branch.crowd.advance(60)
    taps = branch.taps()
    assert taps["read:short"] > 10 > taps["read:long"]
    branch.crowd.advance(900)
    assert 20 <= branch.taps()["read:long"] <= 30


def test_a_prompt_is_answered_by_replies_in_plain_sentences(branch: Branch) -> None:
    prompt = branch.post("💬 讨论：怎样把学习用到工作里？", [SPEAK])
    branch.crowd.advance(900)
    said = [one for one in branch.world.messages(branch.chat) if one.reply_to is prompt]
    assert 5 <= len(said) <= 12
    assert len({one.sender for one in said}) == len(said)
    assert len({one.text for one in said}) >= len(said) - 1
    assert any(one.reactions for one in [prompt, *said])


def test_a_mention_of_a_discussion_further_down_is_no_prompt(branch: Branch) -> None:
    branch.post("📊 本周学习\n周三讨论：新质生产力")
    branch.crowd.advance(900)
    assert all(one.sender is branch.world.bot for one in branch.world.messages(branch.chat)[1:])


@pytest.mark.parametrize(
    "text", ["📌 党小组会 · 讨论分工", "💬 讨论：怎样用到工作里？已结束", "请回答"]
)
def test_nobody_makes_a_speech_where_no_topic_is_open(branch: Branch, text: str) -> None:
    branch.post(text, [Button("📝 请假", "leave")], markup={"force_reply": True})
    branch.crowd.advance(900)
    assert all(one.sender is branch.world.bot for one in branch.world.messages(branch.chat)[1:])


def test_a_topic_that_closes_meanwhile_is_left(branch: Branch) -> None:
    prompt = branch.post("💬 讨论：怎样把学习用到工作里？", [SPEAK])
    branch.crowd.advance(10)
    prompt.keyboard = []
    branch.crowd.advance(900)
    assert not [one for one in branch.world.messages(branch.chat) if one.reply_to is prompt]


def test_who_is_told_to_wait_comes_back_after_that_time(branch: Branch) -> None:
    branch.post("一句话。", [Button("✅ 已学习", "read")])
    while not branch.world.taps:
        branch.crowd.advance(1)
    tap = next(iter(branch.world.taps.values()))
    branch.world.answer_tap(tap.id, Answer(text="再读 1 分 30 秒就可以打卡"))

    def taps() -> int:
        return sum(one.person is tap.person for one in branch.world.taps.values())

    branch.crowd.advance(85)
    assert taps() == 1
    branch.crowd.advance(60)
    assert taps() == 2


def test_a_wrong_answer_is_followed_by_another_one_after_the_pause(branch: Branch) -> None:
    wang = branch.named("王芳")
    letters = [[Button(one, f"rd.q:7:{at}") for at, one in enumerate("ABCD")]]
    asked = branch.world.post(
        branch.world.private(wang), branch.world.bot, text="❓ 考一考", keyboard=letters
    )
    for number in range(3):
        last = [one for one in branch.world.taps.values() if one.message is asked]
        tap = last[-1] if last else branch.world.tap(wang, asked, "A")
        assert len({one.data for one in branch.world.taps.values()}) == max(1, number + 1)
        branch.world.answer_tap(tap.id, Answer(text="❌ 不对。再看看资料，10 秒后可以再答"))
        branch.crowd.advance(60)
    assert {one.data for one in branch.world.taps.values()} == {f"rd.q:7:{at}" for at in range(4)}


def test_the_code_on_the_screen_is_typed(branch: Branch) -> None:
    branch.crowd.watch_screen(lambda: "123456")
    branch.answer_starts("请输入会场屏幕上的 6 位签到码（30 秒换一次）。", [])
    branch.post("📌 党课", [Button("✅ 签到", url="https://t.me/zhixue_bot?start=code_7")])
    branch.crowd.advance(300)
    said = [
        branch.world.last(chat).text
        for chat in branch.world.chats.values()
        if chat.type == "private"
    ]
    assert len(said) > 20
    assert set(said) == {"123456"}


def test_leave_leads_by_a_deep_link_to_a_reason(branch: Branch) -> None:
    link = Button("📝 请假", url="https://t.me/zhixue_bot?start=leave_7")
    reasons = [[Button("🏠 家里有事", "why:1"), Button("✈️ 出差", "why:2")], [Button("取消", "no")]]
    branch.answer_starts("请选择请假原因", reasons)
    branch.post("📌 党课", [Button("✅ 签到", "sign"), link])
    branch.crowd.advance(300)
    chosen = [tap for tap in branch.world.taps.values() if tap.message.chat.type == "private"]
    assert 1 <= len(chosen) <= 2
    assert {tap.data for tap in chosen} <= {"why:1", "why:2"}
    for tap in chosen:
        first = branch.world.messages(tap.message.chat)[0]
        assert (first.sender, first.text) == (tap.person, "/start leave_7")


def test_an_answer_with_a_link_is_followed(branch: Branch) -> None:
    branch.post("📌 党课", *BOARD)
    tap = branch.first_leave()
    branch.world.answer_tap(tap.id, Answer(url="https://t.me/zhixue_bot?start=why"))
    branch.crowd.advance(10)
    assert branch.world.last(branch.world.private(tap.person)).text == "/start why"


def test_asked_to_write_they_write_a_reason_and_then_leave_menus_alone(branch: Branch) -> None:
    branch.post("📌 党课", *BOARD)
    tap = branch.first_leave()
    chat = branch.world.private(tap.person)
    branch.world.post(chat, branch.world.bot, text="请写下请假原因。")
    branch.crowd.advance(20)
    assert branch.world.last(chat).sender is tap.person
    menu = [[Button("我的", "mine"), Button("排行", "top")]]
    branch.world.post(chat, branch.world.bot, text="✅ 已请假，陈静会看到。", keyboard=menu)
    branch.crowd.advance(60)
    assert not branch.taps()["mine"] + branch.taps()["top"]


def test_they_claim_their_own_name_and_two_of_one_name_different_ones(branch: Branch) -> None:
    names = ["王芳", "张伟（第一党小组）", "张伟（第二党小组）", "陈静"]
    branch.answer_starts("你是哪一位？", [[Button(name, f"claim:{name}")] for name in names])
    link = Button("认领姓名", url="https://t.me/zhixue_bot?start=join")
    branch.post("花名册已经导入，请认领自己的名字。", [link])
    branch.crowd.advance(900)
    claimed = {tap.person.id: tap.data for tap in branch.world.taps.values()}
    twins = [one for one in branch.world.people.values() if one.full_name == "张伟"]
    assert claimed == {
        branch.named("王芳").id: "claim:王芳",
        twins[0].id: "claim:张伟（第一党小组）",
        twins[1].id: "claim:张伟（第二党小组）",
    }


def test_unasked_menus_in_private_are_left_alone(branch: Branch) -> None:
    wang = branch.named("王芳")
    branch.world.start(wang)
    chat = branch.world.private(wang)
    branch.world.post(chat, branch.world.bot, text="你好", keyboard=[[Button("我的", "mine")]])
    branch.crowd.advance(600)
    assert not branch.world.taps


def test_switched_off_nothing_happens_and_on_again_they_take_up_what_is_open(
    branch: Branch,
) -> None:
    branch.post("📌 党课", *BOARD)
    branch.crowd.advance(10)
    some = branch.taps()["sign"]
    branch.crowd.switch(on=False)
    branch.crowd.advance(900)
    assert branch.taps()["sign"] == some
    branch.crowd.switch(on=True)
    branch.crowd.advance(900)
    signed = Counter(t.person.id for t in branch.world.taps.values() if t.data == "sign")
    assert sum(signed.values()) == len(signed) > some


def test_a_member_who_left_meanwhile_does_not_stop_the_others(branch: Branch) -> None:
    branch.post("📌 党课", *BOARD)
    for name in ("王芳", "李强", "赵敏", "周杰"):
        branch.world.leave(branch.chat, branch.named(name))
    branch.crowd.advance(900)
    assert len({tap.person for tap in branch.world.taps.values()}) >= 22


async def test_the_pace_multiplies_the_clock(branch: Branch) -> None:
    """Sixty seconds at one step a second, five times as fast, reach what happens by 300."""
    seconds = [0.0]

    async def sleep(_: float) -> None:
        seconds[0] += 1
        if seconds[0] > 60:
            raise asyncio.CancelledError

    branch.crowd.switch(on=False)
    crowd = Crowd(branch.world, pace=5, clock=lambda: seconds[0], sleep=sleep)
    crowd.switch(on=True)
    branch.post("📌 党课", *BOARD)
    with pytest.raises(asyncio.CancelledError):
        await crowd.run()
    assert len({tap.person for tap in branch.world.taps.values()}) >= 28


def test_after_claiming_a_name_members_go_back_to_the_board(branch: Branch) -> None:
    branch.answer_starts("请认领。", [])
    board = branch.post("📌 党课", *BOARD)
    branch.crowd.advance(20)
    first = next(tap for tap in branch.world.taps.values() if tap.data == "sign")
    branch.world.start(first.person)
    chat = branch.world.private(first.person)
    branch.world.post(chat, branch.world.bot, text="✅ 认领成功：您是第一党支部的王芳。")
    branch.crowd.advance(20)
    mine = [tap for tap in branch.world.taps.values() if tap.person is first.person]
    assert [(tap.data, tap.message) for tap in mine] == [("sign", board)] * 2


def test_asked_for_their_name_they_write_it(branch: Branch) -> None:
    branch.post("📌 党课", *BOARD)
    tap = branch.first_leave()
    chat = branch.world.private(tap.person)
    branch.world.post(chat, branch.world.bot, text="请发来您在花名册上的姓名，由支部书记确认。")
    branch.crowd.advance(20)
    assert branch.world.last(chat).text == tap.person.full_name


def test_a_mere_link_to_claim_is_left_for_a_tap(branch: Branch) -> None:
    branch.answer_starts("你是哪一位？", [])
    branch.post("支部建好了。", [Button("认领名字", url="https://t.me/zhixue_bot?start=join")])
    branch.post("请认领名字。", [Button("认领我的名字", "claim")])
    branch.crowd.advance(900)
    assert branch.taps()["claim"] >= 20
    assert all(chat.type != "private" for chat in branch.world.chats.values())
