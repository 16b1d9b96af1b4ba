"""Looks for known holes in what the bot is built of, and for secrets in its tree: `make supply`.

Run as `python -m tests.supply`; exit code 1 where something was found. A service that does not
answer is a line, and no failure: it says nothing about the code.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from detect_secrets import SecretsCollection
from detect_secrets.settings import transient_settings

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"
BASELINE = ROOT / ".secrets.baseline"
"""What the scanner takes for a secret and is an example; `--accept` writes it anew."""
PLUGINS = (
    *("AWSKeyDetector", "AzureStorageKeyDetector", "BasicAuthDetector", "GitHubTokenDetector"),
    *("GitLabTokenDetector", "JwtTokenDetector", "NpmDetector", "OpenAIDetector"),
    *("PrivateKeyDetector", "PypiTokenDetector", "SlackDetector", "StripeDetector"),
    *("SendGridDetector", "TelegramBotTokenDetector", "TwilioKeyDetector"),
)
"""The scanner's detectors of keys with a form of their own; those of long or odd words find the
hashes and keys of a project like this one."""
PATIENCE = 120


def tracked(root: Path) -> list[str]:
    """Lists the files that git knows, and new ones that it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, check=True, text=True,
    )  # fmt: skip
    return [one for one in listed.stdout.split("\0") if one and (root / one).is_file()]


def scan(root: Path, files: Iterable[str]) -> SecretsCollection:
    """Finds what looks like a secret in files; to be used with the detectors' settings."""
    found = SecretsCollection(root=str(root))
    for name in files:
        found.scan_file(name)
    return found


def new_secrets(root: Path, files: Iterable[str], known: Mapping[str, Sequence[str]]) -> list[str]:
    """Names place and kind of what looks like a secret and is not in the baseline (file → sums)."""
    with transient_settings({"plugins_used": [{"name": one} for one in PLUGINS]}):
        found = scan(root, files)
    return [
        f"{name}:{one.line_number}: {one.type}"
        for name, one in found
        if one.secret_hash not in known.get(name, ())
    ]


def holes(report: str) -> list[str]:
    """Names each known hole in pip-audit's JSON."""
    return [
        f"{one['name']} {one['version']}: {hole['id']}, mended in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in json.loads(report)["dependencies"]
        for hole in one.get("vulns", ())
    ]


def unknown(report: str) -> list[str]:
    """Names the packages that the service could say nothing about."""
    return [one["name"] for one in json.loads(report)["dependencies"] if "skip_reason" in one]


def audit(lock: Path) -> tuple[list[str], str]:
    """Asks pip-audit about the locked versions; returns the holes, and why nothing is known of
    them (or of how many)."""
    command = (
        *(sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--require-hashes"),
        *("--disable-pip", "--progress-spinner", "off", "--format", "json"),
    )
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)  # noqa: PLW1510
        found, skipped = holes(done.stdout), unknown(done.stdout)
    except subprocess.TimeoutExpired:
        return [], "the service did not answer in time"
    except (ValueError, KeyError):
        return [], "the service did not answer"
    return found, f"the service knows nothing of {len(skipped)} packages" if skipped else ""


def main(arguments: Sequence[str]) -> int:
    """Prints what was found; 1 where that is anything. `--accept` writes the baseline anew."""
    files = [one for one in tracked(ROOT) if one != BASELINE.name]
    if "--accept" in arguments:
        with transient_settings({"plugins_used": [{"name": one} for one in PLUGINS]}):
            found_now = scan(ROOT, files)
        kept: dict[str, list[str]] = {}
        for name, one in found_now:
            kept.setdefault(name, []).append(one.secret_hash)
        BASELINE.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
        return 0
    secrets = new_secrets(ROOT, files, json.loads(BASELINE.read_text("utf-8")))
    found, why = audit(LOCK)
    for line in (*secrets, *found):
        print(line)
    if why:
        print(f"holes: {why}; not a failure", file=sys.stderr)
    print(f"{len(secrets)} secrets, {len(found)} known holes")
    return 1 if secrets or found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
