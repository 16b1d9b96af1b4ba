"""What runs on which database: nothing but unmarked stories on PostgreSQL is left out of a run."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.databases import DATABASES, STORIES, quick


def collected(folder: str, database: str, marked: bool) -> Any:
    return SimpleNamespace(
        path=STORIES.parent / folder / "test_signin.py",
        callspec=SimpleNamespace(params={"new_database": database}),
        get_closest_marker=lambda name: (marked and name == "both") or None,
    )


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("folder", ["stories", "faults", "data", "bot"])
def test_a_quick_run_leaves_out_unmarked_stories_on_postgresql_alone(
    folder: str, database: str, marked: bool
) -> None:
    story = folder in {"stories", "faults"}
    left_out = story and database == "postgresql" and not marked
    assert quick(collected(folder, database, marked)) is not left_out


def test_every_story_that_is_run_here_is_one_that_should_be(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--quick"):
        assert all(map(quick, request.session.items))


def test_a_fixture_runs_once_on_each_database(request: pytest.FixtureRequest) -> None:
    (fixture,) = request.session._fixturemanager.getfixturedefs("new_database", request.node)
    assert fixture.params == DATABASES
