"""From the certificates that tokens were checked with to a section with their thumbprints and validity."""

from collections.abc import Iterator
from datetime import datetime

from inspector.diagnosis.dossier.document import Block, Code, Facts, Line, Section, Words
from inspector.diagnosis.dossier.scope import Scope
from inspector.trust.certificate import Certificate


def sections_of_certificates(scope: Scope) -> Iterator[Section]:
    """The certificates, or that there was none; nothing where there was no token that one could be held against."""
    tokens = (*scope.diagnosis.judged, *scope.diagnosis.handed_out)
    reports = [each.report for each in tokens if each.report is not None]
    found = {_mark(each.tenant.certificate): each.tenant.certificate for each in reports if each.tenant.certificate}
    if not reports:
        return
    beside = {_mark(each.certificate): each.certificate for each in scope.diagnosis.certificates}
    if not found:
        yield from _without(scope, tuple(beside.values()))
        return
    blocks: tuple[Block, ...] = tuple(Facts(tuple(_facts(scope, each))) for each in found.values())
    yield Section(title="Certificate" if len(found) < 2 else "Certificates", blocks=blocks)


def _without(scope: Scope, beside: tuple[Certificate, ...]) -> Iterator[Section]:
    """That the tenant's was not given, and which others signatures were held against."""
    if not beside:
        yield Section(title="Certificate", blocks=(Words(("None was given: no signature was checked.",)),))
        return
    told = Words(("None was given as the tenant's; signatures were held against:",))
    yield Section(title="Certificates", blocks=(told, *(Facts(tuple(_facts(scope, each))) for each in beside)))


def _mark(certificate: Certificate) -> str:
    return certificate.sha256 or certificate.spki_sha256


def _facts(scope: Scope, certificate: Certificate) -> Iterator[tuple[str, Line]]:
    size = f", {certificate.bits:,} bits" if certificate.bits else ""
    yield "this is", (f"a {certificate.kind.replace('-', ' ')}",)
    if certificate.key_type:
        yield "key", (f"{certificate.key_type}{size}",)
    for label, thumbprint in (
        ("SHA-256", certificate.sha256),
        ("SHA-1", certificate.sha1),
        ("SHA-256 of the key", certificate.spki_sha256),
    ):
        if thumbprint:
            yield label, (Code(thumbprint),)
    for label, moment in (("valid from", certificate.not_before), ("valid to", certificate.not_after)):
        told = _time(scope, moment)
        if told:
            yield label, (told,)


def _time(scope: Scope, moment: datetime | None) -> str:
    return "" if moment is None else scope.instant(moment.timestamp())
