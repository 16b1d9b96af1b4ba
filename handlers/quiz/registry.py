"""The register of who hears that a round's answers are final: points, contests."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Round
from handlers.shared.feature import Feature

SETTLED: list[Callable[[Session, datetime, Round], None]] = []
"""Filled once, when the list of features is made."""


def load(features: Sequence[Feature]) -> None:
    """From here on these features hear of rounds."""
    SETTLED[:] = [feature.round_final for feature in features if feature.round_final]
