"""Strings made to deceive eyes and terminals: none comes through, whatever part of a report it sits in."""

import base64
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from inspector.inspection import Inquiry, inspect_found, inspect_nothing
from inspector.intake import Found
from inspector.report.as_json import as_document, dumps, with_claims
from inspector.report.forms.form import Style
from inspector.report.forms.grouped import Concise
from inspector.report.paint import Paint
from inspector.report.report import Place, Report
from inspector.report.sheet import Sheet
from inspector.report.terminal import render
from inspector.signing.samples import sample_header, sample_payload
from inspector.trust.tenant import Tenant
from tests.external.vectors import needs_vectors, rows

pytestmark = needs_vectors

MOMENT = 1_700_000_000
STRINGS = rows("hostile-strings.jsonl")
SGR = re.compile(r"\x1b\[[0-9;]*m")
OURS = frozenset({"0", "1", "2", "31", "32", "33", "34", "36", "1;31", "1;33", "1;30;42", "1;37;41", "1;30;43"})
# Of the categories that hide or steer, those that do draw: signs before Arabic, Syriac and other numbers.
DRAWN = frozenset(map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]))
EMPTY_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u17b4\u17b5\u034f\u180b\u180c\u180d\ufe00\ufe0f")
SHEETS = [Sheet(width=width, paint=Paint(colour=colour)) for width in (40, 100) for colour in (False, True)]


def unsafe(text: str) -> set[str]:
    """The characters of a text that no reader of it should meet; line ends are ours."""
    kinds = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    hidden = {each for each in set(text) if unicodedata.category(each) in kinds or each in EMPTY_LETTERS}
    return {f"{ord(each):04X}" for each in hidden - DRAWN - {"\n"}}


def report_of(header: Mapping[str, Any], payload: Mapping[str, Any], tenant: Tenant, source: str = "") -> Report:
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in (header, payload)]
    text = f"{parts[0]}.{parts[1]}.{'A' * 342}"
    return inspect_found(Found(text, 0, len(text)), Inquiry(MOMENT, tenant), Place(source))


def as_claim(text: str) -> Report:
    return report_of(sample_header(), {**sample_payload(MOMENT), "name": text, "aud": text}, Tenant())


def as_claim_name(text: str) -> Report:
    return report_of(sample_header(), {**sample_payload(MOMENT), text: {text: [text]}}, Tenant())


def as_header(text: str) -> Report:
    return report_of({"alg": text, "typ": text, "kid": text, text: text}, sample_payload(MOMENT), Tenant())


def as_issuer(text: str) -> Report:
    tenant = Tenant(issuer=f"https://{text}", key_id=f"id {text}")
    return report_of({**sample_header(), "kid": text}, {**sample_payload(MOMENT), "iss": text}, tenant)


def as_other_claims(text: str) -> Report:
    names = ("sub", "subType", "email", "email_verified", "jti", "iat", "nbf", "exp")
    return report_of(sample_header(), {**dict.fromkeys(names, text), "groups": [text, text]}, Tenant())


def as_source(text: str) -> Report:
    return report_of(sample_header(), sample_payload(MOMENT), Tenant(), source=text)


def as_bare_parts(text: str) -> Report:
    token = f"{text}.{text}.{text}"
    return inspect_found(Found(token, 0, len(token)), Inquiry(MOMENT), Place())


def as_text_without_token(text: str) -> Report:
    return inspect_nothing(text, Inquiry(MOMENT), Place(text))


PLACES: list[Callable[[str], Report]] = [
    as_claim,
    as_claim_name,
    as_header,
    as_issuer,
    as_other_claims,
    as_source,
    as_bare_parts,
    as_text_without_token,
]


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.__name__)
def reports(request: pytest.FixtureRequest) -> list[tuple[str, Report]]:
    """Every string at one place, with its report."""
    return [(row["id"], request.param(row["text"])) for row in STRINGS]


def leaks(shown: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    """By string, what came through; asserts that every string was looked at."""
    found = {name: unsafe(text) for name, text in shown}
    assert len(found) == len(STRINGS) == 382
    return {name: characters for name, characters in found.items() if characters}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.width}{'-colour' if sheet.paint.colour else ''}")
def test_nothing_comes_through_to_a_terminal(reports: list[tuple[str, Report]], sheet: Sheet) -> None:
    drawn = [(name, render(report, sheet)) for name, report in reports]
    assert not leaks((name, SGR.sub("", text)) for name, text in drawn)
    assert {code[2:-1] for _, text in drawn for code in SGR.findall(text)} <= OURS


@pytest.mark.parametrize("paint", [Paint(), Paint(colour=True)], ids=["plain", "colour"])
def test_nothing_comes_through_to_a_line(reports: list[tuple[str, Report]], paint: Paint) -> None:
    drawn = [(name, Concise(Style(paint=paint)).entry(report)) for name, report in reports]
    assert not leaks((name, SGR.sub("", text)) for name, text in drawn)


def test_a_finding_is_one_line_whatever_is_in_it(reports: list[tuple[str, Report]]) -> None:
    written = {name: (Concise(Style()).entry(report), len(report.findings)) for name, report in reports}
    assert {name: text.count("\n") for name, (text, _) in written.items()} == {
        name: count for name, (_, count) in written.items()
    }


def test_nothing_comes_through_to_json(reports: list[tuple[str, Report]]) -> None:
    documents = [(name, dumps(with_claims(report, as_document(report)), indent=2)) for name, report in reports]
    assert all(text.isascii() for _, text in documents)
    assert not leaks(iter(documents))


def test_what_json_says_itself_is_visible_when_it_is_read(reports: list[tuple[str, Report]]) -> None:
    documents = [(name, json.loads(dumps(as_document(report)))) for name, report in reports]
    assert not leaks((name, json.dumps(document, ensure_ascii=False)) for name, document in documents)


def test_no_rule_crashes(reports: list[tuple[str, Report]]) -> None:
    assert not [name for name, report in reports if report.crashed]


def test_the_strings_are_hostile() -> None:
    assert len([row for row in STRINGS if unsafe(row["text"])]) > 100
