"""Headers and bodies made to take long: reading them takes time in proportion, and none ends the diagnosis."""

import json
from collections.abc import Callable
from time import perf_counter

import pytest

from inspector.diagnosis.entry import exchange_of
from inspector.diagnosis.headers import cookies_in, cookies_put
from inspector.diagnosis.said import said_in
from inspector.diagnosis.wire import exchanges_of
from inspector.jose import Json
from tests.builders import token
from tests.diagnosis.captures import HOST, LOGIN, Call

MANY = 60_000
REQUEST = f"POST {LOGIN} HTTP/1.1\nHost: {HOST}\n"


def entry(headers: list[Json]) -> dict[str, Json]:
    """A login with these headers."""
    found = Call(token=token(), status=401).entry()
    found["request"] = {"method": "POST", "url": f"https://{HOST}{LOGIN}", "headers": headers}
    return found


SLOW: dict[str, Callable[[], object]] = {
    "one header again and again, raw": lambda: exchanges_of(REQUEST + "X: some words of a header\n" * MANY, ""),
    "one header again and again, in a capture": lambda: exchange_of(
        entry([{"name": "x", "value": "some words of a header"}] * MANY), "", 1
    ),
    "comments that are not closed": lambda: said_in("<!-- " * 6000),
    "scripts that are not closed": lambda: said_in("<script> " * 4000),
    "styles that end as scripts": lambda: said_in("<style></script>" * 2000),
    "cookies behind empty lines": lambda: cookies_in("\n" * MANY + "x"),
    "cookies behind spaces": lambda: cookies_in("; " * MANY + " " * MANY + "x"),
    "cookies that were set behind empty lines": lambda: cookies_put("\n" * MANY + "x"),
}


@pytest.mark.parametrize("name", SLOW)
def test_it_is_read_at_once(name: str) -> None:
    begun = perf_counter()
    SLOW[name]()
    assert perf_counter() - begun < 1


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
