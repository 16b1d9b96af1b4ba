"""`python -m bench`: measures every bot, prints the tables and puts them into the documentation."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from bench import choosing, clock, contest, fair, growth, imports, study
from bench.runs import OUR_CORE, Peer, Plan, measure, pin
from bench.seed import postgres, sign_in_data, sqlite, stop, stored, stored_votes
from bench.table import Results, Row, report, write_into
from bench.taps import Updates
from bench.votes import Votes

PAGE = Path("docs/performance.md")
ROOM = Path("var")
PTB, AIOGRAM, TELEBOT = "bare PTB", "bare aiogram", "bare telebot"
OURS = {"zhixue, SQLite": sqlite, "zhixue, PostgreSQL": postgres}
MODULES = {PTB: "ptb_bare", AIOGRAM: "aiogram_bare", TELEBOT: "telebot_bare"}


def _sign_ins() -> Updates:
    return Updates(sign_in_data)


RACES = {
    "sign-ins": (
        *(
            Peer(name, "bench.ours", updates=_sign_ins, prepare=prepare, stored=stored)
            for name, prepare in OURS.items()
        ),
        *(Peer(name, f"bench.peers.{module}") for name, module in MODULES.items()),
    ),
    "poll answers": (
        *(
            Peer(
                name,
                "bench.ours",
                updates=Votes,
                tells="acknowledgement",
                prepare=prepare,
                stored=stored_votes,
            )
            for name, prepare in OURS.items()
        ),
        *(
            Peer(name, f"bench.peers.{module}", updates=Votes, tells="byte")
            for name, module in MODULES.items()
        ),
    ),
}
"""Updates handed out, and the bots that get them."""
POLLING_ONLY = (TELEBOT,)
RATES = {10: 4.0, 100: 3.0, 300: 3.0}
QUICK_RATES = {100: 1.0}


def main() -> None:
    """Measures what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short run each, SQLite only")
    parser.add_argument("--runs", type=int, default=3, help="runs of each bot (3)")
    parser.add_argument("--only", default="", help="bots and runs whose name contains this")
    parser.add_argument("--mode", choices=["polling", "webhook"], help="one way in only")
    given = parser.parse_args()
    pin(OUR_CORE)
    plans = (
        [Plan(1.0, QUICK_RATES)]
        if given.quick
        # Latencies need a single run: it has many samples already.
        else [Plan(2.0, RATES if n == 0 else {}) for n in range(given.runs)]
    )
    modes = [given.mode] if given.mode else ["polling", "webhook"]
    peers = [
        (what, peer)
        for what, several in RACES.items()
        for peer in several
        if given.only in f"{what}, {peer.name}" and not (given.quick and peer.prepare is postgres)
    ]
    # Beside the code and not in a directory for temporary files, which may be in memory only.
    ROOM.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOM.resolve()) as place:
        try:
            results = asyncio.run(_all(peers, modes, plans, Path(place)))
            more: list[list[Row]] = []
            if not given.mode:
                for run in (
                    clock.measured,
                    choosing.measured,
                    imports.measured,
                    contest.measured,
                    study.measured,
                    fair.measured,
                    growth.measured,
                ):
                    more += asyncio.run(run(given.only, Path(place), quick=given.quick))
        finally:
            stop()
    text = report(results, (PTB, AIOGRAM), more)
    print(text)
    whole = not (given.quick or given.only or given.mode)
    if whole and not write_into(PAGE, text):
        print(f"\n{PAGE} has no place for this.", file=sys.stderr)


async def _all(
    peers: list[tuple[str, Peer]], modes: list[str], plans: list[Plan], place: Path
) -> Results:
    """Runs every plan through all bots before the next, so that a slow minute hits them all."""
    runs = [
        (what, mode, peer)
        for what in RACES
        for mode in modes
        for its, peer in peers
        if its == what and not (mode == "webhook" and peer.name in POLLING_ONLY)
    ]
    results: Results = {(what, mode, peer.name): [] for what, mode, peer in runs}
    for number, plan in enumerate(plans, 1):
        for what, mode, peer in runs:
            result = await measure(peer, mode, plan, place)
            results[what, mode, peer.name].append(result)
            told = f"{number}/{len(plans)} {what}, {mode}, {peer.name}: {result.per_second:,.0f}/s"
            print(told, file=sys.stderr)
    return results


main()
