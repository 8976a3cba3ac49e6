"""From --format and --output, each given once or more, to the documents that a run writes."""

from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from inspector.cli.outlet import Outlet
from inspector.cli.output import in_utf_8, output_to
from inspector.errors import OptionError
from inspector.lint.names import is_there, shown
from inspector.report.forms import NAMES, form_of, has_ending
from inspector.report.forms.form import Form, Style


class Document(NamedTuple):
    """A form, and the file it is written to; None is standard output."""

    name: str
    path: str | None


class Look(NamedTuple):
    """What is wanted of all documents: colour ("auto", "always", "never"), ASCII alone, masking, claims."""

    color: str
    ascii_only: bool
    masked: bool
    show_claims: bool


def documents(forms: tuple[str, ...], outputs: tuple[str, ...]) -> list[Document]:
    """Which form goes where: to the file whose name ends as the form's do, else in the order given.

    One form may be left over for standard output. Raises OptionError where more are.
    """
    if not forms and len(outputs) <= 1:
        path = outputs[0] if outputs else None
        return [Document(_by_ending(path), path)]
    files, left = list(outputs), list(forms)
    found: dict[int, str] = {}
    for number, name in enumerate(left):
        fits = [path for path in files if has_ending(name, path)]
        if fits:
            found[number] = fits[0]
            files.remove(fits[0])
    for number in range(len(left)):
        if number not in found and files:
            found[number] = files.pop(0)
    if files:
        raise OptionError(f"--output {shown(files[0])}: there is no --format for it; write one for each --output")
    if len(left) - len(found) > 1:
        raise OptionError("--format: only one can go to standard output; write an --output FILE for each of the others")
    return [Document(name, found.get(number)) for number, name in enumerate(left)]


def _by_ending(path: str | None) -> str:
    return next((name for name in NAMES if path is not None and has_ending(name, path)), "text")


def refuse_overwriting(names: tuple[str, ...], outputs: tuple[str, ...]) -> None:
    """Raises OptionError where a file would be read and written."""
    for output in outputs:
        if outputs.count(output) > 1:
            raise OptionError(f"--output: {shown(output)} is named twice")
        for name in names if is_there(output) else ():
            if is_there(name) and Path(name).samefile(output):
                raise OptionError(f"--output: {shown(output)} is also read; name another file")


def opened(wanted: list[Document], look: Look, stack: ExitStack) -> tuple[tuple[Form, ...], tuple[Outlet, ...]]:
    """The forms and their outlets; raises SourceError where one cannot be written."""
    forms: list[Form] = []
    outlets: list[Outlet] = []
    for document in wanted:
        out = stack.enter_context(output_to(document.path, look.color, ascii_only=look.ascii_only))
        style = Style(paint=out.sheet.paint, zone=out.sheet.zone, masked=look.masked, show_claims=look.show_claims)
        forms.append(form_of(document.name, style))
        if forms[-1].UTF_8:
            in_utf_8(out.stream)
        outlets.append(Outlet(forms[-1], out))
    return tuple(forms), tuple(outlets)
