"""Headers and bodies made to take long: reading them takes work in proportion, and none ends the diagnosis."""

import json
from collections.abc import Callable

import pytest

from inspector.diagnosis.answers_alone import in_addresses
from inspector.diagnosis.carried import carried
from inspector.diagnosis.entry import exchange_of
from inspector.diagnosis.exposed import exposed
from inspector.diagnosis.headers import cookies_in, cookies_put, harmless, same_site
from inspector.diagnosis.said import said_in
from inspector.diagnosis.wire import exchanges_of
from inspector.jose import Json
from tests.builders import token
from tests.diagnosis.captures import HOST, LOGIN, Call
from tests.diagnosis.growth import is_in_proportion

FEW = 7_500
REQUEST = f"POST {LOGIN} HTTP/1.1\nHost: {HOST}\n"


def entry(headers: list[Json]) -> dict[str, Json]:
    """A login with these headers."""
    found = Call(token=token(), status=401).entry()
    found["request"] = {"method": "POST", "url": f"https://{HOST}{LOGIN}", "headers": headers}
    return found


SLOW: dict[str, Callable[[int], object]] = {
    "one header again and again, raw": lambda size: exchanges_of(REQUEST + "X: some words of a header\n" * size, ""),
    "one header again and again, in a capture": lambda size: exchange_of(
        entry([{"name": "x", "value": "some words of a header"}] * size), "", 1
    ),
    "comments that are not closed": lambda size: said_in("<!-- " * (size // 9)),
    "scripts that are not closed": lambda size: said_in("<script> " * (size // 14)),
    "styles that end as scripts": lambda size: said_in("<style></script>" * (size // 28)),
    "cookies behind empty lines": lambda size: cookies_in("\n" * size + "x"),
    "cookies behind spaces": lambda size: cookies_in("; " * size + " " * size + "x"),
    "cookies that were set behind empty lines": lambda size: cookies_put("\n" * size + "x"),
    "SameSite of cookies that were set again and again": lambda size: same_site("eas.sid=1; a\n" * size),
    "commas behind the session's cookie": lambda size: same_site("eas.sid=" + ",eas.sid" * size),
    "schemes that a proxy asks for": lambda size: harmless({"proxy-authenticate": "Basic, " * size + "\n" * size}),
    "addresses with what begins as a token": lambda size: carried(None, f"{LOGIN}&token={'eyJ' * size}"),
    "addresses with many parameters": lambda size: carried(None, f"{LOGIN}{'&token=eyJhbGci.x.y' * size}"),
    "addresses one behind the other": lambda size: in_addresses("https://a?b&eyJhbGci " * size, ""),
    "addresses in one word": lambda size: in_addresses("https://a?b&eyJhbGci" * size, ""),
    "keys that only begin": lambda size: list(exposed("MIIEvQIBADAN" * size)),
    "calls that sign nothing": lambda size: list(exposed("jwt.sign({" * size)),
}


@pytest.mark.parametrize("name", SLOW)
def test_it_is_read_in_proportion_to_its_size(name: str) -> None:
    assert is_in_proportion(SLOW[name], FEW)


def test_what_grows_with_the_square_is_told_from_it() -> None:
    assert not is_in_proportion(lambda size: sum(1 for _ in range(size * size)), 200)
    assert is_in_proportion(lambda size: sum(1 for _ in range(size)), 40_000)


def test_headers_of_one_name_are_read_as_lines_of_one() -> None:
    raw = f"{REQUEST}Cookie: a=1\nCookie: b=2\n\nHTTP/1.1 200 OK\nSet-Cookie: c=1\nSet-Cookie: d=2; Path=/\n\n"
    (found,) = exchanges_of(raw, "")
    assert (found.cookies_sent, found.cookies_set) == (("a", "b"), ("c", "d"))
    listed = entry([{"name": "Cookie", "value": "a=1"}, {"name": "cookie", "value": "b=2"}])
    assert exchange_of(listed, "", 1).cookies_sent == ("a", "b")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<style>p {}</style>one<script src=x>let a = 1</SCRIPT >two<!-- no -->three", "one two three"),
        ("<p>one</p><!-- two <p>three</p>", "one"),
        ("one<script>two</p>three", "one"),
        ("<scripted>one</scripted>", "one"),
    ],
)
def test_of_a_page_the_words_alone_are_read(page: str, words: str) -> None:
    assert [said.detail for said in said_in(page)] == [words]


@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ('{"error":', "}"), ('{"errors":[', "]}")])
def test_an_answer_that_is_nested_as_deep_as_json_may_be_breaks_nothing(begin: str, end: str) -> None:
    for depth in range(400, 1000):
        assert len(said_in(begin * depth + '{"title":"x"}' + end * depth)) == 1


def test_errors_are_read_in_their_order() -> None:
    body = json.dumps([{"errors": [{"code": "A"}, {"error": {"code": "B"}}]}, "C", {"title": "D"}])
    assert [said.code or said.title or said.detail for said in said_in(body)] == ["A", "B", "C", "D"]
