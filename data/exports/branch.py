"""Packs a whole branch into a zip: its rows as JSON, and its files."""

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath

from data.queries.branch_data import Everything


def branch_zip(found: Everything, fetched: Mapping[str, bytes]) -> tuple[bytes, int]:
    """Returns the zip, and how many of the files that Telegram keeps are not in it.

    `fetched` are those that are, by Telegram's ids; files.json says which file has which name.
    """
    made = BytesIO()
    names: dict[str, str | None] = {}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, rows in found.tables.items():
            pack.writestr(f"{name}.json", json.dumps(rows, ensure_ascii=False, indent=1))
        for name, content in found.files.items():
            pack.writestr(name, content)
        for number, (file_id, called) in enumerate(found.at_telegram.items(), 1):
            content = fetched.get(file_id, b"")
            suffix = PurePosixPath(called).suffix[:10]
            names[file_id] = f"files/telegram-{number}{suffix}" if content else None
            if content:
                pack.writestr(f"files/telegram-{number}{suffix}", content)
        listing = [
            {"file_id": one, "name": called, "file": names[one]}
            for one, called in found.at_telegram.items()
        ]
        pack.writestr("files.json", json.dumps(listing, ensure_ascii=False, indent=1))
    return made.getvalue(), sum(one is None for one in names.values())
