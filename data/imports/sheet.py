"""The common types of all readers of tables: sheets of text, limits, and bad files."""

from dataclasses import dataclass, field


class BadFile(Exception):  # noqa: N818 - it is an answer to whoever sent the file
    """A file that cannot be read: the key of a text and its values."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True)
class Limits:
    """The limits for a file; `size`, `unpacked` and `memory` in bytes, `seconds` of a
    processor for one document, and `altogether` on the clock for all in one file."""

    size: int = 5 * 2**20
    unpacked: int = 64 * 2**20
    parts: int = 1_000
    """Most entries of a zip archive."""
    ratio: int = 200
    """Highest ratio of unpacked to packed size for archives that unpack to more than `freely`."""
    freely: int = 4 * 2**20
    sheets: int = 50
    rows: int = 20_000
    cells: int = 400_000
    characters: int = 10_000_000
    pieces: int = 200
    """Of study material."""
    longest: int = 200_000
    """Most characters of one piece."""
    memory: int = 512 * 2**20
    seconds: int = 15
    altogether: int = 15


@dataclass(frozen=True)
class Sheet:
    """A sheet from its cell A1: `rows[0]` is row 1; rows may differ in length.

    Positions are (row, column), both from 1. `formulas` holds cells whose value was computed (known
    for .xlsx only), `spread` the cells that repeat the one above them because a merged cell covers
    both. `dates` and `pictures` (.xlsx only) are known of sheets read as written.
    """

    name: str
    rows: list[list[str]]
    formulas: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    spread: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    dates: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    pictures: dict[tuple[int, int], bytes] = field(default_factory=dict)
