"""`python -m bench`: measures every bot, prints the tables and puts them into the documentation."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from bench.clock import Row, measured
from bench.runs import OUR_CORE, Peer, Plan, measure, pin
from bench.seed import postgres, sign_in_data, sqlite, stop, stored
from bench.table import Results, report, write_into

PAGE = Path("docs/performance.md")
ROOM = Path("var")
PTB, AIOGRAM, TELEBOT = "bare PTB", "bare aiogram", "bare telebot"
PEERS = (
    Peer("zhixue, SQLite", "bench.ours", data=sign_in_data, prepare=sqlite, stored=stored),
    Peer("zhixue, PostgreSQL", "bench.ours", data=sign_in_data, prepare=postgres, stored=stored),
    Peer(PTB, "bench.peers.ptb_bare"),
    Peer(AIOGRAM, "bench.peers.aiogram_bare"),
    Peer(TELEBOT, "bench.peers.telebot_bare", modes=("polling",)),
)
RATES = {10: 4.0, 100: 3.0, 300: 3.0}
QUICK_RATES = {100: 1.0}


def main() -> None:
    """Measure what was asked for."""
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
        # Latencies take their time and need it once: their samples are many already.
        else [Plan(2.0, RATES if n == 0 else {}) for n in range(given.runs)]
    )
    modes = [given.mode] if given.mode else ["polling", "webhook"]
    peers = [
        peer
        for peer in PEERS
        if given.only in peer.name and not (given.quick and peer.prepare is postgres)
    ]
    # Beside the code and not in a directory for temporary files, which may be in memory only.
    ROOM.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOM.resolve()) as place:
        try:
            results = asyncio.run(_all(peers, modes, plans, Path(place)))
            clock: list[list[Row]] = []
            if not given.mode:
                clock = asyncio.run(measured(given.only, Path(place), quick=given.quick))
        finally:
            stop()
    text = report(results, (PTB, AIOGRAM), clock)
    print(text)
    whole = not (given.quick or given.only or given.mode)
    if whole and not write_into(PAGE, text):
        print(f"\n{PAGE} has no place for this.", file=sys.stderr)


async def _all(peers: list[Peer], modes: list[str], plans: list[Plan], place: Path) -> Results:
    """Every plan once through all bots before the next, so that a slow minute hits them all."""
    results: Results = {(m, p.name): [] for m in modes for p in peers if m in p.modes}
    for number, plan in enumerate(plans, 1):
        for mode, name in results:
            peer = next(p for p in peers if p.name == name)
            result = await measure(peer, mode, plan, place)
            results[mode, name].append(result)
            told = f"{number}/{len(plans)} {mode} {name}: {result.per_second:,.0f} taps/s"
            print(told, file=sys.stderr)
    return results


main()
