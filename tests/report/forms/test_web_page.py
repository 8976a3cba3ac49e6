"""The page: sound HTML that loads and runs nothing, says all in words, and is the same for every reader."""

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from inspector.checks.catalogue import BY_CODE
from inspector.report.forms.web_page import WebPage
from inspector.report.message import message
from inspector.report.report import Place, Report
from inspector.visible import is_visible
from tests.builders import MOMENT, report_on, tenant, token
from tests.external.vectors import needs_vectors
from tests.report.forms.browser import looked_at
from tests.report.forms.documents import (
    MASKED,
    OPEN,
    document,
    hostile_reports,
    hostile_strings,
    known_reports,
    marked_reports,
    with_known,
)
from tests.report.marked import MARK

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
TAGS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "footer", "article"}
    | {"h1", "h2", "h3", "p", "a", "ul", "li", "dl", "dt", "dd", "div", "span", "strong", "code", "i"}
    | {"table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "details", "summary"}
)
DRAWN = frozenset({"svg", "title", "desc", "defs", "pattern", "path", "circle", "line", "rect", "text"})
SOURCES = frozenset(source for rule in BY_CODE.values() for source in rule.sources)


def parsed(text: str) -> Element:
    """The document, as html5lib reads it; anything that is not as the standard says is an error."""
    root = html5lib.HTMLParser(strict=True).parse(text)
    assert isinstance(root, Element)
    return root


def page(found: Iterable[Report], refusals: tuple[str, ...] = ()) -> Element:
    return parsed(document("html", found, refusals=refusals))


def all_of(root: Element, name: str) -> list[Element]:
    return list(root.iter(f"{HTML}{name}"))


def words(element: Element) -> str:
    """What is read of an element."""
    return " ".join("".join(element.itertext()).split())


def rows(root: Element, section: str) -> list[list[str]]:
    """The cells of a section's first table, row by row."""
    (found,) = [each for each in all_of(root, "section") if each.get("id") == section]
    table = next(found.iter(f"{HTML}table"))
    return [[words(cell) for cell in row] for body in all_of(table, "tbody") for row in body]


def long_lived(count: int) -> list[Report]:
    report = report_on(token(payload_changes={"exp": MOMENT + 7200}))
    return [report._replace(place=Place("a.txt", line, 1)) for line in range(1, count + 1)]


def intrusions(text: str) -> list[str]:
    """What is in a page that is not ours: other elements or attributes, addresses, or what cannot be seen."""
    root = parsed(text)
    elements = list(root.iter())
    assert len(elements) > 60
    known = {f"{HTML}{tag}" for tag in TAGS} | {f"{SVG}{tag}" for tag in DRAWN}
    links = [value for each in elements for name, value in each.attrib.items() if name in ("href", "src")]
    names = {str(name) for each in elements for name in each.attrib}
    return [
        *(str(each.tag) for each in elements if each.tag not in known),
        *(name for name in names if name.startswith("on") or name in ("src", "srcdoc", "action")),
        *(link for link in links if link not in SOURCES and not re.fullmatch("#[A-Za-z0-9]+", link)),
        *(each for each in root.itertext() if not is_visible(each.replace("\n", ""))),
    ]


@pytest.mark.parametrize("found", [[], known_reports(), hostile_reports()], ids=["nothing", "known", "hostile"])
def test_it_is_sound_html_and_nothing_of_a_token_is_markup(found: list[Report]) -> None:
    for style in (MASKED, OPEN):
        assert not intrusions(document("html", found, style, refusals=("<a>: no",)))


@needs_vectors
def test_the_hostile_strings_are_no_markup() -> None:
    assert not intrusions(document("html", hostile_strings()))


def test_an_intrusion_would_be_seen() -> None:
    text = document("html", known_reports())
    assert intrusions(text.replace("<main>", "<main><b onclick='x'>x</b><a href='http://x'>x</a>")) == [
        f"{HTML}b",
        "onclick",
        "http://x",
    ]


def test_it_is_ascii_so_that_no_encoding_spoils_it() -> None:
    assert document("html", hostile_reports()).isascii()


def test_it_may_load_and_run_nothing() -> None:
    text = document("html", known_reports())
    policy = next(each for each in all_of(parsed(text), "meta") if each.get("http-equiv"))
    assert policy.get("content") == (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )
    assert text.index("Content-Security-Policy") < text.index("<style")
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\((?!#)", text)


def test_its_first_line_says_what_it_came_to() -> None:
    assert words(all_of(page(known_reports()), "h1")[0]) == "2 of 20 tokens conform; 4 are undecided"
    assert words(all_of(page([report_on(token())]), "h1")[0]) == "The token conforms"
    assert words(all_of(page([]), "h1")[0]) == "No token was found"


def test_the_verdicts_are_counted() -> None:
    root = page([report_on(token()), *long_lived(2), report_on(token(), to=tenant(issuer=None))])
    said = [words(each) for each in all_of(root, "div") if each.find(f"{HTML}dt") is not None]
    assert said == ["Tokens4", "✓Conform1 25.0 %", "✗Do not conform2 50.0 %", "?Undecided1 25.0 %"]


def test_known_findings_are_counted_and_not_listed() -> None:
    root = page([with_known(report_on(token(payload_changes={"exp": MOMENT + 7200})), "QJ501")])
    assert "✗Do not conform1 100 %" in [words(each) for each in all_of(root, "div")]
    assert "Counted for the verdicts: 1 known finding not told." in words(root)
    assert not all_of(root, "article")


def test_each_rule_has_a_row_with_count_share_why_fix_and_sources() -> None:
    found = rows(page([report_on(token()), *long_lived(2)]), "rules")
    rule = BY_CODE["QJ501"]
    ((name, severity, count, share, told),) = found
    assert (name, severity, count, share) == ("QJ501lifetime-too-long", "✗error", "2", "66.7 %")
    assert all(part in told for part in (rule.title, " ".join(rule.why.split()), rule.fix, "Documented: "))


def test_rules_come_by_weight_then_by_frequency() -> None:
    found = rows(page(known_reports()), "rules")
    weights = [{"✗error": 0, "!warning": 1, "·note": 2}[severity] for _, severity, *_ in found]
    assert weights == sorted(weights)
    errors = [int(count) for _, severity, count, *_ in found if severity == "✗error"]
    assert len(errors) > 5
    assert errors == sorted(errors, reverse=True)


def test_every_finding_leads_to_its_rule() -> None:
    root = page(known_reports())
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    targets = [str(each.get("href"))[1:] for each in all_of(root, "a") if str(each.get("href")).startswith("#")]
    assert len(targets) > 30
    assert set(targets) <= set(ids)


def test_each_finding_is_told_with_its_place_and_where() -> None:
    found = known_reports()
    articles = {words(all_of(each, "code")[0]): words(each) for each in all_of(page(found), "article")}
    for report in found:
        if report.findings:
            told = articles["{}:{}:{}".format(*report.place)]
            for finding in report.findings:
                assert " ".join(message(report, finding, masked=True).split()) in told
                assert finding.rule.code in told


@pytest.mark.parametrize(("count", "told"), [(1000, ""), (1001, "1 more token"), (1500, "500 more tokens")])
def test_what_is_not_listed_is_said(count: int, told: str) -> None:
    root = page(long_lived(count))
    assert WebPage.MOST == 1000
    assert len(all_of(root, "article")) == 1000
    said = [words(each) for each in all_of(root, "strong") if "not listed" in words(each)]
    assert said == ([f"{told} with findings are not listed; --format csv lists all."] if told else [])


def test_each_source_has_a_row() -> None:
    found = [*long_lived(2), report_on(token())._replace(place=Place("<b>.txt", 1, 1))]
    assert rows(page(found), "sources") == [
        ["a.txt", "2", "0", "2", "0", "0 %"],
        ["<b>.txt", "1", "1", "0", "0", "100 %"],
    ]


def test_lifetimes_are_drawn_and_tabled() -> None:
    root = page([report_on(token()), *long_lived(2)])
    table = dict(rows(root, "times"))
    assert table["≤ 5 min"] == "1"
    assert table["≤ 24 h"] == "2"
    assert sum(int(count) for count in table.values()) == 3
    drawn = [words(each) for each in root.iter(f"{SVG}rect") if len(each)]
    assert "≤ 24 h: 2 nonconforming" in drawn


def test_each_picture_has_a_name_and_a_description() -> None:
    root = page(known_reports())
    ids = {each.get("id"): each for each in root.iter() if each.get("id")}
    pictures = list(root.iter(f"{SVG}svg"))
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.get("role") == "img"
        assert all(words(ids[name]) for name in str(picture.get("aria-labelledby")).split())


def test_it_has_landmarks_a_language_and_headed_tables() -> None:
    root = page(known_reports())
    assert root.get("lang") == "en"
    assert all(len(all_of(root, name)) == 1 for name in ("header", "nav", "main", "footer", "h1"))
    assert all(each.get("scope") for each in all_of(root, "th"))
    ids = {each.get("id") for each in root.iter()}
    assert all(each.get("aria-labelledby") in ids for each in all_of(root, "section"))


def test_it_says_when_it_was_judged_and_whether_it_is_masked() -> None:
    assert "judged as of 2023-11-14 22:13:20 UTC" in words(page([]))
    assert "What may say who users are is masked." in words(page([]))
    assert "NOT masked" in words(parsed(document("html", [], OPEN)))


def test_what_could_not_be_read_is_said() -> None:
    (alert,) = [each for each in all_of(page([], refusals=("<x>: no",)), "div") if each.get("role") == "note"]
    assert "<x>: no" in words(alert)


def test_nothing_personal_is_in_it_where_it_is_masked() -> None:
    assert MARK not in document("html", marked_reports(), style=MASKED)
    assert MARK in document("html", marked_reports(), style=OPEN)


STYLE = document("html", []).split("<style>")[1].split("</style>")[0]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", range(3), ids=["light", "dark", "print"])
def test_every_text_stands_out_from_what_is_behind_it(scheme: int) -> None:
    found = colours(re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[scheme])
    assert len(found) == 10
    inks = ("ink", "quiet", "link", "conforming", "nonconforming", "undecided", "note")
    worst = {(ink, behind): contrast(found[ink], found[behind]) for ink in inks for behind in ("paper", "panel")}
    assert {pair: ratio for pair, ratio in worst.items() if ratio < 4.5} == {}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of hostile tokens as a file."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(document("html", [*known_reports(), *hostile_reports()], style=OPEN), encoding="utf-8")
    return path


def test_a_browser_reads_what_we_wrote_and_complains_of_nothing(file: Path) -> None:
    seen = looked_at(file, "--dump-dom")
    assert not re.findall(r"CONSOLE.*", seen.stderr)
    ours, theirs = parsed(file.read_text()), parsed(seen.stdout)
    assert words(theirs) == words(ours)
    assert len(list(theirs.iter())) == len(list(ours.iter()))


@pytest.mark.parametrize("width", [500, 1280])
def test_a_browser_draws_it(file: Path, width: int) -> None:
    picture = file.parent / f"{width}.png"
    looked_at(file, f"--window-size={width},1600", f"--screenshot={picture}")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000
