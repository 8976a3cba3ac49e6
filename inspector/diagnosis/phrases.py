"""From a diagnosis to the phrases that every form for people has of it."""

from collections.abc import Mapping

from inspector.diagnosis.addresses import shown_path
from inspector.diagnosis.cause import Basis, Clock, Diagnosis, Ground
from inspector.diagnosis.evidence import Exchange
from inspector.diagnosis.veil.scraps import SCRAP
from inspector.diagnosis.veil.veil import Veil
from inspector.report.ways import Ways
from inspector.visible import visible

KNOWN_BY: Mapping[Basis, str] = {
    "answer": "the answer says so",
    "capture": "the capture shows it",
    "token": "concluded from the token",
}
_CLOCKS: Mapping[Clock, str] = {"answer": "the Date of the answer", "client": "the client's time of the call"}
_NEW_KEY = (
    "make a new key pair, configure its certificate, delete the identity provider with the old one, and sign on a "
    "server alone."
)
_KEY = f"If it is the key that signs tokens, whoever has seen it can sign one for any user: {_NEW_KEY}"
_ENCRYPTED = (
    "Nobody can sign with it who does not know its passphrase. If that may be known, too, and it is the key that signs "
    f"tokens: {_NEW_KEY}"
)
_MOST = 3  # calls
_LOST = (
    "No whole token was found. What was given may be a piece of one, whose beginning is missing: copy it again, whole."
)
_SECRET = "Look what it opens; if it is a secret, replace it, and keep the new one on a server."  # noqa: S105 - advice


def told_by(clock: Clock, ways: Ways) -> str:
    """By which clock the moment of a call is known."""
    return _CLOCKS.get(clock, ways.moment)


def without_cause(diagnosis: Diagnosis) -> str:
    """What is said where there is no cause, in a sentence."""
    if diagnosis.outcome == "worked":
        return f"Qlik accepted the token, and {_after(diagnosis)}."
    alone = next((each for each in diagnosis.exchanges if each.is_alone and each.is_answered), None)
    if alone is not None and not any(each.is_login for each in diagnosis.exchanges):
        told = "nothing else explains it" if alone.is_refused else "whether a login worked, it does not say"
        return f"An answer with HTTP {alone.status} was given without the request it is to: {told}."
    if diagnosis.outcome == "failed":
        last = next((each.exchange for each in reversed(diagnosis.judged) if each.exchange is not None), None)
        if last is not None and last.worked:
            return "The login worked, but calls after it were refused, and nothing that was given explains why."
        if any(each.report is not None for each in diagnosis.judged):
            return "The login failed, and neither the answers nor the tokens that were given explain why."
        return "The login failed, and no answer that was given explains why."
    if not diagnosis.judged:
        count = len(diagnosis.exchanges) + diagnosis.passed_over
        if any(SCRAP in each for each in diagnosis.unknown_answers):
            return _LOST
        of = f" {count:,} exchange{' was' if count == 1 else 's were'} looked at." if count else ""
        return f"Nothing of a login was found: no call to /login/jwt-session, no known answer, no token.{of}"
    return "No error was found in what was given, and no answer to it."


def _after(diagnosis: Diagnosis) -> str:
    """What became of the calls after the last login that worked."""
    login = next(
        (each.exchange for each in reversed(diagnosis.judged) if each.exchange is not None and each.exchange.is_login),
        None,
    )
    if login is None:
        return "nothing in what was given went wrong after it"
    after = diagnosis.exchanges[login.number + 1 :]
    of_host = [each for each in after if each.address.host == login.address.host and each.method != "OPTIONS"]
    failed = [each for each in of_host if each.is_refused or not each.is_answered]
    if not failed:
        return "nothing in what was given went wrong after it"
    calls = [
        f"{heard(diagnosis.veil, each.method)} {shown_path(each.address, diagnosis.veil)} ({_came_of(each)}, "
        f"{each.where})"
        for each in failed[:_MOST]
    ]
    more = f" and {len(failed) - _MOST:,} more" if len(failed) > _MOST else ""
    return f"calls after it failed: {', '.join(calls)}{more}"


def _came_of(call: Exchange) -> str:
    return f"HTTP {call.status}" if call.is_answered else "no answer"


def heard(veil: Veil | None, told: str) -> str:
    """What others than this tool said, safe to show, with the stand-ins of a veil in it."""
    plain = visible(told)
    return plain if veil is None else visible(veil.heard(plain))


def worded(veil: Veil | None, told: str) -> str:
    """Words of this tool, which may quote others, safe to show, with the stand-ins of a veil in them."""
    plain = visible(told)
    return plain if veil is None else visible(veil.words(plain))


def on_danger(what: str) -> str:
    """What to do about a secret that was met."""
    if "private key" not in what:
        return _SECRET
    return _ENCRYPTED if "encrypted" in what else _KEY


def grounded(ground: Ground) -> str:
    """What a cause rests on, with how well that is known."""
    return f"{ground.words} ({ground.grade})" if ground.grade else ground.words


def predicted(diagnosis: Diagnosis) -> tuple[str, ...]:
    """What Qlik would most likely answer, in a line each."""
    return tuple(f"to {each.code}: “{each.words}” ({each.grade})" for each in diagnosis.predictions)
