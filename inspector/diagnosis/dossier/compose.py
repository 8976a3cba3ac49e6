"""From a diagnosis to its report as a document, before it is written as Markdown or HTML."""

from datetime import tzinfo

from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.dossier.about import about, masking
from inspector.diagnosis.dossier.document import Dossier
from inspector.diagnosis.dossier.of_calls import sections_of_calls
from inspector.diagnosis.dossier.of_case import sections_of_case
from inspector.diagnosis.dossier.of_certificates import sections_of_certificates
from inspector.diagnosis.dossier.of_tokens import sections_of_tokens
from inspector.diagnosis.dossier.scope import scope_of


def dossier(diagnosis: Diagnosis, zone: tzinfo | None, *, masked: bool) -> Dossier:
    """The report to send on; times are in UTC and in `zone` (None: UTC alone).

    With `masked` nothing in it says who somebody is, as far as that is known. Tokens are never in it.
    """
    scope = scope_of(diagnosis, zone, masked=masked)
    title, tone = _title(diagnosis)
    return Dossier(
        title=title,
        tone=tone,
        masking=masking(scope),
        about=tuple(about(scope)),
        sections=(
            *sections_of_case(scope),
            *sections_of_calls(scope),
            *sections_of_tokens(scope),
            *sections_of_certificates(scope),
        ),
    )


def _title(diagnosis: Diagnosis) -> tuple[str, str]:
    """What it came to, and the verdict whose colour that has."""
    match diagnosis.outcome:
        case "worked":
            return "The login worked", "conforming"
        case "failed" if diagnosis.first_cause is None:
            return "The login failed, for no known cause", "undecided"
        case "failed":
            return "Why the login failed", "nonconforming"
    if diagnosis.first_cause is None:
        return "No cause was found", "undecided"
    return "Why the token is likely to be refused", "nonconforming"
