"""From URLs to what may be shown of them: the host and the path, and nothing of a user's name, password or query."""

import pytest

from inspector.diagnosis.addresses import address_of, shown_host, shown_path
from tests.diagnosis.growth import is_in_proportion


@pytest.mark.parametrize(
    "url",
    [
        "https://bob:s3cret@t.example/x",
        "https://bob:s3c@ret@t.example/x",
        "https://bob@corp.example:s3cret@t.example/x",
        "bob:s3@cret@t.example/x",
    ],
)
def test_user_and_password_end_at_the_last_at_sign(url: str) -> None:
    assert address_of(url)[:2] == ("t.example", "/x")


@pytest.mark.parametrize("url", ["https://bob:s3/c@ret@t.example/x", "https://bob:s3?c@ret@t.example/x"])
def test_of_a_password_that_breaks_its_url_nothing_is_shown(url: str) -> None:
    found = address_of(url)
    assert (shown_host(found), shown_path(found)) == ("an unknown host", "/")


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("https://T.example:8443/a@b?x=y@z", "t.example:8443", "/a@b"),
        ("https://t.example?x=bob@corp.example", "t.example", "/"),
        ("https://[::1]:8443/x", "[::1]:8443", "/x"),
        ("t.example", "t.example", "/"),
        ("", "", "/"),
    ],
)
def test_host_and_path_are_told_apart(url: str, host: str, path: str) -> None:
    assert address_of(url)[:2] == (host, path)


@pytest.mark.parametrize(("begin", "again"), [("", "@"), ("https://", "a"), ("https://", "a@")])
def test_a_long_url_is_read_in_proportion_to_its_length(begin: str, again: str) -> None:
    assert is_in_proportion(lambda size: address_of(begin + again * size), 6000)
