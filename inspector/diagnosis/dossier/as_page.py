"""From a report to one HTML page that loads nothing, runs nothing, and prints well."""

import pkgutil
from collections.abc import Iterator
from itertools import groupby

from inspector.diagnosis.dossier.document import (
    Block,
    Code,
    Dossier,
    Entry,
    Facts,
    Grid,
    Items,
    Line,
    Link,
    Section,
    Strong,
    Words,
)
from inspector.report.markup import Markup, element, joined, opened
from inspector.report.page.frame import ending, head
from inspector.report.page.signs import severity_words


def render_page(dossier: Dossier) -> str:
    """The whole page in ASCII, ending with a line end."""
    header = element(
        "header",
        element("a", "Skip to the cause", href="#section1", class_="skip"),
        element("h1", dossier.title, class_=dossier.tone),
        element("div", *(element("p", *_inline(line)) for line in dossier.about), class_="about", role="note"),
        element("nav", element("ul", *_links(dossier)), aria_label="Sections"),
    )
    start = [Markup("<!doctype html>\n"), opened("html", lang="en"), head(dossier.title, _style()), opened("body")]
    sections = [piece for section in _sections(dossier) for piece in (section, Markup("\n"))]
    return joined([*start, header, opened("main", class_="dossier"), Markup("\n"), *sections, ending()])


def _style() -> str:
    """What this page adds to the style sheet that all pages share."""
    data = pkgutil.get_data(__name__, "dossier.css")
    return "" if data is None else data.decode("ascii")


def _chapters(dossier: Dossier) -> list[list[Section]]:
    """The sections of level 2, each with those below it."""
    chapters: list[list[Section]] = []
    for section in dossier.sections:
        if section.level == 2 or not chapters:
            chapters.append([])
        chapters[-1].append(section)
    return chapters


def _links(dossier: Dossier) -> Iterator[Markup]:
    for number, (first, *_) in enumerate(_chapters(dossier), start=1):
        yield element("li", element("a", first.title, href=f"#section{number}"))


def _sections(dossier: Dossier) -> Iterator[Markup]:
    for number, (first, *below) in enumerate(_chapters(dossier), start=1):
        name = f"section{number}"
        title = element("h2", first.title, id=f"{name}-title")
        inner = [element("article", element("h3", each.title), *_blocks(each.blocks)) for each in below]
        content = [title, *_blocks(first.blocks), *inner]
        yield element("section", *content, id=name, aria_labelledby=f"{name}-title")


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Markup]:
    """The blocks; entries that follow one another are one list."""
    for are_entries, group in groupby(blocks, lambda block: isinstance(block, Entry)):
        if are_entries:
            yield element("ul", *(_entry(each) for each in group if isinstance(each, Entry)), class_="entries")
        else:
            yield from map(_block, group)


def _block(block: Block) -> Markup:
    match block:
        case Words(line, is_alert):
            return element("p", *_inline(line), class_="alert" if is_alert else None)
        case Items(lines):
            return element("ul", *(element("li", *_inline(line)) for line in lines))
        case Facts():
            return _facts(block)
        case Grid():
            return _grid(block)
        case Entry():
            return _entry(block)


def _facts(facts: Facts) -> Markup:
    """Labels and what belongs to each; a label that is said again is said once."""
    pieces: list[Markup] = []
    for label, rows in groupby(facts.rows, lambda row: row[0]):
        pieces += [element("dt", label), *(element("dd", *_inline(line)) for _, line in rows)]
    return element("dl", *pieces, class_="facts")


def _grid(grid: Grid) -> Markup:
    heads = element("tr", *(element("th", each, scope="col") for each in grid.heads))
    rows = [
        element(
            "tr",
            *(element("td", *_inline(cell), data_label=label) for label, cell in zip(grid.heads, row, strict=True)),
        )
        for row in grid.rows
    ]
    return element("table", element("thead", heads), element("tbody", *rows), class_="grid")


def _entry(entry: Entry) -> Markup:
    if entry.severity is None:
        first = [
            element("p", element("strong", *_inline(entry.says)), " ", element("span", entry.mark, class_="quiet"))
        ]
    else:
        words = severity_words(entry.severity.value)
        first = [element("p", words, " ", element("strong", entry.mark), ": ", *_inline(entry.says))]
    return element("li", *first, _facts(entry.facts), class_="follows" if entry.is_consequence else None)


def _inline(line: Line) -> Iterator[str]:
    for piece in line:
        match piece:
            case Code():
                yield element("code", piece)
            case Strong():
                yield element("strong", piece)
            case Link() if piece.startswith("https://"):
                yield element("a", piece.removeprefix("https://").removeprefix("www."), href=piece, rel="noreferrer")
            case _:
                yield str(piece)
