"""Fuzzes by coverage: `python -m tests.fuzz TARGET --seconds 300`; the targets are below."""

import sys
from importlib import import_module

import atheris

TARGETS = {
    "importers": ["data.imports"],
    "updates": ["bot.intake", "bot.rawjson", "bot.shares"],
    "addresses": ["handlers.shared.buttons"],
    "templates": ["data.imports"],
}
"""What is fuzzed, and the code whose branches are followed."""


def main() -> None:
    """Fuzzes until it is stopped, or as long as it is told to."""
    name = next((one for one in sys.argv[1:] if one in TARGETS), "importers")
    with atheris.instrument_imports(include=TARGETS[name]):
        target = import_module(f"tests.fuzz.{name}")
        from data.imports import run_isolated

    run_isolated.confined = True
    seconds = sys.argv[sys.argv.index("--seconds") + 1] if "--seconds" in sys.argv else "0"
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=400"], target.fuzz)
    atheris.Fuzz()


main()
