"""Checks a branch's own Word template for records before it is kept, and fills it in a worker."""

import base64
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.imports.archive import check_package, has_stream, head_of
from data.imports.run_isolated import run_isolated
from data.imports.sheet import BadFile, Limits
from data.values.record_fields import (
    FIELDS,
    LISTS,
    MAIN,
    NUMBERS,
    Field,
    marks,
    spread,
    vocabulary,
)

LIMITS = Limits(size=2 * 2**20, unpacked=16 * 2**20, parts=300)
FILLING = Limits(size=16 * 2**20, seconds=40, altogether=40)
_READERS = "worker_record.py"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RUNS = ("vbaproject", "activex", "embeddings/", "attachedtoolbars", "afchunk")
_SAID = ("contributions", "entries")
_KEPT = ("resolutions", "votes")


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking a template. With `unknown` or `code` it is refused; `lacks` has the
    keys of fields a record should have and this template does not show."""

    unknown: Sequence[str] = ()
    code: Sequence[str] = ()
    lacks: Sequence[str] = ()

    @property
    def fits(self) -> bool:
        """Whether it can be used."""
        return not self.unknown and not self.code


def check_template(content: bytes) -> Checked:
    """Returns everything a template names that it may not, all at once.

    Raises `BadFile` with a key "template-…" or "file-…" for a file that is no Word document, hides
    macros, embedded or linked objects, exceeds the limits, or has no mark to be filled. Blocks for
    some seconds.
    """
    if len(content) > LIMITS.size:
        raise BadFile("template-too-big", limit=LIMITS.size // 2**20)
    if content.startswith(_OLE):
        locked = has_stream(content, "EncryptedPackage")
        raise BadFile("template-locked" if locked else "template-kind")
    if not content.startswith(b"PK"):
        raise BadFile("template-kind")
    try:
        check_package(content, LIMITS, _check_kind)
    except BadFile as bad:
        raise BadFile(_OURS.get(bad.key, bad.key)) from None
    sample = spread({one.key: _example(one) for one in FIELDS}, _sample())
    answer = _isolated("check", content, [sample], LIMITS)
    if "bad" in answer:
        raise BadFile(_OURS.get(answer["bad"], answer["bad"]), **answer["values"])
    if not (answer["used"] or answer["unknown"] or answer["code"]):
        raise BadFile("template-no-marks")
    return Checked(answer["unknown"], answer["code"], _lacking(set(answer["used"])))


_OURS = {
    "file-broken": "template-broken",
    "file-bomb": "template-bomb",
    "file-encrypted": "template-locked",
}
"""The errors of file readers, in the words for templates."""


def fill_template(
    template: bytes, many: Sequence[Mapping[str, object]]
) -> tuple[list[bytes], set[str]] | None:
    """Returns the documents a template makes of values (by all names of the fields), and the names
    it used; None for one that can no longer be filled. Blocks for some seconds."""
    answer = _isolated("fill", template, many, FILLING)
    if "bad" in answer:
        return None
    return [base64.b64decode(one) for one in answer["documents"]], set(answer["used"])


def _isolated(
    reader: str, template: bytes, many: Sequence[Mapping[str, object]], limits: Limits
) -> dict[str, Any]:
    order = {
        "template": base64.b64encode(template).decode(),
        "words": vocabulary(),
        "marks": marks(),
        "many": [dict(values) for values in many],
    }
    [answer] = run_isolated(_READERS, [(reader, json.dumps(order).encode())], limits)
    return answer


def _sample() -> dict[str, list[dict[str, object]]]:
    return {
        one.key: [{field.key: _example(field) for field in fields}] for one, fields in LISTS.items()
    }


def _example(field: Field) -> object:
    return 1 if field.key in NUMBERS else "x"


def _lacking(used: set[str]) -> list[str]:
    """Returns the keys of what a record should show and a template with these names does not."""
    every = {one.key: one for one in (*FIELDS, *LISTS)}
    shown = {key for key, one in every.items() if used & set(one.words)}
    lacks = [key for key in MAIN if key not in shown]
    if not shown & set(_SAID):
        lacks.append("contributions")
    if "entries" not in shown:
        lacks += [key for key in _KEPT if key not in shown]
    return lacks


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise BadFile("template-kind")
    types = head_of(archive, "[Content_Types].xml").lower()
    inside = " ".join(names).lower()
    if b"macroenabled" in types or any(sign in inside for sign in _RUNS):
        raise BadFile("template-macros")
    for name in names:
        if name.lower().endswith(".rels"):
            _check_links(archive.read(name))


_EMBEDS = {"afchunk", "oleobject", "package", "control", "subdocument", "vbaproject"}
"""Kinds of relationships, in small letters, by which something else than text is in the file."""


def _check_links(rels: bytes) -> None:
    """Refuses anything fetched from elsewhere when the document is opened, but no links that people
    follow."""
    from defusedxml import ElementTree

    for one in ElementTree.fromstring(rels):
        outside = one.get("TargetMode", "").lower() == "external"
        kind = one.get("Type", "").lower().rpartition("/")[2]
        if kind in _EMBEDS:
            raise BadFile("template-macros")
        if outside and kind != "hyperlink":
            raise BadFile("template-links")
