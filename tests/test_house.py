"""The project keeps its rules, and each rule is shown to notice a violation."""

import ast
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from data.exports.roster import FIELDS as ROSTER_COLUMNS
from data.queries import corrected
from data.queries.bank import EVERY
from data.queries.notice import PUBLISHED, WAITING
from data.queries.practice import SAVED, WRONG
from data.values import guard
from data.values.audit import CORRECTIONS, ERASURES, EXPORTS, AuditKind
from data.values.items import Standout, Suspicion
from data.values.question import QuestionKind
from data.values.record import EntryKind
from data.values.standing import Post, Status
from data.values.study import LINES
from handlers.affairs.checks import rules as checks
from handlers.affairs.matters import rules as matters
from handlers.bank.questions.forms import FIELDS as BANK_FIELDS
from handlers.branch import rules as settings
from handlers.contest import rules as contest
from handlers.features import FEATURES, REGISTRY
from handlers.material.items import view as material
from handlers.meeting.rules import LONGEST
from handlers.plan.plans.view import STATES
from handlers.points.awards import service as awards
from handlers.points.own import service as own
from handlers.points.own.view import LINES as OWN_LINES
from handlers.points.ranking import service as ranking
from handlers.practice.service import MODES, TAG
from handlers.quiz.daily.rules import LEVELS
from handlers.records.filing import rules as records
from handlers.shared.access import Right
from handlers.votes import rules as votes
from handlers.votes.sheets import view as papers
from tests import house, house_keys, house_texts

RULES = (*house.RULES, *house_texts.RULES)
ROOT = Path(__file__).parent.parent


def ends(*values: object) -> frozenset[str]:
    """Returns the suffixes after the dash in the keys of a list of words."""
    return frozenset(str(value) for value in values)


def form_keys() -> frozenset[str]:
    """Returns the keys of the texts that forms compose: questions, labels, endings."""
    keys: set[str] = set()
    for form in REGISTRY.forms.values():
        keys |= {one.label for one in form.endings if form.summary}
        for one in form.questions:
            if one.ask is None and one.following is None:
                keys.add(f"{form.key}-ask-{one.name}")
            if one.label is None and form.summary:
                keys.add(f"{form.key}-label-{one.name}")
    return frozenset(keys)


SETTINGS = [
    *settings.NUMBERS,
    *(f"{field}-{value}" for field, value in settings.SPECIAL),
    *(f"{one}-{turn}" for one in settings.SWITCHES for turn in ("on", "off")),
]
EXCEPTIONS = house.Exceptions(
    names=lambda path: vars(import_module(house.module(ROOT, path))),
    long_files={},
    other_files={"check": "being divided", "plan": "being divided"},
    chinese={
        "sandbox": "its people, its page and its service lines are Chinese",
        "bot/demo.py": "what the person at the terminal reads, in both languages",
        "bot/living": "names and words of the demonstration's people",
        "data/values": "words that people type",
        "data/imports": "headings and entries of people's files",
    },
    made_keys={
        "": form_keys(),
        "menu-": ends(*(one.name for one in REGISTRY.commands.values() if one.menus)),
        "post-": ends(*Post),
        "contest-level-": ends(*(name for name, _ in contest.LEVELS)),
        "contest-halted-": ends("late", "unsent"),
        "material-a-": ends(*material.KINDS),
        "material-sign-": ends("proposed", "retired"),
        "take-": ends(*(f.taker.name for f in FEATURES if f.taker)),
        "rhythm-weekday-": ends(*range(1, 8)),
        "rhythm-in-month-": ends(*range(1, 13)),
        "rhythm-note-": ends("once", "last", "skip", "shift"),
        "audience-": ends("branch", "committee", "subgroup"),
        "set-": ends(*SETTINGS),
        "audit-": frozenset(
            f"{kind}-{what}"
            for kind, every in (
                (AuditKind.CORRECTION, CORRECTIONS),
                (AuditKind.EXPORT, EXPORTS),
                (AuditKind.ERASURE, ERASURES),
            )
            for what in every
        ),
        "audit-right-": ends(*Right),
        "set-about-": ends(*settings.PAGES),
        "plan-kind-": ends(*(one.kind for f in FEATURES for one in f.plannables)),
        "cause-": ends(*own.CAUSES),
        "guard-short-": ends(*(one.name for one in guard.RULES)),
        "check-line-": ends(*LINES, "right", "points"),
        "check-why-": ends(*corrected.WHYS),
        "me-bar-": ends(*OWN_LINES),
        "rank-in-": ends(*ranking.KINDS),
        "rules-": ends(*awards.FIELDS),
        "rules-ranking-": ends(*awards.RANKINGS),
        "sharing-": ends("none", "asked", "refused", "posted"),
        "plan-entry-": ends(*STATES),
        "plan-is-": ends("paused", "over"),
        "plan-place-": ends(1, 2, 3, 4, "last"),
        "meeting-state-": ends("planned", "open", "closed", "cancelled"),
        "meeting-change-ask-": ends("start", *LONGEST),
        "told-": ends(*LONGEST),
        "practice-none-": ends(*MODES, TAG),
        "practice-mode-": ends(*MODES),
        "practice-kind-": ends(*QuestionKind),
        "mistakes-": ends(WRONG, SAVED, *(f"{name}-none" for name in (WRONG, SAVED))),
        "mistakes-to-": ends(WRONG, SAVED),
        "signed-": ends(Status.PRESENT, Status.LATE, Status.OBSERVING),
        "bank-short-": ends(*QuestionKind),
        "bank-sign-": ends("draft", "retired"),
        "bank-is-": ends("draft", "retired"),
        "bank-list-": ends(*EVERY),
        "bank-ask-": ends(*BANK_FIELDS),
        "bank-ask-answer-": ends("judge", "fill"),
        "insight-doubt-": ends(*Suspicion),
        "insight-part-": ends(*Standout),
        "insight-standout-": ends(*Standout),
        "rounds-": ends("open", "closed", "void"),
        "round-": ends("closed", "void"),
        "question-level-": ends(*LEVELS),
        "topic-state-": ends("ready", "proposed", "closed", "refused", "retired"),
        "topic-stock-": ends("empty-word", "low-word", "last-word"),
        "topic-here-": ends("group", "forum", "comments"),
        "topic-place-": ends("group", "forum", "comments"),
        "speak-back-": ends("done", "yours", "stays"),
        "speak-why-": ends("short", "signs", "copy"),
        "speak-not-": ends("short", "signs", "copy"),
        "roster-column-": ends(*ROSTER_COLUMNS, "joined", "claimed"),
        "rota-state-": ends("named", "reminded", "done", "missed"),
        "minutes-kind-": ends(*EntryKind),
        "minutes-sign-": ends(*EntryKind),
        "record-what-": ends(*records.CHANGES),
        "register-is-": ends(*PUBLISHED),
        "register-case-": ends("open", "upheld", "refused"),
        "matter-ask-": ends(*matters.STEPS[1:], "kind", "title"),
        "matter-title-": ends("publish", "result"),
        "matter-step-": ends(*matters.STEPS),
        "case-is-": ends("open", "withdrawn"),
        "case-entry-": ends("open", "decided", "withdrawn"),
        "notice-what-": ends("id", "phone"),
        "notice-place-": ends("title", "body", "name"),
        "notice-why-": ends(*checks.WHYS),
        "notice-is-": ends("asked", "checking", "held", "dropped"),
        "notice-entry-": ends("over", "withdrawn", *WAITING),
        "vote-entry-": ends("draft", "open", "counted", "closed"),
        "vote-teller-": ends("watch", "count"),
        "vote-teller-role-": ends("watch", "count"),
        "vote-written-": ends(votes.FOR, votes.AGAINST, votes.ABSTAIN),
        "vote-outcome-": ends("carried", "lost", "invalid", "unknown"),
        "vote-title-": ends(*votes.ADMISSIONS),
        "vote-sheet-": ends(*papers.PARTS),
        "records-here-": ends("word", "book", "pack"),
        "records-state-": ends(*records.STATES),
    },
)


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    """Forgets the parsed files: they are many, and later tests need none."""
    yield
    for kept in (house.tree, house.nodes, house.imports, house_texts.wordings, house_keys._parents):
        kept.cache_clear()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: house.Rule) -> None:
    problems = rule(ROOT, EXCEPTIONS)
    assert not problems, "\n".join([str(rule.__doc__), *problems])


GOOD = {
    "data/__init__.py": '"""What is known."""\n',
    "data/names.py": '"""Names."""\nNAME = "anybody"\n',
    "handlers/__init__.py": '"""What people say."""\n',
    "handlers/greet/__init__.py": '"""Greetings."""\nCommand("hello", None, words=("你好",))\n',
    "handlers/greet/view.py": (
        '"""How to greet: 你好."""\n'
        "from data import names\n"
        "def greet(texts, day):\n"
        '    """Says 你好."""\n'
        '    return texts("hello", name=names.NAME) + texts.plain(f"day-{day}")\n'
    ),
    "schedules/__init__.py": '"""What time says."""\nfrom handlers.greet import view\n',
    "bot/__init__.py": '"""The bot."""\n',
    "bot/settings.py": '"""Settings."""\nimport os\nHOME = os.environ["HOME"]\n',
    "bot/demo.py": '"""A demonstration."""\nfrom sandbox import world\n',
    "sandbox/__init__.py": '"""An island."""\nfrom sandbox import world\n',
    "sandbox/world.py": '"""A world."""\n',
    "tests/test_one.py": '"""A test."""\n',
    "tests/stories/test_greet.py": '"""A story."""\n@pytest.mark.both("greet")\ndef test(): ...\n',
    **{
        f"handlers/greet/texts/{language}.ftl": (
            "hello = Hello { $name } { comma }\ncomma = ,\nday-1 = Mon\nday-2 = Tue\n"
        )
        for language in house_texts.LANGUAGES
    },
}
GOOD_EXCEPTIONS = house.Exceptions(made_keys={"day-": frozenset("12")})


def build(root: Path, changes: Mapping[str, str]) -> Path:
    """Builds a small project with some files changed or added."""
    for name, content in {**GOOD, **changes}.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, "utf-8")
    return root


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_house_breaks_no_rule(tmp_path: Path, rule: house.Rule) -> None:
    assert rule(build(tmp_path, {}), GOOD_EXCEPTIONS) == []


VIEW = "handlers/greet/view.py"
FILES = ZH, _, EN = tuple(
    f"handlers/greet/texts/{language}.ftl" for language in house_texts.LANGUAGES
)
WORDS = GOOD[EN]

BROKEN: list[tuple[house.Rule, dict[str, str], str]] = [
    (house.upward_imports, {"data/names.py": '"""Names."""\nimport bot.settings\n'}, "upstairs"),
    (
        house.upward_imports,
        {"data/names.py": '"""Names."""\ndef f():\n    from handlers.greet import view\n'},
        "data/names.py:3 imports handlers.greet.view",
    ),
    (
        house.upward_imports,
        {"handlers/late.py": '"""Late."""\nimport importlib\nimportlib.import_module("bot")\n'},
        "handlers/late.py:3 imports bot",
    ),
    (
        house.circles,
        {
            "data/a.py": '"""A."""\nfrom data import b\n',
            "data/b.py": '"""B."""\ndef f():\n    from .c import X\n',
            "data/c.py": '"""C."""\nimport data.a\nX = 1\n',
        },
        "data/a.py:2 imports data.b; data/b.py:3 imports data.c; data/c.py:2 imports data.a",
    ),
    (
        house.circles,
        {
            "data/a.py": '"""A."""\nfrom data import b\n',
            "data/b.py": '"""B."""\nif TYPE_CHECKING:\n    from data import a\n',
        },
        "data/b.py:3 imports data.a",
    ),
    (
        house.circles,
        {f"handlers/{one}/__init__.py": f'"""The {one}."""\n' for one in ("left", "right")}
        | {
            "handlers/left/view.py": '"""A."""\nfrom handlers.right import rules\n',
            "handlers/left/rules.py": '"""B."""\n',
            "handlers/right/view.py": '"""C."""\nfrom handlers.left import rules\n',
            "handlers/right/rules.py": '"""D."""\n',
        },
        "handlers/right/view.py:2 imports handlers.left.rules",
    ),
    (
        house.unknown_feature_files,
        {"handlers/greet/steps.py": '"""Steps."""\n'},
        "handlers/greet/steps.py is none of",
    ),
    (
        house.unknown_feature_files,
        {"handlers/greet/a/b/view.py": '"""Deep."""\n'},
        "handlers/greet/a/b/view.py is none of",
    ),
    (
        house.short_files,
        {f"handlers/greet{at}/view.py": f'"""View {at}."""\n' for at in range(10)},
        "11 of 11 files are short",
    ),
    (
        house.leaving_the_island,
        {"sandbox/world.py": '"""A world."""\nfrom data import names\n'},
        "sandbox/world.py:2 imports data.names",
    ),
    (
        house.leaving_the_island,
        {"sandbox/world.py": '"""A world."""\nfrom telegram import Update\n'},
        "imports telegram",
    ),
    (
        house.leaving_the_island,
        {"sandbox/world.py": '"""A world."""\nfrom bot import settings\n'},
        "imports bot.settings",
    ),
    (
        house.landing_on_the_island,
        {"data/names.py": '"""Names."""\nfrom sandbox import world\n'},
        "data/names.py:2 imports sandbox.world",
    ),
    (
        house.telegram_in_data,
        {"data/names.py": '"""Names."""\ndef f():\n    import telegram.ext\n'},
        "data/names.py:3 imports telegram.ext",
    ),
    (house.unopened_modules, {"data/names.py": "NAME = 1\n"}, "data/names.py opens"),
    (house.unopened_modules, {"tests/test_one.py": "X = 1\n"}, "tests/test_one.py opens"),
    (house.unopened_modules, {"data/names.py": '"""No sentence"""\n'}, "data/names.py opens"),
    (house.long_files, {"data/names.py": '"""Names."""\n' + "X = 1\n" * 350}, "351 lines"),
    (house.chinese_in_code, {"data/names.py": '"""Names."""\nX = "你好"\n'}, "data/names.py:2"),
    (house.chinese_in_code, {"data/names.py": '"""Names."""\nX = f"{1}、{2}"\n'}, "、"),
    (
        house.readers_of_the_environment,
        {"data/names.py": '"""Names."""\nimport os\nX = os.environ.get("X")\n'},
        "data/names.py:3 reads the environment",
    ),
    (
        house.readers_of_the_environment,
        {"data/names.py": '"""Names."""\nfrom os import getenv\n'},
        "data/names.py:2 reads the environment",
    ),
    (
        house.imported_tests,
        {"tests/test_two.py": '"""Another test."""\nfrom tests.test_one import helper\n'},
        "tests/test_two.py:2 imports tests.test_one",
    ),
    (
        house.imported_tests,
        {"tests/town.py": '"""A helper."""\nfrom tests.conftest import store\n'},
        "tests/town.py:2 imports tests.conftest",
    ),
    (
        house.features_on_one_database,
        {"tests/stories/test_greet.py": '"""A story."""\n@pytest.mark.both\ndef test(): ...\n'},
        "greet has no story marked both",
    ),
    (
        house.features_on_one_database,
        {"tests/stories/test_meet.py": '"""A story."""\n@mark.both("meet")\ndef test(): ...\n'},
        "for meet, which is no feature",
    ),
    (
        house_texts.unequal_languages,
        {ZH: WORDS.replace("comma = ,\n", "")},
        "comma is not in zh-Hans",
    ),
    (house_texts.unequal_languages, {ZH: WORDS.replace("$name", "$who")}, "hello takes"),
    (house_texts.unequal_languages, {EN: WORDS + "day-1 = Monday\n"}, "day-1 stands twice"),
    (house_texts.unequal_languages, {EN: WORDS + "day-3 = { $broken\n"}, "not Fluent"),
    (house_texts.unequal_languages, {"handlers/other/texts/en.ftl": "day-1 = Mon\n"}, "no zh-Hans"),
    (
        house_texts.unequal_languages,
        {f"handlers/other/texts/{one}.ftl": "day-1 = Mon\n" for one in house_texts.LANGUAGES},
        "other: day-1 stands in greet too",
    ),
    (
        house_texts.unknown_keys,
        {"data/names.py": '"""Names."""\nraise Refusal("no-such")\n'},
        "says no-such, which has no text",
    ),
    (
        house_texts.unknown_keys,
        {"data/names.py": '"""Names."""\nX = texts.plain("hello" if 1 else "no-such")\n'},
        "says no-such",
    ),
    (
        house_texts.unknown_keys,
        {"data/names.py": '"""Names."""\nX = texts(f"post-{one}")\n'},
        "puts together 'post-'",
    ),
    (
        house_texts.unknown_keys,
        {"data/names.py": '"""Names."""\nX = [texts(f"noon-{n}") for n in (1, 2)]\n'},
        "noon-1 has no text",
    ),
    (
        house_texts.unknown_keys,
        dict.fromkeys(FILES, WORDS.replace("day-2 = Tue\n", "")),
        "day-2 has no text",
    ),
    (
        house_texts.unknown_keys,
        {"handlers/greet/due.py": '"""Due."""\ndef f(texts):\n    texts("no-such")\n'},
        "says no-such",
    ),
    (
        house_texts.missing_values,
        {"data/names.py": '"""Names."""\nX = turn.texts.plain("hello")\n'},
        "says hello without name",
    ),
    (
        house_texts.unused_keys,
        dict.fromkeys(FILES, WORDS + "bye = Bye\n"),
        "bye is never said",
    ),
    (
        house_texts.unused_keys,
        {VIEW: '"""How to greet."""\nX = texts("hello", name=1)\n'},
        "day-… is listed but never put together",
    ),
    (
        house_texts.unused_keys,
        {"data/names.py": '"""Names."""\nX = [texts(f"day-{n}") for n in (1, 2)]\n'},
        "day-… is listed though the code shows its suffixes",
    ),
]


@pytest.mark.parametrize(
    ("rule", "changes", "named"),
    BROKEN,
    ids=[f"{rule.__name__}-{i}" for i, (rule, _, _) in enumerate(BROKEN)],
)
def test_a_broken_house_is_noticed(
    tmp_path: Path, rule: house.Rule, changes: dict[str, str], named: str
) -> None:
    problems = rule(build(tmp_path, changes), GOOD_EXCEPTIONS)
    assert any(named in problem for problem in problems), problems


def test_every_rule_is_shown_to_notice() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(RULES)


def test_an_excuse_that_is_no_longer_needed_is_noticed(tmp_path: Path) -> None:
    excused = house.Exceptions(long_files={"data/names.py": "a long list"})
    long = build(tmp_path / "long", {"data/names.py": '"""Names."""\n' + "X = 1\n" * 400})
    assert house.long_files(long, excused) == []
    short = build(tmp_path / "short", {})
    assert house.long_files(short, excused) == ["data/names.py is excused but not long"]


SHOWN = """
from enum import StrEnum
from typing import Literal
class Post(StrEnum):
    NONE = "none"
    SECRETARY = "secretary"
class Member:
    post: Post
NAMES = {"a": 1, "b": 2}
def say(texts, member: Member, post: Post, way: Literal["up", "down"], other, day):
    for number, name in enumerate(NAMES):
        key = "x" if other else name
        %s
"""


@pytest.mark.parametrize(
    ("key", "ends"),
    [
        ("{name}", "a b"), ("{number + 1}", "1 2"), ("{key}", "a b x"), ("{way}", "down up"),
        ("{post}", "none secretary"), ("{member.post}", "none secretary"), ("{day.month}", None),
        ("{'on' if other else 'off'}", "off on"), ("{('p', 'q')[day]}", "p q"),
        ("{name}-{way}", "a-down a-up b-down b-up"),
        ("{other}", None), ("{other.post}", None), ("{NAMES[other]}", "1 2"), ("{other[0]}", None),
    ],
)  # fmt: skip
def test_the_ends_of_a_key_show_in_the_code(tmp_path: Path, key: str, ends: str | None) -> None:
    code = SHOWN % f'texts(f"key-{key}")'
    names: dict[str, object] = {}
    exec(code, names)
    (tmp_path / "one.py").write_text(code, "utf-8")
    (said,) = [one for one in house.nodes(tmp_path / "one.py") if isinstance(one, ast.JoinedStr)]
    found = house_keys.made_keys(tmp_path / "one.py", said, names)
    if "month" in key:
        ends = " ".join(sorted(map(str, range(1, 13))))
    assert found == (None if ends is None else {f"key-{end}" for end in ends.split()})


def test_a_refusal_to_the_clock_is_a_note_and_needs_no_text(tmp_path: Path) -> None:
    due = {"handlers/greet/due.py": '"""Due."""\nraise Refusal("greeted-before")\n'}
    assert house_texts.unknown_keys(build(tmp_path, due), GOOD_EXCEPTIONS) == []
