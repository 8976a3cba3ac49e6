"""From a report and the name of its file to its text, in the form that the name's ending says."""

from typing import Literal, TypeAlias

from inspector.diagnosis.dossier.as_markdown import render_markdown
from inspector.diagnosis.dossier.document import Dossier

Form: TypeAlias = Literal["Markdown", "HTML", ""]


def form_of(name: str) -> Form:
    """The form that the ending of a file's name says, "" where it says none, or there is nothing but the ending."""
    begun, _, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    if not begun.strip("."):
        return ""
    match ending.lower():
        case "md":
            return "Markdown"
        case "html":
            return "HTML"
        case _:
            return ""


def written(dossier: Dossier, name: str) -> str:
    """The whole report, ending with a line end; Markdown unless the name says HTML."""
    if form_of(name) != "HTML":
        return render_markdown(dossier)
    from inspector.diagnosis.dossier.as_page import render_page  # noqa: PLC0415 - Markdown need not wait for it

    return render_page(dossier)
