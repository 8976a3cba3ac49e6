"""From the name of a report's file to its form, and from a diagnosis to that file: new, and its owner's alone."""

from datetime import tzinfo
from pathlib import Path

from inspector.cli.new_file import already_there, write_new
from inspector.diagnosis.cause import Diagnosis
from inspector.errors import OptionError
from inspector.lint.names import is_there, shown

_FORMS = (".md", ".html")
_OWNER_ALONE = 0o600


def check_name(name: str) -> None:
    """Raises OptionError for a name that tells no form, SourceError for a file that is there already."""
    if Path(name).suffix.lower() not in _FORMS:
        raise OptionError(f"--report: {shown(name)} is neither Markdown nor HTML; end the name with .md or .html")
    if is_there(name):
        raise already_there(Path(name))


def write_report(name: str, diagnosis: Diagnosis, zone: tzinfo | None, *, masked: bool) -> None:
    """Writes the report in the form that its name's ending says; raises SourceError where it cannot be written."""
    from inspector.diagnosis.dossier.compose import dossier  # noqa: PLC0415 - who wants no report need not wait for it

    found = dossier(diagnosis, zone, masked=masked)
    if Path(name).suffix.lower() == ".html":
        from inspector.diagnosis.dossier.as_page import render_page as render  # noqa: PLC0415
    else:
        from inspector.diagnosis.dossier.as_markdown import render_markdown as render  # noqa: PLC0415
    write_new(Path(name), render(found).encode("utf-8"), _OWNER_ALONE)
