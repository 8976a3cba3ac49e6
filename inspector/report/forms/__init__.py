"""From the name of a form to what writes a run's reports in it."""

from importlib import import_module
from typing import NamedTuple

from inspector.report.forms.form import Form, Style


class _Made(NamedTuple):
    """Where a form is written, how files of it end, and what it is for."""

    module: str
    name: str
    endings: tuple[str, ...]
    words: str


# Each is loaded when it is wanted, for most runs want one.
_FORMS = {
    "text": _Made("grouped", "Grouped", (".txt",), "a line for each finding, grouped by source"),
    "concise": _Made("grouped", "Concise", (), "a line for each finding, with its whole place"),
    "json": _Made("json_document", "JsonDocument", (".json",), "all reports and a summary in one object"),
    "jsonl": _Made("json_document", "JsonLines", (".jsonl", ".ndjson"), "a report a line"),
    "sarif": _Made("sarif", "Sarif", (".sarif", ".sarif.json"), "SARIF 2.1.0, for code scanning"),
    "junit": _Made("junit", "JUnit", (".xml",), "JUnit XML, for CI services: a test case for each token"),
    "github": _Made("github", "GitHub", (), "workflow commands, for GitHub Actions"),
    "csv": _Made("table", "Table", (".csv",), "a row for each finding, for spreadsheets"),
    "html": _Made("web_page", "WebPage", (".html", ".htm"), "one page to be read in a browser, and printed"),
    "markdown": _Made(
        "markdown_run", "MarkdownRun", (".md", ".markdown"), "totals and the first findings, for a comment"
    ),
}
NAMES = tuple(_FORMS)
MEANINGS = {name: (made.words, made.endings) for name, made in _FORMS.items()}


def form_of(name: str, style: Style) -> Form:
    """The form of that name."""
    made = _FORMS[name]
    form = getattr(import_module(f"{__name__}.{made.module}"), made.name)(style)
    if not isinstance(form, Form):
        raise TypeError(name)
    return form


def by_ending(path: str) -> str:
    """The form whose files end as this one's name does, by the longest such ending; "" for none."""
    found = [(len(ending), name) for name, made in _FORMS.items() for ending in made.endings if _ends(path, ending)]
    return max(found, default=(0, ""))[1]


def is_kind_of(name: str, path: str) -> bool:
    """Whether files of that form may end so, too, as SARIF's may in .json, for their longer ending ends in it."""
    told = max((ending for ending in _FORMS[by_ending(path)].endings if _ends(path, ending)), key=len)
    return any(ending.endswith(told) for ending in _FORMS[name].endings)


def _ends(path: str, ending: str) -> bool:
    return path.lower().endswith(ending)
