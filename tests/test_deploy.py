"""What stands in `deploy/` fits the bot: settings, folders, paths, metrics."""

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import generate_latest

from bot.app import build_app
from bot.settings import Settings
from bot.web import HOOK

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SETTINGS = {f"ZHIXUE_{name.upper()}" for name in Settings.model_fields}
PACKAGES = ("bot", "data", "handlers", "sandbox", "schedules")
METRIC = re.compile(r"\b(?:zhixue|process)_\w+\b")


def texts_in(part: Any) -> list[str]:
    if isinstance(part, dict):
        return [text for value in part.values() for text in texts_in(value)]
    if isinstance(part, list):
        return [text for value in part for text in texts_in(value)]
    return [part] if isinstance(part, str) else []


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml", "Caddyfile"])
def test_every_setting_that_is_named_is_one(name: str) -> None:
    named = set(re.findall(r"ZHIXUE_[A-Z_]+", (DEPLOY / name).read_text("utf-8")))
    assert named <= SETTINGS


def test_the_image_holds_every_package() -> None:
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    assert set(PACKAGES) <= names
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    for name in names:
        assert (ROOT / name).exists(), name
        assert f"!{name}" in ignored


def test_the_image_runs_as_nobody_and_from_hashes() -> None:
    assert "--require-hashes" in DOCKERFILE
    assert re.search(r"^USER 10001", DOCKERFILE, re.MULTILINE)
    for bot in (COMPOSE["services"]["bot1"], COMPOSE["services"]["bot2"]):
        assert (bot["read_only"], bot["cap_drop"]) == (True, ["ALL"])


def test_each_secret_that_is_used_is_declared() -> None:
    used = {name for one in COMPOSE["services"].values() for name in one.get("secrets", ())}
    assert used == set(COMPOSE["secrets"])
    for text in texts_in(COMPOSE["services"]):
        if text.startswith("/run/secrets/"):
            assert text.removeprefix("/run/secrets/") in used


def test_the_proxy_lets_in_what_the_bot_serves_to_the_world(tmp_path: Path) -> None:
    (line,) = re.findall(r"@open path (.+)", (DEPLOY / "Caddyfile").read_text("utf-8"))
    app = build_app(Settings(token="42:a", database_url=f"sqlite:///{tmp_path / 'a.sqlite3'}"))
    assert set(line.split()) == {HOOK, f"{HOOK}/*", *(f"{page}/*" for page in app.web.pages)}


@pytest.mark.parametrize("name", ["alerts.yaml", "dashboard.json"])
def test_alerts_and_dashboard_ask_for_metrics_that_there_are(name: str) -> None:
    import_module("data.metrics").TROUBLE.labels("telegram").set(0)
    lines = generate_latest().decode().splitlines()
    there = {line.split("{")[0].split(" ")[0] for line in lines if not line.startswith("#")}
    text = (DEPLOY / name).read_text("utf-8")
    asked = yaml.safe_load(text) if name.endswith(".yaml") else json.loads(text)
    named = {metric for one in texts_in(asked) for metric in METRIC.findall(one)}
    assert len(named) > 4
    assert named <= there


def test_every_metric_is_watched_and_every_alert_explained() -> None:
    watched = "".join((DEPLOY / name).read_text() for name in ("alerts.yaml", "dashboard.json"))
    for line in generate_latest().decode().splitlines():
        if line.startswith("# TYPE zhixue_") and "_created" not in line:
            assert line.split()[2] in watched, line
    page = (ROOT / "docs" / "monitoring.md").read_text("utf-8")
    for rule in yaml.safe_load((DEPLOY / "alerts.yaml").read_text())["groups"][0]["rules"]:
        assert f"`{rule['alert']}`" in page
