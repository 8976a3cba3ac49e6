"""From payload and signing options to what is wrong with them, and to the token that would result, judged."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from inspector.checks.catalogue import RuleSet
from inspector.checks.finding import Finding, Skipped
from inspector.checks.rule import Severity
from inspector.inspection import Inquiry, inspect_unsigned
from inspector.jose import Problem, pointer_part
from inspector.report.report import Report, Verdict
from inspector.signing.correction.wanted import unfilled
from inspector.signing.faults import NEEDED, PAIRS, given_options, input_faults
from inspector.signing.finished import finished
from inspector.signing.inputs import Inputs, Library, Spot
from inspector.signing.javascript.json_text import stringify
from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    OpenObject,
    Unknown,
    Unseen,
    Value,
    holds_bigint,
    is_number,
    is_object,
    member,
)
from inspector.signing.jsonwebtoken.buffer import to_bytes
from inspector.signing.jsonwebtoken.key import Key
from inspector.signing.jsonwebtoken.sign import Outcome, sign
from inspector.signing.jsonwebtoken.timespan import moment_after
from inspector.signing.jsonwebtoken.validators import CLAIMS, OPTIONS, is_set, refusals
from inspector.signing.parts import encode_bytes
from inspector.signing.sight import IAT, Sight, unseen_of, unseen_places
from inspector.signing.standing_in import stood_in, unknown_places
from inspector.trust.tenant import Tenant

_KEYS: Mapping[str, Key] = {
    "HS": Key(type="secret"),
    "ES256": Key(family="ec", curve="prime256v1"),
    "ES384": Key(family="ec", curve="secp384r1"),
    "ES512": Key(family="ec", curve="secp521r1"),
    "none": Key(type="none"),
}
_SOON = 60  # seconds
_GUESSES = ("QJ512", "QJ513")
_OF_NAMES = ("QJ309", "QJ310")  # which look at no value


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What is known of a token before it is signed.

    `refusals` are what jsonwebtoken would say, word for word: the first is thrown, in callback style all are handed to
    the callback. `header` and `payload` are those of the token that would result, None where none would. `findings`
    stand in the order of causes; `where` points into {"payload", "options"} as they were given. `report` judges the
    token as far as it can be made, leaving out what is refused. `assumed` are the places whose values only a run would
    show, with the expressions that make them: nothing is found there, and nothing is claimed of them. `awaited` are
    members that a token must have and that are not written: what is not seen has to bring them.
    """

    inputs: Inputs
    refusals: tuple[str, ...]
    header: Object | None
    payload: Object | None
    findings: tuple[Finding, ...]
    report: Report
    assumed: tuple[tuple[str, str], ...]
    awaited: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Preflight({self.verdict.value}, {len(self.findings)} findings)"

    @property
    def refusal(self) -> str | None:
        """What jsonwebtoken says first, None where it refuses nothing."""
        return self.refusals[0] if self.refusals else None

    @property
    def verdict(self) -> Verdict:
        """Nonconforming at any error; else what the rules that can be asked before signing come to."""
        return self.report._replace(findings=self.findings).verdict

    def spot(self, finding: Finding) -> Spot | None:
        """Where in the source a finding stands, None where that is not known."""
        return self.inputs.spot(finding.where)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.rule.severity is severity for finding in self.findings)


def preflight(
    payload: Value,
    options: Value = UNDEFINED,
    *,
    now: float,
    tenant: Tenant | None = None,
    rules: RuleSet | None = None,
) -> Preflight:
    """What jsonwebtoken 9 makes of payload and options, and what the token that would result is worth.

    Both are values as JSON has them. `now` is the moment of signing in seconds since 1970-01-01 UTC. What is wrong
    with them is a result; raises OptionError for a moment that no calendar has.
    """
    return look_ahead(Inputs(payload=payload, options=options), Inquiry(now, tenant or Tenant(), rules or RuleSet()))


def look_ahead(inputs: Inputs, inquiry: Inquiry) -> Preflight:
    """What these inputs lead to, as if signed at the inquiry's moment."""
    given, as_given = _unfilled(inputs.payload), inputs
    inputs = replace(inputs, payload=given, options=_opened(_unfilled(inputs.options), given))
    options, moment = given_options(inputs.options), inquiry.moment
    outcome, problems = _attempt(inputs, options, moment)
    made = outcome
    if outcome.header is None and inputs.library == "jsonwebtoken":
        made = _as_far_as_possible(inputs.payload, options, moment)
    header, payload = made.header or {}, made.payload if is_object(made.payload) else {}
    assumed = (*unknown_places(header, "/header"), *unknown_places(payload, "/payload"))
    origins = _origins(inputs.payload, options, inputs.library)
    sight = Sight(
        payload=inputs.payload,
        options=options,
        origins=origins,
        assumed=assumed,
        longest=inquiry.tenant.longest_lifetime,
        moment=moment,
    )
    filled = stood_in(header, sight.timed(payload, math.floor(moment)), inquiry.tenant, moment)
    report = inspect_unsigned(_text(made, *filled), _at_first_use(inquiry, filled[1]), problems)
    findings, not_told = _told(report.findings, sight)
    is_made = outcome.header is not None and is_object(outcome.payload)
    return Preflight(
        inputs=as_given,
        refusals=outcome.refusals,
        header=header if is_made else None,
        payload=payload if is_made else None,
        findings=findings,
        report=report._replace(findings=findings, skipped=(*report.skipped, *_not_asked(not_told, sight))),
        assumed=(
            *((_traced(where, origins), text) for where, text in assumed if text),
            *unseen_of(inputs.payload, inputs.options, inputs.library),
        ),
        awaited=_awaited(not_told, (*unseen_places(header, "/header"), *unseen_places(payload, "/payload")), sight),
    )


def _told(findings: tuple[Finding, ...], sight: Sight) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What is certain, as findings on the inputs, and what is not; guesses at what can be read are neither."""
    asked = [finding for finding in findings if _is_of_inputs(finding) or not _is_idle(finding, sight.origins)]
    certain = [
        finding
        for finding in asked
        if _is_of_inputs(finding) or finding.rule.code in _OF_NAMES or sight.is_certain(finding)
    ]
    codes = {finding.rule.code for finding in certain}
    told = (finding._replace(follows=finding.follows if finding.follows in codes else None) for finding in certain)
    return tuple(_of_inputs(each, sight) for each in told), tuple(
        finding for finding in asked if finding not in certain
    )


def _awaited(not_told: tuple[Finding, ...], unseen: tuple[str, ...], sight: Sight) -> tuple[str, ...]:
    """The members that are missed, and that what is not seen may bring, by where they would stand in the inputs."""
    missed = (finding.where for finding in not_told if sight.may_be_brought(finding))
    return tuple(dict.fromkeys(_traced(where, sight.origins) for where in (*missed, *unseen)))


def _not_asked(not_told: tuple[Finding, ...], sight: Sight) -> Iterator[Skipped]:
    """The rules that found something which holds only for the iat that was taken for granted."""
    waiting = (finding.rule for finding in not_told if sight.waits_for_iat(finding))
    yield from (Skipped(rule, IAT) for rule in dict.fromkeys(waiting) if rule.severity is not Severity.NOTE)


def _unfilled(value: Value) -> Value:
    """With the placeholders of corrected inputs that nobody filled in: they are not taken for values."""
    if isinstance(value, OpenObject):
        return OpenObject({name: _unfilled(item) for name, item in value.items()}, value.unseen, value.places)
    return {name: _unfilled(item) for name, item in value.items()} if is_object(value) else unfilled(value)


def _opened(options: Value, payload: Value) -> Value:
    """Options that may have more members than are seen: those that jsonwebtoken has to be given may be among them."""
    options = given_options(options) if isinstance(options, Unknown) else options
    if not isinstance(options, OpenObject):
        return options
    more = Unseen("".join(each.text for each in options.unseen[:1]))
    claims = {option for option, claim in PAIRS.items() if is_set(member(payload, claim))}
    absent = [name for name in NEEDED if name not in options and name not in claims]
    return OpenObject({**options, **dict.fromkeys(absent, more)}, options.unseen, options.places)


def _attempt(inputs: Inputs, options: Object, moment: float) -> tuple[Outcome, tuple[Problem, ...]]:
    """What the library does with the inputs, and what is wrong with them."""
    if inputs.library != "jsonwebtoken":
        return finished(inputs)
    outcome = sign(inputs.payload, inputs.options, moment=moment, style=inputs.style)
    return outcome, input_faults(inputs.payload, options, outcome.refusal)


def _at_first_use(inquiry: Inquiry, payload: Object) -> Inquiry:
    """The inquiry at the moment from which the token is good, where that is soon: the tutorial's sample waits 1 s."""
    nbf = payload.get("nbf")
    soon = is_number(nbf) and 0 < nbf - inquiry.moment <= _SOON
    return replace(inquiry, moment=nbf) if soon and is_number(nbf) else inquiry


def _as_far_as_possible(payload: Value, options: Object, moment: float) -> Outcome:
    """The token that would result without what is refused; of doubled claims the payload's value is kept."""
    claims = payload if is_object(payload) else OpenObject({}, (payload.text,)) if isinstance(payload, Unknown) else {}
    refused = refusals(claims, CLAIMS, "payload")
    kept: Object = {name: value for name, value in claims.items() if name not in refused and not holds_bigint(value)}
    wrong = {name for name, value in options.items() if holds_bigint(value)} | refusals(
        options, OPTIONS, "options"
    ).keys()
    doubled = {option for option, claim in PAIRS.items() if is_set(member(claims, claim))}
    used: Object = {name: value for name, value in options.items() if name not in wrong and name not in doubled}
    more = member(used, "header")
    algorithm = member(more, "alg") if is_object(more) and "alg" in more else used.get("algorithm", "HS256")
    for name in ("expiresIn", "notBefore"):  # which is found out only when it is used
        if moment_after(used.get(name), moment) == UNDEFINED:
            used.pop(name, None)
    outcome = sign(kept, used, moment=moment, key=_key_for(algorithm))
    for option in ("encoding", "header"):
        if outcome.header is None:
            used.pop(option, None)
            outcome = sign(kept, used, moment=moment, key=_key_for(used.get("algorithm", "HS256")))
    return outcome


def _key_for(algorithm: Value) -> Key:
    """A key that fits an algorithm, so that the key is not what is refused."""
    name = algorithm if isinstance(algorithm, str) else ""
    return next((key for beginning, key in _KEYS.items() if name.startswith(beginning)), Key())


def _text(made: Outcome, header: Object, payload: Object) -> str:
    """The token's text, as far as it goes before it is signed."""
    known = made.header is not None and not any(True for _ in unknown_places([made.header, made.payload], ""))
    if known and made.header_bytes is not None and made.payload_bytes is not None:
        return f"{encode_bytes(made.header_bytes)}.{encode_bytes(made.payload_bytes)}."
    texts = to_bytes(stringify(header) or "", "binary"), to_bytes(stringify(payload) or "", "")
    return f"{encode_bytes(texts[0])}.{encode_bytes(texts[1])}."


def _is_of_inputs(finding: Finding) -> bool:
    return finding.rule.about == "inputs"


def _is_idle(finding: Finding, origins: Mapping[str, str]) -> bool:
    """Whether it guesses how a time was made, where the option that makes it is there to be read."""
    return finding.rule.code in _GUESSES and finding.where in origins


def _origins(payload: Value, options: Object, library: Library) -> dict[str, str]:
    """Where what stands in the token comes from, by its pointer: "/payload/exp" from "/options/expiresIn"."""
    found = {
        f"/payload/{claim}": f"/options/{option}"
        for option, claim in PAIRS.items()
        if is_set(member(options, option)) and not is_set(member(payload, claim))
    }
    if library != "jsonwebtoken":
        under = "headers" if library == "PyJWT" else "header"
        headers = member(options, under)
        own = [pointer_part(name) for name in headers] if is_object(headers) else []
        return {"/header/alg": "/options/algorithm"} | {f"/header/{name}": f"/options/{under}/{name}" for name in own}
    more = member(options, "header")
    names = [pointer_part(name) for name in more] if is_object(more) else []
    found |= {"/header/kid": "/options/keyid", "/header/alg": "/options/algorithm"}
    return found | {f"/header/{name}": f"/options/header/{name}" for name in names}


def _of_inputs(finding: Finding, sight: Sight) -> Finding:
    """A finding on the token as one on the inputs; of a value that may yet be overwritten it is said."""
    where = finding.where if _is_of_inputs(finding) else _traced(finding.where, sight.origins)
    caveat = "" if finding.follows else sight.caveat(finding, where)
    return finding._replace(where=where, message=f"{sight.words(finding)}{caveat}")


def _traced(where: str, origins: Mapping[str, str]) -> str:
    """A pointer into the token as one into the inputs."""
    place = next((place for place in origins if where == place or where.startswith(f"{place}/")), None)
    return where if place is None else origins[place] + where[len(place) :]
