"""From a token that was refused again and again to its first refusal, which is the one to be explained."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Cause, Ground, Judged
from inspector.diagnosis.reasons.answered import spoken
from inspector.diagnosis.scene import Scene

UNEXPLAINED = "first-refusal"


def first_refusal(scene: Scene, about: Judged) -> Judged | None:
    """The first login refused with the very token of a later one that failed; None for none, or where one worked."""
    if about.exchange is None or about.report is None or not about.report.token.text or about.exchange.worked:
        return None
    text, number = about.report.token.text, about.exchange.number
    before = [each for each in scene.logins if each.exchange is not None and each.exchange.number < number]
    same = [each for each in before if each.report is not None and each.report.token.text == text]
    if any(each.exchange is not None and each.exchange.worked for each in same):
        return None
    return next((each for each in same if each.exchange is not None and each.exchange.is_refused), None)


def unexplained(scene: Scene, first: Judged, about: Judged) -> Iterator[Cause]:
    """That the first refusal is to be explained, where nothing does: that the jti was used may be its consequence."""
    login, again = first.exchange, about.exchange
    if login is None or again is None:
        return
    answers = [Ground(f"The answer in {login.where}: “{spoken(each, scene.veil)}”") for each in login.said[:1]]
    yield Cause(
        name=UNEXPLAINED,
        by="capture",
        is_sure=False,
        says=f"The token was refused when it was sent first, in {login.where} (HTTP {login.status}), and nothing that "
        f"was given explains that; {again.where} sent it again.",
        where=login.where,
        rests_on=(
            *answers,
            Ground("What a retry with the same jti is answered says nothing of the first refusal", "inferred"),
        ),
        look="the first refusal: issuer, key ID and certificate in the console, and whether the provider is active",
        explains=False,
        change="For each try sign a new token with a new jti: then each answer is to the token alone.",
    )
