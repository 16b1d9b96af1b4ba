"""Forms as data: which question is open, what an answer invalidates, when a form may end."""

from datetime import UTC, datetime
from typing import Any

import pytest

from data.models import Branch, Member
from handlers.features import REGISTRY
from handlers.shared.forms import Answers, Ending, Form, Question
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


def short(_answers: Answers, text: str) -> str:
    if len(text) > 5:
        raise Refusal("typed-long")
    return text.upper()


ENDED: list[dict[str, Any]] = []
FORM = Form(
    key="trip",
    questions=(
        Question("place", check=short, resets=("way",)),
        Question("way", choices=lambda _: [("bus", "bus")], wanted=lambda a: a["place"] != "HERE"),
        Question("who", many=True),
        Question("note", optional=True),
        Question("size", following=lambda a: a["size"] % 3 + 1),
    ),
    endings=(
        Ending("go", "cancel", lambda _ctx, answers: ENDED.append(answers.data)),
        Ending("far", "back", lambda *_: None, offered=lambda a: a["place"] == "FAR"),
    ),
    summary=lambda _: "all",
    blank={"size": 1},
)


def filled(**data: Any) -> Answers:
    """Makes answers without a database."""
    nobody: Any = None
    return Answers(nobody, NOW, texts_in("zh-Hans"), Branch(), Member(), {"size": 1, **data})


def name(question: Question | None) -> str:
    return question.name if question else ""


def test_the_first_wanted_question_without_an_answer_is_open() -> None:
    answers = filled()
    assert name(FORM.open(answers)) == "place"
    FORM.take(answers, FORM.question("place"), "here")
    assert answers["place"] == "HERE"
    assert name(FORM.open(answers)) == "who", "the way is not wanted, small choices are not asked"
    assert name(FORM.open(filled(place="FAR"))) == "way"


def test_going_back_passes_over_what_is_not_wanted() -> None:
    answers = filled(place="HERE", who=[], note=None)
    assert name(FORM.before(answers, "who")) == "place"
    assert FORM.before(answers, "place") is None
    assert name(FORM.before(answers, "")) == "note", "from the last page to the last question"
    assert name(FORM.before(filled(place="FAR"), "who")) == "way"


def test_an_answer_that_is_refused_leaves_all_as_it_was() -> None:
    answers = filled(place="FAR", way="bus")
    with pytest.raises(Refusal, match="typed-long"):
        FORM.take(answers, FORM.question("place"), "too long")
    assert answers.data == {"size": 1, "place": "FAR", "way": "bus"}


def test_a_new_answer_makes_those_void_that_hang_on_it() -> None:
    answers = filled(place="FAR", way="bus", note="x")
    FORM.take(answers, FORM.question("place"), "near")
    assert answers.data == {"size": 1, "place": "NEAR", "note": "x"}


def test_choices_are_ticked_and_unticked_and_may_be_none() -> None:
    answers, who = filled(place="HERE"), FORM.question("who")
    for one in (1, 2, 1):
        FORM.tick(answers, who, one)
    assert answers["who"] == [2]
    FORM.skip(answers, who)
    assert answers["who"] == [2]
    empty = filled(place="HERE")
    FORM.skip(empty, who)
    assert (empty["who"], name(FORM.open(empty))) == ([], "note")


def test_only_what_is_optional_is_skipped() -> None:
    answers = filled(place="HERE", who=[])
    FORM.skip(answers, FORM.question("note"))
    assert answers["note"] is None
    assert FORM.open(answers) is None
    with pytest.raises(Refusal, match="button-stale"):
        FORM.skip(answers, FORM.question("place"))


def test_small_choices_move_on_and_nothing_else_does() -> None:
    answers = filled(place="HERE", who=[], note=None)
    for expected in (2, 3, 1):
        FORM.move_on(answers, "size")
        assert answers["size"] == expected
    for other in ("place", "nothing"):
        with pytest.raises(Refusal, match="button-stale"):
            FORM.move_on(answers, other)


def test_a_form_ends_when_all_is_answered_and_as_it_offers() -> None:
    ctx: Any = None
    whole = filled(place="HERE", who=[], note=None)
    FORM.end(ctx, whole, "go")
    assert ENDED.pop() == whole.data
    for answers, ending in ((filled(place="HERE"), "go"), (whole, "far"), (whole, "nothing")):
        with pytest.raises(Refusal, match="button-stale"):
            FORM.end(ctx, answers, ending)
    one = filled(place="HERE")
    one.only = "place"
    FORM.end(ctx, one, "go")
    assert ENDED.pop() == one.data, "a single field is changed without the others"


def test_the_kinds_of_drafts_fit_their_column_and_no_questions_share_a_name() -> None:
    for form in REGISTRY.forms.values():
        assert len(form.kind) <= 32
        names = [one.name for one in form.questions]
        assert len(set(names)) == len(names), form.key
        assert all(len(f"f.c:{2**31}:{one}") <= 64 for one in names)
        assert form.summary or len(form.endings) == 1, form.key
        for one in form.questions:
            ways = (one.choices, one.typed, one.file, one.days, one.following)
            assert any(ways), f"{form.key}: nothing answers {one.name}"
            assert not (one.following and (one.many or one.optional))
