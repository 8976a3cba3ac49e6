"""From the reports on two tokens, one that worked and one that did not, to what differs, what matters first."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.checks import sources
from inspector.checks.finding import Finding
from inspector.checks.rule import Severity
from inspector.diagnosis.difference import Change, Difference
from inspector.diagnosis.differences import equal, member_differences, same_names
from inspector.diagnosis.same_key import SameKey, same_key
from inspector.diagnosis.serialisation import written_differently
from inspector.inspection import Inquiry, judge_again
from inspector.jose import Json, Token
from inspector.report.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that differs and matters: what the bad token alone was found to have, at a difference or by itself.

    `reason` says why it matters where no rule does, with its source.
    """

    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two tokens side by side; `matters` stand in the order of causes, `others` are differences without consequence.

    `same` are JSON Pointers to the members that are equal in both.
    """

    good: Report
    bad: Report
    matters: tuple[Matter, ...]
    others: tuple[Difference, ...]
    same: tuple[str, ...]
    key: SameKey

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All of them, those that matter first."""
        return (*(each for matter in self.matters for each in matter.differences), *self.others)

    @property
    def in_both(self) -> tuple[str, ...]:
        """The codes of errors and warnings that both tokens have at the same place."""
        had = _codes_with_places(self.good)
        both = (each for each in self.bad.findings if _weighs(each) and (each.rule.code, each.where) in had)
        return tuple(dict.fromkeys(each.rule.code for each in both))

    @property
    def is_one_token(self) -> bool:
        """Whether both are the same, character by character."""
        return self.good.token.text == self.bad.token.text


def compare(good: Report, bad: Report, *, key: SameKey | None = None) -> Comparison:
    """What differs between a token that worked and one that did not, both judged in the same way.

    `key` is what is known of their keys, where more was asked than the certificates.
    """
    known = key or same_key(good, bad)
    differences = list(_differences(good, bad, known))
    matters = list(_by_rules(good, bad, differences))
    others = [each for each in differences if not any(each in matter.differences for matter in matters)]
    matters += _second_user(others, good, bad)
    mattering = [each for matter in matters for each in matter.differences]
    return Comparison(
        good=good,
        bad=bad,
        matters=tuple(matters),
        others=tuple(sorted((each for each in others if each not in mattering), key=lambda each: each.is_usual)),
        same=tuple(_same(good.token, bad.token)),
        key=known,
    )


def judged_after(good: Report, bad: Report, inquiry: Inquiry) -> Report:
    """The report on the bad token once the good one has been used: its jti may not be the same."""
    ours, theirs = (_jti(report) for report in (good, bad))
    is_name = isinstance(ours, str | int | float) and not isinstance(ours, bool) and ours != ""
    if not is_name or not equal(ours, theirs) or good.token.text == bad.token.text:
        return bad
    return judge_again(bad, inquiry, standing=bad.signature, reused=True)


def _jti(report: Report) -> Json:
    return (report.token.payload or {}).get("jti")


def _differences(good: Report, bad: Report, key: SameKey) -> Iterator[Difference]:
    ours, theirs = good.token, bad.token
    yield from _of_texts(ours, theirs)
    if ours.header is not None and theirs.header is not None:
        yield from member_differences("/header", ours.header, theirs.header)
    if ours.payload is not None and theirs.payload is not None:
        yield from member_differences("/payload", ours.payload, theirs.payload)
    texts = (("/header", ours.header_text, theirs.header_text), ("/payload", ours.payload_text, theirs.payload_text))
    for part, one, other in texts:
        styles = written_differently(one, other) if one and other else None
        if styles is not None:
            yield Difference(change=Change.STYLE, places=(part,), good=styles[0], bad=styles[1])
    if key.same is False:
        yield Difference(change=Change.KEY, places=("/signature",), good="one key", bad="another key")


def _of_texts(good: Token, bad: Token) -> Iterator[Difference]:
    """What differs in the text itself, before any JSON is read."""
    if len(good.parts) != len(bad.parts):
        yield Difference(change=Change.TEXT, places=("",), good=_parts(good), bad=_parts(bad))
    for part in ("/header", "/payload", "/signature"):
        ours, theirs = _text_faults(good, part), _text_faults(bad, part)
        if ours != theirs:
            yield Difference(change=Change.TEXT, places=(part,), good=ours, bad=theirs)


def _parts(token: Token) -> str:
    return f"{len(token.parts)} parts"


def _text_faults(token: Token, part: str) -> str:
    """In what a part is not what the RFCs want of its text, in words."""
    kinds = {problem.kind: None for problem in token.problems if problem.where == part}
    words = [_TEXT_FAULTS[kind] for kind in kinds if kind in _TEXT_FAULTS]
    return ", ".join(words) or "plain"


_TEXT_FAULTS = {
    "bad-base64url": "no strict base64url",
    "not-utf8": "not UTF-8",
    "not-json": "not JSON",
    "not-an-object": "no JSON object",
    "no-signature": "missing",
}


def _by_rules(good: Report, bad: Report, differences: list[Difference]) -> Iterator[Matter]:
    """What was found in the bad token alone, in the order of causes, that at one difference together."""
    had = _codes_with_places(good)
    alone = [each for each in bad.findings if _weighs(each) and (each.rule.code, each.where) not in had]
    taken: list[Finding] = []
    given: list[Difference] = []
    for finding in alone:
        if finding in taken:
            continue
        about = [each for each in differences if each.covers(finding) and each not in given]
        together = [each for each in alone if any(difference.covers(each) for difference in about)] or [finding]
        taken += together
        given += about
        yield Matter(findings=tuple(together), differences=tuple(about))


def _codes_with_places(report: Report) -> set[tuple[str, str]]:
    return {(finding.rule.code, finding.where) for finding in report.findings}


def _weighs(finding: Finding) -> bool:
    """A note is worth knowing, but keeps no token out."""
    return finding.rule.severity is not Severity.NOTE


def _second_user(differences: list[Difference], good: Report, bad: Report) -> Iterator[Matter]:
    """Another sub for the same e-mail address, which no single token shows."""
    ours, theirs = good.token.payload or {}, bad.token.payload or {}
    email = ours.get("email")
    if not isinstance(email, str) or not email or email != theirs.get("email"):
        return
    for difference in differences:
        if difference.places == ("/payload/sub",) and difference.change is Change.VALUE:
            yield Matter(differences=(difference,), reason=_SECOND_USER, source=sources.MULTIPLE_USERS)


_SECOND_USER = (
    "The e-mail address is the same and sub is another one: that makes a second user, and Qlik may refuse the login "
    "with LOGIN-12 (multiple active users with the same e-mail). Give each person one sub for good."
)


def _same(good: Token, bad: Token) -> Iterator[str]:
    for part, ours, theirs in (("header", good.header, bad.header), ("payload", good.payload, bad.payload)):
        yield from (f"/{part}/{name}" for name in same_names(ours or {}, theirs or {}))
