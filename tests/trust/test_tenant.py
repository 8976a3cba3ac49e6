"""What a tenant may be told."""

import math

import pytest

from inspector.errors import OptionError
from inspector.trust.tenant import Tenant


def test_everything_may_be_unknown() -> None:
    tenant = Tenant()
    assert (tenant.issuer, tenant.key_id, tenant.certificate) == (None, None, None)
    assert (tenant.clock_tolerance, tenant.longest_lifetime) == (0, 3600)


@pytest.mark.parametrize("seconds", [0, 0.5, 300])
def test_a_tolerance_of_no_or_more_seconds_is_taken(seconds: float) -> None:
    assert Tenant(clock_tolerance=seconds).clock_tolerance == seconds


@pytest.mark.parametrize("seconds", [-1, -0.001, math.nan, math.inf, -math.inf])
def test_a_negative_or_endless_tolerance_is_refused(seconds: float) -> None:
    with pytest.raises(OptionError, match="clock tolerance"):
        Tenant(clock_tolerance=seconds)


def test_a_negative_lifetime_is_refused() -> None:
    with pytest.raises(OptionError, match="longest lifetime has to be 0 or more"):
        Tenant(longest_lifetime=-1)


def test_an_empty_issuer_is_refused() -> None:
    with pytest.raises(OptionError, match="issuer is empty"):
        Tenant(issuer="")


def test_an_empty_key_id_is_refused() -> None:
    with pytest.raises(OptionError, match="key ID is empty"):
        Tenant(key_id="")
