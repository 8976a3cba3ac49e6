"""Variables that are named as this tool's and are none: which was meant, where that can be told."""

import pytest

from inspector.configuration.variables import VARIABLES, unknown_variables


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("QLIK_JWT_ISUER", "QLIK_JWT_ISSUER"),
        ("QLIK_JWT_KEYID", "QLIK_JWT_KEY_ID"),
        ("QLIK_JWT_CERTS", "QLIK_JWT_CERT"),
        ("QLIK_JWT_CONFG", "QLIK_JWT_CONFIG"),
        ("QLIK_JWT_TENANTS", "QLIK_JWT_TENANT"),
        ("QLIK_JWT_TOKEN", ""),
        ("QLIK_JWT_KEY", ""),
        ("QLIK_JWT_DESCRIPTION", ""),
        ("QLIK_JWT_", ""),
    ],
)
def test_only_what_a_slip_makes_is_taken_for_another(name: str, meant: str) -> None:
    assert [tuple(each) for each in unknown_variables([name])] == [(name, meant)]


@pytest.mark.parametrize("name", [*sorted(VARIABLES), "QLIK_JWT_VECTORS", "QLIK_TOKEN", "_QLIK_JWT_COMPLETE", "PATH"])
def test_what_is_known_or_of_others_is_no_matter(name: str) -> None:
    assert list(unknown_variables([name])) == []


def test_what_steers_a_terminal_is_not_repeated() -> None:
    [told] = map(str, unknown_variables(["QLIK_JWT_\x1b[31m" + "A" * 900]))
    assert "\x1b" not in told
    assert len(told) < 100
