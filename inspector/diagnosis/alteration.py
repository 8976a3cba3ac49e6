"""From two tokens to what their texts and signatures prove of them together: that one was changed, damaged or cut."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.diagnosis.likeness import Likeness, likeness
from inspector.report.report import Report
from inspector.trust.reason import ALTERED
from inspector.trust.signature import verify
from inspector.trust.story import Named

Side: TypeAlias = Literal["good", "bad"]
Whose: TypeAlias = Literal["good", "bad", "both", ""]
Kind: TypeAlias = Literal["changed", "damaged", "two-keys"]
Basis: TypeAlias = Literal["signature", "reading", ""]
Known: TypeAlias = tuple[Whose, Basis]

_SHARED_END = 32  # characters of a signature that two tokens never share by chance
_USUAL = frozenset({256, 384, 512, 1024})  # bytes of a signature of RSA 2048, 3072, 4096 and 8192
_ONE_SIGNATURE = ("RS256", "RS384", "RS512")  # of a text with a key: PKCS #1 v1.5 has nothing random in it
_UNREAD = frozenset({"bad-base64url", "not-utf8", "not-json", "not-an-object", "not-three-parts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What two tokens prove together of what happened to one of them after it was signed.

    `kind` is "changed" (one signature over two texts that can be read), "damaged" (one is the other with characters
    lost, added or altered) or "two-keys" (one text with two signatures that differ throughout). `whose` is the token
    that it happened to, "both", or "" where nothing tells; for "two-keys" the one whose key is not the certificate's.
    `basis` says by what that is known: by the certificate's key ("signature"), or because the other one alone can be
    read and has a signature of a usual length ("reading"). `likeness` compares the texts, or where these are one the
    signatures (`of_signature`), in characters of the token; the good one is the first.
    """

    kind: Kind
    whose: Whose
    basis: Basis
    likeness: Likeness
    of_signature: bool = False

    @property
    def is_one_token(self) -> bool:
        """Whether the two were one token when that was signed."""
        return self.kind != "two-keys"


def alteration_of(good: Report, bad: Report, among: Sequence[Named] = ()) -> Alteration | None:
    """What the two prove together; None where they prove nothing, as two tokens that were each signed for themselves.

    `among` are further certificates that may tell which of the two is as it was signed.
    """
    found = _found(good, bad)
    if found is None or found.whose:
        return found
    known = _by_keys(good, bad, [each.certificate.key for each in among])
    return replace(found, whose=known, basis="signature") if known else found


def _found(good: Report, bad: Report) -> Alteration | None:
    """The same by the certificates that the two were judged by alone."""
    ours, theirs = good.token, bad.token
    if ours.text == theirs.text or not ours.text or not theirs.text or ours.gone or theirs.gone:
        return None
    whole = likeness(ours.text, theirs.text)
    if not ours.signature or not theirs.signature:
        is_one = (whole.is_piece and whole.is_one) or whole.behind >= _SHARED_END
        return _damaged(good, bad, whole) if is_one else None
    of_signatures = likeness(ours.parts[2], theirs.parts[2])
    if ours.signing_input == theirs.signing_input:
        return _of_one_text(good, bad, of_signatures)
    if ours.signature == theirs.signature:
        return _of_one_signature(good, bad)
    return _damaged(good, bad, whole) if of_signatures.is_one else None


def _of_one_signature(good: Report, bad: Report) -> Alteration:
    """Two texts under one signature, which is good over one of them at most."""
    whose, basis = _whose(good, bad)
    altered = {"good": (good,), "bad": (bad,)}.get(whose, (good, bad))
    kind: Kind = "changed" if all(map(_is_read, altered)) else "damaged"
    texts = likeness(*(each.token.text.rpartition(".")[0] for each in (good, bad)))
    return Alteration(kind=kind, whose=whose, basis=basis, likeness=texts)


def _of_one_text(good: Report, bad: Report, found: Likeness) -> Alteration | None:
    """Two signatures over one text: two keys made them, or one is damaged; nothing where each may be another."""
    if good.token.signature == bad.token.signature:
        return None
    if found.is_one:
        whose, basis = _whose(good, bad)
        return Alteration(kind="damaged", whose=whose, basis=basis, likeness=found, of_signature=True)
    if (good.token.header or {}).get("alg") not in _ONE_SIGNATURE:
        return None
    whose, basis = _by_signature(good, bad)
    if whose == "both":  # one key made both, of two other texts
        return None
    return Alteration(kind="two-keys", whose=whose, basis=basis, likeness=found, of_signature=True)


def _damaged(good: Report, bad: Report, found: Likeness) -> Alteration:
    whose, basis = _whose(good, bad)
    return Alteration(kind="damaged", whose=whose, basis=basis, likeness=found)


def _whose(good: Report, bad: Report) -> Known:
    """Which of two forms of one token is not as it was signed, and by what that is known."""
    known = _by_signature(good, bad)
    if known[0]:
        return known
    ours, theirs = ((_is_read(each), _has_usual_length(each)) for each in (good, bad))
    if ours == theirs:
        return "", ""
    return ("bad" if ours > theirs else "good"), "reading"


def _by_signature(good: Report, bad: Report) -> Known:
    ours, theirs = _is_as_signed(good, bad), _is_as_signed(bad, good)
    if ours != theirs:
        return ("bad" if ours else "good"), "signature"
    return ("both", "signature") if _is_altered(good) and _is_altered(bad) else ("", "")


def _is_as_signed(report: Report, other: Report) -> bool:
    """Whether the key of a certificate at hand, be it the other token's, made the signature of this very text."""
    reason = report.signature.reason
    if report.signature.status == "valid":
        return True
    if reason is not None and reason.kind == "other-algorithm" and reason.detail != "unknown":
        return True
    certificate = other.tenant.certificate
    return _verifies(report, None if certificate is None else certificate.key)


def _by_keys(good: Report, bad: Report, keys: Iterable[RSAPublicKey | None]) -> Whose:
    for key in keys:
        ours, theirs = _verifies(good, key), _verifies(bad, key)
        if ours != theirs:
            return "bad" if ours else "good"
    return ""


def _verifies(report: Report, key: RSAPublicKey | None) -> bool:
    token = report.token
    return key is not None and bool(token.signature) and verify(key, token.signing_input, token.signature or b"")


def _is_altered(report: Report) -> bool:
    """Whether the key of its certificate made the signature, of another text."""
    reason = report.signature.reason
    return reason is not None and reason.kind == ALTERED


def _is_read(report: Report) -> bool:
    """Whether nothing of its text is broken."""
    return not any(problem.kind in _UNREAD for problem in report.token.problems)


def _has_usual_length(report: Report) -> bool:
    return len(report.token.signature or b"") in _USUAL
