"""Importers given random files: nothing breaks, nothing senseless is stored, no line is lost."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.fuzz.importers import fuzz

pytestmark = pytest.mark.usefixtures("read_here")


@given(st.binary(min_size=2, max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_file_is_read_or_refused(data: bytes) -> None:
    fuzz(data)
