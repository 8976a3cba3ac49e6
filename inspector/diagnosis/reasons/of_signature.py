"""From a token's signature and the certificates at hand to the cause that none fits, and to which were looked at."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.scene import Scene, errors
from inspector.diagnosis.veil.veil import Veil
from inspector.report.report import Report
from inspector.trust.story import Named, fitting
from inspector.visible import cut, visible

UNFITTED = "no-certificate-fits"
_MOST = 4  # certificates that are named
_LONGEST = 80
_THUMBPRINT = 16  # hexadecimal digits of it: they tell certificates apart
_BEFORE = ("QJ1", "QJ201")  # what is wrong with it then is no matter of keys
_PROOF = "A public key opens the signatures that its private key made, of whatever text; none of these opens this one"


def unfitted(scene: Scene, judged: Judged, report: Report) -> Iterator[Cause]:
    """That none of the certificates given beside fits, where there is no other one that the signature is judged by."""
    among = scene.certificates
    is_open = report.signature.status == "not-checked" and bool(report.token.signature)
    if not among or not is_open or any(each.rule.code.startswith(_BEFORE) for each in errors(report)):
        return
    if fitting(report.token.text, among):
        return
    which = "the certificate that was" if len(among) == 1 else f"any of the {len(among):,} certificates that were"
    yield Cause(
        name=UNFITTED,
        by="token",
        is_sure=False,
        says=f"The token's signature is not of the key of {which} given: another key made it, or it is damaged.",
        where=judged.where,
        rests_on=(Ground(_PROOF, "documented", (sources.RFC8017_PKCS1,)), looked_at(among, scene.veil)),
        look="the key that signs, and the certificate that the identity provider has",
        change="Sign with the private key of the identity provider's certificate; if it has none of these, judge the "
        "token with the one it has.",
    )


def looked_at(among: tuple[Named, ...], veil: Veil) -> Ground:
    """Which certificates were held against a signature."""
    among = tuple({each.certificate.spki_sha256: each for each in reversed(among)}.values())[::-1]
    more = f"; and {len(among) - _MOST:,} more" if len(among) > _MOST else ""
    told = [_named(each, masked=veil.masked) for each in among[:_MOST]]
    return Ground(f"Looked at: {'; '.join(told)}{more}")


def _named(each: Named, *, masked: bool) -> str:
    """A certificate by its name, subject (which may name somebody) and thumbprint, of a bare key by that of the key."""
    found = each.certificate
    subject = f"{visible(cut(found.subject, _LONGEST))}, " if found.subject and not masked else ""
    kind, thumbprint = ("SHA-256", found.sha256) if found.sha256 else ("a public key, SHA-256", found.spki_sha256)
    return f"“{visible(cut(each.name, _LONGEST))}” ({subject}{kind} {thumbprint[:_THUMBPRINT]}…)"
