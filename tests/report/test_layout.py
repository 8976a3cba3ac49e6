"""What a terminal is given: lines that fit, no colour unasked, ASCII alone where that is wanted."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.report.layout import clipped, hanging, indented, labelled, wrapped
from inspector.report.paint import Paint, columns
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.report.terminal import render
from inspector.signing.samples import sample_payload
from inspector.visible import visible
from tests.builders import MOMENT
from tests.report.cases import CASES, reports_on, screen, unsigned
from tests.report.widths import too_wide

WIDTHS = (40, 41, 47, 53, 60, 66, 72, 79, 80, 81, 93, 100, 113, 120, 139, 160, 179, 199, 200)
SGR = re.compile(r"\x1b\[[0-9;]*m")
PAINTS = (Paint(), Paint(colour=True), Paint(ascii=True), Paint(colour=True, ascii=True))
WIDE = "日本語のグループ名" * 9


def without_headlines(text: str) -> str:
    """The text but for the lines that open a report, which have a test of their own."""
    return "\n".join(line for line in text.split("\n") if not line.startswith((" DOES", " CONF", " UNDE")))


def report_of(**changes: object) -> Report:
    return reports_on(unsigned({**sample_payload(MOMENT), **changes}))[0]  # type: ignore[dict-item]


def lines_of_every_case(width: int) -> Iterator[tuple[str, str]]:
    for case in CASES:
        yield case, screen(case, Sheet(width=width))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_sheet(width: int) -> None:
    wide = {case: too_wide(without_headlines(text), width) for case, text in lines_of_every_case(width)}
    assert len(wide) == len(CASES)
    assert not {case: lines for case, lines in wide.items() if lines}


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (28, ["  source  www.qlik.com/abc/d"]),
        (27, ["  source", "    www.qlik.com/abc/d"]),
        (20, ["  source", "  www.qlik.com/abc/d"]),
        (18, ["  source", "www.qlik.com/abc/d"]),
        (17, ["  source", "www.qlik.com/abc/d"]),
    ],
)
def test_an_address_that_has_no_room_beside_its_label_stands_below_it(width: int, lines: list[str]) -> None:
    assert labelled("source", "www.qlik.com/abc/d", indent=2, label_width=8, width=width) == lines


def test_words_around_an_address_keep_their_column() -> None:
    assert labelled("fix", "see https://qlik.dev/abc/def/ghi, then", indent=2, label_width=8, width=30) == [
        "  fix     see",
        " https://qlik.dev/abc/def/ghi,",
        "          then",
    ]


ADDRESSES = [
    "https://a-rather-long-name-for-an-issuer.example.com/oauth2/tenant",
    "“https://a-rather-long-name-for-an-issuer.example.com/oauth2/tenant”,",
    "a-rather-long-name-for-a-tenant.of-some-company.eu.qlikcloud.com",
    "somebody@a-rather-long-name-for-a-company.example.com",
    "wss://tenant/and/a/long/way/to/something/that/is/there",
    "bücher-und-andere-lange-namen.von-rechnern.beispiel.de:8443/login",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [16, 20, 40, 200])
def test_an_address_is_neither_broken_nor_cut(address: str, width: int) -> None:
    text = f"some words before {address} and some words behind it"
    for lines in (wrapped(text, width), hanging(text, 8, width), indented(text, 4, width)):
        assert [line for line in lines if address in line]
        assert all(columns(line) <= max(width, 24) for line in lines if address not in line)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_as_wide_as_the_screen_is_not_indented_beyond_it(address: str) -> None:
    lines = hanging(f"It is {address} that counts", 12, columns(address))
    assert lines == ["It is", address, "            that counts"]


WORDS = [
    "A" * 60,
    "eyJ" + "x" * 90,
    "/a/path/with/parts/but/without/the/name/of/any/host",
    "日本語" * 20,
    "." * 50,
]


@pytest.mark.parametrize("word", WORDS)
def test_a_long_word_that_is_no_address_is_broken(word: str) -> None:
    lines = wrapped(f"before {word} behind", 40)
    assert all(columns(line) <= 40 for line in lines)
    assert "".join(lines).replace(" ", "") == f"before{word}behind"


def test_an_address_in_a_claim_is_whole_as_far_as_values_are_shown() -> None:
    address = "https://a-rather-long-name-for-an-issuer.example.com/oauth2/tenant"
    assert f'"{address}"' in render(report_of(iss=address), Sheet(width=40))
    longer = render(report_of(iss=f"{address}/{'x' * 200}"), Sheet(width=40))
    [line] = [line for line in longer.split("\n") if address in line]
    assert line.endswith("…")
    assert columns(line) <= 4 * 40


@pytest.mark.parametrize("width", WIDTHS)
def test_no_headline_is_wider_than_the_sheet(width: int) -> None:
    wide = {case: too_wide(text.split("\n\n")[0], width) for case, text in lines_of_every_case(width)}
    assert len(wide) == len(CASES)
    assert not {case: lines for case, lines in wide.items() if lines}


@pytest.mark.parametrize("width", [0, 1, 39])
def test_a_sheet_too_narrow_is_drawn_forty_columns_wide(width: int) -> None:
    [report] = reports_on(unsigned(sample_payload(MOMENT)))
    assert render(report, Sheet(width=width)) == render(report, Sheet(width=40))


@pytest.mark.parametrize("value", [WIDE, "x" * 500, "é̀" * 80, ["a b"] * 300, {"deep": {"er": WIDE}}, 10**90], ids=ascii)
@pytest.mark.parametrize("width", [40, 80])
def test_long_and_wide_values_fit(value: object, width: int) -> None:
    text = render(report_of(name=value), Sheet(width=width))
    assert not too_wide(without_headlines(text), width)


@pytest.mark.parametrize("name", ["a" * 21, "a" * 90, "n" + "名" * 30, ""], ids=ascii)
@pytest.mark.parametrize("width", [40, 80])
def test_long_and_wide_names_fit(name: str, width: int) -> None:
    text = render(report_of(**{name: "x" * 90}), Sheet(width=width))
    assert not too_wide(without_headlines(text), width)


@settings(deadline=None)
@given(value=st.text(max_size=60), name=st.text(max_size=4), width=st.integers(40, 120))
def test_whatever_a_claim_holds_its_lines_fit(value: str, name: str, width: int) -> None:
    text = render(report_of(**{name: value, "name": value}), Sheet(width=width))
    assert not too_wide(without_headlines(text), width)


@pytest.mark.parametrize("case", CASES)
def test_without_colour_there_is_no_escape(case: str) -> None:
    assert "\x1b" not in screen(case, Sheet(width=80))
    assert "\x1b" not in screen(case, Sheet(width=80, paint=Paint(ascii=True)))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("ascii_only", [False, True], ids=["signs", "ascii"])
def test_colour_adds_colour_and_nothing_else(case: str, ascii_only: bool) -> None:  # noqa: FBT001 - a table's column
    coloured = screen(case, Sheet(width=80, paint=Paint(colour=True, ascii=ascii_only)))
    assert SGR.search(coloured)
    assert SGR.sub("", coloured) == screen(case, Sheet(width=80, paint=Paint(ascii=ascii_only)))


@pytest.mark.parametrize("case", CASES)
def test_each_colour_ends_on_its_line(case: str) -> None:
    for line in screen(case, Sheet(width=80, paint=Paint(colour=True))).split("\n"):
        assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_ascii_paint_of_an_ascii_token_is_ascii(width: int) -> None:
    lines = [line for case in CASES for line in screen(case, Sheet(width=width, paint=Paint(ascii=True))).split("\n")]
    assert len(lines) > 100
    assert not {line for line in lines if not line.isascii()}


@pytest.mark.parametrize("paint", PAINTS, ids=str)
def test_a_severity_is_told_by_its_word_too(paint: Paint) -> None:
    text = SGR.sub("", screen("options-merged-into-the-payload", Sheet(width=80, paint=paint)))
    assert "WARNING QJ310" in text
    assert "ERROR   QJ504" in text


def test_nothing_is_said_twice_to_be_lacking() -> None:
    for case in ("undecided", "expired-in-2021"):
        lines = screen(case, Sheet(width=200)).partition("Not checked")[2].split("\n")
        lacks = [line.partition(":")[0] for line in lines if ":" in line]
        assert len(lacks) == len(set(lacks)) > 0


def test_what_an_undecided_token_lacks_is_said_once_each() -> None:
    because = screen("undecided", Sheet(width=200)).split("\n")[1]
    assert because.count("no certificate was given (--cert)") == 1
    assert because.count("no issuer was given (--issuer)") == 1
    assert because.count("no key ID was given (--key-id)") == 1


def test_a_report_ends_with_one_line_end() -> None:
    for case in CASES:
        text = screen(case, Sheet())
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@settings(deadline=None)
@given(text=st.text().map(visible), width=st.integers(16, 80))
def test_wrapping_loses_no_character_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not too_wide("\n".join(lines), width)


@settings(deadline=None)
@given(text=st.text().map(visible), width=st.integers(1, 80))
def test_clipping_never_exceeds_the_width(text: str, width: int) -> None:
    assert columns(clipped(text, width)) <= width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("abcd", 4, "abcd"), ("abcde", 4, "abc…"), ("日本", 4, "日本"), ("日本語", 4, "日…"), ("", 4, "")],
)
def test_what_is_cut_says_so(text: str, width: int, shown: str) -> None:
    assert clipped(text, width) == shown


def test_a_label_stands_before_the_first_line_alone() -> None:
    assert labelled("why", "one two three four five", indent=2, label_width=6, width=26) == [
        "  why   one two three four",
        "        five",
    ]
