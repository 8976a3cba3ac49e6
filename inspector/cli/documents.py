"""From --format and --output, each given once or more, to the documents that a run writes."""

from contextlib import ExitStack
from typing import NamedTuple

from inspector.cli.outlet import Outlet
from inspector.cli.output import in_utf_8, output_to
from inspector.errors import OptionError
from inspector.lint.names import shown
from inspector.report.forms import by_ending, form_of, is_kind_of
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


def documents(forms: tuple[str, ...], outputs: tuple[str, ...], usual: str = "text") -> list[Document]:
    """Which form goes where: to the file whose name ends as the form's do, else in order to those that tell none.

    A file whose name tells another form than those given gets that one. One given form may be left over for standard
    output. Without forms each file has that of its ending, or the `usual` one.
    Raises OptionError where there are too many of either.
    """
    if not forms:
        return [Document(by_ending(path) or usual, path) for path in outputs] or [Document(usual, None)]
    files = list(outputs)
    found: dict[int, str] = {}
    for fits in (_ends_like, _may_end_like, _tells_none):
        for number, name in enumerate(forms):
            path = next((path for path in files if fits(name, path)), None) if number not in found else None
            if path is not None:
                found[number] = path
                files.remove(path)
    untold = [path for path in files if not by_ending(path)]
    if untold:
        raise OptionError(f"--output {shown(untold[0])}: there is no --format for it; write one for each --output")
    if len(forms) - len(found) > 1:
        raise OptionError("--format: only one can go to standard output; write an --output FILE for each of the others")
    made = [Document(name, found.get(number)) for number, name in enumerate(forms)]
    return made + [Document(by_ending(path), path) for path in files]


def _ends_like(name: str, path: str) -> bool:
    return by_ending(path) == name


def _may_end_like(name: str, path: str) -> bool:
    return bool(by_ending(path)) and is_kind_of(name, path)


def _tells_none(_name: str, path: str) -> bool:
    """No form is told by .txt either where another is given: all of them are text."""
    return by_ending(path) in ("", "text")


def opened(
    wanted: list[Document], look: Look, stack: ExitStack, *, flows: bool
) -> tuple[tuple[Form, ...], tuple[Outlet, ...]]:
    """The forms and their outlets, `flows` where what is read may pause; raises SourceError for one not writable."""
    forms: list[Form] = []
    outlets: list[Outlet] = []
    for document in wanted:
        out = stack.enter_context(output_to(document.path, look.color, ascii_only=look.ascii_only))
        style = Style(
            paint=out.sheet.paint,
            zone=out.sheet.zone,
            masked=look.masked,
            show_claims=look.show_claims,
            alone=document.path is not None,
            flows=flows,
        )
        forms.append(form_of(document.name, style))
        if forms[-1].UTF_8:
            in_utf_8(out.stream)
        outlets.append(Outlet(forms[-1], out))
    return tuple(forms), tuple(outlets)
