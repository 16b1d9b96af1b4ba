"""The deployment's key: made at the first start with SQLite, by hand with PostgreSQL."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from sqlalchemy.orm import Session

from bot import keyfile
from bot.doctor import machine
from bot.doctor.finding import Finding, Level
from bot.settings import Settings
from data.engine import Unsafe
from data.values.sealing import Key, NotOpened
from handlers.shared.refusal import Refusal, need_key
from tests.town import Town, reopened

POSTGRES = "postgresql://zhixue@db/zhixue"


def on_sqlite(folder: Path, **options: object) -> Settings:
    return Settings(database_url=f"sqlite:///{folder / 'zhixue.sqlite3'}", **options)


def looked_at(settings: Settings) -> Finding:
    (finding,) = machine.key(settings)
    return finding


def test_the_first_start_makes_a_key_for_its_owner_and_the_next_keeps_it(tmp_path: Path) -> None:
    settings = on_sqlite(tmp_path / "var")
    assert keyfile.read(settings) is None
    made = keyfile.read(settings, make=True)
    file = tmp_path / "var" / "zhixue.key"
    assert made == Key.read(file.read_text()) == keyfile.read(settings, make=True)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["zhixue.key"]


def test_the_key_may_stand_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zhixue_key").write_text(Key.new().text)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert keyfile.place(Settings(database_url=POSTGRES)) == tmp_path / "zhixue_key"
    other = tmp_path / "other.key"
    settings = on_sqlite(tmp_path, key_file=other)
    assert keyfile.read(settings, make=True) == Key.read(other.read_text())


def test_postgresql_makes_none_and_a_wrong_one_stops_the_start(tmp_path: Path) -> None:
    assert keyfile.read(Settings(database_url=POSTGRES), make=True) is None
    named = Settings(database_url=POSTGRES, key_file=tmp_path / "zhixue.key")
    with pytest.raises(Unsafe, match="is not there"):
        keyfile.read(named, make=True)
    (tmp_path / "zhixue.key").write_text("not a key")
    for make in (True, False):
        with pytest.raises(Unsafe, match="holds no key"):
            keyfile.read(named, make=make)


def test_the_doctor_tells_of_a_key_that_is_missing_open_to_others_or_broken(tmp_path: Path) -> None:
    bare = looked_at(Settings(database_url=POSTGRES))
    assert (bare.level, "refused" in bare.found) == (Level.WARN, True)
    settings = on_sqlite(tmp_path)
    assert looked_at(settings).level is Level.WARN
    key = keyfile.read(settings, make=True)
    assert key is not None
    sound = looked_at(settings)
    assert sound.level is Level.OK
    assert key.fingerprint in sound.found
    assert key.text not in sound.found
    file = tmp_path / "zhixue.key"
    file.chmod(0o640)
    assert (looked_at(settings).level, looked_at(settings).found) == (Level.WARN, "zhixue.key 640")
    file.write_text("")
    assert looked_at(settings).level is Level.FAIL


@given(st.binary(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_what_is_sealed_opens_with_its_key_for_its_purpose_only(
    clear: bytes, purpose: str, other: str
) -> None:
    key = Key.new()
    sealed = key.seal(purpose, clear)
    assert key.open(purpose, sealed) == clear
    assert sealed != key.seal(purpose, clear)
    wrong = [(Key.new(), purpose, sealed), (key, purpose, sealed[:-1]), (key, purpose, b"")]
    for one, name, what in wrong + ([(key, other, sealed)] if other != purpose else []):
        with pytest.raises(NotOpened):
            one.open(name, what)


def test_a_key_shows_itself_nowhere() -> None:
    key = Key.new()
    assert key.text not in repr(key)
    assert Key.read(key.text + "\n") == key
    for text in ("", "abc", "AAAA"):
        with pytest.raises(ValueError):
            Key.read(text)


async def test_every_process_of_a_deployment_has_the_same_key(
    town: Town, database_url: str
) -> None:
    sealed = await town.look(lambda session: need_key(session).seal("vote", b"for"))
    await town.app.close()
    async with reopened(town, database_url) as later:
        assert await later.look(lambda session: need_key(session).open("vote", sealed)) == b"for"


def test_without_a_key_it_is_refused_with_a_sentence() -> None:
    with Session() as session, pytest.raises(Refusal) as refused:
        need_key(session)
    assert refused.value.key == "key-missing"
