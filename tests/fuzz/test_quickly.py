"""What is fuzzed for long runs here for a moment, by Hypothesis alone."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.fuzz import addresses, templates, updates

pytestmark = pytest.mark.usefixtures("read_here")
BYTES = st.binary(min_size=3, max_size=120)


@given(BYTES)
@settings(max_examples=300, deadline=None)
def test_any_update_is_judged_and_kept(data: bytes) -> None:
    updates.fuzz(data)


@given(st.binary(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_data_of_a_button_or_link_is_read(data: bytes) -> None:
    addresses.fuzz(data)


@given(BYTES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_template_is_checked_or_refused(data: bytes) -> None:
    templates.fuzz(data)
