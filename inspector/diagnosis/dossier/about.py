"""From what a case has to the lines at its report's top: what is hidden in it, and what cannot be."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Cause, Diagnosis
from inspector.diagnosis.dossier.document import Line, Strong
from inspector.diagnosis.dossier.scope import Scope
from inspector.diagnosis.veil.known import Known

_HIDDEN = (
    "Masked: of tokens nothing is shown. What claims, or a sub, name, email or groups in an answer, say of somebody "
    "has stand-ins: “user 1” is always the same sub. Mail addresses and names of files are replaced, too."
)
_SHOWN = (
    "Not masked: hosts and paths of calls (never a query), issuer, key ID, audience, times, names of claims and "
    "cookies, thumbprints, and what was answered. Without a token its names are not known: the report's top says so."
)
MASKING = (_HIDDEN, _SHOWN)
"""What is masked in any report, before it is known what the case has."""
_BY_CLAIMS = (
    "Masked: of tokens nothing is shown. For names, mail addresses, subs, groups, jtis and all other claims that may "
    "say who somebody is there are stand-ins, one for each value wherever it stands: “user 1” is always the same sub."
)
_WITHOUT = "Masked in part: there was no token whose claims would tell who is who."
_UNREAD = "Masked in part: of tokens nothing is shown, but none could be read whole to tell who is who."
_STANDS_IN = " Where a value has a stand-in, that stands in them, too."
_UNKNOWN = " A name in an answer that no claim has cannot be known for one."
_READ_FIRST = "Read it before you send it on: names, user IDs and groups in {} are NOT masked{}."
_NOT_MASKED = (
    "NOT masked: all claims are shown, and so who the users are. Mind who reads it. Tokens, their signatures and what "
    "cookies hold are not in it."
)
_NOTHING_TO_MASK = "NOT masked: mind who reads it. Tokens, their signatures and what cookies hold are not in it."
_MADE = "It was made on one machine, from what was given there; nothing was sent anywhere."


def about(scope: Scope) -> Iterator[Line]:
    """What every reader has to know first; each promise is one that this case lets the report keep."""
    known = scope.veil.known
    if scope.masked:
        yield (_masked(scope),)
        yield from ((told,) for told in (Strong(_read_first(scope)), Strong(_too_many(scope)), _left(scope)) if told)
    else:
        yield (Strong(_NOT_MASKED if known.read or known.unread else _NOTHING_TO_MASK),)
    yield (_MADE,)


def masking(scope: Scope) -> str:
    """How far people are masked, in a word for who keeps the report."""
    if not scope.masked:
        return "NOT masked"
    return "masked in part (its top says what is not)" if _read_first(scope) or _too_many(scope) else "masked"


def _masked(scope: Scope) -> str:
    """What is masked, by what is known of the case's people."""
    known = scope.veil.known
    replaced = [] if known.read else ["mail addresses", "what cookies hold"]
    replaced += ["names of files"] if scope.veil.sources else []
    replaced += [_named(known)] if known.named else []
    told = _BY_CLAIMS if known.read else _UNREAD if known.unread else _WITHOUT
    *first, last = replaced or [""]
    too = f"{', '.join(first)} and {last}" if first else last
    return f"{told} Replaced{' too' if known.read else ''} are {too}." if too else told


def _named(known: Known) -> str:
    """What answers name as somebody's themselves."""
    what = "a value" if known.named == 1 else f"{known.named:,} values"
    return f"{what} that answers or texts call a sub, user, name, email or group"


def _read_first(scope: Scope) -> str:
    """What may say who somebody is, and cannot be masked; "" where all logins and tokens say whom they are for."""
    known, places = scope.veil.known, _places(scope.diagnosis)
    if known.is_whole or not places:
        return ""
    why = []
    if known.read and known.without:
        why.append(f"{known.without:,} login{' has' if known.without == 1 else 's have'} no token")
    if known.read and known.unread:
        why.append(f"{known.unread:,} token{'' if known.unread == 1 else 's'} could not be read")
    others = "" if not (known.read or known.named) else ", where they have no stand-in"
    reasons = f" ({', '.join(why)})" if why else ""
    return _READ_FIRST.format(" and ".join(places), f"{others}{reasons}")


def _too_many(scope: Scope) -> str:
    """What is not masked because there was too much of it to remember; "" where there was not."""
    notes = (each for each in scope.diagnosis.notes if each.is_of_masking)
    return " ".join(f"NOT all is masked. {scope.source(each.source)}: {each.words}." for each in notes)


def _places(diagnosis: Diagnosis) -> list[str]:
    """Where the words of others stand in the report."""
    is_answered = diagnosis.unknown_answers or any(each.by == "answer" for each in _causes(diagnosis))
    has_paths = bool(diagnosis.exchanges or diagnosis.exposures)
    return [*(["what was answered"] if is_answered else []), *(["paths of calls"] if has_paths else [])]


def _causes(diagnosis: Diagnosis) -> Iterator[Cause]:
    yield from filter(None, (diagnosis.first_cause, *diagnosis.found_too))


def _left(scope: Scope) -> str:
    """What is shown as it was, of what the case has."""
    diagnosis, known = scope.diagnosis, scope.veil.known
    reports = [each.report for each in (*diagnosis.judged, *diagnosis.handed_out) if each.report is not None]
    found = []
    if diagnosis.exchanges:
        found.append("hosts and paths of calls (never a query), names of cookies, web integrations")
    if known.read or known.unread:
        found.append("issuer, key ID, audience, algorithm, times, names of claims")
    if any(each.tenant.certificate is not None for each in reports):
        found.append("thumbprints of certificates")
    if "what was answered" in _places(diagnosis):
        found.append("what was answered")
    but = _STANDS_IN if scope.veil.stand_ins.names and _places(diagnosis) else ""
    if known.is_whole and "what was answered" in found:
        but += _UNKNOWN
    return f"Not masked: {', '.join(found)}.{but}" if found else ""
