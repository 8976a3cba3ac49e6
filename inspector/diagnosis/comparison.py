"""From the reports on two tokens, one that worked and one that did not, to what differs, what matters first."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.diagnosis.difference import Change, Difference
from inspector.diagnosis.differences import equal, member_differences, same_names
from inspector.diagnosis.matters import Matter, by_rules, codes_with_places, second_user, two_keys, weighs
from inspector.diagnosis.same_key import SameKey, same_key
from inspector.diagnosis.serialisation import written_differently
from inspector.diagnosis.text_differences import text_differences
from inspector.inspection import Inquiry, judge_again
from inspector.jose import Json, Token, pointer_part
from inspector.report.report import Report


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
        had = codes_with_places(self.good)
        both = (each for each in self.bad.findings if weighs(each) and (each.rule.code, each.where) in had)
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
    matters = list(by_rules(good, bad, differences))
    others = [each for each in differences if not any(each in matter.differences for matter in matters)]
    matters += [*two_keys(others, good, bad), *second_user(others, good, bad)]
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
    yield from text_differences(ours, theirs)
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


def _same(good: Token, bad: Token) -> Iterator[str]:
    for part, ours, theirs in (("header", good.header, bad.header), ("payload", good.payload, bad.payload)):
        yield from (f"/{part}/{pointer_part(name)}" for name in same_names(ours or {}, theirs or {}))
