"""The report to send on, of hostile captures: its form stays, it links nowhere else, and all of it can be seen."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inspector.jose import Json
from inspector.visible import is_visible
from tests.builders import ANY_JSON, MOMENT, raw_token, token
from tests.diagnosis.captures import GRANTED, NO_REASON, SESSION, Call, capture, errors
from tests.diagnosis.growth import LARGER, is_in_proportion
from tests.diagnosis.sent_on import FORMS, leaks, pieces, sent_on
from tests.external.vectors import needs_vectors, rows
from tests.report.forms.browser import looked_at
from tests.report.forms.documents import HOSTILE
from tests.report.forms.test_web_page import intrusions
from tests.report.seen import seen

FORM = frozenset(
    {"heading", "paragraph", "inline", "text", "code_inline", "bullet_list", "list_item", "table", "thead", "tbody"}
    | {"tr", "th", "td", "strong", "blockquote", "link", "hr", "softbreak"}
)
_HOSTS = r"https://(?:[a-z]+\.)*(?:qlik\.dev|qlik\.com|github\.com|rfc-editor\.org|php\.net|python\.org|unicode\.org|go\.dev)/\S*"


def case_of(text: str) -> bytes:
    """A capture with a text wherever one can stand."""
    held = token(payload_changes={"sub": text, "name": text, "groups": [text], text: text, "aud": text, "jti": text})
    calls = (
        Call(token=held, status=401, body=errors(text, text, text), sent=(("Origin", text),)),
        Call(method=text, path=f"/api/{text}", status=500, body=text, host=f"x.qlikcloud.com{text}"),
        Call(token=raw_token('{"alg":"RS256"}', text), status=401, body=NO_REASON, error=text),
    )
    return capture(*calls)


def intruders(text: str, *, masked: bool) -> list[str]:
    """What a reader of the Markdown would see of a case beyond the report's own form."""
    markdown = sent_on(case_of(text), masked=masked, names=(text,))
    found = seen(markdown)
    return [
        *(found.kinds - FORM),
        *(link for link in found.links if not re.fullmatch(_HOSTS, link)),
        *(line for line in markdown.split("\n") if not is_visible(line)),
        *(piece for piece in found.prose if {*"@<`$#[\\"} & {*piece} and not re.match("https://", piece)),
        *(str(cells) for cells in found.rows if len(cells) not in (3, 6)),
        *(title for level, title in found.headings if level not in (1, 2, 3)),
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("masked", [True, False], ids=["masked", "open"])
def test_a_hostile_text_changes_no_markdown(text: str, *, masked: bool) -> None:
    assert not intruders(text, masked=masked)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("masked", [True, False], ids=["masked", "open"])
def test_a_hostile_text_is_no_markup(text: str, *, masked: bool) -> None:
    page = sent_on(case_of(text), form="html", masked=masked, names=(text,))
    assert page.isascii()
    assert not [each for each in intrusions(page) if not re.fullmatch(_HOSTS, each)]


@needs_vectors
def test_the_hostile_strings_change_no_form() -> None:
    found = {row["id"]: intruders(row["text"], masked=True) for row in rows("hostile-strings.jsonl")}
    assert not {name: met for name, met in found.items() if met}


def test_a_browser_reads_the_page_and_complains_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(sent_on(case_of('"><script>alert(1)</script>'), form="html"), encoding="utf-8")
    assert not re.findall(r"CONSOLE.*", looked_at(path, "--dump-dom").stderr)
    assert "Content-Security-Policy" in path.read_text()


@pytest.mark.parametrize("form", FORMS)
def test_nobody_is_named_by_calls_that_were_refused_after_a_good_login(form: str) -> None:
    held = token(payload_changes={"sub": "auth0|jdoe-77"})
    later = Call(method="GET", path="/api/v1/users/auth0|jdoe-77", at=MOMENT + 1, status=404, body="")
    report = sent_on(capture(Call(token=held), later), form=form)
    assert "calls after it failed" in report
    assert leaks(report, (), ("jdoe-77",)) == []


def refused_with(value: str, other: Json) -> bytes:
    """A capture that has a value wherever one may be."""
    held = token(payload_changes={"sub": value, "name": [value], "x": other}, without=("/payload/nbf",))
    return capture(
        Call(token=held, status=401, body=errors("X-1", value, f"of {value}.")),
        Call(method="GET", path=f"/api/{value}/x/{value}x", at=MOMENT + 1, status=401),
    )


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=6, max_size=80), ANY_JSON)
def test_no_value_is_told_wherever_it_is_met(value: str, other: Json) -> None:
    for form in FORMS:
        assume(not leaks(sent_on(refused_with("Zq7Xk93wJv", other), form=form), (), (value,)))  # our own words
        assert leaks(sent_on(refused_with(value, other), form=form), (), (value,)) == []


def logins_of(users: int) -> bytes:
    """A capture with a login of each of so many users."""
    held = [token(payload_changes={"sub": f"user-{n}", "email": f"u{n}@x.example"}) for n in range(users)]
    return capture(*(Call(token=each, status=401, body=NO_REASON) for each in held))


def test_many_users_take_time_in_proportion() -> None:
    captures = {count: logins_of(count) for count in (120, 120 * LARGER)}
    assert is_in_proportion(lambda count: sent_on(captures[count]), 120)


def test_of_many_users_the_report_says_that_more_are_not_shown() -> None:
    assert "more are not shown" in sent_on(logins_of(120))


def test_of_a_signature_in_which_a_token_seems_to_begin_nothing_is_shown() -> None:
    signed = (token(payload_changes={"jti": f"j{number}"}) for number in range(1000))
    text = next(each for each in signed if re.search(r"ey[A-Za-z]", each.rpartition(".")[2][40:-40]))
    signature = text.rpartition(".")[2]
    data = capture(
        Call(token=text, received=(*GRANTED, *SESSION)),
        Call(method="GET", path=f"/api/v1/{signature}/x", at=MOMENT + 1, status=404, body=f"no {text}, no {signature}"),
    )
    told = sent_on(data)
    assert not [piece for piece in pieces(text) if piece in told]
    assert "(a token)" in told
