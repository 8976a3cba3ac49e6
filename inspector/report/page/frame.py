"""From a run's totals to the beginning and the end of the page: what it is, when it was judged, what is masked."""

import pkgutil

from inspector.checks.words import instant
from inspector.report.maker import NAME, version
from inspector.report.markup import Markup, element, joined, opened, void
from inspector.report.overview import headline
from inspector.report.run import Totals

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_MASKED = "What may say who users are is masked. Neither tokens nor signatures are in this file."
_NOT_MASKED = (
    "NOT masked: messages may say who users are; mind who reads it. Neither tokens nor signatures are in this file."
)


def beginning(totals: Totals, sections: list[tuple[str, str]], *, masked: bool) -> Markup:
    """All up to the first section."""
    title = f"{NAME}: {headline(totals.summary)}"
    links = (element("li", element("a", words, href=f"#{name}")) for name, words in sections)
    header = element(
        "header",
        element("a", "Skip to the results", href="#verdicts", class_="skip"),
        element("h1", headline(totals.summary)),
        element("p", f"Login tokens for Qlik Cloud, judged as of {instant(totals.moment)}.", class_="quiet"),
        element("p", _MASKED if masked else _NOT_MASKED, class_="quiet"),
        element("nav", element("ul", *links), aria_label="Sections"),
    )
    start = [
        Markup("<!doctype html>\n"),
        opened("html", lang="en"),
        head(title),
        opened("body"),
        header,
        opened("main"),
    ]
    return joined([*start, Markup("\n")])


def head(title: str, more_style: str = "") -> Markup:
    """What says that a page loads nothing, its title, and its style; `more_style` is CSS of this tool's own."""
    return element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", _style(), Markup(more_style)),
    )


def ending() -> Markup:
    """All from the last section on."""
    made = f"Made by {NAME} {version()}, which is no product of Qlik's. "
    footer = element("footer", element("p", made + "This page loads nothing, runs nothing and sends nothing."))
    return joined([Markup("</main>\n"), footer, Markup("</body></html>\n")])


def _style() -> Markup:
    """The style sheet, from the package."""
    data = pkgutil.get_data(__name__, "page.css")
    return Markup("" if data is None else data.decode("ascii"))
