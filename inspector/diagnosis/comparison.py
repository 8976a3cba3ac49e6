"""From the reports on two tokens, one that worked and one that did not, to what differs, what matters first."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspector.diagnosis.about import About
from inspector.diagnosis.alteration import Alteration, alteration_of
from inspector.diagnosis.difference import Difference
from inspector.diagnosis.differences import differences_of, equal, same_members
from inspector.diagnosis.matters import Matter, by_rules, codes_with_places, found_alone, second_user, two_keys, weighs
from inspector.diagnosis.proven import by_alteration, by_recovery, by_standing, by_stories
from inspector.diagnosis.same_key import SameKey, same_key
from inspector.inspection import Inquiry, judge_again
from inspector.jose import Json
from inspector.report.report import Report
from inspector.trust.story import Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two tokens side by side; `matters` stand in the order of causes, `others` are differences without consequence.

    `same` are JSON Pointers to the members that are equal in both, `key` whether one key signed both, and which.
    `alteration` is what the two prove together of what happened to one of them after it was signed, None for nothing;
    `stories` what a search found of each, proven or not.
    """

    good: Report
    bad: Report
    matters: tuple[Matter, ...]
    others: tuple[Difference, ...]
    same: tuple[str, ...]
    key: SameKey
    alteration: Alteration | None = None
    stories: tuple[About, ...] = ()

    def __repr__(self) -> str:
        return f"Comparison({len(self.matters)} matters, {len(self.others)} others)"

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
    def in_good_alone(self) -> tuple[str, ...]:
        """The codes of errors and warnings that the good token alone has: the two may be swapped."""
        return tuple(dict.fromkeys(each.rule.code for each in found_alone(self.bad, self.good)))

    @property
    def summary(self) -> str:
        """What it comes to, in a sentence or two; what was not checked is said."""
        if self.is_one_token:
            return _IDENTICAL
        follow = sum(bool(matter.findings and matter.findings[0].follows) for matter in self.matters)
        count = len(self.matters) - follow
        if not count:
            return _without_matter(self)
        more = f", and {follow} more that {'follows' if follow == 1 else 'follow'}" if follow else ""
        differs = "thing differs that matters" if count == 1 else "things differ that matter"
        return f"{count} {differs}{more}, the first cause first:"

    @property
    def is_one_token(self) -> bool:
        """Whether both are the same, character by character."""
        return self.good.token.text == self.bad.token.text


def compare(
    good: Report,
    bad: Report,
    *,
    key: SameKey | None = None,
    stories: tuple[About, ...] = (),
    among: tuple[Named, ...] = (),
) -> Comparison:
    """What differs between a token that worked and one that did not, both judged in the same way.

    `key` is what is known of their keys, where more was asked than certificates and texts, `stories` what a search
    found. `among` are certificates beyond those that the tokens were judged by.
    """
    known, altered = key or same_key(good, bad, among), alteration_of(good, bad, among)
    stories = stories if altered is None or altered.whose == "both" else ()  # the two tell it without a search
    differences = tuple(differences_of(good.token, bad.token, two_keys=known.same is False))
    proven = by_alteration(altered, good, bad, differences), by_stories(stories, good, bad, differences, known)
    matters = [matter for each in proven for matter in each]
    matters += by_rules(good, bad, differences, matters)
    others = _not_in(matters, differences)
    of_keys = list(two_keys(others, good, bad, known.words))
    if altered is None:
        is_told = any(each.side == "good" and each.story.is_known for each in stories)
        of_keys += [*(() if is_told else by_standing(good, bad)), *by_recovery(known)]
    matters = [*_in_order(matters, of_keys), *second_user(others, good, bad)]
    return Comparison(
        good=good,
        bad=bad,
        matters=tuple(matters),
        others=tuple(sorted(_not_in(matters, differences), key=lambda each: each.is_usual)),
        same=tuple(same_members(good.token, bad.token)),
        key=known,
        alteration=altered,
        stories=stories,
    )


def _in_order(matters: list[Matter], of_keys: list[Matter]) -> list[Matter]:
    """What matters of the keys behind what goes before a signature in the order of causes, before all other."""
    at = 0
    while at < len(matters) and (not matters[at].findings or matters[at].findings[0].rule.code.startswith(_EARLIER)):
        at += 1
    return [*matters[:at], *of_keys, *matters[at:]]


_EARLIER = ("QJ1", "QJ2", "QJ6", "QJ7")


def _not_in(matters: list[Matter], differences: Iterable[Difference]) -> list[Difference]:
    told = [each for matter in matters for each in matter.differences]
    return [each for each in differences if each not in told]


def judged_after(good: Report, bad: Report, inquiry: Inquiry) -> Report:
    """The report on the bad token once the good one has been used: its jti may not be the same.

    Where the two were one token when it was signed, that they have one jti is no fault of its own.
    """
    ours, theirs = (_jti(report) for report in (good, bad))
    is_name = isinstance(ours, str | int | float) and not isinstance(ours, bool) and ours != ""
    if not is_name or not equal(ours, theirs) or good.token.text == bad.token.text:
        return bad
    altered = alteration_of(good, bad)
    if (altered is not None and altered.is_one_token) or _are_signed_alike(good, bad):
        return bad
    return judge_again(bad, inquiry, standing=bad.signature, reused=True)


def _are_signed_alike(good: Report, bad: Report) -> bool:
    """Whether header and payload are the same, and the signature of one of them is blacked out or cut off."""
    is_gone = "/signature" in good.token.gone or "/signature" in bad.token.gone
    return is_gone and good.token.signing_input == bad.token.signing_input


def _jti(report: Report) -> Json:
    return (report.token.payload or {}).get("jti")


_IDENTICAL = (
    "They are one and the same token, character by character. A token may be used once: where its login worked, it is "
    "refused from then on."
)
_SOUND = "one key made both signatures, both are good, and there is no fault that the bad token alone has"
_UNCHECKED = "Not checked is whether the signatures are good, and whether one key made both: the certificate tells."
_SAME_KEY = "One key made both signatures; not checked is whether they are good: the certificate tells."


def _without_matter(found: Comparison) -> str:
    """That nothing matters, as far as that may be said, and what the good token alone has."""
    alone = ", ".join(found.in_good_alone)
    swapped = f" The good token alone has {alone}: perhaps the two are swapped." if alone else ""
    statuses = {found.good.signature.status, found.bad.signature.status}
    if found.key.same and (statuses == {"valid"} or found.key.source == "recovery"):
        return f"Nothing differs that matters: {_SOUND}.{swapped}"
    if "not-checked" in statuses:
        same = _SAME_KEY if found.key.same else _UNCHECKED
        return f"Nothing that was checked differs in a way that matters. {same}{swapped}"
    return f"Nothing differs that matters: there is no fault that the bad token alone has.{swapped}"
