"""From the names of report files to their forms, and from a diagnosis to those files: new, and their owner's alone."""

from datetime import tzinfo
from pathlib import Path

from inspector.cli.talk import say
from inspector.diagnosis.cause import Diagnosis
from inspector.errors import OptionError
from inspector.lint.names import shown
from inspector.lint.new_file import write_new

_OWNER_ALONE = 0o600


def check_names(names: tuple[str, ...]) -> None:
    """Before any work: raises OptionError for a name that tells no form."""
    if not names:
        return
    from inspector.diagnosis.dossier.written import form_of  # noqa: PLC0415 - who wants no report need not wait for it

    for name in names:
        if not form_of(name):
            raise OptionError(f"--report: {shown(name)} is neither Markdown nor HTML; end the name with .md or .html")


def write_reports(names: tuple[str, ...], diagnosis: Diagnosis, zone: tzinfo | None, *, masked: bool) -> None:
    """Writes the report in each form that a name's ending says; raises SourceError where it cannot be written."""
    if not names:
        return
    from inspector.diagnosis.dossier.compose import dossier  # noqa: PLC0415 - likewise
    from inspector.diagnosis.dossier.written import written  # noqa: PLC0415 - likewise

    found = dossier(diagnosis, zone, masked=masked)
    for name in names:
        write_new(Path(name), written(found, name).encode("utf-8"), _OWNER_ALONE)
        say(f"qlik-jwt: the report, {found.masking}, is in {shown(name)}")
