"""From the tokens of a case whose signatures are not good to what happened to each after signing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from inspector.diagnosis.about import WHOLE, source_of
from inspector.diagnosis.cause import Cause, Diagnosis, Ground, Judged, Told
from inspector.diagnosis.regained import as_signed, parted, regained
from inspector.inspection import Inquiry
from inspector.report.report import Report
from inspector.trust.story import Known, Named, Story, made_anew, tell, tell_certificate

GoesOn: TypeAlias = Callable[[], bool]
_MOST = 4  # tokens that are searched: each takes up to two seconds


def stories(
    judged: Iterable[Judged],
    inquiry: Inquiry,
    *,
    among: tuple[Named, ...] = (),
    bounds: Callable[[], GoesOn] | None,
    deep: bool = False,
) -> tuple[Told, ...]:
    """What is proven of each token whose signature is not good, or was tried in vain.

    `among` are further certificates that may fit. `bounds` gives, for each token, what is asked between trials
    whether to go on; without it certificates are looked at, and nothing is searched. `deep` searches further.
    """
    found: list[Told] = []
    seen: set[str] = set()
    for each in judged:
        report = each.report
        if report is None or report.token.text in seen or not _is_open(report) or len(found) == _MOST:
            continue
        seen.add(report.token.text)
        story = story_of(report, inquiry, among=among, goes_on=bounds and bounds(), deep=deep)
        if story is not None:
            found.append(Told(each.where, story, regained(report, story, inquiry)))
    return tuple(found)


def with_stories(diagnosis: Diagnosis, told: tuple[Told, ...]) -> Diagnosis:
    """The diagnosis with what happened to tokens; what is proven of the one in question explains what it breaks."""
    accepted = {each.where for each in diagnosis.judged if each.exchange is not None and each.exchange.worked}
    told = tuple(_accepted(each) if each.where in accepted else each for each in told)
    first = diagnosis.first_cause
    met = next((each for each in told if first is not None and each.where == first.where), None)
    about = None if met is None else met.story
    if first is None or first.by != "token" or met is None or about is None:
        return replace(diagnosis, stories=told)
    if not (about.is_known or _is_damaged(diagnosis, first)):
        return replace(diagnosis, stories=told)
    explained, had = _parted(diagnosis, first, met)
    codes = tuple(dict.fromkeys(code for each in explained for code in each.codes))
    cause = Cause(
        name=f"token-{about.kind}",
        by="token",
        is_sure=False,
        says=about.message,
        where=first.where,
        rests_on=(_ground(about),),
        look=_LOOK[about.kind],
        change=about.fix,
        codes=codes,
    )
    found = [each.says for each in explained]
    if about.kind not in WHOLE:
        found = [f"what is found in the token as it stands here: {', '.join(codes)}"] if codes else []
    found += [] if met.regained is None else [as_signed(met.regained)]
    others = (each for each in diagnosis.follows if not each.startswith("QJ"))
    return replace(
        diagnosis,
        first_cause=cause,
        follows=(*found, *others),
        found_too=(*had, *(each for each in diagnosis.found_too if each not in (*explained, *had))),
        stories=tuple(each for each in told if each.story is not about),
        not_known=(*_not_found(about), *diagnosis.not_known),
    )


def _parted(diagnosis: Diagnosis, first: Cause, told: Told) -> tuple[list[Cause], list[Cause]]:
    """What is found in the token because of what happened to it, and what it had when it was signed."""
    more = [each for each in diagnosis.found_too if each.by == "token" and each.where == first.where]
    if told.regained is not None:
        return parted([first, *more], told)
    return [first, *(more if told.story.kind not in WHOLE else [])], []


def _accepted(told: Told) -> Told:
    """The story of a token that Qlik accepted: where nothing is proven, it is the certificate that does not fit."""
    if told.story.is_known or not told.story.where:  # the key opens it, and it stands here otherwise than it was sent
        return told
    return told._replace(story=replace(told.story, message=_NOT_ITS_OWN, fix=_GIVE_ITS_OWN, tried=()))


def _ground(story: Story) -> Ground:
    return Ground(_GROUNDS.get(story.kind, _PROOF), "documented", (source_of(story),))


def _not_found(story: Story) -> tuple[str, ...]:
    """What was searched for in vain, where that is all that can be said."""
    return (f"what was changed in the token; tried: {'; '.join(story.tried)}",) if story.tried else ()


def _is_damaged(diagnosis: Diagnosis, first: Cause) -> bool:
    """Whether the key is known to be right, though not what happened: then the token as it stands tells nothing."""
    about = [each for each in (first, *diagnosis.found_too) if each.where == first.where and each.by == "token"]
    return any("QJ602" in each.codes for each in about) and first.codes[:1] != ("QJ601",)


_NOT_ITS_OWN = (
    "Qlik accepted this token, but its signature does not fit the certificate that was given: that is not the "
    "identity provider's, or the token stands in the capture otherwise than it was sent."
)
_GIVE_ITS_OWN = "Judge the token with the certificate that the identity provider has in the console."
_PROOF = (
    "The signature is good once that is undone: the public key opens it, and it holds the digest of what was signed."
)
_GROUNDS = {
    "other-certificate": "The key of that certificate opens the signature, and no other key does.",
    "letter-case": "Each part is base64url, A–Z, a–z, 0–9, - and _, where small and capital letters differ.",
    "unproven": "The public key opens the signature, so the right key made it; it holds the digest of another text.",
}
_LOOK = {
    "damage": "the way from where the token was made to here: a mail, a chat, a form, a line that was wrapped",
    "cut": "the way from where the token was made to here: a field or log that keeps only so many characters",
    "edit": "what handles the token between signing and sending it",
    "rewritten": "what handles the token between signing and sending it",
    "letter-case": "the way from where the token was made to here: what stores, sends or compares texts without case",
    "unproven": "the way from where the token was made to here, and what handles it between signing and sending",
    "other-certificate": "the identity provider, and the key that signs",
}


def story_of(
    report: Report, inquiry: Inquiry, *, among: tuple[Named, ...] = (), goes_on: GoesOn | None, deep: bool = False
) -> Story | None:
    """What is proven of one token, or was tried in vain; None where its signature is good, or nothing is at hand.

    `among` are further certificates that may fit, `goes_on` is asked between trials, and without it none is made;
    `deep` searches further.
    """
    if not _is_open(report):
        return None
    text, tenant = report.token.text, report.tenant
    certificate = tenant.certificate
    given = None if certificate is None else Named(tenant.name or _GIVEN, certificate, tenant.key_id)
    other = tell_certificate(text, given, (*certificates_of(inquiry), *among))
    if other is not None:
        return other
    if goes_on is None or certificate is None or certificate.key is None or report.token.gone:
        return None
    tenants = (inquiry.tenant, *inquiry.among)
    issuers = tuple(each.issuer for each in tenants if each.issuer is not None)
    known = Known(issuers, tuple(each.key_id for each in tenants if each.key_id is not None))
    story = tell(text, certificate, goes_on=goes_on, deep=deep, known=known)
    if story is None or story.is_known or given is None:
        return story
    anew = made_anew(text, given)
    return replace(story, message=f"{story.message} {anew}".rstrip())


def _is_open(report: Report) -> bool:
    """Whether its signature was looked at without success, or not looked at; an unsigned text has none."""
    return bool(report.token.text) and report.signature.status in ("invalid", "not-checked")


def certificates_of(inquiry: Inquiry) -> tuple[Named, ...]:
    """The certificates of the tenants that tokens are judged by, with their names."""
    held = ((each, each.certificate) for each in (inquiry.tenant, *inquiry.among))
    return tuple(Named(each.name or _GIVEN, certificate, each.key_id) for each, certificate in held if certificate)


_GIVEN = "the certificate given"
