"""From the signatures of two tokens to whether one key made both, and whose key that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.diagnosis.alteration import alteration_of
from inspector.report.report import Report
from inspector.trust.certificate import Certificate
from inspector.trust.public_key import spki_of
from inspector.trust.recovery import Outcome, Recovery, Signed
from inspector.trust.story import Named, fitting
from inspector.trust.tenant import Tenant
from inspector.visible import cut, visible

# Why a signature is not good although the certificate's key made it.
_OF_THE_KEY = frozenset({"content-altered", "other-algorithm", "damaged-signature"})
_HASHES = {"RS256": "SHA-256", "RS384": "SHA-384", "RS512": "SHA-512"}
_ASK = "“qlik-jwt compare GOOD BAD --recover-key” computes it from the two signatures."


@dataclass(frozen=True, slots=True, kw_only=True)
class SameKey:
    """Whether one key made both signatures (None: not known), how that is known, and the key where it is known.

    `source` is "certificate", "recovery", "signature" or "" for nothing. `owners` name whose key it is of the
    certificates at hand, in words; `held_against` is how many those were.
    """

    same: bool | None
    words: str
    source: str = ""
    key: RSAPublicKey | None = None
    owners: tuple[str, ...] = ()
    held_against: int = 0

    @property
    def is_refuted(self) -> bool:
        """Whether it was computed that no key verifies both tokens as they stand."""
        return self.source == "recovery" and self.key is None


def same_key(good: Report, bad: Report, among: Sequence[Named] = ()) -> SameKey:
    """What certificates, texts and lengths tell, without computing; `among` are further certificates."""
    if not good.token.signature or not bad.token.signature:
        return SameKey(same=None, words="Of one of the tokens no signature is here.")
    known = _by_certificate(good, bad) or _by_others(good, bad, among)
    if known is not None and known.same:
        return known
    altered = alteration_of(good, bad)
    if altered is not None and altered.is_one_token:
        return SameKey(same=True, words=_ONE, source="signature")
    if known is not None:
        return known
    return _by_length(good, bad) if altered is None else SameKey(same=False, words=_TWO_KEYS, source="signature")


_ONE = "One key made both signatures: the two were one token when that was signed."
_TWO_KEYS = "Two keys made them, or one is damaged throughout: a key makes but one signature of a text."


def _by_certificate(good: Report, bad: Report) -> SameKey | None:
    """What the certificates tell that the tokens were judged by; None where they tell nothing of one of them."""
    ours, theirs = _made_by_certificate(good), _made_by_certificate(bad)
    certificate, other = good.tenant.certificate, bad.tenant.certificate
    if certificate is None or other is None or ours is None or theirs is None:
        return None
    if certificate.spki_sha256 != other.spki_sha256:
        words = "Two keys made them: each token's is that of its own tenant's certificate."
        return SameKey(same=False, words=words, source="certificate") if ours and theirs else None
    if ours and theirs:
        words = "One key made both signatures: that of the certificate."
        return SameKey(same=True, words=words, source="certificate")
    return None if ours == theirs else SameKey(same=False, words=_told_apart(ours=ours), source="certificate")


def _by_others(good: Report, bad: Report, among: Sequence[Named]) -> SameKey | None:
    """What further certificates tell: whose key opens which of the signatures."""
    ours, theirs = (fitting(each.token.text, among) for each in (good, bad))
    if not ours or not theirs:
        return None
    mark = theirs[0].certificate.spki_sha256
    shared = next((each for each in ours if each.certificate.spki_sha256 == mark), None)
    if shared is not None:
        words = f"One key made both signatures: that of the certificate “{_name(shared)}”."
        return SameKey(same=True, words=words, source="certificate")
    words = f"Two keys made them: the good token's is that of “{_name(ours[0])}”, the bad token's “{_name(theirs[0])}”."
    return SameKey(same=False, words=words, source="certificate")


def _name(named: Named) -> str:
    return visible(cut(named.name, 60))


def same_key_by(recovery: Recovery) -> SameKey:
    """What was computed from the signatures."""
    same = {Outcome.SAME: True, Outcome.DIFFERENT: False}.get(recovery.outcome)
    return SameKey(same=same, words=recovery.words, source=_SOURCES.get(recovery.outcome, ""), key=recovery.key)


_SOURCES = {Outcome.SAME: "recovery", Outcome.NO_KEY: "recovery", Outcome.DIFFERENT: "signature"}


def with_owners(found: SameKey, known: Sequence[tuple[str, Certificate]]) -> SameKey:
    """The same with whose key it is of the certificates at hand; each of them has a name, safe to show."""
    if found.key is None:
        return found
    spki = spki_of(found.key)
    owners = tuple(name for name, each in known if each.key is not None and spki_of(each.key) == spki)
    return replace(found, owners=owners, held_against=len(known))


def signed(report: Report) -> Signed | None:
    """What the key is computed from; None without a signature, or where alg names no RSASSA-PKCS1-v1_5."""
    token = report.token
    algorithm = (token.header or {}).get("alg")
    if not token.signature or not isinstance(algorithm, str) or algorithm not in _HASHES:
        return None
    return Signed(token.signing_input, token.signature, _HASHES[algorithm])


def known_certificates(given: Tenant, tenants: Sequence[Tenant]) -> Iterator[tuple[str, Certificate]]:
    """The certificates at hand, each with what it is called."""
    if given.certificate is not None and given.certificate not in [tenant.certificate for tenant in tenants]:
        yield "the given certificate", given.certificate
    for tenant in tenants:
        if tenant.certificate is not None:
            yield f"tenant “{visible(cut(tenant.name, 60))}”", tenant.certificate


def _made_by_certificate(report: Report) -> bool | None:
    """Whether the key of the certificate made the signature, as far as that is known."""
    status, reason = report.signature.status, report.signature.reason
    if status == "valid":
        return True
    if status != "invalid" or reason is None:
        return None
    if reason.kind in _OF_THE_KEY:
        return True
    return False if reason.kind == "wrong-key" else None


def _told_apart(*, ours: bool) -> str:
    which, other = ("good", "bad") if ours else ("bad", "good")
    return (
        f"Two keys made them: the {which} token's is the certificate's, the {other} token's another one "
        "(or its signature is damaged)."
    )


def _by_length(good: Report, bad: Report) -> SameKey:
    lengths = len(good.token.signature or b""), len(bad.token.signature or b"")
    if lengths[0] == lengths[1]:
        return SameKey(same=None, words=f"Whether one key made both signatures is not known. {_ASK}")
    words = (
        f"The good token's signature has {lengths[0]} bytes, the bad one's {lengths[1]}: two keys of different size "
        "made them, or one token was cut."
    )
    return SameKey(same=False, words=words, source="signature")
